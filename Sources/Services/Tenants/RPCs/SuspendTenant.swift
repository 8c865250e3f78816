import MusterCore
import MusterJournal
package import MusterRPC
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func suspendTenant(
    _ request: TenantsV1.SuspendTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.SuspendTenantResponse {
    let response = try await journal.write(TenantsV1.Method.suspendTenant.info, request, as: caller) {
      tx throws(RPCError) in
      var response = TenantsV1.SuspendTenantResponse()
      let before = try await heldLiving(tx, at: request.version)
      if let suspension = before.suspension, suspension.reason == request.reason,
        suspension.blockReads == request.blockReads
      {
        response.tenant = before
        return .nothing(response)
      }

      let changed = try message(
        await TenantStateStore.suspend(tx, reason: request.reason, blocksReads: request.blockReads))
      let tenant = try await settled(tx, changed)
      response.tenant = tenant
      return Change(
        response, target: ChangeTarget(tx.tenant, version: tenant.version), fields: ["state", "suspension"],
        event: ChangeEvent(.tenantSuspended, "tenant", tenant))
    }
    // Already the next call here goes by it.
    tenancy.forget(caller.tenant)
    return response
  }
}
