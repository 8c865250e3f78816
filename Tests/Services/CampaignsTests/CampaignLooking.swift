import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

/// What the tests of campaigns have in common.
extension TestTenant {
  var campaigns: CampaignsV1.Client { CampaignsV1.Client(server.transport) }

  @discardableResult
  func createCampaign(
    as role: String = "member", _ change: (inout CampaignsV1.Campaign) throws -> Void = { _ in }
  ) async throws -> CampaignsV1.Campaign {
    var campaign = CampaignsV1.Campaign()
    campaign.name = "Perth builders"
    try change(&campaign)
    var request = CampaignsV1.CreateCampaignRequest()
    (request.tenantID, request.campaign) = (text, campaign)
    return try #require(try await campaigns.createCampaign(request, caller(role)).campaign)
  }
}
