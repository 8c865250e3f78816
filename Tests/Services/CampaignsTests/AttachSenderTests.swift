import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `AttachSender` {
  @Test func `lets a campaign send with it, which both sides show`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (campaign, sender) = (try await tenant.createCampaign(), try await tenant.createSender())
    let attached = try await tenant.attach(sender.id, to: campaign.id, version: 1)
    #expect(attached.campaignIDs == [campaign.id] && attached.version == 2)
    #expect(try await tenant.sender(sender.id) == attached)
    let changed = try await tenant.campaign(campaign.id)
    #expect(changed.senderIDs == [sender.id] && changed.version == 2)
    let missing = changed.problems.filter { $0.kind == .senderMissing }.map(\.channel)
    #expect(!missing.contains(.email) && missing.contains(.sms))
  }

  @Test func `refuses a second time`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (campaign, sender) = (try await tenant.createCampaign(), try await tenant.createSender())
    try await tenant.attach(sender.id, to: campaign.id)
    let error = try await refusal { try await tenant.attach(sender.id, to: campaign.id) }
    #expect(error?.code == .alreadyExists && error?.reason == "SENDER_ALREADY_ATTACHED")
  }

  @Test(arguments: [CampaignsV1.CampaignStatus.completed, .archived])
  func `refuses a campaign that is over`(_ status: CampaignsV1.CampaignStatus) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (campaign, sender) = (try await tenant.createCampaign(in: status), try await tenant.createSender())
    let error = try await refusal { try await tenant.attach(sender.id, to: campaign.id) }
    #expect(error?.code == .failedPrecondition && error?.reason == "CAMPAIGN_CLOSED")
  }

  @Test func `stops at 100 senders of a campaign, and at 100 campaigns of a sender`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (campaign, sender) = (try await tenant.createCampaign(), try await tenant.createSender())
    let (other, another) = (try await tenant.createCampaign(), try await tenant.createSender())
    try tenant.server.sql(
      """
      CREATE TEMP TABLE copies AS SELECT *, 0 AS n FROM senders WHERE sender_id = '\(tenant.uuid(another.id))';
      INSERT INTO senders (tenant_id, sender_id, channel, endpoint_key, name_key, time_zone, daily_cap, disabled,
        update_time, message)
      SELECT tenant_id, gen_random_uuid(), channel, 'copy' || g, name_key, time_zone, daily_cap, disabled,
        update_time, message
      FROM copies, generate_series(1, 99) g;
      INSERT INTO campaign_senders
      SELECT tenant_id, '\(tenant.uuid(campaign.id))', sender_id FROM senders
      WHERE tenant_id = '\(tenant.id.uuidText)' AND endpoint_key LIKE 'copy%';
      INSERT INTO campaigns (tenant_id, campaign_id, sequence_id, sequence_version, update_time, status,
        permission_mode, name_key, message)
      SELECT tenant_id, gen_random_uuid(), gen_random_uuid(), 1, update_time,
        CASE WHEN g < 100 THEN 'draft' ELSE 'completed' END, permission_mode, 'copy', message
      FROM campaigns, generate_series(1, 120) g WHERE campaign_id = '\(tenant.uuid(other.id))';
      INSERT INTO campaign_senders
      SELECT tenant_id, campaign_id, '\(tenant.uuid(sender.id))' FROM campaigns
      WHERE tenant_id = '\(tenant.id.uuidText)' AND name_key = 'copy';
      """)
    try await tenant.attach(another.id, to: campaign.id)
    let full = try await refusal { try await tenant.attach(sender.id, to: campaign.id) }
    #expect(full?.code == .resourceExhausted && full?.reason == "SENDER_ATTACHMENT_LIMIT")
    try await tenant.attach(sender.id, to: other.id)
    let third = try await tenant.createCampaign()
    let many = try await refusal { try await tenant.attach(sender.id, to: third.id) }
    #expect(many?.reason == "SENDER_ATTACHMENT_LIMIT" && many?.metadata["limit"] == "100")
    #expect(many?.message != full?.message)
  }

  @Test func `refuses a stale version, what is deleted and what another tenant has`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let (campaign, sender) = (try await tenant.createCampaign(), try await tenant.createSender())
    let stale = try await refusal { try await tenant.attach(sender.id, to: campaign.id, version: 4) }
    #expect(stale?.reason == "VERSION_STALE")
    let other = try await tenant.server.tenant()
    let (theirs, theirCampaign) = (try await other.createSender(), try await other.createCampaign())
    let foreign = try await refusal { try await tenant.attach(theirs.id, to: campaign.id) }
    #expect(foreign?.code == .notFound && foreign?.reason == "SENDER_NOT_FOUND")
    try await tenant.deleteCampaign(campaign.id)
    for id in [campaign.id, theirCampaign.id] {
      let error = try await refusal { try await tenant.attach(sender.id, to: id) }
      #expect(error?.code == .notFound && error?.reason == "CAMPAIGN_NOT_FOUND")
    }
  }

  @Test func `leaves one row with both ids, repeats its answer, and as a trial changes nothing`() async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    let (campaign, sender) = (try await tenant.createCampaign(), try await tenant.createSender())
    var request = CampaignsV1.AttachSenderRequest.with {
      ($0.tenantID, $0.id, $0.campaignID, $0.validateOnly) = (tenant.text, sender.id, campaign.id, true)
    }
    _ = try await tenant.campaigns.attachSender(request, tenant.caller("member"))
    #expect(try await tenant.sender(sender.id) == sender)
    (request.validateOnly, request.requestID) = (false, "one")
    let first = try await tenant.campaigns.attachSender(request, tenant.caller("member"))
    #expect(try await tenant.campaigns.attachSender(request, tenant.caller("member")) == first)
    let rows = try tenant.server.journal(tenant.id, "AttachSender")
    #expect(rows.count == 1 && rows[0].contains("{campaign_ids}") && rows[0].hasSuffix("sender.attached"))
    let told = try tenant.server.sql(
      "SELECT event FROM journal WHERE tenant_id = '\(tenant.id.uuidText)' AND event_type = 'sender.attached'"
    )
    #expect(told.contains(sender.id) && told.contains(campaign.id))
  }
}
