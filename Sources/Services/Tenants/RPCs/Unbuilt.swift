package import MusterRPC
package import MusterTenantsAPI

/// What is not built yet. The list only gets shorter.
extension TenantsService {
  package func getTenantStatus(
    _ request: TenantsV1.GetTenantStatusRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.GetTenantStatusResponse {
    throw .methodUnknown(TenantsV1.Method.getTenantStatus.info.path)
  }

  package func getWizard(
    _ request: TenantsV1.GetWizardRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.GetWizardResponse {
    throw .methodUnknown(TenantsV1.Method.getWizard.info.path)
  }

  package func submitWizardStep(
    _ request: TenantsV1.SubmitWizardStepRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.SubmitWizardStepResponse {
    throw .methodUnknown(TenantsV1.Method.submitWizardStep.info.path)
  }

  package func completeWizard(
    _ request: TenantsV1.CompleteWizardRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.CompleteWizardResponse {
    throw .methodUnknown(TenantsV1.Method.completeWizard.info.path)
  }

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
