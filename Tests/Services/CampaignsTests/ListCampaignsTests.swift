import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

@Suite struct `ListCampaigns` {
  /// Five, made in the order of their numbers, of which the third is paused-to-be and the last is deleted.
  private func tenant() async throws -> (TestTenant, [CampaignsV1.Campaign]) {
    let tenant = try await TestServer.shared.value.tenant()
    var campaigns: [CampaignsV1.Campaign] = []
    for name in ["beta", "Alpha", "gamma", "alpine", "Delta"] {
      campaigns.append(try await tenant.createCampaign { $0.name = name })
    }
    campaigns[4] = try await tenant.deleteCampaign(campaigns[4].id)
    return (tenant, campaigns)
  }

  @Test func `lists newest first by default, page by page, without deleted ones`() async throws {
    let (tenant, _) = try await tenant()
    for size in [1, 2, 3, 4, 50] as [Int32] {
      #expect(try await tenant.campaignNames(by: size) == ["alpine", "gamma", "Alpha", "beta"])
    }
    let all = try await tenant.campaignNames { $0.showDeleted = true }
    #expect(all == ["Delta", "alpine", "gamma", "Alpha", "beta"])
  }

  @Test(arguments: [
    ("create_time", ["beta", "Alpha", "gamma", "alpine"]), ("name", ["Alpha", "alpine", "beta", "gamma"]),
    ("name desc", ["gamma", "beta", "alpine", "Alpha"]),
    ("update_time", ["Alpha", "gamma", "alpine", "beta"]),
    ("update_time desc", ["beta", "alpine", "gamma", "Alpha"]),
  ])
  func `follows each order in both directions`(_ order: String, _ names: [String]) async throws {
    let (tenant, campaigns) = try await tenant()
    try await tenant.updateCampaign(campaigns[0].id) { $0.description = "changed last" }
    for size in [1, 3, 50] as [Int32] {
      #expect(try await tenant.campaignNames(by: size) { $0.orderBy = order } == names, "by \(size)")
    }
  }

  @Test(arguments: ["", "create_time", "name", "update_time", "name desc", "update_time desc"])
  func `filters in each order`(_ order: String) async throws {
    let (tenant, campaigns) = try await tenant()
    try await tenant.archive(campaigns[0].id)
    let sender = try await tenant.createSender()
    for place in [1, 2] { try await tenant.attach(sender.id, to: campaigns[place].id) }
    func names(_ change: (inout CampaignsV1.ListCampaignsRequest) -> Void) async throws -> Set<String> {
      Set(
        try await tenant.campaignNames(by: 1) {
          $0.orderBy = order
          change(&$0)
        })
    }
    #expect(try await names { $0.status = .archived } == ["beta"])
    #expect(try await names { $0.status = .draft } == ["Alpha", "gamma", "alpine"])
    #expect(try await names { $0.status = .active } == [])
    #expect(try await names { $0.namePrefix = "AL" } == ["Alpha", "alpine"])
    #expect(try await names { $0.senderID = sender.id } == ["Alpha", "gamma"])
    #expect(try await names { ($0.senderID, $0.namePrefix) = (sender.id, "g") } == ["gamma"])
    let template = try await tenant.anyTemplate()
    #expect(try await names { $0.templateID = template.id } == [])
    _ = try await tenant.launch(template.id, name: "alpha two")
    #expect(try await names { $0.templateID = template.id } == ["alpha two"])
    #expect(try await names { ($0.templateID, $0.status) = (template.id, .archived) } == [])
  }

  @Test func `leaves out sequence and problems, and names senders`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createReadyCampaign()
    let listed = try #require(try await tenant.listCampaigns().campaigns.first)
    #expect(listed.sequence == nil && listed.problems.isEmpty && listed.senderIDs == campaign.senderIDs)
    var whole = campaign
    (whole.sequence, whole.problems) = (nil, [])
    #expect(listed == whole)
  }

  @Test func `refuses another order, and a token of another list`() async throws {
    let (tenant, _) = try await tenant()
    let order = try await refusal { try await tenant.listCampaigns { $0.orderBy = "status" } }
    #expect(order?.code == .invalidArgument)
    let token = try await tenant.listCampaigns { $0.pageSize = 1 }.nextPageToken
    let foreign = try await refusal {
      try await tenant.listCampaigns { ($0.pageToken, $0.namePrefix) = (token, "a") }
    }
    #expect(foreign?.reason == "PAGE_TOKEN_INVALID")
  }

  @Test func `shows a tenant its own alone`() async throws {
    let (tenant, campaigns) = try await tenant()
    let other = try await tenant.server.tenant()
    #expect(try await other.campaignNames { $0.showDeleted = true }.isEmpty)
    let sender = try await tenant.createSender()
    try await tenant.attach(sender.id, to: campaigns[0].id)
    #expect(try await other.campaignNames { $0.senderID = sender.id }.isEmpty)
  }
}
