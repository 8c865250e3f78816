import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `SetAllocation` {
  private func set(
    _ tenant: TestTenant, _ id: String, _ shares: [(TypeV1.Channel, Int32)]?, seed: Int64 = 0,
    version: Int64 = 0, requestID: String = "", isTrial: Bool = false
  ) async throws -> CampaignsV1.Campaign {
    let request = CampaignsV1.SetAllocationRequest.with {
      ($0.tenantID, $0.id, $0.version, $0.requestID) = (tenant.text, id, version, requestID)
      $0.validateOnly = isTrial
      $0.allocation = shares.map { shares in
        .with {
          $0.shares = shares.map { share in .with { ($0.channel, $0.percent) = share } }
          $0.seed = seed
        }
      }
    }
    return try #require(try await tenant.campaigns.setAllocation(request, tenant.caller("member")).campaign)
  }

  @Test func `sets the shares and draws a seed, which the answer names and which stays`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let first = try await set(tenant, campaign.id, [(.email, 70), (.sms, 30)])
    let seed = try #require(first.allocation?.seed)
    #expect(seed > 0 && first.allocation?.shares.map(\.percent) == [70, 30] && first.version == 2)
    #expect(try await tenant.campaign(campaign.id) == first)
    // The same again changes nothing; others draw anew.
    #expect(try await set(tenant, campaign.id, [(.email, 70), (.sms, 30)]) == first)
    let other = try await set(tenant, campaign.id, [(.email, 60), (.sms, 40)])
    #expect(other.version == 3 && other.allocation?.seed != seed)
    #expect(try await set(tenant, campaign.id, [(.email, 60), (.sms, 40)], seed: 7).allocation?.seed == 7)
  }

  @Test func `takes the allocation away`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    _ = try await set(tenant, campaign.id, [(.email, 100)])
    let bare = try await set(tenant, campaign.id, nil)
    #expect(bare.allocation == nil && bare.version == 3)
  }

  @Test(arguments: [
    ([(TypeV1.Channel.email, Int32(99))], "99"), ([(.email, 60), (.sms, 41)], "101"),
    ([(.email, 50), (.email, 50)], "100"), ([(.web, 100)], "100"), ([(.email, 0), (.sms, 0)], "0"),
  ])
  func `refuses shares that do not total 100, and a channel that stands twice`(
    _ shares: [(TypeV1.Channel, Int32)], _ total: String
  ) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let error = try await refusal { try await set(tenant, campaign.id, shares) }
    #expect(
      error?.code == .invalidArgument && error?.reason == "ALLOCATION_INVALID", "\(String(describing: error))"
    )
    #expect(error?.metadata["total"] == total && error?.violations.isEmpty == false)
  }

  @Test func `makes steps unreachable that no channel with a share has`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createReadyCampaign()
    let changed = try await set(tenant, campaign.id, [(.sms, 100)])
    #expect(changed.problems.contains { $0.kind == .stepUnreachable })
  }

  @Test func `refuses what is over, deleted, stale or another tenant's`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let over = try await tenant.createCampaign(in: .archived)
    let closed = try await refusal { try await set(tenant, over.id, [(.email, 100)]) }
    #expect(closed?.code == .failedPrecondition && closed?.reason == "CAMPAIGN_CLOSED")
    let campaign = try await tenant.createCampaign()
    let stale = try await refusal { try await set(tenant, campaign.id, [(.email, 100)], version: 3) }
    #expect(stale?.reason == "VERSION_STALE")
    try await tenant.deleteCampaign(campaign.id)
    let theirs = try await tenant.server.tenant().createCampaign().id
    for id in [campaign.id, theirs] {
      let error = try await refusal { try await set(tenant, id, [(.email, 100)]) }
      #expect(error?.code == .notFound && error?.reason == "CAMPAIGN_NOT_FOUND")
    }
  }

  @Test func `leaves one row, repeats its answer, and as a trial changes nothing`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    _ = try await set(tenant, campaign.id, [(.email, 100)], isTrial: true)
    #expect(try await tenant.campaign(campaign.id) == campaign)
    let first = try await set(tenant, campaign.id, [(.email, 100)], requestID: "one")
    #expect(try await set(tenant, campaign.id, [(.email, 100)], requestID: "one") == first)
    let rows = try tenant.server.journal(tenant.id, "SetAllocation")
    #expect(rows.count == 1 && rows[0].contains("{allocation}") && rows[0].hasSuffix("campaign.updated"))
  }
}
