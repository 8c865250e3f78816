import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterLeads

@Suite struct `ListLeads` {
  /// Forty leads that differ in all that is filtered and ordered by, with scores that no model gave.
  static func people(_ tenant: TestTenant) async throws -> [LeadsV1.Lead] {
    let owners = [try tenant.user("owner"), try tenant.user("member")]
    var ids: [String] = []
    for number in 0..<40 {
      let lead = try await tenant.createLead {
        $0.email = "\(["ann", "bob", "cee", "dan"][number % 4])\(number)@company\(number % 5).example"
        ($0.firstName, $0.lastName) = (["Ann", "bob", "Cee", "Dån"][number % 4], "Number\(number)")
        $0.company = "Company \(number % 5)"
        if number % 3 == 0 { $0.ownerID = owners[number % 2].description }
        if number % 4 == 1 { $0.tags = ["fleet", "tag\(number % 5)"] }
        if number == 7 { $0.externalID = "crm-7" }
      }
      ids.append(lead.id)
    }
    try await tenant.rewrite(ids) { stored in
      let draw = stored.id.bits
      stored.lead.score = Int32((draw & 0xFF) * 7 % 101)
      stored.lead.tier = [.hot, .warm, .cool, .cold, .dead][Int((draw >> 8 & 0xFF) % 5)]
      stored.lead.status = [.new, .scored, .converted][Int((draw >> 16 & 0xFF) % 3)]
      stored.lead.campaignID = draw >> 24 & 1 == 0 ? campaign.description : ""
      (stored.lead.scoreTime, stored.lead.scoreComponents) = (.inSeconds(0), LeadsV1.ScoreComponents())
    }
    for id in ids.prefix(3) { try await tenant.deleteLead(id) }
    return try await tenant.leads.batchGetLeads(
      .with { ($0.tenantID, $0.ids) = (tenant.text, ids) }, tenant.caller("viewer")
    ).leads
  }

  private static let campaign = CampaignID.new()

  /// What a list is to answer, found by looking at each lead.
  private struct Case: CustomTestStringConvertible {
    let testDescription: String
    let ask: @Sendable (inout LeadsV1.ListLeadsRequest) -> Void
    let isWanted: @Sendable (LeadsV1.Lead) -> Bool

    init(
      _ name: String, _ ask: @escaping @Sendable (inout LeadsV1.ListLeadsRequest) -> Void,
      where isWanted: @escaping @Sendable (LeadsV1.Lead) -> Bool
    ) {
      (testDescription, self.ask, self.isWanted) = (name, ask, isWanted)
    }
  }

  private static func cases(_ people: [LeadsV1.Lead]) -> [Case] {
    let (owner, since) = (people[3].ownerID, people[20].updateTime)
    return [
      Case("no filter", { _ in }, where: { _ in true }),
      Case("status", { $0.status = .scored }, where: { $0.status == .scored }),
      Case("tier", { $0.tier = .warm }, where: { $0.tier == .warm }),
      Case("campaign", { $0.campaignID = campaign.description }, where: { !$0.campaignID.isEmpty }),
      Case("owner", { $0.ownerID = owner }, where: { $0.ownerID == owner }),
      Case("tag", { $0.tagField = "FLEET" }, where: { $0.tags.contains("fleet") }),
      Case("scores", { ($0.minScore, $0.maxScore) = (20, 70) }, where: { (20...70).contains($0.score) }),
      Case(
        "updated since", { $0.updatedSince = since },
        where: { lead in
          guard let time = lead.updateTime, let since else { return false }
          return (time.seconds, time.nanos) >= (since.seconds, since.nanos)
        }),
      Case("name prefix", { $0.namePrefix = "bOb n" }, where: { $0.firstName == "bob" }),
      Case("folded name prefix", { $0.namePrefix = "dan" }, where: { $0.firstName == "Dån" }),
      Case("company prefix", { $0.companyPrefix = "company 3" }, where: { $0.company == "Company 3" }),
      Case("e-mail prefix", { $0.emailPrefix = "CEE" }, where: { $0.email.hasPrefix("cee") }),
      Case("one e-mail", { $0.email = "BOB+x" + people[5].email.dropFirst(3) }, where: { _ in false }),
      Case("an e-mail", { $0.email = people[5].email.uppercased() }, where: { $0.email == people[5].email }),
      Case("an external id", { $0.externalID = "crm-7" }, where: { $0.externalID == "crm-7" }),
      Case(
        "everything together",
        {
          ($0.status, $0.tier, $0.campaignID) = (.scored, .warm, campaign.description)
          ($0.tagField, $0.ownerID, $0.minScore) = ("fleet", owner, 10)
        },
        where: {
          $0.status == .scored && $0.tier == .warm && !$0.campaignID.isEmpty && $0.tags.contains("fleet")
            && $0.ownerID == owner && $0.score >= 10
        }),
      Case(
        "tier and tag", { ($0.tier, $0.tagField) = (.hot, "fleet") },
        where: { $0.tier == .hot && $0.tags.contains("fleet") }),
    ]
  }

  @Test func `answers exactly those that fit, in each order and both directions, page by page`() async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    let people = try await Self.people(tenant)
    let name = { (lead: LeadsV1.Lead) in TextKey.folded("\(lead.firstName) \(lead.lastName)") }
    let orders: [(String, (LeadsV1.Lead, LeadsV1.Lead) -> Bool)] = [
      ("", { $0.id > $1.id }),
      ("create_time", { $0.id < $1.id }),
      ("create_time desc", { $0.id > $1.id }),
      ("score", { ($0.score, $0.id) < ($1.score, $1.id) }),
      ("score desc", { ($0.score, $0.id) > ($1.score, $1.id) }),
      ("name", { (name($0), $0.id) < (name($1), $1.id) }),
      ("name desc", { (name($0), $0.id) > (name($1), $1.id) }),
      ("update_time", { Self.time($0) < Self.time($1) }),
      ("update_time desc", { Self.time($0) > Self.time($1) }),
    ]
    for item in Self.cases(people) {
      for showsDeleted in [false, true] {
        let wanted = people.filter { item.isWanted($0) && (showsDeleted || $0.deleteTime == nil) }
        for (order, isBefore) in orders {
          let found = try await tenant.allLeads {
            item.ask(&$0)
            ($0.orderBy, $0.showDeleted) = (order, showsDeleted)
          }
          let isOwn = order.isEmpty && item.testDescription.hasSuffix("prefix")
          let (ids, expected) = (found.map(\.id), wanted.sorted(by: isBefore).map(\.id))
          #expect(
            isOwn ? ids.sorted() == expected.sorted() : ids == expected,
            "\(item.testDescription), \(order), deleted: \(showsDeleted)")
        }
      }
      let counted = try await tenant.listLeads {
        item.ask(&$0)
        ($0.withCount, $0.pageSize) = (true, 1)
      }
      let count = people.count { item.isWanted($0) && $0.deleteTime == nil }
      #expect(counted.count?.value == Int64(count) && counted.count?.exact == true, "\(item.testDescription)")
    }
  }

  private static func time(_ lead: LeadsV1.Lead) -> String {
    let time = lead.updateTime ?? GoogleProtobuf.Timestamp()
    return "\(time.seconds).\(String(time.nanos + 1_000_000_000)) \(lead.id)"
  }

  @Test func `gives a prefix's leads in the order of what it is a prefix of`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    for name in ["Bea", "Ben", "Bob", "Ann", "béa"] { try await tenant.createLead { $0.firstName = name } }
    let found = try await tenant.allLeads(by: 2) { $0.namePrefix = "be" }
    #expect(found.map { TextKey.folded($0.firstName) } == ["bea", "bea", "ben"])
  }

  @Test func `refuses two prefixes at once`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let error = try await refusal {
      try await tenant.listLeads { ($0.namePrefix, $0.emailPrefix) = ("a", "b") }
    }
    #expect(error?.violations.map(\.field) == ["email_prefix"])
  }

  @Test func `goes on over many leads that do not fit, and says so by a token`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (oldest, newest) = (try await tenant.createLead(), try await tenant.createLead())
    try tenant.server.sql(
      """
      INSERT INTO leads (tenant_id, lead_id, email_key, created_by_kind, message)
      SELECT tenant_id, overlay(lead_id::text placing lpad(to_hex(n), 12, '0') from 25)::uuid, n::text, 'system',
        message
      FROM leads, generate_series(1, 40000) n
      WHERE lead_id = '\(try #require(LeadID(oldest.id)).uuidText)'
      """)
    try await tenant.rewrite([oldest.id, newest.id]) { $0.lead.status = .converted }
    let first = try await tenant.listLeads { ($0.status, $0.orderBy) = (.converted, "name desc") }
    #expect(!first.nextPageToken.isEmpty)
    let all = try await tenant.allLeads { ($0.status, $0.orderBy) = (.converted, "name desc") }
    #expect(Set(all.map(\.id)) == [oldest.id, newest.id] && all.count == 2)
    let counted = try await tenant.listLeads { ($0.withCount, $0.pageSize) = (true, 1) }
    #expect(counted.count?.value == 10_000 && counted.count?.exact == false)
  }

  @Test func `shows each lead once that was there all the time, while others come and go`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    var stay: Set<String> = []
    for number in 0..<30 { stay.insert(try await tenant.createLead { $0.firstName = "Stay \(number)" }.id) }
    var seen: [String] = []
    var token = ""
    repeat {
      let page = try await tenant.listLeads { ($0.pageSize, $0.pageToken, $0.orderBy) = (4, token, "name") }
      seen += page.leads.map(\.id)
      token = page.nextPageToken
      let passing = try await tenant.createLead { $0.firstName = "Aaa \(seen.count)" }
      _ = try await tenant.createLead { $0.firstName = "Zzz \(seen.count)" }
      try await tenant.deleteLead(passing.id)
    } while !token.isEmpty && seen.count < 200
    #expect(seen.filter { stay.contains($0) }.count == 30 && Set(seen).count == seen.count)
    #expect(stay.isSubset(of: Set(seen)))
  }

  @Test func `takes a token with its own filters, order and tenant alone`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    for _ in 0..<3 { try await tenant.createLead() }
    let token = try await tenant.listLeads { $0.pageSize = 1 }.nextPageToken
    #expect(!token.isEmpty)
    for change: @Sendable (inout LeadsV1.ListLeadsRequest) -> Void in [
      { $0.tier = .hot }, { $0.orderBy = "score" }, { $0.namePrefix = "a" }, { $0.pageToken += "A" },
    ] {
      let error = try await refusal {
        try await tenant.listLeads {
          $0.pageToken = token
          change(&$0)
        }
      }
      #expect(error?.reason == "PAGE_TOKEN_INVALID")
    }
    let foreign = try await refusal { try await other.listLeads { $0.pageToken = token } }
    #expect(foreign?.reason == "PAGE_TOKEN_INVALID")
  }
}
