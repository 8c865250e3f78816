import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterWire
import Testing

@Suite struct `SuspendTenant` {
  private static let change = StateChange<TenantsV1.SuspendTenantRequest>(
    rpc: "SuspendTenant", event: "tenant.suspended", fields: "{state,suspension}",
    request: { id, version in
      .with { ($0.tenantID, $0.version, $0.reason) = (id, version, "Spam complaints under review") }
    },
    call: { server, request, options in try await server.tenants.suspendTenant(request, options).tenant })

  @Test func `stops writes at the next call and lets reads go on`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    #expect(try await tenant.renaming("Before") == nil)
    let suspended = try await tenant.suspend("Complaints")
    #expect(suspended.state == .suspended && suspended.suspension?.reason == "Complaints")
    #expect(suspended.suspension?.blockReads == false && suspended.suspension?.suspendTime != nil)
    #expect(suspended.health == .failed)
    let error = try await tenant.renaming("After")
    #expect(error?.code == .failedPrecondition && error?.reason == "TENANT_SUSPENDED")
    #expect(try await tenant.reading() == nil)
  }

  @Test func `stops reads too where it is asked to`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    #expect(try await tenant.reading() == nil)
    #expect(try await tenant.suspend(blockingReads: true).suspension?.blockReads == true)
    for role in ["owner", "admin", "member", "viewer"] {
      #expect(try await tenant.reading(as: role)?.reason == "TENANT_SUSPENDED", "\(role)")
    }
  }

  @Test func `replaces the reason of a suspended tenant, and since when stays`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let first = try await tenant.suspend("One")
    let second = try await tenant.suspend("Two", blockingReads: true)
    #expect(second.suspension?.reason == "Two" && second.suspension?.blockReads == true)
    #expect(second.suspension?.suspendTime == first.suspension?.suspendTime && second.version == 3)
    // The same again is nothing.
    #expect(try await tenant.suspend("Two", blockingReads: true) == second)
    #expect(try server.journal(tenant.id, "SuspendTenant").count == 2)
  }

  @Test func `is known at two servers within a second`() async throws {
    let first = try await TestServer()
    let second = try await TestServer(on: first.database)
    let tenant = try await first.tenant()
    for server in [first, second] { #expect(try await tenant.reading(at: server) == nil) }
    _ = try await tenant.suspend(blockingReads: true)
    // Here at once.
    #expect(try await tenant.reading(at: first)?.reason == "TENANT_SUSPENDED")
    let refused = try await untilRefused(within: .seconds(5)) {
      if let error = try await tenant.reading(at: second) { throw error }
    }
    #expect(refused?.1.reason == "TENANT_SUSPENDED")
    await first.stop()
    await second.stop()
  }

  @Test func `goes by versions, leaves its traces and knows who may`() async throws {
    let server = try await TestServer.shared.value
    let options = CallOptions.bearer(try server.operatorToken())
    try await Self.change.checkVersions(server.tenant(), options)
    try await Self.change.checkTraces(server.tenant(), options)
    try await Self.change.checkStrangers(server, isPlatforms: true)
    try await Self.change.checkRoles([], server)
    try await Self.change.checkDeleted(server)
  }

  @Test func `takes a reason of 500 characters and no more`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    #expect(try await tenant.suspend(String(repeating: "a", count: 500)).state == .suspended)
    let error = try await refusal { try await tenant.suspend(String(repeating: "a", count: 501)) }
    #expect(error?.violations.map(\.field) == ["reason"])
  }
}
