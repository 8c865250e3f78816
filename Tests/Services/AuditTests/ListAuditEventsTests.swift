import MusterAudit
import MusterAuditAPI
import MusterCore
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ListAuditEvents` {
  private static let trace = "0af7651916cd43dd8448eb211c80319c"

  // MARK: What a record tells

  @Test func `tells who changed what, by which right and as part of what`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.rename("Ada", requestID: "request-1", trace: Self.trace)
    let events = try await tenant.list { $0.method = "UpdateTenant" }.auditEvents
    #expect(events.isEmpty)
    let event = try #require(try await tenant.list().auditEvents.first)
    let admin = try tenant.user("admin").description
    #expect(event.id.hasPrefix("audit_") && event.tenantID == tenant.text && event.createTime != nil)
    #expect(event.actor?.kind == .user && event.actor?.id == admin && event.actor?.displayName == "admin")
    #expect(event.method == "muster.tenants.v1.TenantService/UpdateTenant")
    #expect(event.permission == "tenants.write" && event.targetID == tenant.text)
    #expect(event.requestID == "request-1" && event.traceID == Self.trace)
    #expect(event.changedFields == ["display_name"])
    #expect(event.versionBefore == 1 && event.versionAfter == 2 && event.count == 1)
    #expect(event.outcome == .ok && event.reason.isEmpty && event.sealNumber == 0)
    let sealed = try await tenant.seal()
    #expect(sealed > 0)
    #expect(try await tenant.list().auditEvents.first?.sealNumber == 1)
    try await tenant.rename("Grace")
    try await tenant.seal()
    #expect(try await tenant.list { $0.pageSize = 2 }.auditEvents.map(\.sealNumber) == [2, 1])
  }

  @Test func `counts refused calls of one kind together`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try tenant.change(
      "UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000 WHERE tenant_id = $tenant")
    for role in ["viewer", "member"] {
      for _ in 0..<250 { _ = try await refusal { try await tenant.rename("No", as: role) } }
    }
    var events: [AuditV1.AuditEvent] = []
    let isThere = try await eventually(within: .seconds(10)) {
      events = try await tenant.all { $0.outcome = .denied }
      return events.reduce(0) { $0 + $1.count } == 500
    }
    #expect(isThere, "\(events.map(\.count))")
    #expect(events.count <= 12, "\(events.map(\.count))")
    #expect(events.allSatisfy { $0.reason == "PERMISSION_MISSING" && $0.permission == "tenants.write" })
    let viewer = try tenant.user("viewer").description
    let own = try await tenant.all {
      $0.actorID = viewer
      $0.outcome = .denied
    }
    #expect(own.reduce(0) { $0 + $1.count } == 250)
    print("500 refused calls of two callers: \(events.count) records")
  }

  @Test func `names an operator to operators alone`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let byOperator = AuditV1.ListAuditEventsRequest.with {
      $0.tenantID = tenant.text
      $0.actorID = TestServer.operatorID.description
    }
    let made = try await tenant.list { $0.method = "TenantService/SetupTenant" }.auditEvents
    #expect(made.count == 1 && made[0].actor == .with { $0.kind = .platform })
    #expect(try await tenant.list { $0.actorID = TestServer.operatorID.description }.auditEvents.isEmpty)
    let seen = try await server.audit.listAuditEvents(byOperator, .bearer(server.operatorToken())).auditEvents
    let operatorText = TestServer.operatorID.description
    #expect(!seen.isEmpty && seen.allSatisfy { $0.actor?.id == operatorText && $0.actor?.kind == .platform })
    // That an operator looked is in the tenant's log too.
    #expect(
      try await tenant.list { $0.method = "ListAuditEvents" }.auditEvents.isEmpty)
    #expect(
      try await tenant.list { $0.method = "AuditService" }.auditEvents.map(\.actor?.kind) == [.platform])
  }

  @Test func `lists what operators did, in whichever tenant, when none is named`() async throws {
    let server = try await TestServer()
    let tenants = [try await server.tenant(), try await server.tenant()]
    try await tenants[0].rename("Ada")
    let token = CallOptions.bearer(try server.operatorToken())
    _ = try await server.audit.verifyAuditLog(.init(), token)
    func list(_ change: (inout AuditV1.ListAuditEventsRequest) -> Void) async throws -> [AuditV1.AuditEvent] {
      var (events, token) = ([AuditV1.AuditEvent](), "")
      repeat {
        var request = AuditV1.ListAuditEventsRequest()
        change(&request)
        request.pageToken = token
        let page = try await server.audit.listAuditEvents(request, .bearer(server.operatorToken()))
        events += page.auditEvents
        token = page.nextPageToken
      } while !token.isEmpty
      return events
    }
    for size: Int32 in [0, 1, 2] {
      let found = try await list { $0.pageSize = size }
      #expect(found.map(\.tenantID) == ["", tenants[1].text, tenants[0].text], "pages of \(size)")
      let oldest = try await list {
        $0.pageSize = size
        $0.orderBy = "create_time"
      }
      #expect(oldest.map(\.id) == found.map(\.id).reversed())
    }
    #expect(try await list { $0.method = "VerifyAuditLog" }.isEmpty)
    #expect(try await list { $0.method = "AuditService/VerifyAuditLog" }.count == 1)
    let refused = try await refusal {
      try await server.audit.listAuditEvents(.init(), tenants[0].caller("owner"))
    }
    #expect(refused?.reason == "PLATFORM_ONLY")
    await server.stop()
  }

  // MARK: Pages

  @Test(arguments: ["", "create_time", "create_time desc"])
  func `gives all records page by page in each order`(_ order: String) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try tenant.fill(11)
    let descending = order == "create_time" ? "" : " DESC"
    let wanted = try server.sql(
      """
      SELECT record_id FROM journal WHERE tenant_id = '\(tenant.id.uuidText)'
      ORDER BY record_time\(descending), record_id\(descending)
      """
    ).split(separator: "\n").map { TestTenant.auditID(String($0)) }
    for size: Int32 in [1, 2, 5, 14, 15, 16] {
      let found = try await tenant.all {
        $0.orderBy = order
        $0.pageSize = size
      }
      #expect(found.map(\.id) == wanted, "pages of \(size)")
    }
  }

  @Test func `goes over thousands of others for the few that are asked for`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try tenant.fill(4_500)
    try await tenant.rename("Ada")
    try tenant.fill(4_500)
    for order in ["", "create_time"] {
      let page = try await tenant.list {
        $0.method = "TenantService"
        $0.orderBy = order
      }
      #expect(page.auditEvents.count == 2 && page.nextPageToken.isEmpty, "\(order)")
    }
  }

  // MARK: Filters

  @Test func `narrows by actor, method, thing, request, trace, outcome and time`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.rename("Ada", requestID: "request-2", trace: Self.trace)
    try tenant.fill(3)
    let ada = try #require(try await tenant.list { $0.requestID = "request-2" }.auditEvents.first)
    func ids(_ change: (inout AuditV1.ListAuditEventsRequest) -> Void) async throws -> [String] {
      try await tenant.all("admin", change).map(\.id)
    }
    let all = try await ids { _ in }
    #expect(try await ids { $0.traceID = Self.trace } == [ada.id])
    #expect(try await ids { $0.actorID = ada.actor?.id ?? "" } == [ada.id])
    for method in [
      "TenantService/UpdateTenant", "muster.tenants.v1.TenantService/UpdateTenant",
      "/muster.tenants.v1.TenantService/UpdateTenant",
    ] {
      #expect(try await ids { $0.method = method } == [ada.id], "\(method)")
    }
    for service in ["LeadService", "muster.leads.v1.LeadService"] {
      #expect(try await ids { $0.method = service }.count == 3, "\(service)")
    }
    for none in ["Service", "adService", "UpdateTenant", "Service/UpdateTenant", "tenants.v1", "%"] {
      #expect(try await ids { $0.method = none } == [], "\(none)")
    }
    #expect(try await ids { $0.targetID = tenant.text }.count == 2)
    #expect(try await ids { $0.targetID = "lead" + tenant.text.dropFirst(6) } == [])
    #expect(try await ids { $0.targetID = "x" } == [])
    #expect(try await ids { $0.actorID = "x" } == [])
    #expect(try await ids { $0.outcome = .ok }.count == all.count)
    #expect(try await ids { $0.outcome = .denied } == [])
    #expect(try await ids { $0.startTime = ada.createTime }.contains(ada.id))
    #expect(try await ids { $0.endTime = ada.createTime }.contains(ada.id) == false)
    #expect(
      try await ids {
        $0.startTime = ada.createTime
        $0.endTime = ada.createTime
      } == [])
  }

  @Test func `shows nothing of another tenant`() async throws {
    let server = try await TestServer.shared.value
    let (mine, other) = (try await server.tenant(), try await server.tenant())
    try await other.rename("Ada")
    #expect(try await mine.all().allSatisfy { $0.tenantID == mine.text })
    #expect(try await mine.list { $0.targetID = other.text }.auditEvents.isEmpty)
    let token = try await other.list { $0.pageSize = 1 }.nextPageToken
    let error = try await refusal {
      try await mine.list {
        $0.pageSize = 1
        $0.pageToken = token
      }
    }
    #expect(error?.reason == "PAGE_TOKEN_INVALID")
    let member = try await refusal { try await mine.list("member") }
    #expect(member?.reason == "PERMISSION_MISSING")
  }
}
