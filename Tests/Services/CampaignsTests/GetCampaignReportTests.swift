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

@Suite struct `GetCampaignReport` {
  private func report(
    _ outreach: Outreach, _ id: String,
    _ change: (inout CampaignsV1.GetCampaignReportRequest) -> Void = { _ in }
  ) async throws -> CampaignsV1.CampaignReport {
    var request = CampaignsV1.GetCampaignReportRequest()
    (request.tenantID, request.id) = (outreach.text, id)
    change(&request)
    return try #require(
      try await outreach.campaigns.getCampaignReport(request, outreach.member()).campaignReport)
  }

  @Test func `counts what stands in the timelines of leads, by step, variant and channel`() async throws {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.running([Outreach.email("first"), Outreach.email("second", days: 3)]) {
      $0.goals = [
        .with { ($0.metric, $0.target) = (.replies, 2) },
        .with { ($0.metric, $0.target) = (.conversions, 1) },
      ]
    }
    let leads = try await outreach.leads(4)
    Outreach.carrier.answer(leads[3].email, .unknown(because: "silence"))
    try await outreach.enroll(leads.map(\.id), in: campaign.id)
    _ = try await eventually(within: .seconds(15)) {
      let made = try await outreach.enrollments()
      return made.allSatisfy { $0.lastSend?.status == .sent || $0.lastSend?.status == .unknownValue }
    }
    try await outreach.record(.opened, leads[0].id)
    try await outreach.record(.opened, leads[0].id)
    try await outreach.record(.replied, leads[0].id) { $0.replyIntent = .interested }
    try await outreach.record(.bounced, leads[1].id)
    try await outreach.transition(leads[2], to: .converted)

    let report = try await report(outreach, campaign.id)
    let (total, people) = (try #require(report.total?.activities), try #require(report.total?.leads))
    #expect(total.sent == 3 && total.opened == 2 && people.opened == 1)
    #expect(total.replied == 1 && total.interested == 1 && total.bounced == 1 && total.conversions == 1)
    #expect(total.unknown == 1)
    #expect(report.steps.map(\.stepKey) == ["first"] && report.steps.first?.activities?.sent == 3)
    #expect(report.variants.map(\.variantKey) == ["a"] && report.channels.map(\.channel) == [.email])
    #expect(report.goals.map(\.reached) == [1, 1])
    #expect(Set(report.stops.map(\.reason)) == [.replied, .bounced, .converted])
    #expect(report.enrollments.reduce(0) { $0 + $1.count } == 4)

    var sent = 0
    for lead in leads { sent += try await outreach.timeline(lead.id).filter { $0.action == .sent }.count }
    #expect(Int64(sent) == total.sent)
    #expect(try await self.report(outreach, campaign.id) { $0.channel = .sms }.total?.activities?.sent == 0)
    #expect(
      try await self.report(outreach, campaign.id) { $0.stepKey = "first" }.total?.activities?.sent == 3)
    #expect(
      try await self.report(outreach, campaign.id) { $0.sequenceVersion = campaign.sequenceVersion }.total?
        .activities?.sent == 3)
    #expect(
      try await self.report(outreach, campaign.id) { $0.sequenceVersion = 99 }.total?.activities?.sent == 0)
  }

  @Test func `refuses a campaign and a step that are not there`() async throws {
    let outreach = try await Outreach()
    let campaign = try await outreach.draft([Outreach.email("first")])
    let stranger = try await Outreach()
    #expect(try await refusal { try await report(stranger, campaign.id) }?.reason == "CAMPAIGN_NOT_FOUND")
    #expect(
      try await refusal { try await report(outreach, campaign.id) { $0.stepKey = "none" } }?.reason
        == "STEP_NOT_FOUND")
  }
}
