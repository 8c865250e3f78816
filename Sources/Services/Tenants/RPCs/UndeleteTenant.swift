import MusterCore
import MusterJournal
package import MusterRPC
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func undeleteTenant(
    _ request: TenantsV1.UndeleteTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.UndeleteTenantResponse {
    let response = try await journal.write(TenantsV1.Method.undeleteTenant.info, request, as: caller) {
      tx throws(RPCError) in
      var response = TenantsV1.UndeleteTenantResponse()
      let (before, isPurgeDue) = try await held(tx, at: request.version)
      guard before.state != .erasing else { throw .tenantErasureRunning }
      guard before.state == .deleted else { throw .tenantNotDeleted }
      guard !isPurgeDue else { throw .tenantErasureRunning }

      let changed = try message(await TenantStateStore.undelete(tx))
      let tenant = try await settled(tx, changed)
      response.tenant = tenant
      return Change(
        response, target: ChangeTarget(tx.tenant, version: tenant.version),
        fields: ["state", "delete_time", "purge_time"],
        event: ChangeEvent(.tenantUndeleted, "tenant", tenant))
    }
    // Already the next call here goes by it.
    tenancy.forget(caller.tenant)
    return response
  }
}
