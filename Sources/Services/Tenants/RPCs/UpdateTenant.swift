import MusterCore
import MusterJournal
package import MusterRPC
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func updateTenant(
    _ request: TenantsV1.UpdateTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.UpdateTenantResponse {
    let change = TenantChange(request)

    let response = try await journal.write(TenantsV1.Method.updateTenant.info, request, as: caller) {
      tx throws(RPCError) in
      var response = TenantsV1.UpdateTenantResponse()
      guard !change.isEmpty else {
        guard let row = try await TenantStore.get(tx) else { throw .tenantNotFound }
        response.tenant = try message(row)
        return .nothing(response)
      }

      let tenant = try message(await TenantStore.update(tx, change))
      response.tenant = tenant
      // Every server goes by the tenant's policy when it lets callers in.
      if change.secondFactor != nil { try await AccessChanges.tell(tx, .tenant) }

      return Change(
        response, target: ChangeTarget(tx.tenant, version: tenant.version), fields: change.fields,
        event: ChangeEvent(.tenantUpdated, "tenant", tenant))
    }
    if change.secondFactor != nil { tenancy.forget(caller.tenant) }
    return response
  }
}
