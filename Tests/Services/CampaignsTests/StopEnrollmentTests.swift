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

@Suite struct `StopEnrollment` {
  private func stop(
    _ outreach: Outreach, _ id: String, version: Int64 = 0
  ) async throws -> CampaignsV1.Enrollment? {
    var request = CampaignsV1.StopEnrollmentRequest()
    (request.tenantID, request.id, request.version) = (outreach.text, id, version)
    return try await outreach.campaigns.stopEnrollment(request, outreach.member()).enrollment
  }

  @Test func `ends an enrolment for good and withdraws what waits for approval`() async throws {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.running([Outreach.email("first")], mode: .coPilot)
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    let waiting = try await outreach.enrollment(of: lead.id) { $0.lastSend?.status == .awaitingApproval }
    #expect(waiting.lastSend?.status == .awaitingApproval)
    let stopped = try #require(try await stop(outreach, waiting.id))
    #expect(stopped.status == .stopped && stopped.stopReason == .requested && stopped.endTime != nil)
    #expect(stopped.lastSend?.status == .cancelled && stopped.nextStepKey == "")
    #expect(try await outreach.approvals().map(\.status) == [.withdrawn])
    #expect(Outreach.carrier.messages(to: lead.email).isEmpty)
    let again = try await refusal { try await stop(outreach, waiting.id) }
    #expect(again?.reason == "ENROLLMENT_TRANSITION_INVALID" && again?.metadata["status"] == "stopped")
    #expect(try outreach.tenant.server.journal(outreach.tenant.id, "StopEnrollment").count == 1)
  }

  @Test func `refuses a stale version, nobody's enrolment and another tenant's`() async throws {
    let outreach = try await Outreach()
    let campaign = try await outreach.draft([Outreach.email("first")])
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    let made = try await outreach.enrollment(of: lead.id)
    #expect(try await refusal { try await stop(outreach, made.id, version: 99) }?.reason == "VERSION_STALE")
    let stranger = try await Outreach()
    #expect(try await refusal { try await stop(stranger, made.id) }?.reason == "ENROLLMENT_NOT_FOUND")
  }

  @Test(arguments: [
    (LeadsV1.ActivityAction.replied, CampaignsV1.EnrollmentStopReason.replied),
    (.bounced, .bounced), (.unsubscribed, .unsubscribed), (.complained, .unsubscribed),
    (.meetingBooked, .meetingBooked),
  ])
  func `happens by itself when the lead does what ends it`(
    action: LeadsV1.ActivityAction, reason: CampaignsV1.EnrollmentStopReason
  ) async throws {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.running([Outreach.email("first"), Outreach.email("second", days: 3)])
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    _ = try await outreach.enrollment(of: lead.id) { $0.lastSend?.status == .sent }
    let told = try await outreach.record(action, lead.id)
    #expect(told.campaignID == campaign.id && told.stepKey == "first")
    let stopped = try await outreach.enrollment(of: lead.id)
    #expect(stopped.status == .stopped && stopped.stopReason == reason)
  }

  @Test func `happens by itself to a lead that converts, is deleted or falls to the dead tier`() async throws
  {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.running([Outreach.email("first"), Outreach.email("second", days: 3)])
    let leads = try await outreach.leads(2)
    try await outreach.enroll(leads.map(\.id), in: campaign.id)
    for lead in leads { _ = try await outreach.enrollment(of: lead.id) { $0.lastSend?.status == .sent } }
    try await outreach.transition(leads[0], to: .converted)
    var delete = LeadsV1.DeleteLeadRequest()
    (delete.tenantID, delete.id) = (outreach.text, leads[1].id)
    _ = try await outreach.leads.deleteLead(delete, outreach.member())
    #expect(try await outreach.enrollment(of: leads[0].id).stopReason == .converted)
    #expect(try await outreach.enrollment(of: leads[1].id).stopReason == .leadDeleted)
  }

  @Test func `reaches the whole company where the campaign says so, and the person alone where not`()
    async throws
  {
    let outreach = try await Outreach().unlimited()
    let steps = [Outreach.email("first"), Outreach.email("second", days: 3)]
    let wide = try await outreach.running(steps) { $0.stopCompanyOnReply = true }
    let narrow = try await outreach.running(steps)
    let one = try await outreach.lead { $0.company = "Acme Pty" }
    let other = try await outreach.lead { $0.company = "ACME  pty" }
    for campaign in [wide, narrow] { try await outreach.enroll([one.id, other.id], in: campaign.id) }
    _ = try await eventually(within: .seconds(15)) {
      try await outreach.enrollments { $0.lastSendStatus = .sent }.count == 4
    }
    try await outreach.record(.replied, one.id)
    let reasons = try await outreach.enrollments { $0.leadID = other.id }.map {
      ($0.campaignID, $0.stopReason)
    }
    #expect(reasons.first { $0.0 == wide.id }?.1 == .companyReplied)
    #expect(reasons.first { $0.0 == narrow.id }?.1 == .unspecified)
    #expect(try await outreach.enrollments { $0.leadID = one.id }.allSatisfy { $0.stopReason == .replied })
  }
}
