import MusterCore
package import MusterRPC
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func getWizard(
    _ request: TenantsV1.GetWizardRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.GetWizardResponse {
    let wizard = try await tenants.read(caller) { tx throws(RPCError) in try await WizardStore.get(tx) }

    var response = TenantsV1.GetWizardResponse()
    response.wizard = TenantsV1.Wizard(wizard, wizard.language(request.locale))
    return response
  }
}
