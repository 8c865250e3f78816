import MusterPlatform
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterTenants
import MusterUsage

/// Usage asks by which calendar, currency and plan a tenant is counted, and what servers have counted.
struct UsageToOthers: UsageSurroundings {
  let tenants: TenantsService

  func standing(_ tx: borrowing TenantTransaction) async throws(RPCError) -> UsageStanding {
    let calendar = try await tenants.calendar(tx)
    return UsageStanding(
      timeZone: calendar.timeZone.isEmpty ? "UTC" : calendar.timeZone, currencyCode: calendar.currencyCode,
      plan: calendar.plan)
  }

  func reads(
    _ tx: borrowing TenantTransaction, in minutes: Range<PostgresTime>
  ) async throws(RPCError) -> [ReadCount] {
    try await ReadCountStore.counts(tx, in: minutes).map { ReadCount($0.tenant, $0.minute, $0.count) }
  }
}
