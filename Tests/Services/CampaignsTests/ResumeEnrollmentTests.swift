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

@Suite struct `ResumeEnrollment` {
  private func resume(
    _ outreach: Outreach, _ id: String, _ outcome: CampaignsV1.SendOutcome = .unspecified
  ) async throws -> CampaignsV1.Enrollment? {
    var request = CampaignsV1.ResumeEnrollmentRequest()
    (request.tenantID, request.id, request.sendOutcome) = (outreach.text, id, outcome)
    return try await outreach.campaigns.resumeEnrollment(request, outreach.member()).enrollment
  }

  /// A lead whose first message was handed over and never answered for.
  private func unknown() async throws -> (Outreach, LeadsV1.Lead, CampaignsV1.Enrollment) {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.running([Outreach.email("first"), Outreach.email("second", days: 3)])
    let lead = try await outreach.lead()
    Outreach.carrier.answer(lead.email, .unknown(because: "the connection broke"))
    try await outreach.enroll([lead.id], in: campaign.id)
    let paused = try await outreach.enrollment(of: lead.id) { $0.status == .paused }
    return (outreach, lead, paused)
  }

  @Test func `asks what became of a message whose outcome nobody knows, and never sends it again`()
    async throws
  {
    let (outreach, lead, paused) = try await unknown()
    #expect(paused.pauseReason == .sendUnknown && paused.lastSend?.status == .unknownValue)
    #expect(paused.lastSend?.errorMessage == "the connection broke")
    #expect(try await refusal { try await resume(outreach, paused.id) }?.reason == "SEND_OUTCOME_REQUIRED")
    try await Task.sleep(for: .milliseconds(500))
    #expect(Outreach.carrier.messages(to: lead.email).count == 1)

    let resumed = try #require(try await resume(outreach, paused.id, .sent))
    #expect(resumed.status == .active && resumed.lastSend?.status == .sent)
    #expect(try await outreach.timeline(lead.id).filter { $0.action == .sent }.count == 1)
    let next = try await outreach.enrollment(of: lead.id) { $0.nextStepKey == "second" }
    #expect(next.nextStepKey == "second" && Outreach.carrier.messages(to: lead.email).count == 1)
  }

  @Test func `plans the same step again when somebody says that it did not leave`() async throws {
    let (outreach, lead, paused) = try await unknown()
    _ = try await resume(outreach, paused.id, .notSent)
    let sent = try await outreach.enrollment(of: lead.id) { $0.lastSend?.status == .sent }
    #expect(sent.lastSend?.status == .sent && sent.lastSend?.id == paused.lastSend?.id)
    #expect(Outreach.carrier.messages(to: lead.email).count == 2)
  }

  @Test func `goes on without the step when it is not to be done`() async throws {
    let (outreach, lead, paused) = try await unknown()
    let resumed = try #require(try await resume(outreach, paused.id, .skip))
    #expect(resumed.lastSend?.status == .skipped)
    let next = try await outreach.enrollment(of: lead.id) { $0.nextStepKey == "second" }
    #expect(next.nextStepKey == "second")
  }

  @Test func `goes on after a person's task was recorded`() async throws {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.running(
      [Outreach.email("first"), Outreach.email("second", days: 3)], mode: .manual)
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    let task = try await outreach.enrollment(of: lead.id) { $0.status == .paused }
    #expect(task.pauseReason == .task && task.lastSend?.status == .task)
    #expect(Outreach.carrier.messages(to: lead.email).isEmpty)
    let send = try #require(task.lastSend?.id)
    let told = try await outreach.record(.sent, lead.id) { $0.sendID = send }
    #expect(told.stepKey == "first" && told.campaignID == campaign.id)
    let done = try await outreach.enrollment(of: lead.id) { $0.nextStepKey == "second" }
    #expect(done.status == .active && done.lastSend?.status == .sent)
    #expect(
      try await refusal {
        try await outreach.record(.sent, lead.id) { $0.sendID = "send_01jc4x8y7kf3q9v2m5n6p7r8sz" }
      }?
      .reason == "LEAD_REFERENCE_UNKNOWN")
  }

  @Test func `takes no outcome where none is asked for, and no enrolment that runs`() async throws {
    let outreach = try await Outreach()
    let campaign = try await outreach.draft([Outreach.email("first")])
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    let made = try await outreach.enrollment(of: lead.id)
    #expect(
      try await refusal { try await resume(outreach, made.id) }?.reason == "ENROLLMENT_TRANSITION_INVALID")
    var pause = CampaignsV1.PauseEnrollmentRequest()
    (pause.tenantID, pause.id) = (outreach.text, made.id)
    _ = try await outreach.campaigns.pauseEnrollment(pause, outreach.member())
    #expect(
      try await refusal { try await resume(outreach, made.id, .sent) }?.reason == "SEND_OUTCOME_NOT_ASKED")
    #expect(try await resume(outreach, made.id)?.status == .active)
    let stranger = try await Outreach()
    #expect(try await refusal { try await resume(stranger, made.id) }?.reason == "ENROLLMENT_NOT_FOUND")
  }
}
