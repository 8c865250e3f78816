import MusterCore
import MusterJournal
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func setTenantPlan(
    _ request: TenantsV1.SetTenantPlanRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.SetTenantPlanResponse {
    let response = try await journal.write(TenantsV1.Method.setTenantPlan.info, request, as: caller) {
      tx throws(RPCError) in
      var response = TenantsV1.SetTenantPlanResponse()
      let before = try await heldLiving(tx, at: request.version)
      if before.plan == request.plan {
        response.tenant = before
        return .nothing(response)
      }

      let changed = try message(await TenantStateStore.setPlan(tx, request.plan.stored))
      let tenant = try await settled(tx, changed)
      response.tenant = tenant
      return Change(
        response, target: ChangeTarget(tx.tenant, version: tenant.version), fields: ["plan"],
        event: ChangeEvent(.tenantPlanChanged, "tenant", tenant))
    }
    // Already the next call here goes by it.
    tenancy.forget(caller.tenant)
    return response
  }
}
