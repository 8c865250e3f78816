import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTenancy
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `WhoAmI` {
  private func ask(_ tenant: String, _ options: CallOptions, _ server: TestServer) async throws
    -> IdentityV1.CallerMessage
  {
    try #require(try await server.identity.whoAmI(.with { $0.tenantID = tenant }, options).caller)
  }

  @Test(arguments: ["owner", "admin", "member", "viewer"])
  func `tells a member of the membership and its permissions`(role: String) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let me = try await ask(tenant.text, tenant.caller(role), server)
    let user = try tenant.user(role)
    #expect(me.user?.id == user.description && me.actor?.id == user.description && me.actor?.kind == .user)
    #expect(me.tenantID == tenant.text && me.member?.tenantID == tenant.text)
    #expect(me.member?.roles == [role] && me.member?.state == .active)
    #expect(me.tenants.map(\.tenantID) == [tenant.text] && me.tenants.first?.roles == [role])
    let builtIn = try #require(BuiltInRole(name: role))
    let catalogue = server.catalogue
    #expect(me.permissions == catalogue.names(catalogue.holdings(builtIn)))
    #expect(!me.platformAdmin && !me.secondFactor && me.issuer == "muster" && me.apiKeyID == "")
    let left = (me.tokenExpireTime?.seconds ?? 0) - WallClock.seconds()
    #expect((880...900).contains(left))
  }

  @Test func `answers for the tenant of the token when none is named`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let me = try await ask("", tenant.caller("viewer"), server)
    #expect(me.tenantID == tenant.text && me.member?.roles == ["viewer"])
  }

  @Test func `tells of the second factor and of fewer permissions, as the token has them`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let token = try server.token(
      of: tenant.user("owner"), in: tenant.id, scope: ["tenants.read", "platform.tenants"],
      hasSecondFactor: true)
    let me = try await ask(tenant.text, .bearer(token), server)
    #expect(me.secondFactor && me.permissions == ["tenants.read"])
  }

  @Test func `tells a person of all tenants there are for them, by name`() async throws {
    let server = try await TestServer.shared.value
    let (first, second, gone, left) = (
      try await server.tenant(), try await server.tenant(), try await server.tenant(),
      try await server.tenant()
    )
    let user = try first.user("member")
    for tenant in [second, gone, left] {
      try server.sql(
        """
        INSERT INTO memberships (tenant_id, member_id, user_id, roles)
        VALUES ('\(tenant.id.uuidText)', gen_random_uuid(), '\(user.uuidText)', '{viewer}')
        """)
    }
    try server.sql(
      """
      UPDATE tenants SET state = 'deleted' WHERE tenant_id = '\(gone.id.uuidText)';
      UPDATE memberships SET expire_time = now() - interval '1 s'
        WHERE tenant_id = '\(left.id.uuidText)' AND user_id = '\(user.uuidText)';
      UPDATE tenants SET display_name = 'Aaa' WHERE tenant_id = '\(second.id.uuidText)'
      """)
    let me = try await ask("", .bearer(server.token(of: user, in: first.id)), server)
    #expect(me.tenants.map(\.tenantID) == [second.text, first.text])
    #expect(me.tenants.map(\.displayName).first == "Aaa")
  }

  @Test func `tells an operator of no tenant`() async throws {
    let server = try await TestServer.shared.value
    let me = try await ask("", .bearer(server.operatorToken()), server)
    #expect(me.platformAdmin && me.actor?.kind == .platform && me.tenantID == "" && me.member == nil)
    let catalogue = server.catalogue
    #expect(me.permissions == catalogue.names(catalogue.holdings(.platform)))
  }

  @Test func `tells a machine of its key`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let key = try tenant.addServiceKey(["leads.read", "tenants.read"])
    let me = try await ask(tenant.text, tenant.caller(key: key), server)
    #expect(me.actor?.kind == .apiKey && me.actor?.id == key.description && me.apiKeyID == key.description)
    #expect(me.user == nil && me.member == nil && me.tenants.isEmpty)
    #expect(Set(me.permissions) == ["leads.read", "tenants.read"])
  }

  @Test func `refuses another tenant's id whether it is there or not, in the same words`() async throws {
    let server = try await TestServer.shared.value
    let (mine, other) = (try await server.tenant(), try await server.tenant())
    let there = try await refusal { try await ask(other.text, mine.caller("owner"), server) }
    let nowhere = try await refusal {
      try await ask(TenantID.new().description, mine.caller("owner"), server)
    }
    #expect(there?.code == .permissionDenied && there?.reason == "TENANT_FORBIDDEN")
    #expect(there?.message == nowhere?.message && there?.reason == nowhere?.reason)
  }

  @Test func `refuses an operator who names a tenant, as it has no part in it`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let error = try await refusal { try await ask(tenant.text, .bearer(server.operatorToken()), server) }
    #expect(error?.code == .permissionDenied && error?.reason == "TENANT_FORBIDDEN")
  }

  @Test func `refuses a caller without credentials, and one whom nobody knows`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for options in [CallOptions(), .bearer(try server.token(of: .new(), in: tenant.id))] {
      let error = try await refusal { try await ask("", options, server) }
      #expect(error?.code == .unauthenticated && error?.reason == "CREDENTIALS_INVALID")
    }
  }

  @Test func `refuses what is no tenant's id`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let error = try await refusal { try await ask("acme", tenant.caller("viewer"), server) }
    #expect(error?.code == .invalidArgument && error?.violations.map(\.field) == ["tenant_id"])
  }

  @Test func `leaves no record`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await ask(tenant.text, tenant.caller("viewer"), server)
    #expect(try server.journal(tenant.id, "WhoAmI").isEmpty)
  }
}
