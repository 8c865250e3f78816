import MusterJournal

/// What happens to quotas, reservations, credits and bills.
extension EventType {
  static let quotaSet = EventType("quota.set", readBy: "usage.read")
  static let quotaRemoved = EventType("quota.removed", readBy: "usage.read")
  /// Its data has the quota, and `threshold` as a percentage of its limit: once each in a period.
  static let quotaThresholdReached = EventType("quota.threshold_reached", readBy: "usage.read")
  static let creditsGranted = EventType("credits.granted", readBy: "usage.read")
  static let pricePlanCreated = EventType("price_plan.created", readBy: "usage.billing")
  /// Its data has `periodDate` and the report's `digest` as hexadecimal digits.
  static let billingPeriodClosed = EventType("billing_period.closed", readBy: "usage.billing")

  static let ofBilling: [EventType] = [
    .quotaSet, .quotaRemoved, .quotaThresholdReached, .creditsGranted, .pricePlanCreated,
    .billingPeriodClosed,
  ]
}
