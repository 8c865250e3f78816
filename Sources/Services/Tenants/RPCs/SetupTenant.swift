import MusterCore
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func setupTenant(
    _ request: TenantsV1.SetupTenantRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.SetupTenantResponse {
    let tenant = TenantDraft(request.tenant ?? TenantsV1.Tenant(), id: .new())
    let owner = try await founding.owner(WantedOwner(checking: request.owner), deadline: caller.deadline)
    let key = FirstKey(request)

    return try await journal.write(
      TenantsV1.Method.setupTenant.info, request, as: caller, in: tenant.id, of: owner.user
    ) { tx throws(RPCError) in
      var response = TenantsV1.SetupTenantResponse()
      response.tenant = try message(await TenantStore.insert(tx, tenant))
      let founded = try await founding.found(tx, owner, key, madeBy: caller)

      response.ownerUserID = owner.user.description
      response.ownerMemberID = founded.member.description
      response.apiKeyID = founded.key.description
      let wizard = try await WizardStore.get(tx)
      response.wizard = TenantsV1.Wizard(wizard, wizard.language(""))
      let replay = response
      if !request.validateOnly { response.apiKey = founded.secret }

      return Change(
        response, replay: replay, target: ChangeTarget(tenant.id, version: 1),
        event: ChangeEvent(.tenantCreated, "tenant", response.tenant ?? TenantsV1.Tenant()))
    }
  }
}

extension WantedOwner {
  fileprivate init(checking owner: TenantsV1.TenantOwner?) throws(RPCError) {
    let owner = owner ?? TenantsV1.TenantOwner()
    if owner.userID.isEmpty {
      guard !owner.email.isEmpty else { throw .ownerUnnamed }
      guard owner.issuer.isEmpty == owner.subject.isEmpty else { throw .ownerIdentityHalf }
    }
    let email = EmailAddress.normal(owner.email)
    self.init(
      user: UserID(owner.userID), email: email,
      displayName: owner.displayName.isEmpty ? EmailAddress.localPart(email) : owner.displayName,
      issuer: owner.issuer, subject: owner.subject)
  }
}

extension FirstKey {
  fileprivate init(_ request: TenantsV1.SetupTenantRequest) {
    self.init(
      displayName: request.apiKeyDisplayName.isEmpty ? "First key" : request.apiKeyDisplayName,
      expiry: request.apiKeyExpireTime.flatMap { PostgresTime($0)?.unixMicroseconds })
  }
}
