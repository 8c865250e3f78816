import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

@Suite struct `CreateRole` {
  private func create(
    _ tenant: TestTenant, as role: String = "owner", requestID: String = "", validateOnly: Bool = false,
    _ change: (inout IdentityV1.Role) -> Void = { _ in }
  ) async throws -> IdentityV1.Role? {
    let request = IdentityV1.CreateRoleRequest.with {
      $0.tenantID = tenant.text
      $0.role = .with {
        $0.name = "auditor"
        $0.permissions = ["audit.read", "leads.read"]
        change(&$0)
      }
      $0.requestID = requestID
      $0.validateOnly = validateOnly
    }
    return try await tenant.server.identity.createRole(request, tenant.caller(role)).role
  }

  @Test func `makes a role of permissions, whose holders hold them`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let role = try #require(
      try await create(tenant) {
        $0.permissions = ["leads.read", "audit.read", "leads.read"]
        $0.description = "For the books"
      })
    #expect(role.id.hasPrefix("role_") && role.tenantID == tenant.text && role.version == 1)
    #expect(role.name == "auditor" && role.displayName == "auditor" && role.description == "For the books")
    #expect(role.permissions == ["leads.read", "audit.read"] && !role.builtIn && role.memberCount == 0)
    let joined = try await tenant.join("ann@example.com", as: ["auditor"])
    #expect(Set(joined.tokens.permissions) == ["leads.read", "audit.read"])
    let rows = try server.journal(tenant.id, "CreateRole")
    #expect(rows.count == 1 && rows[0].contains(" allowed role ") && rows[0].hasSuffix("{} role.created"))
  }

  @Test(arguments: ["owner", "admin", "member", "viewer", "auditor"])
  func `refuses a name that is taken`(name: String) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await create(tenant)
    let error = try await refusal { try await create(tenant) { $0.name = name } }
    #expect(error?.code == .alreadyExists && error?.reason == "ROLE_NAME_TAKEN")
  }

  @Test func `refuses permissions that no tenant can hold`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for name in ["no.such", "platform.tenants"] {
      let error = try await refusal { try await create(tenant) { $0.permissions = ["leads.read", name] } }
      #expect(error?.code == .invalidArgument && error?.reason == "PERMISSION_UNKNOWN")
      #expect(error?.metadata == ["permission": name])
    }
  }

  @Test func `refuses permissions that the maker does not hold`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let error = try await refusal {
      try await create(tenant, as: "admin") { $0.permissions = ["leads.read", "tenants.plan"] }
    }
    #expect(error?.code == .permissionDenied && error?.reason == "GRANT_EXCEEDS_OWN")
    #expect(error?.metadata == ["permissions": "tenants.plan"])
    // A token that is cut down makes no role of what it does not hold.
    let token = try server.token(of: tenant.user("owner"), in: tenant.id, scope: ["identity.roles"])
    let request = IdentityV1.CreateRoleRequest.with {
      $0.tenantID = tenant.text
      $0.role = .with {
        $0.name = "auditor"
        $0.permissions = ["leads.read"]
      }
    }
    let scoped = try await refusal { try await server.identity.createRole(request, .bearer(token)) }
    #expect(scoped?.reason == "GRANT_EXCEEDS_OWN")
  }

  @Test func `makes a hundred, also when the last two come at once`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try server.sql(
      """
      INSERT INTO roles (tenant_id, role_id, name, permissions)
      SELECT '\(tenant.id.uuidText)', gen_random_uuid(), 'role-' || n, '{leads.read}'
      FROM generate_series(1, 99) n
      """)
    async let one = refusal { try await create(tenant) { $0.name = "one" } }
    async let other = refusal { try await create(tenant) { $0.name = "other" } }
    let errors = try await [one, other].compactMap { $0 }
    #expect(errors.count == 1 && errors.first?.reason == "QUOTA_EXCEEDED")
    #expect(errors.first?.metadata["limit"] == "100" && errors.first?.metadata["use"] == "100")
  }

  @Test func `tries without making, and answers a repeat as before`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    #expect(try await create(tenant, validateOnly: true)?.name == "auditor")
    #expect(try server.journal(tenant.id, "CreateRole").isEmpty)
    let first = try await create(tenant, requestID: "once")
    #expect(try await create(tenant, requestID: "once") == first)
    #expect(try server.journal(tenant.id, "CreateRole").count == 1)
  }

  @Test func `keeps to the bounds`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let cases: [(String, (inout IdentityV1.Role) -> Void)] = [
      ("role.name", { $0.name = "" }), ("role.name", { $0.name = "Not a slug" }),
      ("role.permissions", { $0.permissions = [] }),
      ("role.display_name", { $0.displayName = String(repeating: "a", count: 201) }),
      ("role.description", { $0.description = String(repeating: "a", count: 2_001) }),
    ]
    for (field, change) in cases {
      let error = try await refusal { try await create(tenant, change) }
      #expect(error?.code == .invalidArgument && error?.violations.map(\.field) == [field])
    }
  }

  @Test func `is for those who keep roles`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for role in ["member", "viewer"] {
      let error = try await refusal { try await create(tenant, as: role) }
      #expect(error?.reason == "PERMISSION_MISSING")
    }
  }
}
