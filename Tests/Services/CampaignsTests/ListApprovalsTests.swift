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

@Suite struct `ListApprovals` {
  @Test func `shows what waits, what expires first at the top, with the message as it will be sent`()
    async throws
  {
    let outreach = try await Outreach().unlimited()
    let (one, first) = try await outreach.waiting()
    let (_, second) = try await outreach.waiting()
    #expect(try await outreach.approvals().map(\.id) == [first.id, second.id])
    #expect(
      try await outreach.approvals { $0.orderBy = "create_time desc" }.map(\.id) == [second.id, first.id])
    _ = try await outreach.reject(second.id)
    #expect(try await outreach.approvals { $0.status = .pending }.map(\.id) == [first.id])
    #expect(try await outreach.approvals { $0.leadID = one.id }.map(\.id) == [first.id])
    #expect(
      try await outreach.approvals { $0.campaignID = second.send?.campaignID ?? "" }.map(\.id) == [second.id])
    guard case .email(let email)? = first.content?.content else {
      Issue.record("no email")
      return
    }
    #expect(email.bodyText.hasPrefix("Hello Ada") && first.expireTime != nil)
    let stranger = try await Outreach()
    #expect(try await stranger.approvals().isEmpty)
  }
}
