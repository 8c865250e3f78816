import MusterCore
import MusterPostgres
package import MusterRPC
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func getTenant(
    _ request: TenantsV1.GetTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.GetTenantResponse {
    let row = try await tenants.read(caller) { tx throws(RPCError) in try await TenantStore.get(tx) }

    guard let row else { throw .tenantNotFound }
    var response = TenantsV1.GetTenantResponse()
    try response.read(row, limits)
    return response
  }

  /// A tenant as callers see it.
  func message(_ row: Row) throws(RPCError) -> TenantsV1.Tenant {
    try reading { () throws(PostgresError) in try TenantsV1.Tenant(row, limits, at: WallClock.seconds()) }
  }
}
