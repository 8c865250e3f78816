package import MusterRPC
package import MusterTenantsAPI

/// What is not built yet. The list only gets shorter.
extension TenantsService {
  package func createTenant(
    _ request: TenantsV1.CreateTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.CreateTenantResponse {
    throw .methodUnknown(TenantsV1.Method.createTenant.info.path)
  }

  package func setTenantPlan(
    _ request: TenantsV1.SetTenantPlanRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.SetTenantPlanResponse {
    throw .methodUnknown(TenantsV1.Method.setTenantPlan.info.path)
  }

  package func setSubscription(
    _ request: TenantsV1.SetSubscriptionRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.SetSubscriptionResponse {
    throw .methodUnknown(TenantsV1.Method.setSubscription.info.path)
  }

  package func suspendTenant(
    _ request: TenantsV1.SuspendTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.SuspendTenantResponse {
    throw .methodUnknown(TenantsV1.Method.suspendTenant.info.path)
  }

  package func resumeTenant(
    _ request: TenantsV1.ResumeTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.ResumeTenantResponse {
    throw .methodUnknown(TenantsV1.Method.resumeTenant.info.path)
  }

  package func deleteTenant(
    _ request: TenantsV1.DeleteTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.DeleteTenantResponse {
    throw .methodUnknown(TenantsV1.Method.deleteTenant.info.path)
  }

  package func undeleteTenant(
    _ request: TenantsV1.UndeleteTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.UndeleteTenantResponse {
    throw .methodUnknown(TenantsV1.Method.undeleteTenant.info.path)
  }

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

  package func getIcp(
    _ request: TenantsV1.GetIcpRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.GetIcpResponse {
    throw .methodUnknown(TenantsV1.Method.getIcp.info.path)
  }

  package func updateIcp(
    _ request: TenantsV1.UpdateIcpRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.UpdateIcpResponse {
    throw .methodUnknown(TenantsV1.Method.updateIcp.info.path)
  }

  package func confirmIcp(
    _ request: TenantsV1.ConfirmIcpRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.ConfirmIcpResponse {
    throw .methodUnknown(TenantsV1.Method.confirmIcp.info.path)
  }
}
