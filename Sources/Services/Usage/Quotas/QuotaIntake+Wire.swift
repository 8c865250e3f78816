import MusterCore
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterUsageAPI

/// What is checked of a quota that somebody sets, before it is compared with others of its key.
enum QuotaIntake {
  static let ownMax: Int64 = 200
  static let platformMax: Int64 = 10_000

  static func rule(_ quota: UsageV1.Quota, isPlatforms: Bool) throws(RPCError) -> QuotaRule {
    if !isPlatforms, quota.plan != .unspecified || !quota.onlyTenantID.isEmpty {
      throw .quotaInvalid(
        quota.plan != .unspecified ? "plan" : "only_tenant_id",
        "is for quotas of the platform; leave it out, or leave tenant_id empty")
    }
    if quota.plan != .unspecified, !quota.onlyTenantID.isEmpty {
      throw .quotaInvalid("plan", "and only_tenant_id cannot both be stated; the tenant alone is narrower")
    }
    if quota.category.isEmpty { throw .quotaInvalid("category", "is needed") }
    if quota.period == .unspecified { throw .quotaInvalid("period", "is needed") }
    let measure = quota.measure == .unspecified ? .amount : quota.measure
    if measure == .cost, quota.currencyCode.isEmpty {
      throw .quotaInvalid("currency_code", "is needed with a measure of cost")
    }
    if measure == .amount, !quota.currencyCode.isEmpty {
      throw .quotaInvalid("currency_code", "goes with a measure of cost; leave it out")
    }
    if measure == .amount, quota.metric.isEmpty {
      throw .quotaInvalid(
        "metric", "is needed: amounts of several metrics do not add up, only their costs do")
    }
    let limit = quota.limit.map { Decimal($0.value) ?? .zero }
    if let limit, limit < .zero { throw .quotaInvalid("limit", "is \(limit.text), and cannot be negative") }
    if limit == nil, !quota.thresholds.isEmpty {
      throw .quotaInvalid("thresholds", "are percentages of a limit; state one")
    }
    return QuotaRule(
      id: nil, key: quota.key, plan: quota.plan.stored, onlyTenant: TenantID(quota.onlyTenantID),
      counted: CountedUse(
        category: quota.category, metric: quota.metric, dimensions: quota.dimensions.texts, measure: measure,
        currency: quota.currencyCode, period: quota.period),
      limit: limit, timeZone: quota.timeZone, isSoft: quota.soft,
      thresholds: Set(quota.thresholds).sorted())
  }

  /// Whether there is what it counts.
  static func check(
    _ counted: CountedUse, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    let isBuiltIn = BuiltInQuotas.rules("").contains { $0.counted == counted }
    let meters = try await Meters.all(tx, category: counted.category).filter {
      counted.metric.isEmpty || $0.name.metric == counted.metric
    }
    if meters.isEmpty, !isBuiltIn { throw .meterNotFound(MeterName(counted.category, counted.metric)) }
    let known = Set(meters.flatMap(\.dimensions))
    for dimension in counted.dimensions.keys.sorted() where !known.contains(dimension) {
      let what =
        counted.metric.isEmpty
        ? "the category \(counted.category)" : "the meter \(counted.category)/\(counted.metric)"
      throw .dimensionUnknown(dimension, of: what, known: Array(known))
    }
    if counted.measure == .amount, let meter = meters.first, !meter.isAdditive {
      throw .quotaInvalid("metric", "is \(meter.name), which neither sums nor counts; limit its cost instead")
    }
  }
}
