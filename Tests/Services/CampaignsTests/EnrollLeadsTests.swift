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

@Suite struct `EnrollLeads` {
  @Test func `sends a lead through all steps, each once and in its thread`() async throws {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.running([
      Outreach.email("first", subject: "Hello {{first_name}}"), Outreach.email("second", subject: ""),
    ])
    let lead = try await outreach.lead()
    let answer = try await outreach.enroll([lead.id], in: campaign.id)
    #expect(answer.errors == [])
    let made = try #require(answer.enrollments.first)
    #expect(made.status == .active && made.runNumber == 1 && made.leadID == lead.id)
    #expect(made.enrolledBy?.kind == .user && made.sequenceVersion == campaign.sequenceVersion)

    let done = try await outreach.enrollment(of: lead.id) { $0.status == .completed }
    #expect(done.status == .completed && done.endTime != nil && done.lastSend?.status == .sent)
    let messages = Outreach.carrier.messages(to: lead.email)
    #expect(messages.count == 2)
    let (first, second) = (try #require(messages.first), try #require(messages.last))
    #expect(first.inReplyTo == "" && first.messageID.hasPrefix("<send_"))
    #expect(second.inReplyTo == first.messageID && second.references == [first.messageID])
    guard case .email(let email)? = second.content.content else {
      Issue.record("no email")
      return
    }
    #expect(email.subject == "Hello Ada" && email.bodyText.contains("Seed Pty Ltd"))
    let sent = try await outreach.timeline(lead.id).filter { $0.action == .sent }
    #expect(sent.map(\.stepKey).sorted() == ["first", "second"])
    #expect(sent.allSatisfy { $0.campaignID == campaign.id && !$0.sendID.isEmpty && !$0.senderID.isEmpty })
    #expect(Set(sent.map(\.providerMessageID)) == [first.messageID, second.messageID])
  }

  @Test func `takes good rows and says of each other why it does not`() async throws {
    let outreach = try await Outreach()
    let campaign = try await outreach.draft([Outreach.email("first")])
    let good = try await outreach.lead()
    let dead = try await outreach.lead(tier: .dead)
    let closed = try await outreach.lead()
    try await outreach.transition(closed, to: .notInterested)
    let suppressed = try await outreach.lead { $0.phone = "" }
    var request = LeadsV1.AddSuppressionRequest()
    request.tenantID = outreach.text
    request.suppression = .with { ($0.value, $0.reason) = (suppressed.email, .other) }
    _ = try await outreach.leads.addSuppression(request, outreach.tenant.caller("admin"))
    let nobody = LeadID.new().description

    let answer = try await outreach.enroll(
      [good.id, good.id, dead.id, closed.id, suppressed.id, nobody], in: campaign.id)
    #expect(answer.enrollments.map(\.leadID) == [good.id])
    #expect(
      answer.errors.map(\.reason) == [
        .enrollmentExists, .enrollmentTierDead, .enrollmentLeadClosed, .enrollmentSuppressed, .leadNotFound,
      ])
    #expect(answer.errors.map(\.index) == [1, 2, 3, 4, 5])
    #expect(try await outreach.enroll([good.id], in: campaign.id).errors.map(\.reason) == [.enrollmentExists])
  }

  @Test func `lets a lead in again as the rules of the campaign say`() async throws {
    let outreach = try await Outreach()
    let once = try await outreach.draft([Outreach.email("first")])
    let again = try await outreach.draft([Outreach.email("first")]) {
      $0.reentryPolicy = .with { ($0.maxRuns, $0.wait) = (2, .with { $0.seconds = 3_600 }) }
    }
    let atOnce = try await outreach.draft([Outreach.email("first")]) {
      $0.reentryPolicy = .with { $0.maxRuns = 2 }
    }
    let lead = try await outreach.lead()
    func run(_ campaign: String) async throws -> [TypeV1.ErrorReason] {
      let answer = try await outreach.enroll([lead.id], in: campaign)
      for made in answer.enrollments {
        var stop = CampaignsV1.StopEnrollmentRequest()
        (stop.tenantID, stop.id) = (outreach.text, made.id)
        _ = try await outreach.campaigns.stopEnrollment(stop, outreach.member())
      }
      return answer.errors.map(\.reason)
    }
    #expect(try await run(once.id) == [])
    #expect(try await run(once.id) == [.enrollmentReentryRefused])
    #expect(try await run(again.id) == [])
    #expect(try await run(again.id) == [.enrollmentReentryRefused])
    #expect(try await run(atOnce.id) == [])
    #expect(try await run(atOnce.id) == [])
    #expect(try await run(atOnce.id) == [.enrollmentReentryRefused])
    #expect(try await outreach.enrollments { $0.campaignID = atOnce.id }.map(\.runNumber) == [2, 1])
  }

  @Test func `keeps to exclusive campaigns and to so many people of one company`() async throws {
    let outreach = try await Outreach()
    let other = try await outreach.draft([Outreach.email("first")])
    let exclusive = try await outreach.draft([Outreach.email("first")]) {
      $0.reentryPolicy = .with { $0.exclusive = true }
    }
    let small = try await outreach.draft([Outreach.email("first")]) {
      $0.limits = .with { $0.activePerCompany = 2 }
    }
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: other.id)
    #expect(
      try await outreach.enroll([lead.id], in: exclusive.id).errors.map(\.reason) == [.enrollmentExclusive])
    var people: [String] = []
    for _ in 0..<3 { people.append(try await outreach.lead { $0.company = "One Firm" }.id) }
    let answer = try await outreach.enroll(people, in: small.id)
    #expect(answer.enrollments.count == 2 && answer.errors.map(\.reason) == [.enrollmentCompanyLimit])
  }

  @Test func `refuses a campaign that is over, and one that is another tenant's`() async throws {
    let outreach = try await Outreach()
    let campaign = try await outreach.draft([Outreach.email("first")])
    let lead = try await outreach.lead()
    let stranger = try await Outreach()
    #expect(
      try await refusal { try await stranger.enroll([lead.id], in: campaign.id) }?.reason
        == "CAMPAIGN_NOT_FOUND")
    var archive = CampaignsV1.ArchiveCampaignRequest()
    (archive.tenantID, archive.id) = (outreach.text, campaign.id)
    _ = try await outreach.campaigns.archiveCampaign(archive, outreach.member())
    #expect(
      try await refusal { try await outreach.enroll([lead.id], in: campaign.id) }?.reason == "CAMPAIGN_CLOSED"
    )
  }

  @Test func `answers a repeat as before, and tries without doing`() async throws {
    let outreach = try await Outreach()
    let campaign = try await outreach.draft([Outreach.email("first")])
    let lead = try await outreach.lead()
    let tried = try await outreach.enroll([lead.id], in: campaign.id) { $0.validateOnly = true }
    #expect(tried.enrollments.count == 1)
    #expect(try await outreach.enrollments().isEmpty)
    let first = try await outreach.enroll([lead.id], in: campaign.id) { $0.requestID = "once" }
    let second = try await outreach.enroll([lead.id], in: campaign.id) { $0.requestID = "once" }
    #expect(first == second && first.enrollments.count == 1)
    #expect(try await outreach.enrollments().count == 1)
    #expect(try outreach.tenant.server.journal(outreach.tenant.id, "EnrollLeads").count == 1)
  }
}
