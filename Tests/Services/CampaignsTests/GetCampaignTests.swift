import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `GetCampaign` {
  private func get(
    _ tenant: TestTenant, _ id: String, version: Int64
  ) async throws -> CampaignsV1.Campaign? {
    let request = CampaignsV1.GetCampaignRequest.with {
      ($0.tenantID, $0.id, $0.sequenceVersion) = (tenant.text, id, version)
    }
    return try await tenant.campaigns.getCampaign(request, tenant.caller("viewer")).campaign
  }

  @Test func `answers an older version of the sequence, which running enrolments may follow`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    try await tenant.updateSequence(campaign.sequenceID) { $0.steps = [TestTenant.email("only")] }
    let current = try #require(try await get(tenant, campaign.id, version: 0))
    #expect(current.sequence?.steps.map(\.key) == ["only"] && current.sequence?.version == 2)
    let older = try #require(try await get(tenant, campaign.id, version: 1))
    #expect(older.sequence == campaign.sequence && older.sequenceVersion == 2)
    #expect(older.problems == current.problems)
    #expect(try await get(tenant, campaign.id, version: 2) == current)
  }

  @Test(arguments: [3, Int64.max])
  func `refuses a version that there is not`(_ version: Int64) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let error = try await refusal { try await get(tenant, campaign.id, version: version) }
    #expect(error?.code == .notFound && error?.reason == "SEQUENCE_VERSION_NOT_FOUND")
    #expect(error?.metadata["current_version"] == "1")
  }

  @Test func `answers a deleted campaign with its time`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let deleted = try await tenant.deleteCampaign(campaign.id)
    #expect(try await tenant.campaign(campaign.id) == deleted && deleted.deleteTime != nil)
  }

  @Test func `says what keeps it from being activated, and nothing when it is ready`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createReadyCampaign()
    #expect(campaign.problems.isEmpty && campaign.senderIDs.count == 1)
    try await tenant.updateSender(campaign.senderIDs[0]) { $0.disabled = true }
    let problems = try await tenant.campaign(campaign.id).problems
    #expect(problems.map(\.kind) == [.senderMissing] && problems[0].channel == .email)
  }

  @Test func `knows no campaign of another tenant`() async throws {
    let server = try await TestServer.shared.value
    let theirs = try await server.tenant().createCampaign()
    let tenant = try await server.tenant()
    for id in [theirs.id, CampaignID.new().description] {
      let error = try await refusal { try await tenant.campaign(id) }
      #expect(error?.code == .notFound && error?.reason == "CAMPAIGN_NOT_FOUND")
    }
  }
}
