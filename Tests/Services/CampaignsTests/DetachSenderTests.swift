import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

@Suite struct `DetachSender` {
  @Test(arguments: LifeMove.statuses)
  func `takes a sender away from a campaign of any status`(
    _ status: CampaignsV1.CampaignStatus
  ) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign(in: status)
    let sender = try await tenant.sender(campaign.senderIDs[0])
    let detached = try await tenant.detach(sender.id, from: campaign.id, version: sender.version)
    #expect(detached.campaignIDs.isEmpty && detached.version == sender.version + 1)
    let changed = try await tenant.campaign(campaign.id)
    #expect(changed.senderIDs.isEmpty && changed.version == campaign.version + 1 && changed.status == status)
  }

  @Test func `refuses one that is not attached`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (campaign, sender) = (try await tenant.createCampaign(), try await tenant.createSender())
    let error = try await refusal { try await tenant.detach(sender.id, from: campaign.id) }
    #expect(error?.code == .failedPrecondition && error?.reason == "SENDER_NOT_ATTACHED")
  }

  @Test func `refuses a stale version, what is deleted and what another tenant has`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (campaign, sender) = (try await tenant.createCampaign(), try await tenant.createSender())
    try await tenant.attach(sender.id, to: campaign.id)
    let stale = try await refusal { try await tenant.detach(sender.id, from: campaign.id, version: 1) }
    #expect(stale?.reason == "VERSION_STALE")
    let other = try await tenant.server.tenant()
    let theirs = try await other.createSender()
    let foreign = try await refusal { try await tenant.detach(theirs.id, from: campaign.id) }
    #expect(foreign?.code == .notFound && foreign?.reason == "SENDER_NOT_FOUND")
    try await tenant.deleteCampaign(campaign.id)
    let deleted = try await refusal { try await tenant.detach(sender.id, from: campaign.id) }
    #expect(deleted?.code == .notFound && deleted?.reason == "CAMPAIGN_NOT_FOUND")
  }

  @Test func `leaves one row, repeats its answer, and as a trial changes nothing`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (campaign, sender) = (try await tenant.createCampaign(), try await tenant.createSender())
    let attached = try await tenant.attach(sender.id, to: campaign.id)
    var request = CampaignsV1.DetachSenderRequest.with {
      ($0.tenantID, $0.id, $0.campaignID, $0.validateOnly) = (tenant.text, sender.id, campaign.id, true)
    }
    _ = try await tenant.campaigns.detachSender(request, tenant.caller("member"))
    #expect(try await tenant.sender(sender.id) == attached)
    (request.validateOnly, request.requestID) = (false, "one")
    let first = try await tenant.campaigns.detachSender(request, tenant.caller("member"))
    #expect(try await tenant.campaigns.detachSender(request, tenant.caller("member")) == first)
    let rows = try tenant.server.journal(tenant.id, "DetachSender")
    #expect(rows.count == 1 && rows[0].contains("{campaign_ids}") && rows[0].hasSuffix("sender.detached"))
  }
}
