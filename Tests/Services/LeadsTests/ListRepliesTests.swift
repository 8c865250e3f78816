import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ListReplies` {
  @Test func `shows the replies of all channels, newest first, with who wrote them`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead {
      ($0.firstName, $0.lastName, $0.company) = ("Mia", "Berg", "Northwind")
    }
    let channels: [TypeV1.Channel] = [.email, .sms, .linkedin, .voice]
    for (place, channel) in channels.enumerated() {
      try await tenant.record(lead.id, .replied, channel) {
        ($0.text, $0.occurTime) = ("On \(place)", .inSeconds(Int64(place) - 100))
        $0.replyIntent = .question
      }
    }
    try await tenant.record(lead.id, .opened, .email)
    let answer = try await tenant.replies()
    #expect(answer.replies.map(\.activity?.channel) == channels.reversed())
    #expect(answer.replies.allSatisfy { $0.activity?.action == .replied && !$0.read && $0.readBy == nil })
    #expect(answer.replies.allSatisfy { $0.firstName == "Mia" && $0.lastName == "Berg" })
    #expect(answer.unreadCount?.value == 4 && answer.unreadCount?.exact == true)
    #expect(answer.nextPageToken == "" && answer.replies.first?.activity?.text == "On 3")
    // As the lead is now.
    try await tenant.updateLead(lead.id, ["company", "tier_override"]) {
      $0.company = "Southwind"
      $0.tierOverride = .with { ($0.tier, $0.reason) = (.hot, "He called") }
    }
    let now = try await tenant.replies { $0.orderBy = "occur_time" }
    #expect(now.replies.allSatisfy { $0.company == "Southwind" && $0.tier == .hot })
    #expect(now.replies.map(\.activity?.channel) == channels)
  }

  @Test func `leaves out what a machine answered`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    try await tenant.record(lead.id, .replied, .email) { $0.replyIntent = .automatic }
    let answer = try await tenant.replies()
    #expect(answer.replies == [] && answer.unreadCount?.value == 0)
    #expect(try await tenant.timeline(lead.id).contains { $0.replyIntent == .automatic })
  }

  @Test func `narrows by channel, owner and what is unread, page by page`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let owner = try tenant.user("admin").description
    let (owned, other) = (try await tenant.createLead { $0.ownerID = owner }, try await tenant.createLead())
    for number in 0..<6 {
      try await tenant.record(number % 2 == 0 ? owned.id : other.id, .replied, number < 3 ? .sms : .email)
    }
    let all = try await tenant.replies().replies
    try await tenant.markRead([all[0].activity?.id ?? "", all[5].activity?.id ?? ""])
    #expect(try await tenant.replies { $0.channel = .sms }.replies.count == 3)
    #expect(
      try await tenant.replies { $0.ownerID = owner }.replies.allSatisfy { $0.activity?.leadID == owned.id })
    #expect(try await tenant.replies { $0.ownerID = owner }.replies.count == 3)
    let unread = try await tenant.replies { $0.unreadOnly = true }
    #expect(unread.replies.count == 4 && unread.unreadCount?.value == 4)
    #expect(try await tenant.replies { $0.campaignID = "campaign_01jc4x8y7kf3q9v2m5n6p7r8st" }.replies == [])
    var (found, token): ([LeadsV1.Reply], String) = ([], "")
    repeat {
      let page = try await tenant.replies { ($0.pageSize, $0.pageToken) = (2, token) }
      found += page.replies
      token = page.nextPageToken
    } while !token.isEmpty
    #expect(found == (try await tenant.replies().replies) && found.count == 6)
  }

  @Test func `counts what is unread up to 1,000`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    func add(_ count: Int) throws {
      try server.sql(
        """
        WITH added AS (
          INSERT INTO activities (tenant_id, activity_id, lead_id, occur_time, channel, action, actor_kind)
          SELECT '\(tenant.id.uuidText)', gen_random_uuid(), '\(tenant.uuid(lead.id))', now(), 'email', 'replied',
            'system'
          FROM generate_series(1, \(count)) n RETURNING *)
        INSERT INTO replies (tenant_id, activity_id, lead_id, occur_time)
        SELECT tenant_id, activity_id, lead_id, occur_time FROM added
        """)
    }
    try add(1_000)
    #expect(
      try await tenant.replies { $0.channel = .sms }.unreadCount
        == .with { ($0.value, $0.exact) = (1_000, true) })
    try add(1)
    #expect(try await tenant.replies().unreadCount == .with { ($0.value, $0.exact) = (1_000, false) })
  }

  @Test func `shows nobody another tenant's`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let lead = try await tenant.createLead()
    try await tenant.record(lead.id, .replied, .email)
    #expect(try await other.replies().replies == [])
    #expect(try await other.replies().unreadCount?.value == 0)
  }
}
