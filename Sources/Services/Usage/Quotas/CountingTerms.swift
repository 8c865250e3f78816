import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// What decides how new entries of a tenant count, as it stands when they are written.
struct CountingTerms: Sendable {
  /// The end of the tenant's last billing period that is closed; nil when none is.
  let closedUntil: PostgresTime?
  let quotas: [QuotaInForce]
  let prices: CreditPrices?

  static func load(_ tx: borrowing TenantTransaction) async throws(RPCError) -> CountingTerms {
    try await found(tx, await tx.run(lookup(tx.tenant)), at: 0)
  }

  /// To go with other statements in one round trip; the first of them has taken the tenant's lock of usage.
  static func lookup(_ tenant: TenantID) -> [BoundStatement] {
    [BillingStore.closedUntil(tenant)] + QuotaStore.lookup(tenant) + PlanStore.lookup(tenant)
  }

  /// What `lookup` has found, whose answers begin at a place.
  static func found(
    _ tx: borrowing TenantTransaction, _ results: Results, at place: Int
  ) async throws(RPCError) -> CountingTerms {
    let (quotas, plans) = (place + 1, place + 1 + QuotaStore.lookup(tx.tenant).count)
    return CountingTerms(
      closedUntil: try BillingStore.closedUntil(results[place]),
      quotas: try QuotaStore.inForce(results, at: quotas, of: tx.tenant),
      prices: try await CreditPrices.load(tx, PlanStore.found(results, at: plans, of: tx.tenant)))
  }
}
