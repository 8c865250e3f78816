import MusterCampaignsAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `CompleteCampaign` {
  @Test(arguments: LifeMove.statuses)
  func `moves from those statuses that allow it alone, and names both when it is refused`(
    _ status: CampaignsV1.CampaignStatus
  ) async throws {
    try await TestServer.shared.value.tenant().tryMove(.complete, from: status)
  }

  @Test func `refuses a stale version, a deleted campaign and one of another tenant`() async throws {
    try await TestServer.shared.value.tenant().tryMoveRefused(.complete, from: .active)
  }

  @Test func `leaves one row in the journal, and a repeat gets the first answer`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign(in: .active)
    let request = CampaignsV1.CompleteCampaignRequest.with {
      ($0.tenantID, $0.id, $0.requestID) = (tenant.text, campaign.id, "one")
    }
    let before = try tenant.server.journal(tenant.id, "CompleteCampaign").count
    let first = try await tenant.campaigns.completeCampaign(request, tenant.caller("member"))
    #expect(try await tenant.campaigns.completeCampaign(request, tenant.caller("member")) == first)
    #expect(first.campaign?.status == .completed)
    let rows = try tenant.server.journal(tenant.id, "CompleteCampaign")
    #expect(rows.count == before + 1 && rows.last?.hasSuffix("campaign.updated") == true, "\(rows)")
  }

  @Test func `with validate_only changes nothing, and is not for viewers`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign(in: .active)
    let request = CampaignsV1.CompleteCampaignRequest.with {
      ($0.tenantID, $0.id, $0.validateOnly) = (tenant.text, campaign.id, true)
    }
    let answer = try await tenant.campaigns.completeCampaign(request, tenant.caller("member"))
    #expect(answer.campaign?.status == .completed)
    #expect(try await tenant.campaign(campaign.id) == campaign)
    let error = try await refusal {
      try await tenant.campaigns.completeCampaign(request, tenant.caller("viewer"))
    }
    #expect(error?.code == .permissionDenied)
  }

  @Test func `says when, and cannot be undone`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign(in: .paused)
    let done = try await tenant.complete(campaign.id)
    #expect(done.completeTime != nil && done.problems.isEmpty)
    for move in [LifeMove.activate, .pause, .complete] {
      let error = try await refusal { try await move.make(tenant, campaign.id) }
      #expect(error?.reason == "CAMPAIGN_TRANSITION_INVALID")
    }
  }
}
