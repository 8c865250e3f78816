import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

@Suite struct `UndeleteCampaign` {
  @Test(arguments: LifeMove.statuses)
  func `brings a campaign back as it was, but an active one paused`(
    _ status: CampaignsV1.CampaignStatus
  ) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign(in: status)
    let deleted = try await tenant.deleteCampaign(campaign.id)
    let back = try await tenant.undeleteCampaign(campaign.id, version: deleted.version)
    #expect(back.deleteTime == nil && back.status == (status == .active ? .paused : status))
    #expect(back.sequence == campaign.sequence && back.senderIDs == campaign.senderIDs)
    #expect(try await tenant.campaign(campaign.id) == back)
  }

  @Test func `refuses one that is there, a stale version and what another tenant has`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let there = try await refusal { try await tenant.undeleteCampaign(campaign.id) }
    #expect(there?.code == .alreadyExists && there?.reason == "RESOURCE_NOT_DELETED")
    try await tenant.deleteCampaign(campaign.id)
    let stale = try await refusal { try await tenant.undeleteCampaign(campaign.id, version: 1) }
    #expect(stale?.reason == "VERSION_STALE")
    let other = try await tenant.server.tenant()
    let unknown = try await refusal { try await other.undeleteCampaign(campaign.id) }
    #expect(unknown?.code == .notFound && unknown?.reason == "CAMPAIGN_NOT_FOUND")
  }

  @Test func `leaves one row in the journal, and a repeat gets the first answer`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign(in: .active)
    try await tenant.deleteCampaign(campaign.id)
    let request = CampaignsV1.UndeleteCampaignRequest.with {
      ($0.tenantID, $0.id, $0.requestID) = (tenant.text, campaign.id, "one")
    }
    let first = try await tenant.campaigns.undeleteCampaign(request, tenant.caller("member"))
    #expect(try await tenant.campaigns.undeleteCampaign(request, tenant.caller("member")) == first)
    let rows = try tenant.server.journal(tenant.id, "UndeleteCampaign")
    #expect(rows.count == 1 && rows[0].contains("{status,delete_time}"), "\(rows)")
  }

  @Test func `with validate_only changes nothing`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let deleted = try await tenant.deleteCampaign(campaign.id)
    let request = CampaignsV1.UndeleteCampaignRequest.with {
      ($0.tenantID, $0.id, $0.validateOnly) = (tenant.text, campaign.id, true)
    }
    _ = try await tenant.campaigns.undeleteCampaign(request, tenant.caller("member"))
    #expect(try await tenant.campaign(campaign.id) == deleted)
  }
}
