import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ListActivities` {
  /// Leads whose entries lie before, beside and after each other's, on all channels.
  private func story(_ tenant: TestTenant) async throws -> [LeadsV1.Lead] {
    var leads: [LeadsV1.Lead] = []
    let channels: [TypeV1.Channel] = [.email, .sms, .linkedin, .voice, .mail, .web, .unspecified]
    for number in 0..<4 {
      let lead = try await tenant.createLead()
      leads.append(lead)
      for (place, channel) in channels.enumerated() {
        try await tenant.record(lead.id, .noted, channel) {
          // Some before any lead was made, some at one time, one at the very time that the lead was.
          $0.occurTime = .inSeconds(Int64(place % 3 * 60 - 120))
          if place == 3 { $0.occurTime = lead.createTime }
          $0.text = "\(number) \(place)"
          if place % 2 == 0 { $0.threadKey = "thread-\(number)" }
          if place == 1 { ($0.provider, $0.providerMessageID) = ("sms", "message-1") }
        }
      }
    }
    return leads
  }

  private func key(_ activity: LeadsV1.Activity) -> (Int64, UInt128) {
    (activity.occurTime?.micros ?? 0, TypeID(activity.id)?.bits ?? 0)
  }

  @Test func `merges all channels in the order of time, with that the lead was made`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let leads = try await story(tenant)
    for lead in leads {
      let timeline = try await tenant.timeline(lead.id)
      #expect(timeline.count == 8 && timeline.allSatisfy { $0.leadID == lead.id })
      #expect(Set(timeline.map(\.channel.rawValue)).count == 7)
      #expect(timeline.map(\.id) == timeline.sorted { key($0) > key($1) }.map(\.id))
      let made = timeline.filter { $0.action == .created }
      #expect(made.count == 1 && made.first?.occurTime == lead.createTime)
      #expect(made.first?.actor?.id == (try tenant.user("member").description))
    }
  }

  @Test(arguments: [1, 2, 3, 5, 31, 32, 33] as [Int32], ["", "occur_time", "occur_time desc"])
  func `has every entry once, whatever the size of its pages`(_ size: Int32, _ order: String) async throws {
    let tenant = try await Self.told.value
    let all = try await tenant.activities { $0.orderBy = order }
    #expect(all.count == 32 && Set(all.map(\.id)).count == 32)
    let sorted = all.sorted { order == "occur_time" ? key($0) < key($1) : key($0) > key($1) }
    #expect(all.map(\.id) == sorted.map(\.id))
    #expect(try await tenant.activities(by: size) { $0.orderBy = order } == all)
    let lead = try #require(all.first?.leadID)
    let timeline = try await tenant.activities(by: size) { ($0.orderBy, $0.leadID) = (order, lead) }
    #expect(timeline == all.filter { $0.leadID == lead })
  }

  /// Read by many tests.
  private static let told = Task {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await ListActivities().story(tenant)
    return tenant
  }

  @Test func `narrows by each filter, and by several`() async throws {
    let tenant = try await Self.told.value
    let all = try await tenant.activities()
    let some = try #require(all.first { $0.threadKey == "thread-2" })
    func expect(
      _ change: (inout LeadsV1.ListActivitiesRequest) -> Void, _ fits: (LeadsV1.Activity) -> Bool,
      _ comment: Comment
    ) async throws {
      let wanted = all.filter(fits)
      #expect(try await tenant.activities(by: 3, change) == wanted, comment)
    }
    try await expect({ $0.channel = .sms }, { $0.channel == .sms }, "channel")
    try await expect({ $0.action = .created }, { $0.action == .created }, "created")
    try await expect({ $0.action = .noted }, { $0.action == .noted }, "noted")
    try await expect({ $0.action = .bounced }, { _ in false }, "none")
    try await expect({ $0.threadKey = "thread-2" }, { $0.threadKey == "thread-2" }, "thread")
    try await expect(
      { $0.providerMessageID = "message-1" }, { $0.providerMessageID == "message-1" }, "message")
    try await expect(
      { ($0.leadID, $0.threadKey) = (some.leadID, "thread-2") }, { $0.threadKey == "thread-2" }, "both")
    try await expect(
      { ($0.leadID, $0.action) = (some.leadID, .created) },
      { $0.leadID == some.leadID && $0.action == .created }, "of one lead that it was made")
    try await expect(
      { ($0.threadKey, $0.channel) = ("thread-2", .linkedin) },
      { $0.threadKey == "thread-2" && $0.channel == .linkedin }, "thread and channel")
    try await expect(
      { $0.campaignID = "campaign_01jc4x8y7kf3q9v2m5n6p7r8st" }, { _ in false }, "campaign")
    try await expect({ $0.leadID = LeadID.new().description }, { _ in false }, "nobody")
    let middle = try #require(all[all.count / 2].occurTime)
    try await expect({ $0.startTime = middle }, { key($0).0 >= middle.micros }, "start")
    try await expect({ $0.endTime = middle }, { key($0).0 < middle.micros }, "end")
    for action in [LeadsV1.ActivityAction.created, .noted] {
      try await expect(
        { ($0.startTime, $0.action) = (middle, action) },
        { key($0).0 >= middle.micros && $0.action == action }, "start of \(action)")
    }
  }

  @Test func `finds the few among the many`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    try server.sql(
      """
      INSERT INTO activities (tenant_id, activity_id, lead_id, occur_time, channel, action, actor_kind)
      SELECT '\(tenant.id.uuidText)', gen_random_uuid(), '\(tenant.uuid(lead.id))',
        now() - n * interval '1 second', CASE WHEN n IN (3000, 5000) THEN 'voice' ELSE 'email' END, 'noted',
        'system'
      FROM generate_series(1, 6000) n
      """)
    let rare = try await tenant.activities(by: 1) { $0.channel = .voice }
    #expect(rare.count == 2 && rare.allSatisfy { $0.channel == .voice && $0.actor?.kind == .system })
    #expect(try await tenant.activities { $0.leadID = lead.id }.count == 6_001)
    #expect(try await tenant.activities { $0.orderBy = "occur_time" }.count == 6_001)
  }

  @Test func `goes on where it was when more is added`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    for number in 0..<5 {
      try await tenant.record(lead.id, .noted) { $0.text = "\(number)" }
    }
    let before = try await tenant.timeline(lead.id)
    let first = try await tenant.leads.listActivities(
      .with { ($0.tenantID, $0.pageSize) = (tenant.text, 2) }, tenant.caller("viewer"))
    try await tenant.record(lead.id, .noted) { $0.text = "new" }
    try await tenant.createLead()
    let second = try await tenant.leads.listActivities(
      .with { ($0.tenantID, $0.pageSize, $0.pageToken) = (tenant.text, 1_000, first.nextPageToken) },
      tenant.caller("viewer"))
    #expect(first.activities + second.activities == before)
  }

  @Test func `refuses a token of another list`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await Self.told.value, try await server.tenant())
    let page = try await tenant.leads.listActivities(
      .with { ($0.tenantID, $0.pageSize) = (tenant.text, 2) }, tenant.caller("viewer"))
    for change in [
      { (request: inout LeadsV1.ListActivitiesRequest) in request.channel = .email },
      { $0.orderBy = "occur_time" }, { $0.tenantID = other.text },
    ] {
      let request = LeadsV1.ListActivitiesRequest.with {
        ($0.tenantID, $0.pageToken) = (tenant.text, page.nextPageToken)
        change(&$0)
      }
      let caller = try request.tenantID == tenant.text ? tenant.caller("viewer") : other.caller("viewer")
      let error = try await refusal { try await tenant.leads.listActivities(request, caller) }
      #expect(error?.reason == "PAGE_TOKEN_INVALID")
    }
    #expect(try await other.activities() == [])
  }
}
