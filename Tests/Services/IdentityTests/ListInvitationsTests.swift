import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

@Suite struct `ListInvitations` {
  private func emails(
    _ tenant: TestTenant, _ change: (inout IdentityV1.ListInvitationsRequest) -> Void = { _ in }
  ) async throws -> [String] {
    var request = IdentityV1.ListInvitationsRequest.with {
      $0.tenantID = tenant.text
      change(&$0)
    }
    var emails: [String] = []
    repeat {
      let page = try await tenant.server.identity.listInvitations(request, tenant.caller("admin"))
      emails += page.invitations.map { String($0.email.prefix { $0 != "@" }) }
      request.pageToken = page.nextPageToken
    } while !request.pageToken.isEmpty && emails.count < 200
    return emails
  }

  @Test func `gives all invitations page by page in each order`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try server.sql(
      """
      INSERT INTO invitations (
        tenant_id, invitation_id, secret_hash, email, roles, expire_time, invited_by_kind, create_time)
      SELECT '\(tenant.id.uuidText)', gen_random_uuid(), sha256(n::text::bytea), 'i' || n || '@example.com',
        '{viewer}', now() + n / 3 * interval '1 hour', 'system', now() - n / 2 * interval '1 hour'
      FROM generate_series(1, 9) n
      """)
    let orders = [
      ("", "create_time DESC, invitation_id DESC"), ("create_time", "create_time, invitation_id"),
      ("expire_time", "expire_time, invitation_id"),
      ("expire_time desc", "expire_time DESC, invitation_id DESC"),
      ("email", "email COLLATE \"C\", invitation_id"),
      ("email desc", "email COLLATE \"C\" DESC, invitation_id DESC"),
    ]
    for (text, sql) in orders {
      let wanted = try server.sql(
        """
        SELECT split_part(email, '@', 1) FROM invitations WHERE tenant_id = '\(tenant.id.uuidText)'
        ORDER BY \(sql)
        """
      ).split(separator: "\n").map(String.init)
      for size: Int32 in [1, 4, 9, 10] {
        let found = try await emails(tenant) {
          $0.orderBy = text
          $0.pageSize = size
        }
        #expect(found == wanted, "\(text), pages of \(size)")
      }
    }
  }

  @Test func `narrows by state and address, in this tenant alone`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    _ = try await other.invite("other@example.com", as: ["viewer"])
    _ = try await tenant.invite("open@example.com", as: ["viewer"])
    _ = try await tenant.join("accepted@example.com", as: ["viewer"])
    let (expired, _) = try await tenant.invite("expired@example.com", as: ["viewer"])
    let (revoked, _) = try await tenant.invite("revoked@example.com", as: ["viewer"])
    try server.sql("UPDATE invitations SET expire_time = now() WHERE email = '\(expired.email)'")
    let revoke = IdentityV1.RevokeInvitationRequest.with {
      $0.tenantID = tenant.text
      $0.id = revoked.id
    }
    _ = try await server.identity.revokeInvitation(revoke, tenant.caller("admin"))
    #expect(try await emails(tenant) { $0.state = .open } == ["open"])
    #expect(try await emails(tenant) { $0.state = .accepted } == ["accepted"])
    #expect(try await emails(tenant) { $0.state = .expired } == ["expired"])
    #expect(try await emails(tenant) { $0.state = .revoked } == ["revoked"])
    #expect(try await emails(tenant) { $0.email = "open@EXAMPLE.com" } == ["open"])
    #expect(try await emails(tenant).count == 4)
    let error = try await refusal {
      try await server.identity.listInvitations(.with { $0.tenantID = tenant.text }, tenant.caller("member"))
    }
    #expect(error?.reason == "PERMISSION_MISSING")
  }
}
