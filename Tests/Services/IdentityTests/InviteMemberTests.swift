import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `InviteMember` {
  private func request(
    _ tenant: TestTenant, _ change: (inout IdentityV1.InviteMemberRequest) -> Void = { _ in }
  ) -> IdentityV1.InviteMemberRequest {
    .with {
      $0.tenantID = tenant.text
      $0.invitation = .with {
        $0.email = "ann@example.com"
        $0.roles = ["viewer"]
      }
      change(&$0)
    }
  }

  private func state(_ tenant: TestTenant, _ id: String) async throws -> IdentityV1.InvitationState? {
    let list = IdentityV1.ListInvitationsRequest.with { $0.tenantID = tenant.text }
    return try await tenant.server.identity.listInvitations(list, tenant.caller("owner")).invitations
      .first { $0.id == id }?.state
  }

  @Test func `answers with the token, once`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let wanted = request(tenant) {
      $0.requestID = "once"
      $0.invitation?.email = "Ann@EXAMPLE.com"
      $0.invitation?.roles = ["viewer", "viewer", "member"]
    }
    let made = try await server.identity.inviteMember(wanted, tenant.caller("admin"))
    let invitation = try #require(made.invitation)
    #expect(invitation.id.hasPrefix("invite_") && made.token.hasPrefix("muster_invite_"))
    #expect(invitation.email == "Ann@example.com" && invitation.roles == ["viewer", "member"])
    #expect(invitation.state == .open && invitation.version == 1 && invitation.memberID == "")
    #expect(try invitation.invitedBy?.id == tenant.user("admin").description)
    let left = (invitation.expireTime?.seconds ?? 0) - WallClock.seconds()
    #expect((604_790...604_810).contains(left))
    let again = try await server.identity.inviteMember(wanted, tenant.caller("admin"))
    #expect(again.invitation == invitation && again.token == "")
    let dump = try server.everything(of: tenant.id)
    #expect(dump.contains("invitations: (") && !TestServer.holds(dump, String(made.token.suffix(43))))
    let rows = try server.journal(tenant.id, "InviteMember").filter { $0.hasPrefix("user ") }
    #expect(rows.count == 1 && rows[0].hasSuffix(" once {} invitation.created"))
  }

  @Test func `takes the place of an invitation that is open for the address`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (first, token) = try await tenant.invite("ann@example.com", as: ["viewer"])
    let (second, _) = try await tenant.invite("ann@EXAMPLE.com", as: ["member"])
    #expect(try await state(tenant, first.id) == .revoked)
    #expect(try await state(tenant, second.id) == .open)
    let error = try await refusal {
      try await server.identity.acceptInvitation(.with { $0.token = token }, CallOptions())
    }
    #expect(error?.reason == "INVITATION_CLOSED" && error?.metadata == ["state": "revoked"])
  }

  @Test func `refuses a member's address, a role that is not there, and more than the inviter holds`()
    async throws
  {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let email = try await tenant.member("viewer").email
    func error(_ change: (inout IdentityV1.InviteMemberRequest) -> Void) async throws -> RPCError? {
      let wanted = request(tenant, change)
      return try await refusal { try await server.identity.inviteMember(wanted, tenant.caller("admin")) }
    }
    #expect(try await error { $0.invitation?.email = email }?.reason == "MEMBER_EXISTS")
    let unknown = try await error { $0.invitation?.roles = ["viewer", "nobody"] }
    #expect(unknown?.code == .notFound && unknown?.metadata == ["role": "nobody"])
    let owner = try await error { $0.invitation?.roles = ["owner"] }
    #expect(owner?.code == .permissionDenied && owner?.reason == "GRANT_EXCEEDS_OWN")
    #expect(owner?.metadata["permissions"]?.contains("tenants.plan") == true)
    try await tenant.addRole("billing", ["tenants.plan"])
    #expect(try await error { $0.invitation?.roles = ["billing"] }?.reason == "GRANT_EXCEEDS_OWN")
    // Operators invite whom they like.
    _ = try await tenant.invite("boss@example.com", as: ["owner"])
  }

  @Test func `refuses who lost the right meanwhile`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let admin = try tenant.caller("admin")
    let wanted = request(tenant)
    _ = try await server.identity.inviteMember(wanted, admin)
    // Nobody tells the servers: what the transaction reads counts.
    try server.sql(
      """
      UPDATE memberships SET roles = '{viewer}'
      WHERE tenant_id = '\(tenant.id.uuidText)' AND user_id = '\(tenant.user("admin").uuidText)'
      """)
    let error = try await refusal { try await server.identity.inviteMember(wanted, admin) }
    #expect(error?.reason == "PERMISSION_MISSING" && error?.metadata == ["permission": "identity.invite"])
  }

  @Test func `waits for whoever takes the right away`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let wanted = request(tenant)
    async let taken = server.sql(
      """
      BEGIN;
      SELECT 1 FROM tenants WHERE tenant_id = '\(tenant.id.uuidText)' FOR NO KEY UPDATE;
      SELECT pg_sleep(1);
      UPDATE memberships SET roles = '{viewer}'
      WHERE tenant_id = '\(tenant.id.uuidText)' AND user_id = '\(tenant.user("admin").uuidText)';
      COMMIT
      """)
    try await Task.sleep(for: .milliseconds(400))
    let error = try await refusal { try await server.identity.inviteMember(wanted, tenant.caller("admin")) }
    _ = try await taken
    #expect(error?.reason == "PERMISSION_MISSING")
  }

  @Test func `counts members and open invitations against the plan`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try tenant.change("UPDATE tenants SET max_members = 6 WHERE tenant_id = $tenant")
    _ = try await tenant.invite("one@example.com", as: ["viewer"])
    async let two = refusal { try await tenant.invite("two@example.com", as: ["viewer"]) }
    async let three = refusal { try await tenant.invite("three@example.com", as: ["viewer"]) }
    let errors = try await [two, three].compactMap { $0 }
    #expect(errors.count == 1 && errors.first?.code == .resourceExhausted)
    #expect(errors.first?.reason == "QUOTA_EXCEEDED" && errors.first?.metadata["limit"] == "6")
    // One in the place of another takes none more.
    _ = try await tenant.invite("one@example.com", as: ["member"])
    try server.sql(
      "UPDATE invitations SET expire_time = now() WHERE tenant_id = '\(tenant.id.uuidText)'")
    _ = try await tenant.invite("four@example.com", as: ["viewer"])
  }

  @Test func `keeps to the times there are`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let now = WallClock.seconds()
    let cases: [(String?, (inout IdentityV1.Invitation) -> Void)] = [
      ("invitation.expire_time", { $0.expireTime = .with { $0.seconds = now - 1 } }),
      ("invitation.expire_time", { $0.expireTime = .with { $0.seconds = now + 30 * 86_400 + 60 } }),
      (nil, { $0.expireTime = .with { $0.seconds = now + 30 * 86_400 - 60 } }),
      ("invitation.member_expire_time", { $0.memberExpireTime = .with { $0.seconds = now - 1 } }),
      ("invitation.roles", { $0.roles = [] }), ("invitation.email", { $0.email = "nobody" }),
      ("invitation.roles", { $0.roles = Array(repeating: "viewer", count: 21) }),
    ]
    for (field, change) in cases {
      let wanted = request(tenant) { change(&$0.invitation!) }
      let error = try await refusal { try await server.identity.inviteMember(wanted, tenant.caller("admin")) }
      #expect(error?.violations.map(\.field) == field.map { [$0] })
    }
  }

  @Test func `tries without a token and without a trace`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let wanted = request(tenant) { $0.validateOnly = true }
    let made = try await server.identity.inviteMember(wanted, tenant.caller("admin"))
    #expect(made.invitation?.state == .open && made.token == "")
    #expect(
      try server.sql("SELECT count(*) FROM invitations WHERE tenant_id = '\(tenant.id.uuidText)'") == "0")
    let error = try await refusal { try await server.identity.inviteMember(wanted, tenant.caller("member")) }
    #expect(error?.reason == "PERMISSION_MISSING")
  }
}
