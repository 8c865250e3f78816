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

@Suite struct `ListEnrollments` {
  @Test func `lists by campaign, lead and status, a page at a time`() async throws {
    let outreach = try await Outreach()
    let one = try await outreach.draft([Outreach.email("first")])
    let other = try await outreach.draft([Outreach.email("first")])
    let leads = try await outreach.leads(5)
    try await outreach.enroll(leads.map(\.id), in: one.id)
    try await outreach.enroll([leads[0].id], in: other.id)
    #expect(try await outreach.enrollments { $0.campaignID = one.id }.count == 5)
    #expect(
      try await outreach.enrollments { $0.leadID = leads[0].id }.map(\.campaignID) == [other.id, one.id])
    #expect(try await outreach.enrollments { $0.status = .paused }.isEmpty)
    var seen: [String] = []
    var token = ""
    repeat {
      var request = CampaignsV1.ListEnrollmentsRequest()
      (request.tenantID, request.pageSize, request.pageToken) = (outreach.text, 2, token)
      let page = try await outreach.campaigns.listEnrollments(request, outreach.member())
      seen += page.enrollments.map(\.id)
      token = page.nextPageToken
    } while !token.isEmpty
    #expect(seen.count == 6 && Set(seen).count == 6 && seen == seen.sorted(by: >))
    for order in ["update_time", "update_time desc", "next_send_time", "create_time"] {
      #expect(try await outreach.enrollments { $0.orderBy = order }.count == 6)
    }
  }

  @Test func `shows a tenant its own alone`() async throws {
    let outreach = try await Outreach()
    let campaign = try await outreach.draft([Outreach.email("first")])
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    let stranger = try await Outreach()
    #expect(try await stranger.enrollments { $0.campaignID = campaign.id }.isEmpty)
  }
}
