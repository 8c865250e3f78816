import MusterCampaignsAPI
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ActivateCampaign` {
  @Test(arguments: LifeMove.statuses)
  func `moves from those statuses that allow it alone, and names both when it is refused`(
    _ status: CampaignsV1.CampaignStatus
  ) async throws {
    try await TestServer.shared.value.tenant().tryMove(.activate, from: status)
  }

  @Test func `refuses a stale version, a deleted campaign and one of another tenant`() async throws {
    try await TestServer.shared.value.tenant().tryMoveRefused(.activate, from: .draft)
  }

  @Test func `leaves one row in the journal, and a repeat gets the first answer`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign(in: .draft)
    let request = CampaignsV1.ActivateCampaignRequest.with {
      ($0.tenantID, $0.id, $0.requestID) = (tenant.text, campaign.id, "one")
    }
    let before = try tenant.server.journal(tenant.id, "ActivateCampaign").count
    let first = try await tenant.campaigns.activateCampaign(request, tenant.caller("member"))
    #expect(try await tenant.campaigns.activateCampaign(request, tenant.caller("member")) == first)
    #expect(first.campaign?.status == .active)
    let rows = try tenant.server.journal(tenant.id, "ActivateCampaign")
    #expect(rows.count == before + 1 && rows.last?.hasSuffix("campaign.updated") == true, "\(rows)")
  }

  @Test func `with validate_only changes nothing, and is not for viewers`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign(in: .draft)
    let request = CampaignsV1.ActivateCampaignRequest.with {
      ($0.tenantID, $0.id, $0.validateOnly) = (tenant.text, campaign.id, true)
    }
    let answer = try await tenant.campaigns.activateCampaign(request, tenant.caller("member"))
    #expect(answer.campaign?.status == .active)
    #expect(try await tenant.campaign(campaign.id) == campaign)
    let error = try await refusal {
      try await tenant.campaigns.activateCampaign(request, tenant.caller("viewer"))
    }
    #expect(error?.code == .permissionDenied)
  }

  @Test func `names everything that is missing at once`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign {
      $0.sendingWindow = .with { $0.useRecipientTimeZone = true }
    }
    try await tenant.updateSequence(campaign.sequenceID) { sequence in
      sequence.steps = [TestTenant.email("first"), TestTenant.email("second", subject: "{{custom.fleet}}")]
      sequence.steps[0].variants[0].content = .with {
        $0.content = .email(.with { ($0.subject, $0.bodyText) = ("", "Hello, no law here") })
      }
      sequence.steps[0].branches = [.with { ($0.event, $0.nextStepKey) = (.opened, "second") }]
    }
    let problems = try await tenant.campaign(campaign.id).problems
    #expect(
      Set(problems.map(\.kind)) == [
        .windowEmpty, .identityMissing, .unsubscribeMissing, .senderMissing, .mergeFieldUnknown, .trackingOff,
        .contentMissing,
      ])
    let error = try await refusal { try await tenant.activate(campaign.id) }
    #expect(error?.code == .failedPrecondition && error?.reason == "CAMPAIGN_NOT_READY")
    #expect(
      error?.violations.count == problems.count && error?.metadata["problem_count"] == "\(problems.count)")
    let told = Set(error?.violations.map(\.description) ?? [])
    #expect(told == Set(problems.map(\.message)))
    // As a check it says the same.
    let trial = try await refusal { try await tenant.activate(campaign.id, isTrial: true) }
    #expect(trial?.violations == error?.violations)
    #expect(try await tenant.campaign(campaign.id).status == .draft)
  }

  @Test func `refuses an empty sequence`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createReadyCampaign()
    try await tenant.updateSequence(campaign.sequenceID, ["steps"]) { _ in }
    let problems = try await tenant.campaign(campaign.id).problems
    #expect(problems.map(\.kind) == [.noSteps])
    let error = try await refusal { try await tenant.activate(campaign.id) }
    #expect(error?.metadata["kinds"] == "no_steps")
  }

  @Test func `keeps the time of the first activation`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createReadyCampaign()
    let first = try await tenant.activate(campaign.id)
    #expect(first.activateTime != nil)
    try await tenant.pause(campaign.id)
    #expect(try await tenant.activate(campaign.id).activateTime == first.activateTime)
  }

  @Test func `knows the fields of the tenant's lead schema`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createReadyCampaign()
    try await tenant.updateSequence(campaign.sequenceID) {
      $0.steps = [TestTenant.email("first", subject: "{{custom.fleet|Chairs}}")]
    }
    #expect(try await tenant.campaign(campaign.id).problems.map(\.field) == ["custom.fleet"])
    _ = try await LeadsV1.Client(tenant.server.transport).updateLeadSchema(
      .with {
        $0.tenantID = tenant.text
        $0.leadSchema = .with { $0.fields = [.with { ($0.key, $0.type) = ("fleet", .text) }] }
      }, tenant.caller("owner"))
    #expect(try await tenant.activate(campaign.id).status == .active)
  }
}
