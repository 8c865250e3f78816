import MusterCore
import MusterJournal
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func completeWizard(
    _ request: TenantsV1.CompleteWizardRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.CompleteWizardResponse {
    let author = Author(caller.principal as? Principal)

    return try await journal.write(TenantsV1.Method.completeWizard.info, request, as: caller) {
      tx throws(RPCError) in
      let before = try await WizardStore.hold(tx)
      var response = TenantsV1.CompleteWizardResponse()
      // Whatever version was read: it cannot be completed differently.
      if before.isComplete {
        response.wizard = TenantsV1.Wizard(before, before.language(request.locale))
        return .nothing(response)
      }
      try before.check(request.version)
      guard before.missing.isEmpty else { throw .wizardIncomplete(before.missing) }

      try await WizardStore.complete(tx, before, by: author)
      let after = try await WizardStore.get(tx)
      let wizard = TenantsV1.Wizard(after, after.language(request.locale))
      response.wizard = wizard
      return Change(
        response, target: ChangeTarget(WizardID(stored: tx.tenant.stored), version: after.version),
        fields: ["complete_time"], event: ChangeEvent(.wizardCompleted, "wizard", wizard.event))
    }
  }
}
