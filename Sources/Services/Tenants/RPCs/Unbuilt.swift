package import MusterRPC
package import MusterTenantsAPI

/// What is not built yet. The list only gets shorter.
extension TenantsService {
  package func exportTenant(
    _ request: TenantsV1.ExportTenantRequest, to responses: ResponseWriter<TenantsV1.ExportTenantResponse>,
    as caller: Caller
  ) async throws(RPCError) {
    throw .methodUnknown(TenantsV1.Method.exportTenant.info.path)
  }

  package func eraseTenant(
    _ request: TenantsV1.EraseTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.EraseTenantResponse {
    throw .methodUnknown(TenantsV1.Method.eraseTenant.info.path)
  }
}
