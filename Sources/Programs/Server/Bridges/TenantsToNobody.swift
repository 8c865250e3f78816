import MusterRPC
import MusterTenancy
import MusterTenants

/// What Tenants asks of parts that are not there: nothing stops a tenant, and nothing failed.
struct TenantsToNobody: SendObstacles, FailureLog {
  func isStopped(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Bool { false }

  func isWithoutCredits(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Bool { false }

  func recentFailures(
    _ tx: borrowing TenantTransaction, most: Int
  ) async throws(RPCError) -> [RecentFailure] { [] }
}
