import MusterCore
import MusterJournal
package import MusterRPC
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func resumeTenant(
    _ request: TenantsV1.ResumeTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.ResumeTenantResponse {
    let response = try await journal.write(TenantsV1.Method.resumeTenant.info, request, as: caller) {
      tx throws(RPCError) in
      var response = TenantsV1.ResumeTenantResponse()
      let before = try await heldLiving(tx, at: request.version)
      guard before.state == .suspended else {
        response.tenant = before
        return .nothing(response)
      }

      let changed = try message(await TenantStateStore.resume(tx))
      let tenant = try await settled(tx, changed)
      response.tenant = tenant
      return Change(
        response, target: ChangeTarget(tx.tenant, version: tenant.version), fields: ["state", "suspension"],
        event: ChangeEvent(.tenantResumed, "tenant", tenant))
    }
    // Already the next call here goes by it.
    tenancy.forget(caller.tenant)
    return response
  }
}
