import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterWire
import Testing

@Suite struct `ResumeTenant` {
  private static let change = StateChange<TenantsV1.ResumeTenantRequest>(
    rpc: "ResumeTenant", event: "tenant.resumed", fields: "{state,suspension}",
    request: { id, version in .with { ($0.tenantID, $0.version) = (id, version) } },
    call: { server, request, options in try await server.tenants.resumeTenant(request, options).tenant })

  private func resume(_ tenant: TestTenant) async throws -> TenantsV1.Tenant {
    let options = CallOptions.bearer(try tenant.server.operatorToken())
    return try #require(
      try await Self.change.call(tenant.server, Self.change.request(tenant.text, 0), options))
  }

  @Test func `lets writes go on at the next call`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.suspend("Complaints", blockingReads: true)
    #expect(try await tenant.renaming("No") != nil)
    let resumed = try await resume(tenant)
    #expect(resumed.state == .active && resumed.suspension == nil && resumed.health == .healthy)
    #expect(try await tenant.renaming("Yes") == nil)
    #expect(try await tenant.reading() == nil)
    #expect(try await tenant.suspend().suspension?.blockReads == false)
  }

  @Test func `leaves a tenant that is not suspended as it is`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let before = try await tenant.found()
    #expect(try await resume(tenant) == before)
    #expect(try server.journal(tenant.id, "ResumeTenant").isEmpty)
  }

  @Test func `goes by versions, leaves its traces and knows who may`() async throws {
    let server = try await TestServer.shared.value
    let options = CallOptions.bearer(try server.operatorToken())
    let (first, second) = (try await server.tenant(), try await server.tenant())
    _ = try await (first.suspend(), second.suspend())
    try await Self.change.checkVersions(first, options)
    try await Self.change.checkTraces(second, options)
    try await Self.change.checkStrangers(server, isPlatforms: true)
    try await Self.change.checkRoles([], server)
    try await Self.change.checkDeleted(server)
  }
}
