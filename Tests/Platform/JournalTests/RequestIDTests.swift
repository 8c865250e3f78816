import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterWire
import Testing

@Suite struct `Request ids` {
  private static func rename(
    _ tenant: TestTenant, to name: String, id: String = "", version: Int64 = 0
  ) -> TenantsV1.UpdateTenantRequest {
    var request = TenantsV1.UpdateTenantRequest()
    request.tenantID = tenant.text
    request.requestID = id
    request.tenant = .with {
      $0.displayName = name
      $0.version = version
    }
    return request
  }

  private static func update(
    _ request: TenantsV1.UpdateTenantRequest, _ options: CallOptions, _ server: TestServer
  ) async throws -> TenantsV1.Tenant {
    try #require(try await server.tenants.updateTenant(request, options).tenant)
  }

  /// Fifty callers send the same at once, to one server after the other in turn.
  private func hurry(_ servers: [TestServer], _ tenant: TestTenant) async throws {
    let request = Self.rename(tenant, to: "Once", id: "same")
    let admin = try tenant.caller("admin")
    let answers = try await withThrowingTaskGroup(of: TenantsV1.Tenant.self) { group in
      for caller in 0..<50 {
        group.addTask { try await Self.update(request, admin, servers[caller % servers.count]) }
      }
      var answers: [TenantsV1.Tenant] = []
      for try await answer in group { answers.append(answer) }
      return answers
    }
    #expect(answers.count == 50 && answers.allSatisfy { $0 == answers.first })
    #expect(answers.first?.version == 2)
    let rows = try servers[0].journal(tenant.id, "UpdateTenant")
    #expect(rows.count == 1)
    #expect(
      try servers[0].sql("SELECT version FROM tenants WHERE tenant_id = '\(tenant.id.uuidText)'") == "2")
    print("50 callers at \(servers.count) servers: 1 effect, \(rows.count) row of the journal, 1 answer")
  }

  @Test func `give 50 callers at once one effect and one answer`() async throws {
    let server = try await TestServer.shared.value
    try await hurry([server], try await server.tenant())
  }

  @Test func `give 50 callers at two servers one effect and one answer`() async throws {
    let first = try await TestServer()
    let second = try await TestServer(on: first.database)
    try await hurry([first, second], try await first.tenant())
    await first.stop()
    await second.stop()
  }

  @Test func `answer at another server what the first one answered`() async throws {
    let first = try await TestServer()
    let second = try await TestServer(on: first.database)
    let tenant = try await first.tenant()
    let request = Self.rename(tenant, to: "There", id: "over")
    let answer = try await Self.update(request, tenant.caller("admin"), first)
    #expect(try await Self.update(request, tenant.caller("admin"), second) == answer)
    await first.stop()
    await second.stop()
  }

  @Test func `are refused with another body, which changes nothing`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let admin = try tenant.caller("admin")
    _ = try await Self.update(Self.rename(tenant, to: "One", id: "used"), admin, server)
    let error = try await refusal {
      try await Self.update(Self.rename(tenant, to: "Two", id: "used"), admin, server)
    }
    #expect(error?.code == .invalidArgument && error?.reason == "REQUEST_ID_REUSED")
    #expect(error?.violations.map(\.field) == ["request_id"])
    #expect(try server.journal(tenant.id, "UpdateTenant").count == 1)
  }

  @Test func `are each user's and each tenant's own`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let callers = [
      (tenant, try tenant.caller("admin")), (tenant, try tenant.caller("owner")),
      (other, try other.caller("admin")), (tenant, CallOptions.bearer(try server.operatorToken())),
    ]
    for (number, (tenant, caller)) in callers.enumerated() {
      let answer = try await Self.update(Self.rename(tenant, to: "By \(number)", id: "mine"), caller, server)
      #expect(answer.displayName == "By \(number)")
    }
  }

  @Test func `are not spent by a call that failed`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let admin = try tenant.caller("admin")
    let error = try await refusal {
      try await Self.update(Self.rename(tenant, to: "Stale", id: "kept", version: 9), admin, server)
    }
    #expect(error?.reason == "VERSION_STALE")
    let answer = try await Self.update(
      Self.rename(tenant, to: "Fresh", id: "kept", version: 1), admin, server)
    #expect(answer.displayName == "Fresh")
  }

  @Test func `lose no update of 32 writers who count on from what they read`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try tenant.change(
      """
      UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000, display_name = '0'
      WHERE tenant_id = $tenant
      """)
    let admin = try tenant.caller("admin")
    let (done, refused) = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
      for _ in 0..<32 {
        group.addTask {
          var (done, refused) = (0, 0)
          while done < 2 {
            let read = try await Self.read(tenant, server)
            let next = String((Int(read.displayName) ?? -1_000) + 1)
            let error = try await refusal {
              try await Self.update(Self.rename(tenant, to: next, version: read.version), admin, server)
            }
            switch error?.code {
            case nil: done += 1
            case .aborted: refused += 1
            default: throw error ?? RPCError(.internal, reason: "INTERNAL", message: "")
            }
          }
          return (done, refused)
        }
      }
      return try await group.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
    }
    print("32 writers: \(done) updates, \(refused) refused as stale")
    let found = try await Self.read(tenant, server)
    #expect(done == 64 && found.displayName == "64" && found.version == 65)
    #expect(try server.journal(tenant.id, "UpdateTenant").count == done)
  }

  private static func read(_ tenant: TestTenant, _ server: TestServer) async throws -> TenantsV1.Tenant {
    let request = TenantsV1.GetTenantRequest.with { $0.tenantID = tenant.text }
    return try #require(try await server.tenants.getTenant(request, tenant.caller("viewer")).tenant)
  }
}
