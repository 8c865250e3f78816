import MusterCore
import MusterJournal
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
package import MusterUsageAPI
import MusterWire

extension UsageService {
  package func setQuota(
    _ request: UsageV1.SetQuotaRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.SetQuotaResponse {
    let quota = request.quota ?? UsageV1.Quota()

    return try await journal.write(UsageV1.Method.setQuota.info, request, as: caller) {
      tx throws(RPCError) in
      if tx.tenant != .platform, !(try await GrantStore.hasTenant(tx)) { throw .tenantUnknown }
      // Whoever records usage meanwhile counts by the quotas of before or of after.
      _ = try await tx.run(UsageClock.close(tx.tenant))
      let rules = try await QuotaStore.rules(tx).filter { $0.key == quota.key }
      let former = rules.first {
        $0.plan == quota.plan.stored && $0.onlyTenant == TenantID(quota.onlyTenantID)
      }
      if quota.version != 0, quota.version != former?.version ?? 0, former != nil || !request.remove {
        throw .quotaVersionStale(quota.version, current: former?.version ?? 0)
      }
      return request.remove
        ? try await remove(former, quota.key, tx) : try await set(quota, over: former, among: rules, tx)
    }
  }

  private func set(
    _ quota: UsageV1.Quota, over former: QuotaRule?, among rules: [QuotaRule],
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> Change<UsageV1.SetQuotaResponse> {
    let rule = try QuotaIntake.rule(quota, isPlatforms: tx.tenant == .platform)
    guard try await QuotaStore.isZone(tx, rule.timeZone) else {
      throw .fieldsInvalid([
        FieldViolation(
          field: "quota.time_zone",
          description: "is \(rule.timeZone), which is no zone of the IANA time-zone database")
      ])
    }
    try await QuotaIntake.check(rule.counted, tx)
    try await compare(rule, among: rules, former, tx)
    if former == nil {
      let (count, most) = (
        try await QuotaStore.count(tx),
        tx.tenant == .platform ? QuotaIntake.platformMax : QuotaIntake.ownMax
      )
      if count >= most { throw .quotasTooMany(count, limit: most) }
    }
    if let former, former.isSame(as: rule) {
      let message = try await found(former, tx)
      return .nothing(.with { $0.quota = message })
    }
    let saved = try await QuotaStore.save(tx, rule, over: former)
    let message = try await found(saved, tx)
    return Change(
      .with { $0.quota = message }, target: saved.id.map { ChangeTarget($0, version: saved.version) },
      fields: former == nil ? [] : ["quota"], event: ChangeEvent(.quotaSet, "quota", message))
  }

  /// With the others of its key, which count the same, and with what the platform allows.
  private func compare(
    _ rule: QuotaRule, among rules: [QuotaRule], _ former: QuotaRule?, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    var others = rules.filter { $0.id != former?.id }
    var ceiling: Decimal?
    if tx.tenant == .platform {
      others += BuiltInQuotas.rules("").filter { $0.key == rule.key }
    } else if let given = try await QuotaStore.inForce(tx).compactMap(\.given).first(where: {
      $0.key == rule.key
    }) {
      others.append(given)
      ceiling = given.id == nil ? nil : given.hardLimit
    }
    if let other = others.first(where: { $0.counted != rule.counted }) {
      let what = [other.counted.category, other.counted.metric].filter { !$0.isEmpty }.joined(separator: "/")
      throw .quotaInvalid(
        "key",
        "is \(rule.key), which counts \(other.counted.measure.stored) of \(what) in each"
          + " \(other.counted.period.stored) for others; count the same or take another key")
    }
    if let limit = rule.limit, let ceiling, limit > ceiling { throw .quotaAboveCeiling(limit, ceiling) }
  }

  private func remove(
    _ former: QuotaRule?, _ key: String, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> Change<UsageV1.SetQuotaResponse> {
    guard let former, let id = former.id else { throw .quotaNotFound(key) }
    let before = try await found(former, tx)
    try await QuotaStore.remove(tx, id)
    let wider = tx.tenant == .platform ? nil : try await inForce(key, tx)
    return Change(
      .with { $0.quota = wider ?? before }, target: ChangeTarget(id, version: 0, before: former.version),
      event: ChangeEvent(.quotaRemoved, "quota", before))
  }

  /// As it is in force.
  private func found(
    _ rule: QuotaRule, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> UsageV1.Quota {
    if tx.tenant == .platform { return UsageV1.Quota(platform: rule) }
    return try await inForce(rule.key, tx) ?? UsageV1.Quota(rule)
  }

  private func inForce(
    _ key: String, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> UsageV1.Quota? {
    let quotas = try await QuotaStore.inForce(tx).filter { $0.rule.key == key }
    guard let quota = quotas.first else { return nil }
    let now = try await QuotaUseStore.now(tx)
    let tenant = tx.tenant
    return try await Quotas.uses(tx, [(quota: quota, time: now)]).first.map { UsageV1.Quota($0, of: tenant) }
  }
}

extension QuotaRule {
  /// Nothing would change.
  fileprivate func isSame(as other: QuotaRule) -> Bool {
    counted == other.counted && limit == other.limit && timeZone == other.timeZone
      && isSoft == other.isSoft && thresholds == other.thresholds
  }
}
