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

@Suite struct `PauseEnrollment` {
  private func pause(
    _ outreach: Outreach, _ id: String,
    _ change: (inout CampaignsV1.PauseEnrollmentRequest) -> Void = { _ in }
  ) async throws -> CampaignsV1.Enrollment? {
    var request = CampaignsV1.PauseEnrollmentRequest()
    (request.tenantID, request.id) = (outreach.text, id)
    change(&request)
    return try await outreach.campaigns.pauseEnrollment(request, outreach.member()).enrollment
  }

  @Test func `sends nothing until it is resumed`() async throws {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.draft([Outreach.email("first")])
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    let made = try await outreach.enrollment(of: lead.id)
    let paused = try #require(try await pause(outreach, made.id))
    #expect(paused.status == .paused && paused.pauseReason == .requested)
    try await outreach.activate(campaign.id)
    try await Task.sleep(for: .milliseconds(600))
    #expect(Outreach.carrier.messages(to: lead.email).isEmpty)
    let again = try await refusal { try await pause(outreach, made.id) }
    #expect(again?.reason == "ENROLLMENT_TRANSITION_INVALID" && again?.metadata["status"] == "paused")
  }

  @Test func `ends by itself when its time comes`() async throws {
    let outreach = try await Outreach().unlimited()
    let campaign = try await outreach.draft([Outreach.email("first")])
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    let made = try await outreach.enrollment(of: lead.id)
    let soon = WallClock.microseconds() / 1_000_000 + 2
    let paused = try #require(
      try await pause(outreach, made.id) { $0.resumeTime = .with { $0.seconds = soon } })
    #expect(paused.resumeTime?.seconds == soon)
    try await outreach.activate(campaign.id)
    let done = try await outreach.enrollment(of: lead.id) { $0.status == .completed }
    #expect(done.status == .completed && done.resumeTime == nil)
    #expect(Outreach.carrier.messages(to: lead.email).count == 1)
  }

  @Test func `refuses a time that is over or more than a year ahead`() async throws {
    let outreach = try await Outreach()
    let campaign = try await outreach.draft([Outreach.email("first")])
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    let made = try await outreach.enrollment(of: lead.id)
    let now = WallClock.microseconds() / 1_000_000
    for seconds in [now - 10, now + 400 * 86_400] {
      let error = try await refusal {
        try await pause(outreach, made.id) { $0.resumeTime = .with { $0.seconds = seconds } }
      }
      #expect(error?.reason == "FIELD_INVALID")
    }
    let stranger = try await Outreach()
    #expect(try await refusal { try await pause(stranger, made.id) }?.reason == "ENROLLMENT_NOT_FOUND")
  }
}
