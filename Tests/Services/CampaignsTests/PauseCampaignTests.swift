import MusterCampaignsAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `PauseCampaign` {
  @Test(arguments: LifeMove.statuses)
  func `moves from those statuses that allow it alone, and names both when it is refused`(
    _ status: CampaignsV1.CampaignStatus
  ) async throws {
    try await TestServer.shared.value.tenant().tryMove(.pause, from: status)
  }

  @Test func `refuses a stale version, a deleted campaign and one of another tenant`() async throws {
    try await TestServer.shared.value.tenant().tryMoveRefused(.pause, from: .active)
  }

  @Test func `leaves one row in the journal, and a repeat gets the first answer`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign(in: .active)
    let request = CampaignsV1.PauseCampaignRequest.with {
      ($0.tenantID, $0.id, $0.requestID) = (tenant.text, campaign.id, "one")
    }
    let before = try tenant.server.journal(tenant.id, "PauseCampaign").count
    let first = try await tenant.campaigns.pauseCampaign(request, tenant.caller("member"))
    #expect(try await tenant.campaigns.pauseCampaign(request, tenant.caller("member")) == first)
    #expect(first.campaign?.status == .paused)
    let rows = try tenant.server.journal(tenant.id, "PauseCampaign")
    #expect(rows.count == before + 1 && rows.last?.hasSuffix("campaign.updated") == true, "\(rows)")
  }

  @Test func `with validate_only changes nothing, and is not for viewers`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign(in: .active)
    let request = CampaignsV1.PauseCampaignRequest.with {
      ($0.tenantID, $0.id, $0.validateOnly) = (tenant.text, campaign.id, true)
    }
    let answer = try await tenant.campaigns.pauseCampaign(request, tenant.caller("member"))
    #expect(answer.campaign?.status == .paused)
    #expect(try await tenant.campaign(campaign.id) == campaign)
    let error = try await refusal {
      try await tenant.campaigns.pauseCampaign(request, tenant.caller("viewer"))
    }
    #expect(error?.code == .permissionDenied)
  }
}
