import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTenantsAPI
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

extension TenantsV1.Tenant {
  init(_ row: Row, _ plans: PlanMessages, at now: Int64) throws(PostgresError) {
    self.init()
    try read(row, plans, at: now)
  }

  /// A row of `TenantStore.columns`, straight into the message: it is the read that every client begins with.
  fileprivate mutating func read(
    _ row: Row, _ plans: PlanMessages, at now: Int64
  ) throws(PostgresError) {
    id = TenantID(try row.value(0)).description
    slug = try row.value(1)
    displayName = try row.value(2)
    state = try row.value(3)
    plan = try row.value(4)
    health = try row.value(5)
    mfaPolicy = try row.value(6)
    timeZone = try row.value(7)
    locale = try row.value(8)
    country = try row.value(9)
    currencyCode = try row.value(10)
    homeRegion = try row.value(11)
    contactEmail = try row.value(12)
    createTime = try row.timestamp(13)
    updateTime = try row.timestamp(14)
    deleteTime = try row.timestamp(15)
    purgeTime = try row.timestamp(16)
    version = try row.value(17)
    suspension = try Self.suspension(row)
    let agreed = try Self.agreedLimits(row)
    limits = agreed.over(plans[plan])
    subscription = try Self.subscription(row, agreed, at: now)
  }

  private static func suspension(_ row: Row) throws(PostgresError) -> TenantsV1.TenantSuspension? {
    guard let time = try row.timestamp(18) else { return nil }
    var suspension = TenantsV1.TenantSuspension()
    suspension.suspendTime = time
    suspension.reason = try row.value(19)
    suspension.blockReads = try row.value(20)
    return suspension
  }

  private static func agreedLimits(_ row: Row) throws(PostgresError) -> TenantsV1.TenantLimits {
    var limits = TenantsV1.TenantLimits()
    limits.callsPerSecond = try row.optional(21)
    limits.callBurst = try row.optional(22)
    limits.maxOpenStreams = try row.optional(23)
    limits.maxMembers = try row.optional(24)
    limits.maxApiKeys = try row.optional(25)
    return limits
  }

  private static func subscription(
    _ row: Row, _ agreed: TenantsV1.TenantLimits, at now: Int64
  ) throws(PostgresError) -> TenantsV1.Subscription {
    var subscription = TenantsV1.Subscription()
    subscription.status = try row.value(26)
    subscription.startTime = try row.timestamp(27)
    subscription.trialEndTime = try row.timestamp(28)
    subscription.periodEndTime = try row.timestamp(29)
    subscription.cancelTime = try row.timestamp(30)
    subscription.externalID = try row.optional(31) ?? ""
    subscription.updateTime = try row.timestamp(32)
    if agreed != TenantsV1.TenantLimits() { subscription.limits = agreed }
    subscription.status = subscription.status(at: now)
    return subscription
  }
}

extension TenantsV1.GetTenantResponse {
  /// The tenant is made where it stays: a copy retains each of its texts.
  mutating func read(_ row: Row, _ plans: PlanMessages) throws(RPCError) {
    do throws(PostgresError) {
      tenant = TenantsV1.Tenant()
      try tenant?.read(row, plans, at: WallClock.seconds())
    } catch {
      throw .database(error)
    }
  }
}

extension TenantsV1.Subscription {
  /// As it stands at a time: a trial ends by itself, and so does what was cancelled for later.
  func status(at now: Int64) -> TenantsV1.SubscriptionStatus {
    if let cancelTime, cancelTime.seconds <= now { return .cancelled }
    if status == .trial, let trialEndTime, trialEndTime.seconds <= now { return .pastDue }
    return status
  }
}

extension TenantsV1.TenantLimits {
  /// The limits in force: those agreed, and the plan's for the others.
  func over(_ plan: TenantsV1.TenantLimits) -> TenantsV1.TenantLimits {
    var limits = self
    limits.callsPerSecond = callsPerSecond ?? plan.callsPerSecond
    limits.callBurst = callBurst ?? plan.callBurst
    limits.maxOpenStreams = maxOpenStreams ?? plan.maxOpenStreams
    limits.maxMembers = maxMembers ?? plan.maxMembers
    limits.maxApiKeys = maxApiKeys ?? plan.maxApiKeys
    return limits
  }

  fileprivate init(_ plan: PlanLimits.Limits) {
    self.init()
    callsPerSecond = Int32(clamping: plan.callsPerSecond)
    callBurst = Int32(clamping: plan.callBurst)
    maxOpenStreams = Int32(clamping: plan.openStreams)
    maxMembers = Int32(clamping: plan.members)
    maxApiKeys = Int32(clamping: plan.keys)
  }
}

/// The limits of the plans, ready to be shown.
struct PlanMessages: Sendable {
  private let limits: [TenantsV1.TenantLimits]

  init(_ plans: PlanLimits) {
    let most = TypeV1.TenantPlan.allKnown.map(\.rawValue).max() ?? 0
    limits = (0...most).map { TenantsV1.TenantLimits(plans[TypeV1.TenantPlan(rawValue: $0).stored]) }
  }

  /// A plan that this version does not know has those of no plan, which are the least.
  subscript(_ plan: TypeV1.TenantPlan) -> TenantsV1.TenantLimits {
    let place = Int(plan.rawValue)
    return limits[limits.indices.contains(place) ? place : 0]
  }
}

extension TenantDraft {
  init(_ tenant: TenantsV1.Tenant, id: TenantID) {
    func text(_ value: String, unstated: String) -> String { value.isEmpty ? unstated : value }
    self.id = id
    slug = tenant.slug
    displayName = tenant.displayName
    plan = text(tenant.plan.stored, unstated: Self.planDefault)
    secondFactor = text(tenant.mfaPolicy.stored, unstated: TenantsV1.MfaPolicy.off.stored)
    timeZone = text(tenant.timeZone, unstated: Self.timeZoneDefault)
    locale = text(tenant.locale, unstated: Self.localeDefault)
    country = tenant.country
    currencyCode = text(tenant.currencyCode, unstated: Self.currencyDefault)
    homeRegion = tenant.homeRegion
    contactEmail = EmailAddress.normal(tenant.contactEmail)
  }
}

extension TenantChange {
  /// The fields that the mask names; a field that is cleared goes back to what it is when not stated.
  init(_ request: TenantsV1.UpdateTenantRequest) {
    let tenant = request.tenant ?? TenantsV1.Tenant()
    let made = TenantDraft(tenant, id: .platform)
    version = tenant.version
    for path in UpdateMask.paths(request.updateMask?.paths, of: tenant) {
      switch path {
      case "display_name": displayName = made.displayName
      case "time_zone": timeZone = made.timeZone
      case "locale": locale = made.locale
      case "mfa_policy": secondFactor = made.secondFactor
      case "country": country = made.country
      case "currency_code": currencyCode = made.currencyCode
      case "contact_email": contactEmail = made.contactEmail
      default: continue
      }
      fields.append(path)
    }
  }
}
