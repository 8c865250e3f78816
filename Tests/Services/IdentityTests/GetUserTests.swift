import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

@Suite struct `GetUser` {
  private func get(_ tenant: String, _ id: String, _ options: CallOptions, _ server: TestServer) async throws
    -> IdentityV1.User?
  {
    try await server.identity.getUser(
      .with {
        $0.tenantID = tenant
        $0.id = id
      }, options
    ).user
  }

  @Test func `shows a tenant its members, without what is of other tenants`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let owner = try tenant.user("owner").description
    try server.sql(
      """
      INSERT INTO user_identities (issuer, subject, user_id)
      VALUES ('https://login.example', '\(TestServer.slug())', '\(tenant.user("owner").uuidText)')
      """)
    let seen = try #require(try await get(tenant.text, owner, tenant.caller("viewer"), server))
    #expect(seen.id == owner && seen.email.hasPrefix("owner@") && seen.version == 1)
    #expect(
      seen.identities.isEmpty && seen.createTime == nil && seen.updateTime == nil && !seen.platformAdmin)
    // The user and operators see all.
    let options = [try tenant.caller("owner"), .bearer(try server.operatorToken())]
    for options in options {
      let whole = try #require(try await get(tenant.text, owner, options, server))
      #expect(whole.identities.map(\.issuer) == ["https://login.example"] && whole.createTime != nil)
    }
    #expect(try server.journal(tenant.id, "GetUser").count == 3)
  }

  @Test func `finds nobody who is no member, in the same words`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let stranger = try other.user("owner").description
    var errors: [RPCError?] = []
    for id in [stranger, UserID.new().description] {
      errors.append(try await refusal { try await get(tenant.text, id, tenant.caller("owner"), server) })
    }
    #expect(errors[0]?.code == .notFound && errors[0]?.reason == "USER_NOT_FOUND")
    #expect(errors[0]?.message == errors[1]?.message)
    try tenant.change(
      "UPDATE memberships SET delete_time = now() WHERE tenant_id = $tenant AND user_id = $viewer")
    let gone = try await refusal {
      try await get(tenant.text, tenant.user("viewer").description, tenant.caller("owner"), server)
    }
    #expect(gone?.reason == "USER_NOT_FOUND")
  }

  @Test func `shows an operator any user`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let id = try tenant.user("owner").description
    let options = CallOptions.bearer(try server.operatorToken())
    #expect(try await get("", id, options, server)?.id == id)
    #expect(
      try await refusal { try await get("", UserID.new().description, options, server) }?.reason
        == "USER_NOT_FOUND")
    #expect(
      try await refusal { try await get("", id, tenant.caller("owner"), server) }?.reason == "PLATFORM_ONLY")
  }
}
