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

extension Outreach {
  /// A lead whose first message waits for a person.
  func waiting() async throws -> (lead: LeadsV1.Lead, approval: CampaignsV1.Approval) {
    let campaign = try await running([Self.email("first"), Self.email("second", days: 3)], mode: .coPilot)
    let lead = try await lead()
    try await enroll([lead.id], in: campaign.id)
    _ = try await enrollment(of: lead.id) { $0.lastSend?.status == .awaitingApproval }
    return (lead, try #require(try await approvals { $0.leadID = lead.id }.first))
  }

  func approve(_ id: String, as role: String = "member") async throws -> CampaignsV1.Approval? {
    var request = CampaignsV1.ApproveSendRequest()
    (request.tenantID, request.id, request.note) = (text, id, "fine")
    return try await campaigns.approveSend(request, tenant.caller(role)).approval
  }

  func reject(
    _ id: String, stopping: Bool = false, as role: String = "member"
  ) async throws -> CampaignsV1.Approval? {
    var request = CampaignsV1.RejectSendRequest()
    (request.tenantID, request.id, request.stopEnrollment) = (text, id, stopping)
    return try await campaigns.rejectSend(request, tenant.caller(role)).approval
  }
}

@Suite struct `ApproveSend` {
  @Test func `sends the message once, as it stood when somebody said yes`() async throws {
    let outreach = try await Outreach().unlimited()
    let (lead, approval) = try await outreach.waiting()
    #expect(approval.status == .pending && approval.recipient == lead.email)
    #expect(approval.send?.stepKey == "first" && approval.recipientName == "Ada \(lead.lastName)")
    #expect(Outreach.carrier.messages(to: lead.email).isEmpty)
    var update = LeadsV1.UpdateLeadRequest()
    update.tenantID = outreach.text
    update.lead = .with { ($0.id, $0.firstName) = (lead.id, "Grace") }
    _ = try await outreach.leads.updateLead(update, outreach.member())
    let approved = try #require(try await outreach.approve(approval.id))
    #expect(approved.status == .approved && approved.decidedBy?.kind == .user && approved.note == "fine")
    let sent = try await outreach.enrollment(of: lead.id) { $0.lastSend?.status == .sent }
    #expect(sent.lastSend?.status == .sent)
    let messages = Outreach.carrier.messages(to: lead.email)
    #expect(messages.count == 1 && messages.first?.content == approval.content)
    #expect(try outreach.tenant.server.journal(outreach.tenant.id, "ApproveSend").count == 1)
  }

  @Test func `lets one of two who decide at once win`() async throws {
    let outreach = try await Outreach().unlimited()
    let (lead, approval) = try await outreach.waiting()
    let refusals = try await withThrowingTaskGroup(of: RPCError?.self) { tasks in
      for role in ["member", "admin", "owner"] {
        tasks.addTask { try await refusal { try await outreach.approve(approval.id, as: role) } }
      }
      var refusals: [RPCError] = []
      for try await error in tasks { if let error { refusals.append(error) } }
      return refusals
    }
    #expect(refusals.count == 2 && refusals.allSatisfy { $0.reason == "APPROVAL_DECIDED" })
    #expect(refusals.allSatisfy { $0.code == .aborted })
    _ = try await outreach.enrollment(of: lead.id) { $0.lastSend?.status == .sent }
    #expect(Outreach.carrier.messages(to: lead.email).count == 1)
  }

  @Test func `comes too late after the approval has expired, whose message is skipped`() async throws {
    let outreach = try await Outreach().unlimited()
    let (lead, approval) = try await outreach.waiting()
    try outreach.sql(
      """
      UPDATE approvals SET expire_time = now() - interval '1 second' WHERE tenant_id = $tenant;
      UPDATE enrollments SET work_time = now() + interval '1 second' WHERE tenant_id = $tenant
      """)
    #expect(try await refusal { try await outreach.approve(approval.id) }?.reason == "APPROVAL_EXPIRED")
    let after = try await outreach.enrollment(of: lead.id) { $0.nextStepKey == "second" }
    #expect(after.lastSend?.status == .skipped)
    #expect(after.lastSend?.failedChecks.map(\.reason) == [.approvalExpired])
    #expect(try await outreach.approvals().map(\.status) == [.expired])
    #expect(Outreach.carrier.messages(to: lead.email).isEmpty)
    #expect(
      try await outreach.timeline(lead.id).first { $0.action == .skipped }?.skipReasons == [
        "APPROVAL_EXPIRED"
      ])
  }

  @Test func `is for those who may approve, in their own tenant`() async throws {
    let outreach = try await Outreach().unlimited()
    let (_, approval) = try await outreach.waiting()
    #expect(
      try await refusal { try await outreach.approve(approval.id, as: "viewer") }?.code == .permissionDenied)
    let stranger = try await Outreach()
    #expect(try await refusal { try await stranger.approve(approval.id) }?.reason == "APPROVAL_NOT_FOUND")
  }
}
