import MusterCore
import MusterJournal
package import MusterRPC
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func setSubscription(
    _ request: TenantsV1.SetSubscriptionRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.SetSubscriptionResponse {
    let draft = SubscriptionDraft(request.subscription ?? TenantsV1.Subscription())
    let response = try await journal.write(TenantsV1.Method.setSubscription.info, request, as: caller) {
      tx throws(RPCError) in
      var response = TenantsV1.SetSubscriptionResponse()
      _ = try await heldLiving(tx, at: request.version)

      let changed = try message(await TenantStateStore.setSubscription(tx, draft))
      let tenant = try await settled(tx, changed)
      response.tenant = tenant
      return Change(
        response, target: ChangeTarget(tx.tenant, version: tenant.version), fields: ["subscription"],
        event: ChangeEvent(.tenantSubscriptionChanged, "tenant", tenant))
    }
    // Already the next call here goes by it.
    tenancy.forget(caller.tenant)
    return response
  }
}
