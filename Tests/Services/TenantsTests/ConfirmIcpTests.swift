import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `ConfirmIcp` {
  /// A tenant with revisions for those industries.
  private func tenant(_ industries: [String]) async throws -> TestTenant {
    let tenant = try await TestServer.shared.value.tenant()
    for industry in industries { _ = try await tenant.updateIcp { $0.industries = [industry] } }
    return tenant
  }

  @Test func `puts the newest into force, or the one that is named`() async throws {
    let tenant = try await tenant(["A", "B", "C"])
    let newest = try await tenant.confirmIcp()
    #expect(newest.revision == 3 && newest.state == .confirmed && newest.version == 4)
    #expect(newest.confirmTime != nil && newest.confirmedBy?.displayName == "admin")
    let named = try await tenant.confirmIcp(1)
    #expect(named.revision == 1 && named.version == 5)
    #expect(try await tenant.icp().icp == named)
  }

  @Test func `supersedes the one before, which can be confirmed again`() async throws {
    let tenant = try await tenant(["A", "B"])
    let first = try await tenant.confirmIcp(1)
    _ = try await tenant.confirmIcp(2)
    let superseded = try #require(try await tenant.icp(1).icp)
    #expect(superseded.state == .superseded && superseded.confirmTime == first.confirmTime)
    #expect(superseded.industries == ["A"])
    let again = try await tenant.confirmIcp(1)
    #expect(again.state == .confirmed && again.confirmTime != first.confirmTime)
    // What is newer than the one in force is shown beside it, also when it was in force before.
    #expect(try await tenant.icp().draft?.state == .superseded)
  }

  @Test func `changes nothing for the revision that is in force`() async throws {
    let tenant = try await tenant(["A"])
    let first = try await tenant.confirmIcp()
    #expect(try await tenant.confirmIcp(as: "owner") == first)
    #expect(try await tenant.confirmIcp(1) == first)
    #expect(try tenant.server.journal(tenant.id, "ConfirmIcp").count == 1)
  }

  @Test func `knows no revision that is not there`() async throws {
    let empty = try await tenant([])
    let none = try await refusal { try await empty.confirmIcp() }
    #expect(none?.code == .notFound && none?.reason == "ICP_NOT_FOUND")
    let one = try await tenant(["A"])
    #expect(try await refusal { try await one.confirmIcp(2) }?.reason == "ICP_NOT_FOUND")
    #expect(try await one.icp().icp == nil)
  }

  @Test func `takes the version that was read, and refuses another`() async throws {
    let tenant = try await tenant(["A", "B"])
    let error = try await refusal { try await tenant.confirmIcp(version: 1) }
    #expect(error?.code == .aborted && error?.metadata == ["version": "1", "current_version": "2"])
    #expect(try await tenant.icp().icp == nil)
    #expect(try await tenant.confirmIcp(version: 2).version == 3)
  }

  @Test func `leaves one in force when several confirm at once`() async throws {
    let tenant = try await tenant(["A", "B", "C"])
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for revision in Int64(1)...3 { tasks.addTask { _ = try await tenant.confirmIcp(revision) } }
      try await tasks.waitForAll()
    }
    let states = try tenant.server.sql(
      "SELECT state FROM icp_revisions WHERE tenant_id = '\(tenant.id.uuidText)' ORDER BY state")
    #expect(states == "confirmed\nsuperseded\nsuperseded")
  }

  @Test func `tries without changing, and confirms once for a request id`() async throws {
    let tenant = try await tenant(["A"])
    let server = tenant.server
    var request = TenantsV1.ConfirmIcpRequest.with {
      ($0.tenantID, $0.requestID, $0.validateOnly) = (tenant.text, "once", true)
    }
    #expect(try await server.tenants.confirmIcp(request, tenant.caller("admin")).icp?.state == .confirmed)
    #expect(try await tenant.icp().icp == nil)
    request.validateOnly = false
    let first = try await server.tenants.confirmIcp(request, tenant.caller("admin"))
    #expect(try await server.tenants.confirmIcp(request, tenant.caller("admin")) == first)
    #expect(try tenant.told("ConfirmIcp") == ["once {state} icp.confirmed"])
    #expect(try tenant.event("icp.confirmed").contains("ICP_STATE_CONFIRMED"))
  }

  @Test func `is for admins and owners`() async throws {
    let tenant = try await tenant(["A"])
    for role in ["member", "viewer"] {
      let error = try await refusal { try await tenant.confirmIcp(as: role) }
      #expect(error?.reason == "PERMISSION_MISSING", "\(role)")
    }
    for role in ["admin", "owner"] { #expect(try await tenant.confirmIcp(as: role).revision == 1) }
    let other = try await TestServer.shared.value.tenant()
    let error = try await refusal {
      try await tenant.server.tenants.confirmIcp(.with { $0.tenantID = tenant.text }, other.caller("owner"))
    }
    #expect(error?.reason == "TENANT_FORBIDDEN")
  }
}
