import MusterCore
import MusterLedger
import MusterPostgres
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterUsageAPI
import MusterWire

typealias QuotaMeasure = UsageV1.QuotaMeasure
typealias QuotaPeriod = UsageV1.Period
typealias QuotaOrigin = UsageV1.QuotaOrigin
typealias ReservationState = UsageV1.ReservationState

extension UsageV1.Quota {
  /// As it is set, or comes with Muster.
  init(_ rule: QuotaRule) {
    self.init()
    (id, key) = (rule.id?.description ?? "", rule.key)
    (category, metric) = (rule.counted.category, rule.counted.metric)
    dimensions = WireMap(rule.counted.dimensions)
    (measure, currencyCode) = (rule.counted.measure, rule.counted.currency)
    (limit, period, timeZone) = (rule.limit?.wire, rule.counted.period, rule.timeZone)
    (soft, thresholds) = (rule.isSoft, rule.thresholds)
    (createTime, updateTime) = (rule.createTime?.timestamp, rule.updateTime?.timestamp)
    version = rule.version
  }

  /// As the platform has it, whomever it binds.
  init(platform rule: QuotaRule) {
    self.init(rule)
    plan = rule.plan.isEmpty ? .unspecified : TypeV1.TenantPlan(storedName: rule.plan)
    onlyTenantID = rule.onlyTenant?.description ?? ""
    origin = rule.id == nil ? .builtIn : rule.onlyTenant == nil ? .platform : .operator
    effectiveLimit = rule.hardLimit?.wire
  }

  /// As it binds a tenant now.
  init(_ use: QuotaUse, of tenant: TenantID) {
    let quota = use.quota
    self.init(quota.rule)
    (tenantID, origin) = (tenant.description, quota.origin)
    if quota.own == nil, let given = quota.given {
      plan = given.plan.isEmpty ? .unspecified : TypeV1.TenantPlan(storedName: given.plan)
    }
    timeZone = quota.timeZone
    (ceiling, effectiveLimit) = (quota.ceiling?.wire, quota.effectiveLimit?.wire)
    (used, reserved) = (use.used.wire, use.reserved.wire)
    remaining = (quota.effectiveLimit ?? quota.rule.limit).map { ($0 - use.used - use.reserved).wire }
    (periodStartTime, resetTime) = (use.account.start.timestamp, use.account.end.timestamp)
  }
}

extension TypeV1.TenantPlan {
  init(storedName: String) {
    self = Self.allKnown.first { $0.stored == storedName } ?? .unspecified
  }
}

extension QuotaUse {
  /// As the event of a threshold tells it.
  func json(of tenant: TenantID) -> String { (try? UsageV1.Quota(self, of: tenant).json()) ?? "{}" }
}
