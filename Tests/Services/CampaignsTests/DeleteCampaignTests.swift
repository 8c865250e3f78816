import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

@Suite struct `DeleteCampaign` {
  @Test(arguments: LifeMove.statuses)
  func `takes a campaign of any status away, which keeps its status`(
    _ status: CampaignsV1.CampaignStatus
  ) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign(in: status)
    let deleted = try await tenant.deleteCampaign(campaign.id, version: campaign.version)
    #expect(deleted.deleteTime != nil && deleted.status == status)
    #expect(deleted.version == campaign.version + 1)
    #expect(try await tenant.campaignNames().isEmpty)
    #expect(try await tenant.campaignNames { $0.showDeleted = true } == [campaign.name])
  }

  @Test func `refuses a second time, a stale version and what another tenant has`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let stale = try await refusal { try await tenant.deleteCampaign(campaign.id, version: 4) }
    #expect(stale?.reason == "VERSION_STALE")
    try await tenant.deleteCampaign(campaign.id)
    let theirs = try await tenant.server.tenant().createCampaign().id
    for id in [campaign.id, theirs, CampaignID.new().description] {
      let error = try await refusal { try await tenant.deleteCampaign(id) }
      #expect(error?.code == .notFound && error?.reason == "CAMPAIGN_NOT_FOUND")
    }
  }

  @Test func `leaves one row in the journal, and a repeat gets the first answer`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let request = CampaignsV1.DeleteCampaignRequest.with {
      ($0.tenantID, $0.id, $0.requestID) = (tenant.text, campaign.id, "one")
    }
    let first = try await tenant.campaigns.deleteCampaign(request, tenant.caller("member"))
    #expect(try await tenant.campaigns.deleteCampaign(request, tenant.caller("member")) == first)
    let rows = try tenant.server.journal(tenant.id, "DeleteCampaign")
    #expect(rows.count == 1 && rows[0].contains("{delete_time}") && rows[0].hasSuffix("campaign.deleted"))
  }

  @Test func `with validate_only changes nothing`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let request = CampaignsV1.DeleteCampaignRequest.with {
      ($0.tenantID, $0.id, $0.validateOnly) = (tenant.text, campaign.id, true)
    }
    let answer = try await tenant.campaigns.deleteCampaign(request, tenant.caller("member"))
    #expect(answer.campaign?.deleteTime != nil)
    #expect(try await tenant.campaign(campaign.id) == campaign)
  }
}
