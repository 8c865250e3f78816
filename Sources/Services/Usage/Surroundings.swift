import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy

/// What usage needs to know that other services keep.
package protocol UsageSurroundings: Sendable {
  /// Of the transaction's tenant.
  func standing(_ tx: borrowing TenantTransaction) async throws(RPCError) -> UsageStanding

  /// What servers have counted of calls that changed nothing, by tenant and minute. In the nil tenant.
  func reads(
    _ tx: borrowing TenantTransaction, in minutes: Range<PostgresTime>
  ) async throws(RPCError) -> [ReadCount]
}

/// What usage goes by of a tenant, as it is stored.
package struct UsageStanding: Hashable, Sendable {
  package var timeZone: String
  package var currencyCode: String
  package var plan: String

  package init(timeZone: String, currencyCode: String, plan: String) {
    (self.timeZone, self.currencyCode, self.plan) = (timeZone, currencyCode, plan)
  }
}
