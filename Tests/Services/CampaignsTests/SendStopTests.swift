import MusterCampaigns
import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterServer
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// What comes between the planning of a message and its leaving.
@Suite struct `Between planning and sending` {
  @Test(arguments: [TenantsV1.SubscriptionStatus.cancelled, .pastDue])
  func `a subscription that ends skips the message`(_ status: TenantsV1.SubscriptionStatus) async throws {
    let outreach = try await Outreach().unlimited()
    let (lead, approval) = try await outreach.waiting()
    try await outreach.subscribe(status)
    _ = try await outreach.approve(approval.id)
    let after = try await outreach.enrollment(of: lead.id) { $0.lastSend?.status == .skipped }
    #expect(after.lastSend?.failedChecks.map(\.reason) == [.subscriptionInactive])
    #expect(Outreach.carrier.messages(to: lead.email).isEmpty)
    let skipped = try await outreach.timeline(lead.id).first { $0.action == .skipped }
    #expect(skipped?.skipReasons == ["SUBSCRIPTION_INACTIVE"])
  }

  @Test func `a fall to the dead tier ends it on every channel`() async throws {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.draft(
      [Outreach.email("mail"), Outreach.sms("text")], senders: [.email, .sms])
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    try await outreach.update(lead.id) {
      $0.tierOverride = .with { ($0.tier, $0.reason) = (.dead, "no use") }
    }
    try await outreach.activate(campaign.id)
    let ended = try await outreach.enrollment(of: lead.id) { $0.status == .stopped }
    #expect(ended.status == .stopped && ended.stopReason == .tierDead)
    for channel in ["mail", "text"] {
      let answer = try await outreach.check(lead.id, campaign.id) { $0.stepKey = channel }
      #expect(answer.failedChecks.map(\.reason).contains(.tierDead))
    }
    #expect(Outreach.carrier.messages(to: lead.email).isEmpty)
    #expect(Outreach.carrier.messages(to: lead.phone).isEmpty)
    let again = try await outreach.enroll([lead.id], in: campaign.id)
    #expect(again.errors.map(\.reason) == [.enrollmentTierDead])
  }

  @Test func `an address that comes onto the platform's list is written to by no tenant`() async throws {
    let number = Outreach.number()
    var waiting: [(Outreach, LeadsV1.Lead, CampaignsV1.Campaign)] = []
    for _ in 0..<2 {
      let outreach = try await Outreach().unlimited()
      let campaign = try await outreach.draft([Outreach.email("first")])
      let lead = try await outreach.lead { $0.email = "nobody\(number)@trap.example" }
      try await outreach.enroll([lead.id], in: campaign.id)
      waiting.append((outreach, lead, campaign))
    }
    try await waiting[0].0.suppress("nobody\(number)@trap.example", on: "")
    for (outreach, lead, campaign) in waiting {
      try await outreach.activate(campaign.id)
      let ended = try await outreach.enrollment(of: lead.id) { $0.status == .stopped }
      #expect(ended.status == .stopped && ended.stopReason == .suppressed)
      let answer = try await outreach.check(lead.id, campaign.id)
      #expect(answer.failedChecks.map(\.reason).contains(.suppressedPlatform))
      // Who keeps the list, and why, is nobody's business.
      #expect(!answer.failedChecks.contains { $0.message.contains("a test") || $0.message.contains("user_") })
    }
    #expect(Outreach.carrier.messages(to: "nobody\(number)@trap.example").isEmpty)
  }

  @Test func `a sender that is taken away sends nothing more, and without one the rest waits`() async throws {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.draft([Outreach.email("first")])
    let other = try await outreach.sender(.email, for: campaign.id)
    let stranger = try await outreach.tenant.createSender()
    try await outreach.activate(campaign.id)
    let former = try #require(
      try await outreach.tenant.campaign(campaign.id).senderIDs.first { $0 != other.id })
    try await outreach.tenant.detach(former, from: campaign.id)
    let leads = try await outreach.leads(4)
    try await outreach.enroll(leads.map(\.id), in: campaign.id)
    for lead in leads {
      let done = try await outreach.enrollment(of: lead.id) { $0.status == .completed }
      #expect(done.lastSend?.senderID == other.id)
      #expect(Outreach.carrier.messages(to: lead.email).map(\.sender.id) == [other.id])
    }
    try await outreach.tenant.detach(other.id, from: campaign.id)
    let last = try await outreach.lead()
    try await outreach.enroll([last.id], in: campaign.id)
    let held = try await outreach.enrollment(of: last.id) { $0.lastSend?.failedChecks.isEmpty == false }
    #expect(held.lastSend?.failedChecks.map(\.reason) == [.senderMissing])
    #expect(Outreach.carrier.messages(to: last.email).isEmpty)
    #expect(try await outreach.tenant.sender(stranger.id).capacity?.used == 0)
  }

  @Test func `an emergency stop holds everything, and everything goes on when it is lifted`() async throws {
    let server = try await TestServer(sending: Outreach.setup)
    let running = Task { await server.services.sends.run() }
    let outreach = try await Outreach(try await server.tenant()).unlimited()
    let campaign = try await outreach.running([Outreach.email("first")])
    let leads = try await outreach.leads(5)
    try await outreach.stopAll()
    try await outreach.enroll(leads.map(\.id), in: campaign.id)
    try await Task.sleep(for: .seconds(1))
    #expect(leads.allSatisfy { Outreach.carrier.messages(to: $0.email).isEmpty })
    let answer = try await outreach.check(leads[0].id, campaign.id)
    #expect(
      answer.failedChecks.map(\.reason) == [.emergencyStop] && answer.failedChecks.first?.lift == .platform)
    try await outreach.liftStop()
    for lead in leads {
      let done = try await outreach.enrollment(of: lead.id, within: .seconds(30)) { $0.status == .completed }
      #expect(done.lastSend?.status == .sent)
      #expect(Outreach.carrier.messages(to: lead.email).count == 1)
    }
    #expect(try outreach.sql("SELECT sum(reserved) FROM ledger_accounts WHERE tenant_id = $tenant") == "0")
    running.cancel()
    await running.value
    await server.stop()
  }
}

/// A plan of many steps, and what is told of it.
@Suite struct `A plan of 1,000 steps` {
  @Test func `falls on the channels as the campaign shares it out, within 1 percent`() async throws {
    let outreach = try await Outreach().unlimited()
    var step = Outreach.email("first")
    step.variants.append(
      .with {
        $0.key = "b"
        $0.content = .with { $0.content = .linkedinNote(.with { $0.body = "Hello {{first_name}}" }) }
      })
    // Nothing leaves while a person is asked, so that it is planned alone.
    let campaign = try await outreach.draft([step], mode: .coPilot, senders: [.email, .linkedin])
    _ = try await outreach.campaigns.setAllocation(
      .with {
        ($0.tenantID, $0.id) = (outreach.text, campaign.id)
        $0.allocation = .with {
          $0.shares = [
            .with { ($0.channel, $0.percent) = (.email, 63) },
            .with { ($0.channel, $0.percent) = (.linkedin, 37) },
          ]
        }
      }, outreach.member())
    try await outreach.activate(campaign.id)
    try await outreach.enroll(try await outreach.many(1_000), in: campaign.id)
    let isDone = try await eventually(within: .seconds(240)) {
      try outreach.sql("SELECT count(*) FROM sends WHERE tenant_id = $tenant") == "1000"
    }
    #expect(isDone)
    let planned = try await outreach.enrollments { $0.campaignID = campaign.id }
    let emails = planned.count { $0.lastSend?.channel == .email }
    let notes = planned.count { $0.lastSend?.channel == .linkedin }
    #expect(
      abs(emails - 630) <= 10 && abs(notes - 370) <= 10 && emails + notes == 1_000, "\(emails), \(notes)")
  }
}
