import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `DeleteTenant` {
  private static let change = StateChange<TenantsV1.DeleteTenantRequest>(
    rpc: "DeleteTenant", event: "tenant.deleted", fields: "{state,delete_time,purge_time}",
    request: { id, version in .with { ($0.tenantID, $0.version) = (id, version) } },
    call: { server, request, options in try await server.tenants.deleteTenant(request, options).tenant })

  @Test func `answers with the time of the purge, 30 days later`() async throws {
    let server = try await TestServer.shared.value
    let deleted = try await server.tenant().delete()
    let (gone, purged) = (try #require(deleted.deleteTime), try #require(deleted.purgeTime))
    #expect(deleted.state == .deleted && deleted.health == .failed)
    #expect(purged.seconds - gone.seconds == 30 * 86_400 && purged.nanos == gone.nanos)
  }

  @Test func `leaves the tenant to its owners alone, and to them to get it`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for role in ["owner", "viewer"] { #expect(try await tenant.reading(as: role) == nil) }
    _ = try await tenant.delete()
    #expect(try await tenant.reading(as: "owner") == nil)
    for role in ["admin", "member", "viewer"] {
      let error = try await tenant.reading(as: role)
      #expect(error?.code == .failedPrecondition && error?.reason == "TENANT_DELETED", "\(role)")
    }
    #expect(try await tenant.renaming("No")?.reason == "TENANT_DELETED")
    let status = try await refusal {
      try await server.tenants.getTenantStatus(.with { $0.tenantID = tenant.text }, tenant.caller("owner"))
    }
    #expect(status?.reason == "TENANT_DELETED")
  }

  @Test func `hides the tenant from lists that do not ask for it`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let slug = try await tenant.delete().slug
    var request = TenantsV1.ListTenantsRequest.with { $0.slug = slug }
    let options = CallOptions.bearer(try server.operatorToken())
    #expect(try await server.tenants.listTenants(request, options).tenants == [])
    request.showDeleted = true
    #expect(try await server.tenants.listTenants(request, options).tenants.map(\.state) == [.deleted])
  }

  @Test func `refuses to delete twice`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let deleted = try await tenant.delete()
    #expect(try await refusal { try await tenant.delete() }?.reason == "TENANT_DELETED")
    #expect(try await tenant.found() == deleted)
  }

  @Test func `is known at two servers within a second`() async throws {
    let first = try await TestServer()
    let second = try await TestServer(on: first.database)
    let tenant = try await first.tenant()
    for server in [first, second] { #expect(try await tenant.reading(at: server) == nil) }
    _ = try await tenant.delete()
    #expect(try await tenant.reading(at: first)?.reason == "TENANT_DELETED")
    let refused = try await untilRefused(within: .seconds(5)) {
      if let error = try await tenant.reading(at: second) { throw error }
    }
    #expect(refused?.1.reason == "TENANT_DELETED")
    await first.stop()
    await second.stop()
  }

  @Test func `goes by versions, leaves its traces and knows who may`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await Self.change.checkVersions(tenant, tenant.caller("owner"))
    try await Self.change.checkTraces(server.tenant(), .bearer(server.operatorToken()))
    try await Self.change.checkStrangers(server, isPlatforms: false)
    try await Self.change.checkRoles(["owner"], server)
    try await Self.change.checkDeleted(server)
  }
}
