import MusterCore
import MusterJournal
package import MusterRPC
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func createTenant(
    _ request: TenantsV1.CreateTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.CreateTenantResponse {
    let draft = TenantDraft(request.tenant ?? TenantsV1.Tenant(), id: .new())

    return try await journal.write(
      TenantsV1.Method.createTenant.info, request, as: caller, in: draft.id
    ) { tx throws(RPCError) in
      var response = TenantsV1.CreateTenantResponse()
      let tenant = try message(await TenantStore.insert(tx, draft))
      response.tenant = tenant
      return Change(
        response, target: ChangeTarget(draft.id, version: 1),
        event: ChangeEvent(.tenantCreated, "tenant", tenant))
    }
  }
}
