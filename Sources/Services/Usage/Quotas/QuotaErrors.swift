import MusterCore
import MusterLedger
import MusterRPC
import MusterRows
import MusterUsageAPI
import MusterWire

/// Every refusal that is about quotas, budgets and what is reserved of them.
extension RPCError {
  static func quotaInvalid(_ field: String, _ description: String) -> RPCError {
    RPCError(
      .invalidArgument, reason: "QUOTA_INVALID", message: "\(field) \(description)",
      violations: [FieldViolation(field: "quota.\(field)", description: description)])
  }

  static func quotaAboveCeiling(_ limit: Decimal, _ ceiling: Decimal) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "QUOTA_ABOVE_CEILING",
      message: "the limit of \(limit.text) is above \(ceiling.text), which the tenant's plan or an operator"
        + " allows; set it lower or change the plan",
      metadata: ["limit": limit.text, "ceiling": ceiling.text])
  }

  static func quotaNotFound(_ key: String) -> RPCError {
    RPCError(
      .notFound, reason: "QUOTA_NOT_FOUND",
      message: "nothing was set for the key \(key); there is nothing to"
        + " remove", metadata: ["key": key])
  }

  static func quotaVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message: "the quota is at version \(current), not \(sent): somebody else changed it; read it again and"
        + " retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  static func quotasTooMany(_ count: Int64, limit: Int64) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "USAGE_LIMIT_REACHED",
      message: "there are \(count) quotas, the limit is \(limit); remove some first",
      metadata: ["limit": "\(limit)", "count": "\(count)"], retry: .never)
  }

  /// A quota of the amount, or a budget of what it costs, has no room.
  static func noRoom(_ use: QuotaUse, for amount: Decimal) -> RPCError {
    let isBudget = use.quota.rule.counted.measure == .cost
    let (limit, key) = (use.quota.effectiveLimit ?? .zero, use.quota.rule.key)
    var metadata = [
      "quota": key, "limit": limit.text, "used": use.used.text, "reserved": use.reserved.text,
      "amount": amount.text,
    ]
    if let reset = try? use.account.end.timestamp?.json() {
      metadata["reset_time"] = String(reset.filter { $0 != "\"" })
    }
    return RPCError(
      .resourceExhausted, reason: isBudget ? "BUDGET_EXCEEDED" : "QUOTA_EXCEEDED",
      message: "the \(isBudget ? "budget" : "quota") \(key) of \(limit.text) has no room for \(amount.text):"
        + " \(use.used.text) are used and \(use.reserved.text) held",
      metadata: metadata, retry: .never)
  }

  static var reservationNotFound: RPCError {
    RPCError(.notFound, reason: "RESERVATION_NOT_FOUND", message: "no reservation has this id")
  }

  static var reservationExpired: RPCError {
    RPCError(
      .failedPrecondition, reason: "RESERVATION_EXPIRED",
      message: "the reservation ran out before it was committed, and what it held came back; if the thing was"
        + " done all the same, record it with RecordUsage")
  }

  static func reservationClosed(_ state: String) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "RESERVATION_CLOSED",
      message: "the reservation was \(state) before; it cannot be closed in another way",
      metadata: ["state": state])
  }

  static func reservationVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message:
        "the reservation is at version \(current), not \(sent): somebody else changed it; read it again"
        + " and retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  static func usageAmountInvalid(_ field: String, _ description: String) -> RPCError {
    RPCError(
      .invalidArgument, reason: "USAGE_AMOUNT_INVALID", message: "\(field) \(description)",
      violations: [FieldViolation(field: field, description: description)])
  }

  static func usageTimeInvalid(_ description: String) -> RPCError {
    RPCError(
      .invalidArgument, reason: "USAGE_TIME_INVALID", message: "usage_time \(description)",
      violations: [FieldViolation(field: "usage_time", description: description)])
  }
}
