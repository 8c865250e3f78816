import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `UpdateRole` {
  private func update(
    _ tenant: TestTenant, _ id: String, as role: String = "owner", mask: [String] = [],
    _ change: (inout IdentityV1.Role) -> Void
  ) async throws -> IdentityV1.Role? {
    let request = IdentityV1.UpdateRoleRequest.with {
      $0.tenantID = tenant.text
      $0.role = .with {
        $0.id = id
        change(&$0)
      }
      if !mask.isEmpty { $0.updateMask = .with { $0.paths = mask } }
    }
    return try await tenant.server.identity.updateRole(request, tenant.caller(role)).role
  }

  @Test func `changes what is named, and nothing else`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let role = try await tenant.addRole("auditor", ["leads.read"])
    let changed = try #require(
      try await update(tenant, role.id, mask: ["permissions", "display_name"]) {
        $0.permissions = ["audit.read"]
        $0.displayName = "Auditor"
        $0.description = "not this"
      })
    #expect(changed.permissions == ["audit.read"] && changed.displayName == "Auditor")
    #expect(changed.description == "" && changed.name == "auditor" && changed.version == 2)
    let bare = try await update(tenant, role.id, mask: ["display_name"]) { _ in }
    #expect(bare?.displayName == "auditor" && bare?.version == 3)
    #expect(try await update(tenant, role.id) { _ in }?.version == 3)
    #expect(try server.journal(tenant.id, "UpdateRole").count == 2)
  }

  @Test func `refuses a name, an older version, and a role that is not there`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let role = try await tenant.addRole("auditor", ["leads.read"])
    let theirs = try await other.addRole("auditor", ["leads.read"])
    let name = try await refusal { try await update(tenant, role.id, mask: ["name"]) { $0.name = "other" } }
    #expect(name?.violations.map(\.field).first == "update_mask")
    let stale = try await refusal {
      try await update(tenant, role.id) {
        $0.version = 7
        $0.description = "a"
      }
    }
    #expect(stale?.code == .aborted && stale?.metadata == ["version": "7", "current_version": "1"])
    for id in [theirs.id, "role_01jc4x8y7kf3q9v2m5n6p7r8st", "owner", ""] {
      let error = try await refusal { try await update(tenant, id) { $0.description = "a" } }
      #expect(error?.reason == "ROLE_NOT_FOUND" || error?.reason == "FIELD_INVALID", "\(id)")
    }
  }

  @Test func `refuses who gives or takes what they do not hold`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let role = try await tenant.addRole("billing", ["leads.read", "tenants.plan"])
    let takes = try await refusal {
      try await update(tenant, role.id, as: "admin") { $0.permissions = ["leads.read"] }
    }
    #expect(takes?.reason == "GRANT_EXCEEDS_OWN" && takes?.metadata == ["permissions": "tenants.plan"])
    // What stays is neither given nor taken.
    let kept = try await update(tenant, role.id, as: "admin") {
      $0.permissions = ["tenants.plan", "leads.write"]
    }
    #expect(kept?.permissions == ["tenants.plan", "leads.write"])
    let gives = try await refusal {
      try await update(tenant, role.id, as: "admin") { $0.permissions = ["tenants.plan", "settings.keys"] }
    }
    #expect(gives?.metadata == ["permissions": "settings.keys"])
    let unknown = try await refusal { try await update(tenant, role.id) { $0.permissions = ["a.b"] } }
    #expect(unknown?.reason == "PERMISSION_UNKNOWN")
  }
}
