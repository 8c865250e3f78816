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

@Suite struct `RejectSend` {
  @Test func `never sends the message, and goes on with the next step`() async throws {
    let outreach = try await Outreach().unlimited()
    let (lead, approval) = try await outreach.waiting()
    let rejected = try #require(try await outreach.reject(approval.id))
    #expect(rejected.status == .rejected && rejected.send?.status == .cancelled)
    let after = try await outreach.enrollment(of: lead.id) { $0.nextStepKey == "second" }
    #expect(after.status == .active && after.lastSend?.status == .cancelled)
    #expect(try await refusal { try await outreach.approve(approval.id) }?.reason == "APPROVAL_DECIDED")
    #expect(Outreach.carrier.messages(to: lead.email).isEmpty)
    #expect(try outreach.tenant.server.journal(outreach.tenant.id, "RejectSend").count == 1)
  }

  @Test func `stops the enrolment too when asked`() async throws {
    let outreach = try await Outreach().unlimited()
    let (lead, approval) = try await outreach.waiting()
    _ = try await outreach.reject(approval.id, stopping: true)
    let after = try await outreach.enrollment(of: lead.id)
    #expect(after.status == .stopped && after.stopReason == .rejected)
  }
}
