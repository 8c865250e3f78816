import MusterCampaigns
import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `CheckSend` {
  @Test func `answers what a lead's next message would be, and keeps nothing`() async throws {
    let outreach = try await Outreach()
    let campaign = try await outreach.running([Outreach.email("first")])
    let lead = try await outreach.lead()
    let answer = try await outreach.check(lead.id, campaign.id)
    #expect(answer.allowed && answer.failedChecks == [])
    #expect(answer.stepKey == "first" && answer.variantKey == "a" && answer.channel == .email)
    #expect(answer.senderID.hasPrefix("sender_") && answer.enrollmentID == "")
    #expect(answer.permissionMode == .autopilot)
    #expect(try outreach.sql("SELECT count(*) FROM sends WHERE tenant_id = $tenant") == "0")
    #expect(try outreach.sql("SELECT count(*) FROM ledger_accounts WHERE tenant_id = $tenant") == "0")
  }

  @Test func `tells every reason at once when a lead breaks five rules`() async throws {
    let outreach = try await Outreach()
    let campaign = try await outreach.draft([Outreach.email("first")], senders: [])
    let lead = try await outreach.lead(tier: .dead)
    try await outreach.transition(lead, to: .unsubscribed)
    try outreach.sql("UPDATE tenants SET subscription_status = 'cancelled' WHERE tenant_id = $tenant")
    let answer = try await outreach.check(lead.id, campaign.id)
    let reasons = Set(answer.failedChecks.map(\.reason))
    #expect(!answer.allowed && answer.earliestTime == nil)
    #expect(
      reasons.isSuperset(of: [
        .subscriptionInactive, .campaignNotActive, .leadUnsubscribed, .tierDead, .suppressedTenant,
        .senderMissing,
      ]))
    #expect(
      answer.failedChecks.allSatisfy { !$0.message.isEmpty && !$0.remedy.isEmpty && $0.lift != .unspecified })
  }

  @Test func `agrees with what is then done, for a channel that the tier does not allow`() async throws {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.running(
      [Outreach.sms("text"), Outreach.email("mail")], senders: [.sms, .email])
    let lead = try await outreach.lead(tier: .cool)
    let answer = try await outreach.check(lead.id, campaign.id)
    #expect(answer.failedChecks.map(\.reason).contains(.channelNotAllowed))
    try await outreach.enroll([lead.id], in: campaign.id)
    let done = try await outreach.enrollment(of: lead.id) { $0.status == .completed }
    #expect(done.status == .completed)
    #expect(Outreach.carrier.messages(to: lead.email).count == 1)
    #expect(Outreach.carrier.messages(to: lead.phone).isEmpty)
    let skipped = try await outreach.timeline(lead.id).first { $0.action == .skipped }
    #expect(skipped?.skipReasons.contains("CHANNEL_NOT_ALLOWED") == true && skipped?.stepKey == "text")
  }

  @Test func `counts what is in use as of a later time`() async throws {
    let outreach = try await Outreach()
    try await outreach.limits(daily: 1_000, perContact: 2)
    let campaign = try await outreach.running([
      Outreach.email("one"), Outreach.email("two"), Outreach.email("three"),
    ])
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    let held = try await outreach.enrollment(of: lead.id) {
      $0.nextStepKey == "three" && $0.lastSend?.status == .deferred
    }
    #expect(held.lastSend?.failedChecks.map(\.reason) == [.contactFrequency])
    #expect(Outreach.carrier.messages(to: lead.email).count == 2)
    let now = try await outreach.check(lead.id, campaign.id)
    #expect(now.failedChecks.map(\.reason) == [.contactFrequency])
    #expect(now.failedChecks.first?.limit == 2 && now.failedChecks.first?.used == 2)
    let later = WallClock.microseconds() / 1_000_000 + 8 * 86_400
    let then = try await outreach.check(lead.id, campaign.id) { $0.checkTime = .with { $0.seconds = later } }
    #expect(then.allowed)
    let far = try await refusal {
      try await outreach.check(lead.id, campaign.id) {
        $0.checkTime = .with { $0.seconds = later + 40 * 86_400 }
      }
    }
    #expect(far?.reason == "FIELD_INVALID")
  }

  @Test func `asks the register before a number is used, and keeps what it said`() async throws {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.running([Outreach.sms("text")], senders: [.sms])
    let listed = try await outreach.lead { $0.phone = "+61491570013" }
    let silent = try await outreach.lead { $0.phone = "+61491570099" }
    let clear = try await outreach.lead { $0.phone = "+61491570156" }
    try await outreach.enroll([listed.id, silent.id, clear.id], in: campaign.id)
    let sent = try await outreach.enrollment(of: clear.id) { $0.status == .completed }
    #expect(sent.lastSend?.status == .sent)
    let skipped = try await outreach.enrollment(of: listed.id) { $0.lastSend?.status == .skipped }
    #expect(skipped.lastSend?.failedChecks.map(\.reason) == [.dncListed])
    let unknown = try await outreach.enrollment(of: silent.id) { $0.lastSend?.status == .deferred }
    #expect(unknown.lastSend?.failedChecks.map(\.reason) == [.dncUnknown])
    let answer = try await outreach.check(listed.id, campaign.id)
    #expect(answer.dncExpireTime != nil)
    // It is asked once, and what it said is kept.
    #expect(Outreach.register.count("+61491570013") == 1)
    #expect(Outreach.carrier.messages(to: "+61491570013").isEmpty)
  }

  @Test func `refuses what is not there, and a step that the sequence does not have`() async throws {
    let outreach = try await Outreach()
    let campaign = try await outreach.draft([Outreach.email("first")])
    let lead = try await outreach.lead()
    let stranger = try await Outreach()
    #expect(
      try await refusal { try await stranger.check(lead.id, campaign.id) }?.reason == "CAMPAIGN_NOT_FOUND")
    #expect(
      try await refusal { try await outreach.check(LeadID.new().description, campaign.id) }?.reason
        == "LEAD_NOT_FOUND")
    #expect(
      try await refusal { try await outreach.check(lead.id, campaign.id) { $0.stepKey = "none" } }?.reason
        == "STEP_NOT_FOUND")
  }
}
