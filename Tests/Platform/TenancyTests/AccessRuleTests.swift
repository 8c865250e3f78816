import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterWire
import Testing

@Suite struct `Rules of access` {
  private func get(
    _ tenant: TestTenant, _ options: CallOptions, _ server: TestServer
  ) async throws -> RPCError? {
    try await refusal {
      try await server.tenants.getTenant(.with { $0.tenantID = tenant.text }, options)
    }
  }

  private func rename(
    _ tenant: TestTenant, _ options: CallOptions, _ server: TestServer
  ) async throws -> RPCError? {
    try await refusal {
      var request = TenantsV1.UpdateTenantRequest()
      request.tenantID = tenant.text
      request.tenant = .with { $0.displayName = "Renamed" }
      return try await server.tenants.updateTenant(request, options)
    }
  }

  // MARK: States of a tenant

  @Test func `let a suspended tenant read, and nobody write in it`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try tenant.change(
      "UPDATE tenants SET state = 'suspended', suspend_time = now() WHERE tenant_id = $tenant")
    let owner = try tenant.caller("owner")
    #expect(try await eventually(within: .seconds(5)) { try await rename(tenant, owner, server) != nil })
    #expect(try await rename(tenant, owner, server)?.reason == "TENANT_SUSPENDED")
    #expect(try await get(tenant, owner, server) == nil)
  }

  @Test func `let the owner alone look at a deleted tenant`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try tenant.change("UPDATE tenants SET state = 'deleted', delete_time = now() WHERE tenant_id = $tenant")
    let admin = try tenant.caller("admin")
    #expect(try await eventually(within: .seconds(5)) { try await get(tenant, admin, server) != nil })
    #expect(try await get(tenant, admin, server)?.reason == "TENANT_DELETED")
    #expect(try await get(tenant, tenant.caller("owner"), server) == nil)
    #expect(try await rename(tenant, tenant.caller("owner"), server)?.reason == "TENANT_DELETED")
    // The owner's key still opens, so that the tenant can be brought back; no other's does.
    let made = try await server.identity.createAccessToken(.with { $0.apiKey = tenant.key }, CallOptions())
    #expect(made.accessToken != nil)
    let machine = try tenant.secret(of: tenant.addServiceKey(["tenants.read"]))
    let error = try await refusal {
      try await server.identity.createAccessToken(.with { $0.apiKey = machine }, CallOptions())
    }
    #expect(error?.reason == "API_KEY_INVALID")
  }

  // MARK: The second factor

  @Test func `demand a second factor where the tenant does`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (plain, shown) = (
      try tenant.caller("owner"),
      CallOptions.bearer(try server.token(of: tenant.user("owner"), in: tenant.id, hasSecondFactor: true))
    )
    try tenant.change("UPDATE tenants SET mfa_policy = 'sensitive' WHERE tenant_id = $tenant")
    #expect(try await eventually(within: .seconds(5)) { try await rename(tenant, plain, server) != nil })
    #expect(try await rename(tenant, plain, server)?.reason == "SECOND_FACTOR_REQUIRED")
    #expect(try await rename(tenant, shown, server) == nil)
    #expect(try await get(tenant, plain, server) == nil)

    try tenant.change("UPDATE tenants SET mfa_policy = 'always' WHERE tenant_id = $tenant")
    #expect(try await eventually(within: .seconds(5)) { try await get(tenant, plain, server) != nil })
    #expect(try await get(tenant, shown, server) == nil)
    // A machine has none.
    let key = try tenant.addServiceKey(["tenants.read", "tenants.write"])
    #expect(try await get(tenant, tenant.caller(key: key), server) == nil)
    #expect(try await rename(tenant, tenant.caller(key: key), server) == nil)
  }

  // MARK: Permissions

  @Test func `give what the tenant's own roles hold, and never what is the platform's`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try tenant.change(
      """
      INSERT INTO roles (tenant_id, role_id, name, permissions)
      VALUES ($tenant, gen_random_uuid(), 'closer', '{leads.read,platform.tenants,no.such}');
      UPDATE memberships SET roles = '{closer}' WHERE tenant_id = $tenant AND user_id = $admin
      """)
    let admin = try tenant.caller("admin")
    let me = try await server.identity.whoAmI(IdentityV1.WhoAmIRequest(), admin).caller
    #expect(me?.permissions == ["leads.read"])
    let error = try await get(tenant, admin, server)
    #expect(error?.reason == "PERMISSION_MISSING" && error?.metadata == ["permission": "tenants.read"])
    let platform = try await refusal { try await server.tenants.listTenants(.init(), admin) }
    #expect(platform?.reason == "PLATFORM_ONLY")
  }

  @Test func `add up the roles of a member`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try tenant.change(
      """
      INSERT INTO roles (tenant_id, role_id, name, permissions)
      VALUES ($tenant, gen_random_uuid(), 'writer', '{tenants.write}');
      UPDATE memberships SET roles = '{viewer,writer}' WHERE tenant_id = $tenant AND user_id = $viewer
      """)
    #expect(try await rename(tenant, tenant.caller("viewer"), server) == nil)
  }

  @Test func `cut a token down to its scope`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let token = try server.token(of: tenant.user("owner"), in: tenant.id, scope: ["leads.read"])
    #expect(try await get(tenant, .bearer(token), server)?.reason == "PERMISSION_MISSING")
    let wide = try server.token(
      of: tenant.user("viewer"), in: tenant.id, scope: ["tenants.read", "tenants.write"])
    #expect(try await get(tenant, .bearer(wide), server) == nil)
    #expect(try await rename(tenant, .bearer(wide), server)?.reason == "PERMISSION_MISSING")
  }

  @Test func `give a machine what its key says`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let (reader, nothing, platform) = (
      try tenant.addServiceKey(["tenants.read"]), try tenant.addServiceKey([]),
      try tenant.addServiceKey(["platform.tenants"])
    )
    #expect(try await get(tenant, tenant.caller(key: reader), server) == nil)
    #expect(try await rename(tenant, tenant.caller(key: reader), server)?.reason == "PERMISSION_MISSING")
    #expect(try await get(tenant, tenant.caller(key: nothing), server)?.reason == "PERMISSION_MISSING")
    #expect(try await get(tenant, tenant.caller(key: platform), server)?.reason == "PERMISSION_MISSING")
    #expect(try await get(other, tenant.caller(key: reader), server)?.reason == "TENANT_FORBIDDEN")
    // The key is no key of the other tenant, whatever its token says.
    #expect(try await get(other, other.caller(key: reader), server)?.reason == "CREDENTIALS_INVALID")
  }

  @Test func `hold a token to its own tenant, whatever its user is elsewhere`() async throws {
    let server = try await TestServer.shared.value
    let (here, there) = (try await server.tenant(), try await server.tenant())
    let user = try here.user("owner")
    try there.change(
      """
      INSERT INTO memberships (tenant_id, member_id, user_id, roles)
      VALUES ($tenant, gen_random_uuid(), '\(user.uuidText)', '{owner}')
      """)
    #expect(try await get(there, .bearer(server.token(of: user, in: there.id)), server) == nil)
    #expect(try await get(there, here.caller("owner"), server)?.reason == "TENANT_FORBIDDEN")
  }

  // MARK: Rates

  @Test func `hold a tenant to its rate, with the time to wait, and no other tenant`() async throws {
    let server = try await TestServer.shared.value
    let (busy, quiet) = (try await server.tenant(), try await server.tenant())
    try busy.change("UPDATE tenants SET calls_per_second = 1, call_burst = 5 WHERE tenant_id = $tenant")
    let (viewer, owner) = (try busy.caller("viewer"), try busy.caller("owner"))
    var refused: RPCError?
    var count = 0
    while refused == nil, count < 50 {
      refused = try await get(busy, viewer, server)
      count += 1
    }
    #expect(count > 5 && refused?.code == .resourceExhausted && refused?.reason == "RATE_LIMITED")
    guard case .after(let wait) = refused?.retry else {
      Issue.record("no delay: \(String(describing: refused))")
      return
    }
    #expect(wait > .zero && wait <= .seconds(1))
    // It is the tenant's, not the member's.
    #expect(try await get(busy, owner, server)?.reason == "RATE_LIMITED")
    #expect(try await get(quiet, quiet.caller("viewer"), server) == nil)
    #expect(try await eventually(within: .seconds(10)) { try await get(busy, viewer, server) == nil })
  }

  @Test func `hold a key to its own rate, and nobody else`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let key = try tenant.addServiceKey(["tenants.read"], callsPerSecond: 1)
    let caller = try tenant.caller(key: key)
    #expect(try await get(tenant, caller, server) == nil)
    let refused = try await untilRefused(within: .seconds(5)) {
      try await server.tenants.getTenant(.with { $0.tenantID = tenant.text }, caller)
    }
    #expect(refused?.1.reason == "RATE_LIMITED")
    #expect(try await get(tenant, tenant.caller("viewer"), server) == nil)
  }
}
