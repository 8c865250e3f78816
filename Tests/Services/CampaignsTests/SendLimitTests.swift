import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterLedger
import MusterOutreach
import MusterPostgres
import MusterRPC
import MusterRows
import MusterServer
import MusterTestDatabase
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterCampaigns

/// The limits that tenants begin with, and when each begins anew.
@Suite struct `Limits of sends` {
  @Test func `let 20 messages of a tenant leave on a day, and hold the 21st until the next`() async throws {
    let outreach = try await Outreach()
    try await outreach.move(to: Outreach.midday)
    let campaign = try await outreach.running([Outreach.email("first")])
    let leads = try await outreach.many(21)
    try await outreach.enroll(leads, in: campaign.id)
    let isDone = try await eventually(within: .seconds(60)) {
      try await outreach.enrollments { $0.lastSendStatus = .deferred }.count == 1
    }
    #expect(isDone)
    #expect(try await outreach.enrollments { $0.lastSendStatus = .sent }.count == 20)
    let held = try await outreach.enrollments { $0.lastSendStatus = .deferred }.first
    let check = try #require(held?.lastSend?.failedChecks.first)
    #expect(held?.lastSend?.failedChecks.map(\.reason) == [.dailyCap])
    #expect(check.limit == 20 && check.used == 20 && check.lift == .wait && check.liftTime != nil)
  }

  @Test func `hold the third message to one person within 7 days`() async throws {
    let outreach = try await Outreach()
    let lead = try await outreach.lead()
    for _ in 0..<3 {
      let campaign = try await outreach.running([Outreach.email("first")])
      try await outreach.enroll([lead.id], in: campaign.id)
    }
    let isDone = try await eventually(within: .seconds(30)) {
      try await outreach.enrollments { $0.lastSendStatus = .deferred }.count == 1
    }
    #expect(isDone && Outreach.carrier.messages(to: lead.email).count == 2)
    let held = try await outreach.enrollments { $0.lastSendStatus = .deferred }.first
    #expect(held?.lastSend?.failedChecks.map(\.reason) == [.contactFrequency])
    #expect(held?.lastSend?.failedChecks.first?.limit == 2)
  }

  @Test func `let 50 emails of a domain leave on a day, and hold the 51st until the window opens again`()
    async throws
  {
    let outreach = try await Outreach().unlimited()
    let zone = Outreach.midday
    let campaign = try await outreach.draft([Outreach.email("first")], senders: []) {
      $0.sendingWindow = .with {
        $0.timeZone = zone
        $0.hours = [
          .with {
            $0.weekdays = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
            ($0.startTime, $0.endTime) = ("08:00", "18:00")
          }
        ]
      }
    }
    let sender = try await outreach.tenant.createSender { $0.timeZone = zone }
    #expect(sender.capacity?.cap == 50)
    try await outreach.tenant.attach(sender.id, to: campaign.id)
    try await outreach.activate(campaign.id)
    try await outreach.enroll(try await outreach.many(51), in: campaign.id)
    let isDone = try await eventually(within: .seconds(90)) {
      try await outreach.enrollments { $0.lastSendStatus = .deferred }.count == 1
    }
    #expect(isDone)
    #expect(try await outreach.enrollments { $0.lastSendStatus = .sent }.count == 50)
    let capacity = try #require(try await outreach.tenant.sender(sender.id).capacity)
    #expect(capacity.used == 50 && capacity.reserved == 0)
    let held = try #require(try await outreach.enrollments { $0.lastSendStatus = .deferred }.first)
    let check = try #require(held.lastSend?.failedChecks.first)
    #expect(check.reason == .resourceCap && check.limit == 50 && check.used == 50)
    // Its day ends at midnight, and the window opens eight hours later.
    #expect(check.liftTime == capacity.resetTime)
    let answer = try await outreach.check(held.leadID, campaign.id)
    #expect(answer.failedChecks.map(\.reason) == [.resourceCap])
    #expect(answer.earliestTime?.seconds == (capacity.resetTime?.seconds ?? 0) + 8 * 3_600)
  }

  @Test(arguments: [
    (TypeV1.Channel.email, Int32(50)), (.sms, 100), (.linkedin, 17), (.voice, 50),
  ])
  func `begin anew at the local midnight of the sender`(_ channel: TypeV1.Channel, _ cap: Int32) async throws
  {
    let server = try await TestServer(sending: Outreach.setup)
    let outreach = try await Outreach(try await server.tenant()).unlimited()
    let campaign = try await outreach.draft([Self.step(channel)], senders: [])
    let sender = try await Self.sender(channel, outreach, Outreach.midday)
    #expect(sender.capacity?.cap == cap)
    // All but one of the day are used.
    let day = try #require(SenderID(sender.id).map { SendAccounts.sender($0, Self.today(sender)) })
    try outreach.sql(
      """
      INSERT INTO ledger_accounts (tenant_id, account_key, period_start, period_end, used)
      VALUES ($tenant, '\(day.key)', to_timestamp(\((day.start.unixMicroseconds ?? 0) / 1_000_000)),
        to_timestamp(\((day.end.unixMicroseconds ?? 0) / 1_000_000)), \(cap - 1))
      """)
    try await outreach.tenant.attach(sender.id, to: campaign.id)
    try await outreach.activate(campaign.id)
    try await outreach.enroll(try await Self.leads(channel, outreach), in: campaign.id)
    let midnight = try #require(sender.capacity?.resetTime?.seconds)

    func work(_ seconds: Int64, _ sent: Int) async throws -> Bool {
      var settings = Outreach.setup.worker
      settings.clock = { PostgresTime(unixMicroseconds: seconds * 1_000_000) ?? .now }
      let worker = server.services.campaigns.sendWorker(nil, settings)
      let running = Task { await worker.run() }
      let isSo = try await eventually(within: .seconds(20)) {
        try outreach.sql(
          """
          SELECT count(*) FILTER (WHERE status = 'sent'), count(*) FILTER (WHERE status = 'deferred') FROM sends
          WHERE tenant_id = $tenant
          """) == "\(sent)|\(2 - sent)"
      }
      try await Task.sleep(for: .milliseconds(300))
      worker.stop()
      await running.value
      return isSo
    }
    // What was enrolled a moment ago is due by then.
    #expect(try await work(WallClock.seconds() + 5, 1))
    let held = try #require(try await outreach.enrollments { $0.lastSendStatus = .deferred }.first?.lastSend)
    #expect(held.failedChecks.map(\.reason) == [.resourceCap])
    #expect(
      held.failedChecks.first?.limit == Int64(cap) && held.failedChecks.first?.liftTime?.seconds == midnight)
    // A second before midnight it is still that day.
    #expect(try await work(midnight - 1, 1))
    #expect(try await work(midnight, 2))
    await server.stop()
  }

  private static func today(_ sender: CampaignsV1.Sender) -> LocalDay {
    LocalDay(at: WallClock.microseconds(), in: TimeZoneRules.named(sender.timeZone) ?? .utc)
  }

  private static func step(_ channel: TypeV1.Channel) -> CampaignsV1.SequenceStep {
    var step = Outreach.email("first")
    let content: CampaignsV1.StepContent.Content? =
      switch channel {
      case .sms: .sms(.with { $0.body = "Hello {{first_name}}" })
      case .linkedin: .linkedinNote(.with { $0.body = "Hello {{first_name}}" })
      case .voice: .voice(.with { $0.points = ["Say hello"] })
      default: nil
      }
    if let content {
      step.variants = [.with { ($0.key, $0.content) = ("a", .with { $0.content = content }) }]
    }
    return step
  }

  private static func sender(
    _ channel: TypeV1.Channel, _ outreach: Outreach, _ zone: String
  ) async throws -> CampaignsV1.Sender {
    let number = Outreach.number()
    return try await outreach.tenant.createSender {
      $0.timeZone = zone
      switch channel {
      case .sms: $0.endpoint = .sms(.with { $0.number = "+6149158\(1000 + number % 9000)" })
      case .voice: $0.endpoint = .voice(.with { $0.number = "+6149158\(1000 + number % 9000)" })
      case .linkedin:
        $0.endpoint = .linkedin(.with { $0.profileURL = "https://www.linkedin.com/in/seat\(number)" })
      default: break
      }
    }
  }

  private static func leads(_ channel: TypeV1.Channel, _ outreach: Outreach) async throws -> [String] {
    var leads: [String] = []
    for _ in 0..<2 {
      let number = Outreach.number()
      leads.append(
        try await outreach.lead { $0.linkedinURL = "https://www.linkedin.com/in/lead\(number)" }.id)
    }
    return leads
  }
}

/// Credits that messages take.
@Suite struct `Credits of sends` {
  @Test func `are taken with each message, and when none are left the rest stays planned`() async throws {
    let outreach = try await Outreach().unlimited()
    try await outreach.credits("2")
    let campaign = try await outreach.running([Outreach.email("first")])
    let leads = try await outreach.leads(3)
    try await outreach.enroll(leads.map(\.id), in: campaign.id)
    let isDone = try await eventually(within: .seconds(30)) {
      let planned = try await outreach.enrollments { $0.lastSendStatus = .planned }
      let sent = try await outreach.enrollments { $0.lastSendStatus = .sent }
      return sent.count == 2 && planned.first?.lastSend?.failedChecks.isEmpty == false
    }
    #expect(isDone)
    #expect(try await outreach.balance() == ["", "", "2"])
    let held = try #require(try await outreach.enrollments { $0.lastSendStatus = .planned }.first)
    let check = try #require(held.lastSend?.failedChecks.first)
    #expect(check.reason == .noCredits && check.lift == .tenant && !check.remedy.isEmpty)
    #expect(try await outreach.check(held.leadID, campaign.id).failedChecks.map(\.reason) == [.noCredits])
    #expect(leads.map { Outreach.carrier.messages(to: $0.email).count }.reduce(0, +) == 2)
    // Another credit, and it goes out when it is looked at again.
    try await outreach.grant("1")
    try outreach.sql(
      "UPDATE enrollments SET work_time = now() WHERE tenant_id = $tenant AND status = 'active'")
    _ = try await outreach.enrollment(of: held.leadID) { $0.status == .completed }
    #expect(try await outreach.balance() == ["", "", "3"])
  }

  @Test func `come back when the carrier refuses the message`() async throws {
    let outreach = try await Outreach().unlimited()
    try await outreach.credits("1")
    let campaign = try await outreach.running([Outreach.email("first")])
    let lead = try await outreach.lead()
    Outreach.carrier.answer(lead.email, .refused(because: "550 no such user"))
    try await outreach.enroll([lead.id], in: campaign.id)
    _ = try await outreach.enrollment(of: lead.id) { $0.lastSend?.status == .failed }
    #expect(try await outreach.balance() == ["1", "", ""])
  }
}
