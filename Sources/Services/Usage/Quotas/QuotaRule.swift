import MusterCore
import MusterCrypto
import MusterPostgres
import MusterRows
import MusterTenancy
import MusterUsageAPI

/// What a quota counts. Quotas of one key all count the same.
struct CountedUse: Hashable, Sendable {
  let category: String
  /// Empty for every metric of the category.
  let metric: String
  let dimensions: [String: String]
  let measure: QuotaMeasure
  /// Empty unless cost is measured.
  let currency: String
  let period: QuotaPeriod

  func counts(_ name: MeterName, _ other: [String: String]) -> Bool {
    category == name.category && (metric.isEmpty || metric == name.metric)
      && dimensions.allSatisfy { other[$0.key] == $0.value }
  }
}

/// A quota as somebody has set it, or as it comes with Muster.
struct QuotaRule: Sendable {
  /// Nil for one of Muster's own.
  let id: QuotaID?
  let key: String
  /// Of the platform's: the tenants on this plan alone; empty for any.
  var plan = ""
  /// Of the platform's: this tenant alone.
  var onlyTenant: TenantID?
  let counted: CountedUse
  /// Nil for one that only counts.
  let limit: Decimal?
  /// Empty for the tenant's own.
  var timeZone = ""
  var isSoft = false
  var thresholds: [Int32] = []
  var createTime: PostgresTime?
  var updateTime: PostgresTime?
  var version: Int64 = 0

  /// What it refuses at.
  var hardLimit: Decimal? { isSoft ? nil : limit }
}

/// A quota that holds for a tenant: its own, within what the platform gives it.
struct QuotaInForce: Sendable {
  let own: QuotaRule?
  /// The narrowest of the platform's, or Muster's where there is none.
  let given: QuotaRule?
  /// The one whose words count.
  let rule: QuotaRule
  let timeZone: String

  init?(own: QuotaRule?, given: QuotaRule?, tenantZone: String) {
    guard let rule = own ?? given else { return nil }
    (self.own, self.given, self.rule) = (own, given, rule)
    let zone = rule.timeZone.isEmpty ? tenantZone : rule.timeZone
    timeZone = zone.isEmpty ? "UTC" : zone
  }

  /// Muster's own defaults are no bound: they hold until somebody sets another.
  var ceiling: Decimal? { given?.id == nil ? nil : given?.hardLimit }

  var effectiveLimit: Decimal? {
    guard let limit = rule.hardLimit else { return ceiling }
    return ceiling.map { min($0, limit) } ?? limit
  }

  var origin: QuotaOrigin {
    if own != nil { return .tenant }
    guard let given, given.id != nil else { return .builtIn }
    return given.onlyTenant == nil ? .platform : .operator
  }

  /// Its account in the ledger: another one as soon as it counts something else.
  var accountKey: String {
    let dimensions = rule.counted.dimensions.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    let parts =
      [
        rule.counted.category, rule.counted.metric, rule.counted.measure.stored, rule.counted.currency,
        rule.counted.period.stored, timeZone,
      ] + dimensions
    let bytes = parts.flatMap { part in Array("\(part.utf8.count) \(part)".utf8) }
    let digest = SHA256.digest(bytes).prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return "quota.\(rule.key).\(String(digest, radix: 16))"
  }
}

/// All quotas that hold for one tenant.
enum QuotaRules {
  /// Of each key the tenant's own and the narrowest of the platform's.
  static func inForce(
    own: [QuotaRule], platform: [QuotaRule], for tenant: TenantID, plan: String, zone: String
  ) -> [QuotaInForce] {
    let given = self.given(platform, to: tenant, plan: plan)
    let ownByKey = Dictionary(own.map { ($0.key, $0) }) { first, _ in first }
    return Set(ownByKey.keys).union(given.keys).sorted().flatMap { key in
      let (own, given) = (ownByKey[key], given[key])
      // One that was given later and counts something else bounds nothing: both hold.
      let isApart = own.map { own in given.map { $0.counted != own.counted } ?? false } ?? false
      let pairs = isApart ? [(own, nil), (nil, given)] : [(own, given)]
      return pairs.compactMap { QuotaInForce(own: $0.0, given: $0.1, tenantZone: zone) }
    }
  }

  private static func given(
    _ platform: [QuotaRule], to tenant: TenantID, plan: String
  ) -> [String: QuotaRule] {
    var given = Dictionary(BuiltInQuotas.rules(plan).map { ($0.key, $0) }) { first, _ in first }
    func width(_ rule: QuotaRule) -> Int {
      rule.id == nil ? 3 : rule.onlyTenant != nil ? 0 : rule.plan.isEmpty ? 2 : 1
    }
    for rule in platform {
      if let only = rule.onlyTenant, only != tenant { continue }
      if !rule.plan.isEmpty, rule.plan != plan { continue }
      if let other = given[rule.key], width(other) < width(rule) { continue }
      given[rule.key] = rule
    }
    return given
  }
}

/// Caps that hold without anybody having set them, so that nobody is surprised by a model's bill.
enum BuiltInQuotas {
  static let plans = ["ignition", "velocity", "dominance"]

  /// By the tenant's plan; one that this version does not know has the least.
  private static let aiDaily: [String: Int64] = ["ignition": 5, "velocity": 25, "dominance": 100]

  static func rules(_ plan: String) -> [QuotaRule] {
    [
      QuotaRule(
        id: nil, key: "ai_daily",
        counted: CountedUse(
          category: "ai", metric: "", dimensions: [:], measure: .cost, currency: "USD", period: .day),
        limit: Decimal(aiDaily[plan] ?? 5), thresholds: [80, 100])
    ]
  }
}
