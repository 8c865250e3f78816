import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterServer
import MusterTestDatabase
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@testable import MusterCampaigns

/// Workers at two servers that want the same room, fall silent, or are stopped.
@Suite(.serialized) struct `Workers that race` {
  /// How many leads want what there is room for few of.
  static let tries = Environment.value("MUSTER_SEND_TRIES").flatMap { Int($0) } ?? 24

  /// Two servers before one database, whose workers begin when a test says so.
  struct Pair {
    let servers: [TestServer]
    let outreach: Outreach

    init() async throws {
      let first = try await TestServer(sending: Outreach.setup)
      let second = try await TestServer(on: first.database, sending: Outreach.setup)
      servers = [first, second]
      outreach = Outreach(try await first.tenant())
      try first.sql("UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000")
    }

    /// Eight workers until nothing is due any more, and until it is so with the newest enrolment.
    func work(
      _ isSo: (CampaignsV1.Enrollment) -> Bool = { _ in true }
    ) async throws {
      let workers = (0..<8).map { servers[$0 % 2].services.campaigns.sendWorker(nil) }
      let tasks = workers.map { worker in Task { await worker.run() } }
      let isQuiet = try await eventually(within: .seconds(60 + `Workers that race`.tries / 2)) {
        let due = try outreach.sql(
          """
          SELECT count(*) FROM enrollments e
          WHERE tenant_id = $tenant AND (work_time <= now() + interval '25 seconds' OR last_send_status = 'claimed')
            AND status = 'active'
          """)
        guard due == "0", let newest = try await outreach.enrollments().first else { return due == "0" }
        return isSo(newest)
      }
      for worker in workers { worker.stop() }
      for task in tasks { await task.value }
      #expect(isQuiet)
    }

    func sent() throws -> Int {
      Int(try outreach.sql("SELECT count(*) FROM sends WHERE tenant_id = $tenant AND status = 'sent'")) ?? -1
    }

    func stop() async {
      for server in servers.reversed() { await server.stop() }
    }
  }

  @Test(arguments: ["sender", "tenant", "starts", "company", "credits"])
  func `never pass a limit by one`(limit: String) async throws {
    let pair = try await Pair()
    let outreach = pair.outreach
    try await outreach.limits(daily: limit == "tenant" ? 7 : 100_000, perContact: 100)
    if limit == "credits" { try await outreach.credits("7") }
    let campaign = try await outreach.running(
      [Outreach.email("first"), Outreach.email("second")], cap: limit == "sender" ? 7 : 100_000
    ) {
      if limit == "starts" { $0.limits = .with { $0.dailyStarts = 7 } }
      if limit == "company" { $0.limits = .with { $0.companySendsPerWeek = 7 } }
    }
    let leads = try await outreach.many(Self.tries) { $0.company = "One Firm" }
    try await outreach.enroll(leads, in: campaign.id)
    try await pair.work()
    let first = try outreach.sql(
      "SELECT count(*) FROM sends WHERE tenant_id = $tenant AND status = 'sent' AND step_key = 'first'")
    if limit == "starts" { #expect(first == "7") } else { #expect(try pair.sent() == 7) }
    #expect(try outreach.sql("SELECT sum(reserved) FROM ledger_accounts WHERE tenant_id = $tenant") == "0")
    let reasons: [String: CampaignsV1.SkipReason] = [
      "sender": .resourceCap, "tenant": .dailyCap, "starts": .dailyStarts, "company": .companyFrequency,
      "credits": .noCredits,
    ]
    // Who is to pay is not waited for: what lacks credits stays planned.
    let held = try await outreach.enrollments {
      $0.lastSendStatus = limit == "credits" ? .planned : .deferred
    }
    #expect(
      !held.isEmpty
        && held.allSatisfy { $0.lastSend?.failedChecks.map(\.reason) == [reasons[limit] ?? .unspecified] })
    if limit == "credits" { #expect(try await outreach.balance() == ["", "", "7"]) }
    await pair.stop()
  }

  @Test func `never write to one person more often than it may be`() async throws {
    let pair = try await Pair()
    let outreach = pair.outreach
    try await outreach.limits(daily: 100_000, perContact: 2)
    let lead = try await outreach.lead()
    for _ in 0..<6 {
      let campaign = try await outreach.running([Outreach.email("first")])
      try await outreach.enroll([lead.id], in: campaign.id)
    }
    try await pair.work()
    #expect(Outreach.carrier.messages(to: lead.email).count == 2)
    #expect(try pair.sent() == 2)
    await pair.stop()
  }

  @Test func `free what a dead claim held, and send its message once`() async throws {
    let pair = try await Pair()
    let outreach = try await pair.outreach.unlimited()
    let campaign = try await outreach.running([Outreach.email("first")], cap: 1)
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    let claim = try #require(try await Self.claim(lead, pair))
    #expect(try outreach.sql("SELECT sum(reserved) FROM ledger_accounts WHERE tenant_id = $tenant") == "3")
    let held = try await outreach.enrollment(of: lead.id)
    #expect(held.lastSend?.status == .claimed)

    // Whoever had it is dead: its lease ends.
    try outreach.sql(
      """
      UPDATE sends SET lease_time = now() - interval '1 second' WHERE tenant_id = $tenant;
      UPDATE enrollments SET work_time = now() WHERE tenant_id = $tenant
      """)
    try await pair.work()
    #expect(Outreach.carrier.messages(to: lead.email).count == 1)
    #expect(try outreach.sql("SELECT sum(reserved) FROM ledger_accounts WHERE tenant_id = $tenant") == "0")
    // One who comes back late changes nothing.
    let work = pair.servers[0].services.campaigns.sendWork { .now }
    #expect(try await work.beginHandOver(claim, of: outreach.tenant.id) == false)
    try await work.settle(claim, .refused(because: "late"), of: outreach.tenant.id)
    #expect(try await outreach.enrollment(of: lead.id).lastSend?.status == .sent)
    await pair.stop()
  }

  @Test func `leave to people what was handed over by one who fell silent`() async throws {
    let pair = try await Pair()
    let outreach = try await pair.outreach.unlimited()
    let campaign = try await outreach.running([Outreach.email("first")])
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    let claim = try #require(try await Self.claim(lead, pair))
    let work = pair.servers[0].services.campaigns.sendWork { .now }
    #expect(try await work.beginHandOver(claim, of: outreach.tenant.id))
    try outreach.sql(
      """
      UPDATE sends SET lease_time = now() - interval '1 second' WHERE tenant_id = $tenant;
      UPDATE enrollments SET work_time = now() WHERE tenant_id = $tenant
      """)
    try await pair.work()
    let paused = try await outreach.enrollment(of: lead.id)
    #expect(paused.pauseReason == .sendUnknown && paused.lastSend?.status == .unknownValue)
    #expect(Outreach.carrier.messages(to: lead.email).isEmpty)
    await pair.stop()
  }

  /// A claim of the lead's message by a worker of the first server, which does nothing more by itself.
  static func claim(_ lead: LeadsV1.Lead, _ pair: Pair) async throws -> ClaimedSend? {
    let work = pair.servers[0].services.campaigns.sendWork { .now }
    let made = try await pair.outreach.enrollment(of: lead.id)
    let picked = PickedEnrollment(
      id: try #require(EnrollmentID(made.id)), campaign: try #require(CampaignID(made.campaignID)),
      lead: try #require(LeadID(lead.id)))
    return try await work.look(
      picked, of: pair.outreach.tenant.id, TenantSendLimits(daily: 100, perContact: 100))
  }

  @Test func `let nothing out once a campaign is paused, and the rest when it goes on`() async throws {
    let pair = try await Pair()
    let outreach = try await pair.outreach.unlimited()
    let campaign = try await outreach.running([Outreach.email("first")])
    let leads = try await outreach.leads(100)
    for lead in leads { Outreach.carrier.wait(lead.email, .milliseconds(30)) }
    try await outreach.enroll(leads.map(\.id), in: campaign.id)
    let workers = pair.servers.map { $0.services.campaigns.sendWorker(nil) }
    let tasks = workers.map { worker in Task { await worker.run() } }
    _ = try await eventually(within: .seconds(20)) { try pair.sent() >= 5 }
    try await outreach.pause(campaign.id)
    let out = leads.map { Outreach.carrier.messages(to: $0.email).count }.reduce(0, +)
    try await Task.sleep(for: .milliseconds(800))
    #expect(leads.map { Outreach.carrier.messages(to: $0.email).count }.reduce(0, +) == out)
    #expect(out < 100)
    #expect(
      try outreach.sql("SELECT count(*) FROM sends WHERE tenant_id = $tenant AND status = 'claimed'") == "0")
    try await outreach.activate(campaign.id)
    let isDone = try await eventually(within: .seconds(40)) { try pair.sent() == 100 }
    #expect(isDone)
    #expect(leads.allSatisfy { Outreach.carrier.messages(to: $0.email).count == 1 })
    for worker in workers { worker.stop() }
    for task in tasks { await task.value }
    await pair.stop()
  }
}
