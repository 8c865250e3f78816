import MusterCore
import MusterJournal
package import MusterRPC
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func deleteTenant(
    _ request: TenantsV1.DeleteTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.DeleteTenantResponse {
    let response = try await journal.write(TenantsV1.Method.deleteTenant.info, request, as: caller) {
      tx throws(RPCError) in
      var response = TenantsV1.DeleteTenantResponse()
      _ = try await heldLiving(tx, at: request.version)

      let changed = try message(await TenantStateStore.delete(tx))
      let tenant = try await settled(tx, changed)
      response.tenant = tenant
      return Change(
        response, target: ChangeTarget(tx.tenant, version: tenant.version),
        fields: ["state", "delete_time", "purge_time"],
        event: ChangeEvent(.tenantDeleted, "tenant", tenant))
    }
    // Already the next call here goes by it.
    tenancy.forget(caller.tenant)
    return response
  }
}
