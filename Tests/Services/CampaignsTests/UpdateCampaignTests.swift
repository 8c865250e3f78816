import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `UpdateCampaign` {
  @Test func `changes what the mask names and nothing else`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign { CreateCampaign.full(&$0) }
    let changed = try await tenant.updateCampaign(campaign.id, ["description", "limits.active_per_company"]) {
      ($0.description, $0.name) = ("Desks", "not this")
      $0.limits = .with { ($0.activePerCompany, $0.dailyStarts) = (4, 9) }
    }
    #expect(changed.description == "Desks" && changed.limits?.activePerCompany == 4)
    var same = changed
    (same.description, same.limits) = (campaign.description, campaign.limits)
    (same.version, same.updateTime) = (campaign.version, campaign.updateTime)
    #expect(same == campaign && changed.version == 2)
    #expect(try await tenant.campaign(campaign.id) == changed)
  }

  @Test func `with a star takes everything away that was not given, back to what campaigns begin with`()
    async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign { CreateCampaign.full(&$0) }
    let bare = try await tenant.updateCampaign(campaign.id, ["*"]) { $0.name = "Bare" }
    #expect(bare.goals.isEmpty && bare.limits == nil && bare.senderIdentity == nil)
    #expect(bare.permissionMode == .coPilot && bare.sendingWindow?.hours.count == 1)
    #expect(bare.sendingWindow?.timeZone.isEmpty == false && bare.icpRevision == 0)
    #expect(bare.status == .draft && bare.sequenceID == campaign.sequenceID)
  }

  @Test func `leaves a campaign and its version alone when nothing changes`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    #expect(try await tenant.updateCampaign(campaign.id) { $0.name = campaign.name } == campaign)
    #expect(try tenant.server.journal(tenant.id, "UpdateCampaign").isEmpty)
  }

  @Test func `ignores what only Muster says`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let changed = try await tenant.updateCampaign(
      campaign.id, ["status", "allocation", "sequence_version", "name"]
    ) {
      ($0.status, $0.sequenceVersion, $0.name) = (.active, 9, "New")
      $0.allocation = .with { $0.seed = 4 }
    }
    #expect(changed.status == .draft && changed.sequenceVersion == 1 && changed.allocation == nil)
    #expect(changed.name == "New")
  }

  @Test func `of a running campaign changes it too`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createReadyCampaign()
    try await tenant.activate(campaign.id)
    let changed = try await tenant.updateCampaign(campaign.id) { $0.permissionMode = .autopilot }
    #expect(changed.status == .active && changed.permissionMode == .autopilot)
  }

  @Test(arguments: ["completed", "archived"])
  func `refuses a campaign that is over, and names its status`(_ status: String) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let id = try await tenant.createReadyCampaign().id
    try await tenant.activate(id)
    try await tenant.complete(id)
    if status == "archived" { try await tenant.archive(id) }
    let error = try await refusal { try await tenant.updateCampaign(id) { $0.name = "New" } }
    #expect(error?.code == .failedPrecondition && error?.reason == "CAMPAIGN_CLOSED")
    #expect(error?.metadata["status"] == status)
  }

  @Test func `refuses a stale version, and takes the present one`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    try await tenant.updateCampaign(campaign.id) { ($0.name, $0.version) = ("Two", 1) }
    let error = try await refusal {
      try await tenant.updateCampaign(campaign.id) { ($0.name, $0.version) = ("Three", 1) }
    }
    #expect(error?.code == .aborted && error?.reason == "VERSION_STALE")
    #expect(error?.metadata["current_version"] == "2")
  }

  @Test func `refuses a profile that there is not, and a window that is none`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let profile = try await refusal { try await tenant.updateCampaign(campaign.id) { $0.icpRevision = 4 } }
    #expect(profile?.reason == "CAMPAIGN_ICP_MISSING")
    let window = try await refusal {
      try await tenant.updateCampaign(campaign.id, ["sending_window.time_zone"]) {
        $0.sendingWindow = .with { $0.timeZone = "Mars/Olympus" }
      }
    }
    #expect(window?.reason == "SENDING_WINDOW_INVALID")
    #expect(window?.violations.map(\.field) == ["campaign.sending_window.time_zone"])
  }

  @Test func `refuses a deleted campaign, and one of another tenant`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let deleted = try await tenant.createCampaign().id
    try await tenant.deleteCampaign(deleted)
    let theirs = try await tenant.server.tenant().createCampaign().id
    for id in [deleted, theirs, CampaignID.new().description] {
      let error = try await refusal { try await tenant.updateCampaign(id) { $0.name = "New" } }
      #expect(error?.code == .notFound && error?.reason == "CAMPAIGN_NOT_FOUND")
    }
  }

  @Test func `leaves one row with the fields that changed, and a repeat gets the first answer`() async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let request = CampaignsV1.UpdateCampaignRequest.with {
      ($0.tenantID, $0.requestID) = (tenant.text, "one")
      $0.campaign = .with { ($0.id, $0.name, $0.industry) = (campaign.id, "New", "software") }
    }
    let first = try await tenant.campaigns.updateCampaign(request, tenant.caller("member"))
    #expect(try await tenant.campaigns.updateCampaign(request, tenant.caller("member")) == first)
    let rows = try tenant.server.journal(tenant.id, "UpdateCampaign")
    #expect(rows.count == 1 && rows[0].contains("{name,industry}") && rows[0].hasSuffix("campaign.updated"))
    #expect(first.campaign?.version == 2)
  }

  @Test func `with validate_only changes nothing`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let request = CampaignsV1.UpdateCampaignRequest.with {
      ($0.tenantID, $0.validateOnly) = (tenant.text, true)
      $0.campaign = .with { ($0.id, $0.name) = (campaign.id, "New") }
    }
    let answer = try await tenant.campaigns.updateCampaign(request, tenant.caller("member"))
    #expect(answer.campaign?.name == "New" && answer.campaign?.version == 2)
    #expect(try await tenant.campaign(campaign.id) == campaign)
  }
}
