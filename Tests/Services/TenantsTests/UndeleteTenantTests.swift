import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterWire
import Testing

@Suite struct `UndeleteTenant` {
  private static let change = StateChange<TenantsV1.UndeleteTenantRequest>(
    rpc: "UndeleteTenant", event: "tenant.undeleted", fields: "{state,delete_time,purge_time}",
    request: { id, version in .with { ($0.tenantID, $0.version) = (id, version) } },
    call: { server, request, options in try await server.tenants.undeleteTenant(request, options).tenant })

  private func undelete(_ tenant: TestTenant, as role: String = "owner") async throws -> TenantsV1.Tenant {
    try #require(
      try await Self.change.call(
        tenant.server, Self.change.request(tenant.text, 0), tenant.caller(role)))
  }

  @Test func `brings a tenant back with everything it had`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let before = try await tenant.found()
    _ = try await tenant.delete()
    let back = try await undelete(tenant)
    #expect(back.state == .active && back.deleteTime == nil && back.purgeTime == nil)
    #expect(back.version == 3 && back.health == .healthy && back.displayName == before.displayName)
    for role in ["owner", "admin", "member", "viewer"] { #expect(try await tenant.reading(as: role) == nil) }
    #expect(try await tenant.renaming("Back") == nil)
  }

  @Test func `leaves one suspended that was suspended when it was deleted`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let suspended = try await tenant.suspend("Complaints")
    let options = CallOptions.bearer(try server.operatorToken())
    _ = try await server.tenants.deleteTenant(.with { $0.tenantID = tenant.text }, options)
    let back = try await undelete(tenant)
    #expect(back.state == .suspended && back.suspension == suspended.suspension)
    #expect(try await tenant.renaming("No")?.reason == "TENANT_SUSPENDED")
  }

  @Test func `refuses one that is not deleted`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let error = try await refusal { try await undelete(tenant) }
    #expect(error?.code == .alreadyExists && error?.reason == "RESOURCE_NOT_DELETED")
    #expect(try await tenant.found().version == 1)
  }

  @Test(arguments: ["state = 'erasing'", "purge_time = now() - interval '1 s'"])
  func `refuses one that is being erased, or whose time is over`(change: String) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.delete()
    try tenant.change("UPDATE tenants SET \(change) WHERE tenant_id = $tenant")
    let error = try await refusal { try await undelete(tenant) }
    #expect(error?.code == .failedPrecondition && error?.reason == "TENANT_ERASURE_RUNNING")
  }

  @Test func `is for owners and operators alone`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.delete()
    for role in ["admin", "member", "viewer"] {
      let error = try await refusal { try await undelete(tenant, as: role) }
      #expect(["TENANT_DELETED", "PERMISSION_MISSING"].contains(error?.reason), "\(role)")
    }
    let options = CallOptions.bearer(try server.operatorToken())
    #expect(
      try await Self.change.call(server, Self.change.request(tenant.text, 0), options)?.state == .active)
  }

  @Test func `goes by versions, leaves its traces and knows strangers`() async throws {
    let server = try await TestServer.shared.value
    let (first, second) = (try await server.tenant(), try await server.tenant())
    _ = try await (first.delete(), second.delete())
    try await Self.change.checkVersions(first, first.caller("owner"))
    try await Self.change.checkTraces(second, .bearer(server.operatorToken()))
    try await Self.change.checkStrangers(server, isPlatforms: false)
  }
}
