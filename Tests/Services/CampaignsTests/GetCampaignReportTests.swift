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

  @Test func `counts what stands in timelines for filters drawn at random, and each reason of a skip`()
    async throws
  {
    let seed = Environment.value("MUSTER_SEND_SEED").flatMap { UInt64($0) } ?? 7_919
    print("GetCampaignReport: seed \(seed)")
    var random = SendRandom(state: seed)
    let outreach = try await Outreach().unlimited()
    var first = Outreach.email("first")
    first.variants.append(
      .with {
        $0.key = "b"
        $0.content = .with {
          $0.content = .email(.with { ($0.subject, $0.bodyText) = ("Another", Outreach.body) })
        }
      })
    let campaign = try await outreach.running(
      [first, Outreach.sms("text"), Outreach.email("last")], senders: [.email, .email, .sms])
    var leads = try await outreach.leads(8)
    for _ in 0..<3 { leads.append(try await outreach.lead { $0.phone = "" }) }
    try await outreach.enroll(leads.map(\.id), in: campaign.id)
    for lead in leads { _ = try await outreach.enrollment(of: lead.id) { $0.status == .completed } }
    let actions: [LeadsV1.ActivityAction] = [.opened, .clicked, .delivered, .opened]
    for _ in 0..<20 {
      try await outreach.record(actions[random.next(4)], leads[random.next(leads.count)].id) {
        $0.channel = random.next(3) == 0 ? .sms : .email
      }
    }
    var told: [LeadsV1.Activity] = []
    for lead in leads { told += try await outreach.timeline(lead.id).filter { $0.campaignID == campaign.id } }
    #expect(told.count { $0.action == .sent } == 30 && told.count { $0.action == .skipped } == 3)
    let skips = try await report(outreach, campaign.id).skips
    #expect(skips.map(\.reason) == [.addressMissing] && skips.map(\.count) == [3])
    let senders = [""] + Set(told.map(\.senderID)).sorted()
    for _ in 0..<12 {
      let step = ["", "first", "text", "last"][random.next(4)]
      let variant = ["", "a", "b"][random.next(3)]
      let channel = [TypeV1.Channel.unspecified, .email, .sms][random.next(3)]
      let sender = senders[random.next(senders.count)]
      let counts = try #require(
        try await report(outreach, campaign.id) {
          ($0.stepKey, $0.variantKey, $0.channel, $0.senderID) = (step, variant, channel, sender)
        }.total?.activities)
      let fitting = told.filter {
        (step.isEmpty || $0.stepKey == step) && (variant.isEmpty || $0.variantKey == variant)
          && (channel == .unspecified || $0.channel == channel) && (sender.isEmpty || $0.senderID == sender)
      }
      func count(_ action: LeadsV1.ActivityAction) -> Int64 { Int64(fitting.count { $0.action == action }) }
      #expect(
        [counts.sent, counts.opened, counts.clicked, counts.delivered, counts.skipped] == [
          count(.sent), count(.opened), count(.clicked), count(.delivered), count(.skipped),
        ], "seed \(seed): \(step), \(variant), \(channel), \(sender)")
    }
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
