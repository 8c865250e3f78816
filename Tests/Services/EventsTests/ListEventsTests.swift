import MusterCore
import MusterCrypto
import MusterEventsAPI
import MusterJournal
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ListEvents` {
  private static let trace = "0af7651916cd43dd8448eb211c80319c"

  private func rename(_ tenant: TestTenant, to name: String, requestID: String = "") async throws {
    var options = try tenant.caller("admin")
    options.metadata.add("traceparent", "00-\(Self.trace)-b7ad6b7169203331-01")
    _ = try await tenant.server.tenants.updateTenant(
      .with {
        $0.tenantID = tenant.text
        $0.tenant = .with { $0.displayName = name }
        $0.requestID = requestID
      }, options)
  }

  // MARK: What an event tells

  @Test func `tells of a change, with the thing as it was then`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await rename(tenant, to: "Ada", requestID: "request-1")
    try await rename(tenant, to: "Grace")
    #expect(try await eventually(within: .seconds(10)) { try await tenant.list().events.count >= 3 })
    let events = try await tenant.list { $0.types = ["tenant.updated"] }.events
    #expect(events.map { $0.data.contains("Grace") } == [true, false])
    let event = try #require(events.last)
    #expect(event.id.hasPrefix("event_") && event.tenantID == tenant.text && event.type == "tenant.updated")
    #expect(
      event.targetID == tenant.text && event.targetVersion == 2 && event.changedFields == ["display_name"])
    let admin = try tenant.user("admin").description
    #expect(event.actor?.kind == .user && event.actor?.id == admin)
    #expect(event.actor?.displayName == "admin")
    #expect(event.requestID == "request-1" && event.traceID == Self.trace && event.dataVersion == 1)
    #expect(event.data.hasPrefix("{\"tenant\": {") && event.data.contains("\"displayName\": \"Ada\""))
    #expect(event.createTime != nil)
    // The same wherever it is seen again.
    let again = try await tenant.list { $0.afterCursor = events[1].cursor }.events.first {
      $0.id == events[0].id
    }
    #expect(again == events[0])
  }

  @Test func `says nothing of what erasure has removed`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.happen("tenant.updated", #"{"secret": 1}"#)
    try tenant.server.sql(
      "UPDATE journal SET event = NULL, actor_name = NULL, payload_salt = NULL WHERE tenant_id = '\(tenant.id.uuidText)'"
    )
    let events = try await tenant.list { $0.types = ["tenant"] }.events
    #expect(!events.isEmpty && events.allSatisfy { $0.data == "{}" && $0.actor?.displayName == "" })
  }

  @Test func `tells those who read the audit log of every other record too`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let viewer = try tenant.user("viewer").description
    for _ in 0..<3 {
      _ = try await refusal { try await rename(of: tenant, as: "viewer") }
    }
    let isThere = try await eventually(within: .seconds(10)) {
      try await !tenant.list("admin") {
        $0.types = ["audit.recorded"]
        $0.actorID = viewer
      }.events.isEmpty
    }
    #expect(isThere)
    let event = try #require(
      try await tenant.list("admin") {
        $0.types = ["audit"]
        $0.actorID = viewer
      }.events.first)
    #expect(event.type == "audit.recorded" && event.actor?.id == viewer)
    for word in [
      "AUDIT_OUTCOME_DENIED", "PERMISSION_MISSING", "muster.tenants.v1.TenantService/UpdateTenant",
    ] {
      #expect(event.data.contains(word), "\(event.data)")
    }
    #expect(try await tenant.list("member") { $0.types = ["audit"] }.events.isEmpty)
    // Every row of the journal is an event.
    let rows = try tenant.server.journalIDs(tenant)
    #expect(Set(try await tenant.all("admin").events.map(\.id)) == Set(rows))
  }

  private func rename(of tenant: TestTenant, as role: String) async throws {
    _ = try await tenant.server.tenants.updateTenant(
      .with {
        $0.tenantID = tenant.text
        $0.tenant = .with { $0.displayName = "No" }
      }, tenant.caller(role))
  }

  @Test func `names of an operator the kind alone, and finds nobody by one`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let events = try await tenant.list { $0.types = ["tenant.created"] }.events
    #expect(events.first?.actor == .with { $0.kind = .platform })
    let found = try await tenant.list { $0.actorID = TestServer.operatorID.description }.events
    #expect(found.isEmpty)
  }

  // MARK: Rights

  @Test func `leaves out what the caller may not read`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.happen()
    let blind = try tenant.caller(key: tenant.addServiceKey(["events.read"]))
    let request = EventsV1.ListEventsRequest.with { $0.tenantID = tenant.text }
    let seen = try await tenant.server.events.listEvents(request, blind)
    #expect(seen.events.isEmpty && !seen.cursor.isEmpty)
    let sighted = try tenant.caller(key: tenant.addServiceKey(["events.read", "tenants.read"]))
    #expect(try await tenant.server.events.listEvents(request, sighted).events.count >= 2)
    // A type that this version does not know is nobody's to read.
    try await tenant.happen("rocket.launched")
    #expect(try await !tenant.list().events.contains { $0.type == "rocket.launched" })
  }

  @Test func `shows nothing of another tenant`() async throws {
    let server = try await TestServer.shared.value
    let (mine, other) = (try await server.tenant(), try await server.tenant())
    try await other.happen()
    #expect(try await mine.all().events.allSatisfy { $0.tenantID == mine.text })
    for change: (inout EventsV1.ListEventsRequest) -> Void in [
      { $0.targetID = other.text },
      { $0.actorID = (other.users["owner"] ?? .new()).description },
      { $0.targetID = "no id" }, { $0.actorID = "no id" },
    ] {
      #expect(try await mine.list("owner", change).events.isEmpty)
    }
  }

  // MARK: Pages

  @Test(arguments: ["", "create_time", "create_time desc"])
  func `gives all events page by page in each order`(_ order: String) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try tenant.fill(11, old: true)
    let descending = order == "create_time" ? "" : " DESC"
    let wanted = try server.sql(
      """
      SELECT replace(record_id::text, '-', '') FROM journal WHERE tenant_id = '\(tenant.id.uuidText)'
      ORDER BY record_time\(descending), record_id\(descending)
      """
    ).split(separator: "\n").compactMap { UInt128($0, radix: 16) }.map {
      TypeID(prefix: "event", bits: $0).description
    }
    #expect(
      try await eventually(within: .seconds(10)) { try await tenant.list().events.count == wanted.count })
    for size: Int32 in [1, 2, 5, 11, 12, 13] {
      let found = try await tenant.all {
        $0.orderBy = order
        $0.pageSize = size
      }
      #expect(found.events.map(\.id) == wanted, "pages of \(size)")
      #expect(found.first == found.last)
    }
  }

  @Test func `and what came after the first page's cursor are all, each once`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    for _ in 0..<5 { try await tenant.happen() }
    let before = try await tenant.all {
      $0.pageSize = 2
    } between: { page in
      // What comes while pages are turned is not in them.
      if page < 4 { try await tenant.happen() }
    }
    let isThere = try await eventually(within: .seconds(10)) {
      let after = try await tenant.all {
        $0.afterCursor = before.first
        $0.pageSize = 1
      }
      let ids = before.events.map(\.id) + after.events.map(\.id)
      let wanted = try tenant.server.journalIDs(tenant)
      return ids.count == wanted.count && Set(ids) == Set(wanted) && !after.events.isEmpty
    }
    #expect(isThere)
  }

  @Test func `after a cursor goes oldest first, whatever the filters were, and on from its answer`()
    async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    try tenant.fill(30)
    try tenant.fill(5, type: "")
    try tenant.fill(30)
    let wanted = try tenant.server.journalIDs(tenant)
    var ids: [String] = []
    #expect(
      try await eventually(within: .seconds(10)) { try await tenant.all().events.count == wanted.count })
    let oldest = try #require(try await tenant.list { $0.orderBy = "create_time" }.events.first)
    var (cursor, isEnd) = (oldest.cursor, false)
    while !isEnd {
      let page = try await tenant.list("owner") {
        $0.afterCursor = cursor
        $0.pageSize = 7
        if ids.count > 20 && ids.count < 50 { $0.types = ["tenant", "audit.recorded"] }
      }
      ids += page.events.map(\.id)
      (cursor, isEnd) = (page.cursor, page.nextPageToken.isEmpty)
    }
    #expect([oldest.id] + ids == wanted)
    // A cursor of a filter that saw nothing goes past what it left out.
    let filtered = try await tenant.all { request in
      request.afterCursor = oldest.cursor
      request.types = ["tenant.created"]
    }
    let rest = try await tenant.list { $0.afterCursor = filtered.last }
    #expect(filtered.events.isEmpty && rest.events.isEmpty)
  }

  @Test func `goes over thousands of others for the few that are asked for`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try tenant.fill(1, type: "member.removed")
    try tenant.fill(4_500, type: "")
    try tenant.fill(1, type: "member.removed")
    try tenant.fill(4_500, type: "", old: true)
    #expect(
      try await eventually(within: .seconds(10)) { try await tenant.all("member").events.count >= 1 })
    for order in ["", "create_time"] {
      let found = try await tenant.all {
        $0.targetID = tenant.text
        $0.orderBy = order
      }
      #expect(found.events.map(\.type) == ["tenant.created"] && found.pages == 1)
    }
    let start = try await tenant.list { $0.orderBy = "create_time" }.events
    let found = try await tenant.all("admin") {
      $0.afterCursor = start.first?.cursor ?? ""
      $0.targetID = tenant.text
    }
    #expect(found.events.count <= 1)
  }

  @Test func `cuts a page that would be larger than clients take`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try tenant.fill(12, data: "jsonb_build_object('text', repeat('x', 300000))")
    #expect(try await eventually(within: .seconds(10)) { try await !tenant.list().events.isEmpty })
    let all = try await tenant.all { $0.types = ["tenant.updated"] }
    #expect(all.events.count == 12 && all.pages >= 3)
    #expect(Set(all.events.map(\.id)).count == 12)
  }

  @Test func `shows nothing that an older open transaction could still come before`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    async let late: Void = tenant.happen("tenant.updated", #"{"n": 1}"#, open: .seconds(2))
    try await Task.sleep(for: .milliseconds(500))
    try await tenant.happen("tenant.updated", #"{"n": 2}"#)
    let during = try await tenant.list { $0.types = ["tenant.updated"] }
    let lag = try await JournalWatch.lag(tenant.server.platform.system)
    try await late
    #expect(during.events.isEmpty)
    #expect(lag > .zero)
    let isThere = try await eventually(within: .seconds(10)) {
      let after = try await tenant.list { $0.afterCursor = during.cursor }
      return after.events.map(\.data) == [#"{"n": 1}"#, #"{"n": 2}"#]
    }
    #expect(isThere)
  }

  // MARK: Filters

  @Test func `narrows by type, thing, actor, request, trace and time`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await rename(tenant, to: "Ada", requestID: "request-2")
    try tenant.fill(3)
    #expect(
      try await eventually(within: .seconds(10)) {
        try await tenant.list { $0.types = ["tenant"] }.events.count == 5
      })
    let ada = try #require(try await tenant.list { $0.requestID = "request-2" }.events.first)
    func ids(_ change: (inout EventsV1.ListEventsRequest) -> Void) async throws -> [String] {
      try await tenant.list("owner", change).events.map(\.id)
    }
    #expect(try await ids { $0.traceID = Self.trace } == [ada.id])
    #expect(try await ids { $0.actorID = ada.actor?.id ?? "" } == [ada.id])
    #expect(try await ids { $0.types = ["tenant.created"] }.count == 1)
    #expect(try await ids { $0.targetID = tenant.text }.count == 2)
    #expect(
      try await ids {
        $0.types = ["tenant.created", "tenant"]
      }.count == 5)
    #expect(
      try await ids {
        $0.startTime = ada.createTime
        $0.targetID = tenant.text
      } == [ada.id])
    #expect(
      try await ids {
        $0.endTime = ada.createTime
        $0.targetID = tenant.text
      }.contains(ada.id) == false)
    #expect(
      try await ids {
        $0.endTime = .with { $0.seconds = 1 }
      } == [])
  }

  // MARK: Refusals

  @Test func `refuses types that no event has`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    for name in ["tenant.exploded", "rocket", "tenant.create"] {
      let error = try await refusal { try await tenant.list { $0.types = ["tenant", name] } }
      #expect(error?.reason == "EVENT_TYPE_UNKNOWN" && error?.metadata == ["type": name], "\(name)")
      #expect(error?.code == .invalidArgument)
    }
  }

  @Test func `refuses an order beside a cursor`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let cursor = try await tenant.list().cursor
    let error = try await refusal {
      try await tenant.list {
        $0.afterCursor = cursor
        $0.orderBy = "create_time"
      }
    }
    #expect(error?.reason == "FIELD_INVALID" && error?.violations.map(\.field) == ["order_by"])
  }

  @Test func `refuses cursors that are not this tenant's or of what is not there`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let cursor = try await tenant.list().cursor
    let foreign = try await other.list().cursor
    let cursors = JournalCursors(server.masterKey)
    let future = cursors.seal(JournalPlace(generation: 1, transaction: 1 << 40), of: tenant.id)
    let changed = String(cursor.reversed())
    for text in ["x", foreign, changed, String(cursor.dropLast()), cursor + "A", future] {
      let error = try await refusal { try await tenant.list { $0.afterCursor = text } }
      #expect(error?.reason == "CURSOR_INVALID" && error?.code == .invalidArgument, "\(text)")
    }
  }

  @Test func `refuses a page token of other filters`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try tenant.fill(5)
    var token = ""
    #expect(
      try await eventually(within: .seconds(10)) {
        token = try await tenant.list { $0.pageSize = 2 }.nextPageToken
        return !token.isEmpty
      })
    let error = try await refusal {
      try await tenant.list {
        $0.pageToken = token
        $0.types = ["tenant"]
      }
    }
    #expect(error?.reason == "PAGE_TOKEN_INVALID")
  }
}
