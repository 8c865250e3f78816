import MusterCampaigns
import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

/// What becomes of a message by what its carrier answers: whatever fails, it leaves at most once.
@Suite struct `A message and its carrier` {
  private func enrolled(
    _ answers: CarrierAnswer...
  ) async throws -> (Outreach, LeadsV1.Lead, CampaignsV1.Campaign) {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.running([Outreach.email("first"), Outreach.email("second", days: 3)])
    let lead = try await outreach.lead()
    if let answer = answers.first { Outreach.carrier.answer(lead.email, answer) }
    try await outreach.enroll([lead.id], in: campaign.id)
    return (outreach, lead, campaign)
  }

  @Test func `goes on with the next step when it is refused for good, and uses nothing up`() async throws {
    let (outreach, lead, _) = try await enrolled(.refused(because: "550 no such user"))
    let after = try await outreach.enrollment(of: lead.id) { $0.nextStepKey == "second" }
    #expect(after.lastSend?.status == .failed && after.lastSend?.errorMessage == "550 no such user")
    #expect(
      try outreach.sql("SELECT sum(used) + sum(reserved) FROM ledger_accounts WHERE tenant_id = $tenant")
        == "0")
    #expect(try await outreach.timeline(lead.id).filter { $0.action == .failed }.count == 1)
  }

  @Test func `is tried again later when the carrier cannot take it now`() async throws {
    let (outreach, lead, _) = try await enrolled(.putOff(because: "421 busy"))
    let held = try await outreach.enrollment(of: lead.id) { $0.lastSend?.status == .deferred }
    #expect(held.lastSend?.status == .deferred && held.lastSend?.errorMessage == "421 busy")
    try outreach.sql("UPDATE enrollments SET work_time = now() WHERE tenant_id = $tenant")
    let sent = try await outreach.enrollment(of: lead.id) { $0.lastSend?.status == .sent }
    #expect(sent.lastSend?.id == held.lastSend?.id && sent.lastSend?.status == .sent)
    #expect(Outreach.carrier.messages(to: lead.email).count == 2)
  }

  @Test func `counts as used when nobody knows whether it left`() async throws {
    let (outreach, lead, campaign) = try await enrolled(.unknown(because: "no answer after the last dot"))
    _ = try await outreach.enrollment(of: lead.id) { $0.pauseReason == .sendUnknown }
    #expect(
      try outreach.sql(
        "SELECT sum(used) FROM ledger_accounts WHERE tenant_id = $tenant AND account_key = 'sends'")
        == "1")
    #expect(
      try await outreach.enrollments { $0.pauseReason = .sendUnknown }.map(\.campaignID) == [campaign.id])
  }

  @Test func `waits with a clear remedy on a channel that nothing carries`() async throws {
    let outreach = try await Outreach().unlimited()
    let step = CampaignsV1.SequenceStep.with {
      $0.key = "letter"
      $0.variants = [
        .with {
          $0.key = "a"
          $0.content = .with { $0.content = .mail(.with { ($0.piece, $0.body) = (.letter, "Hello") }) }
        }
      ]
    }
    let campaign = try await outreach.draft([step], senders: [])
    var request = CampaignsV1.CreateSenderRequest()
    request.tenantID = outreach.text
    request.sender = .with {
      ($0.name, $0.timeZone) = ("Post", "UTC")
      $0.endpoint = .mail(
        .with {
          $0.account = "post"
          $0.returnAddress = .with { ($0.lines, $0.city, $0.country) = (["1 Hay Street"], "Perth", "AU") }
        })
    }
    let sender = try #require(
      try await outreach.campaigns.createSender(request, outreach.tenant.caller("admin")).sender)
    var attach = CampaignsV1.AttachSenderRequest()
    (attach.tenantID, attach.id, attach.campaignID) = (outreach.text, sender.id, campaign.id)
    _ = try await outreach.campaigns.attachSender(attach, outreach.member())
    try await outreach.activate(campaign.id)
    let lead = try await outreach.lead {
      $0.postalAddress = .with { ($0.lines, $0.city, $0.country) = (["2 Hay Street"], "Perth", "AU") }
    }
    try await outreach.enroll([lead.id], in: campaign.id)
    let held = try await outreach.enrollment(of: lead.id) { $0.lastSend?.status == .deferred }
    let check = try #require(held.lastSend?.failedChecks.first)
    #expect(check.reason == .senderMissing && check.lift == .platform && check.remedy.contains("carrier"))
    #expect(try await outreach.check(lead.id, campaign.id).failedChecks == held.lastSend?.failedChecks)
  }
}
