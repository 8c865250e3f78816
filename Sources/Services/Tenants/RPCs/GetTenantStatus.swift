import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func getTenantStatus(
    _ request: TenantsV1.GetTenantStatusRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.GetTenantStatusResponse {
    try await tenants.read(caller) { tx throws(RPCError) in
      guard let row = try await TenantStore.get(tx) else { throw .tenantNotFound }
      let tenant = try message(row)
      let condition = try await condition(tx, TenantStanding(tenant))
      let wizard = try await WizardStore.get(tx)
      let (confirmed, _) = try await IcpStore.both(tx)
      let people = try await people.counts(tx)

      var status = TenantsV1.TenantStatus()
      status.tenantID = tx.tenant.description
      status.state = tenant.state
      status.health = TenantsV1.TenantHealth(condition.health)
      status.healthReasons = condition.reasons
      status.subscriptionStatus = tenant.subscription?.status ?? .unspecified
      status.sendBlocks = condition.blocks.map { TenantsV1.TenantSendBlock($0) }
      status.wizard = TenantsV1.WizardProgress(wizard)
      status.icpConfirmed = confirmed != nil
      status.errors = condition.failures.map { TenantsV1.TenantError($0) }
      status.memberCount = people.members
      status.openInvitationCount = people.openInvitations
      status.apiKeyCount = people.keys
      var response = TenantsV1.GetTenantStatusResponse()
      response.tenantStatus = status
      return response
    }
  }
}

extension TenantsV1.TenantError {
  fileprivate init(_ failure: RecentFailure) {
    self.init()
    time = PostgresTime(unixMicroseconds: failure.time)?.timestamp
    source = failure.source
    sourceID = failure.sourceID
    message = failure.message
    count = failure.count
  }
}
