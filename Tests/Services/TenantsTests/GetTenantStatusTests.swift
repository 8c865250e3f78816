import MusterCore
import MusterRPC
import MusterTenants
import MusterTenantsAPI
import MusterTestKit
import MusterWire
import Testing

@Suite struct `GetTenantStatus` {
  private func status(
    _ tenant: TestTenant, as role: String = "viewer"
  ) async throws -> TenantsV1.TenantStatus {
    let request = TenantsV1.GetTenantStatusRequest.with { $0.tenantID = tenant.text }
    return try #require(
      try await tenant.server.tenants.getTenantStatus(request, tenant.caller(role)).tenantStatus)
  }

  @Test func `tells of a tenant that is just made`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let status = try await status(tenant)
    #expect(status.tenantID == tenant.text && status.state == .active && status.health == .healthy)
    #expect(status.healthReasons == [] && status.sendBlocks == [] && status.errors == [])
    #expect(status.subscriptionStatus == .active && !status.icpConfirmed)
    #expect(status.wizard?.state == .new && status.wizard?.currentStep == "welcome")
    #expect(status.wizard?.finishedCount == 0 && status.wizard?.stepCount == 6)
    #expect(status.memberCount == 4 && status.apiKeyCount == 1 && status.openInvitationCount == 0)
    #expect(status.connectors == [] && status.quotas == [])
  }

  @Test func `follows the wizard and the profile`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await tenant.submitRequired()
    _ = try await tenant.submit("welcome")
    var status = try await status(tenant)
    #expect(status.wizard?.state == .started && status.wizard?.currentStep == "budgets")
    #expect(status.wizard?.finishedCount == 3 && !status.icpConfirmed)
    _ = try await (tenant.completeWizard(), tenant.confirmIcp())
    status = try await self.status(tenant)
    #expect(status.wizard?.state == .complete && status.wizard?.currentStep == "" && status.icpConfirmed)
    #expect(status.wizard?.finishedCount == 6)
  }

  @Test func `counts members and keys that are in force`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let key = try tenant.addServiceKey([])
    _ = try tenant.addServiceKey([])
    #expect(try await status(tenant).apiKeyCount == 3)
    try tenant.change(
      """
      UPDATE api_keys SET revoke_time = now() WHERE key_id = '\(key.uuidText)';
      UPDATE api_keys SET expire_time = now() WHERE tenant_id = $tenant AND user_id IS NULL;
      UPDATE memberships SET delete_time = now() WHERE tenant_id = $tenant AND user_id = $member;
      UPDATE memberships SET expire_time = now() WHERE tenant_id = $tenant AND user_id = $admin
      """)
    let status = try await status(tenant, as: "owner")
    #expect(status.memberCount == 2 && status.apiKeyCount == 1)
  }

  @Test func `says why the tenant sends nothing, and how well it is`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.suspend("Complaints")
    let request = TenantsV1.SetSubscriptionRequest.with {
      $0.tenantID = tenant.text
      $0.subscription = .with { $0.status = .cancelled }
    }
    _ = try await server.tenants.setSubscription(request, .bearer(server.operatorToken()))
    let status = try await status(tenant)
    #expect(status.state == .suspended && status.sendBlocks == [.suspended, .cancelled])
    #expect(status.health == .failed && status.subscriptionStatus == .cancelled)
    #expect(
      status.healthReasons == [
        "The tenant is suspended by an operator.", "The subscription is cancelled, so nothing is sent.",
      ])
    // As lists find it.
    let slug = try await tenant.found().slug
    let list = TenantsV1.ListTenantsRequest.with { ($0.health, $0.slug) = (.failed, slug) }
    let failed = try await server.tenants.listTenants(list, .bearer(server.operatorToken())).tenants
    #expect(failed.map(\.id) == [tenant.text])
  }

  @Test func `shows an operator any tenant, and tells that in the tenant's own journal`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.delete()
    let options = CallOptions.bearer(try server.operatorToken())
    let request = TenantsV1.GetTenantStatusRequest.with { $0.tenantID = tenant.text }
    let status = try await server.tenants.getTenantStatus(request, options).tenantStatus
    #expect(status?.state == .deleted && status?.sendBlocks == [.deleted] && status?.health == .failed)
    #expect(try server.journal(tenant.id, "GetTenantStatus").count == 1)
    let error = try await refusal {
      try await server.tenants.getTenantStatus(.with { $0.tenantID = TenantID.new().description }, options)
    }
    #expect(error?.code == .notFound && error?.reason == "TENANT_NOT_FOUND")
  }

  @Test func `is for every role of the tenant, and for no other's`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    for role in ["owner", "admin", "member", "viewer"] {
      #expect(try await status(tenant, as: role).memberCount == 4)
    }
    let error = try await refusal {
      try await server.tenants.getTenantStatus(.with { $0.tenantID = tenant.text }, other.caller("owner"))
    }
    #expect(error?.reason == "TENANT_FORBIDDEN")
  }
}

/// The rule that every way to send asks.
@Suite struct `A tenant's send blocks` {
  private static func standing(
    isDeleted: Bool = false, isSuspended: Bool = false, _ subscription: TenantStanding.Subscription = .active
  ) -> TenantStanding {
    TenantStanding(isDeleted: isDeleted, isSuspended: isSuspended, subscription: subscription)
  }

  @Test func `are none while all is well`() {
    for subscription in [TenantStanding.Subscription.active, .trial] {
      let standing = Self.standing(subscription)
      #expect(standing.sendBlocks(isStopped: false, isWithoutCredits: false) == [])
    }
  }

  @Test func `name each thing that is in the way`() {
    func blocks(_ standing: TenantStanding) -> [SendBlock] {
      standing.sendBlocks(isStopped: false, isWithoutCredits: false)
    }
    #expect(blocks(Self.standing(isSuspended: true)) == [.suspended])
    #expect(blocks(Self.standing(isDeleted: true)) == [.deleted])
    #expect(blocks(Self.standing(.pastDue)) == [.pastDue])
    #expect(blocks(Self.standing(.cancelled)) == [.cancelled])
    #expect(Self.standing().sendBlocks(isStopped: true, isWithoutCredits: false) == [.emergencyStop])
    #expect(Self.standing().sendBlocks(isStopped: false, isWithoutCredits: true) == [.noCredits])
    let all = Self.standing(isDeleted: true, isSuspended: true, .pastDue)
    #expect(
      all.sendBlocks(isStopped: true, isWithoutCredits: true) == [
        .suspended, .deleted, .pastDue, .emergencyStop, .noCredits,
      ])
  }
}
