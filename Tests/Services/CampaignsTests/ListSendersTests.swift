import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `ListSenders` {
  private func tenant() async throws -> (TestTenant, [CampaignsV1.Sender]) {
    let tenant = try await TestServer.shared.value.tenant()
    var senders: [CampaignsV1.Sender] = []
    for (place, name) in ["beta", "Alpha", "gamma", "alpine"].enumerated() {
      senders.append(
        try await tenant.createSender {
          $0.name = name
          if place % 2 == 1 { $0.endpoint = .sms(.with { $0.number = "+6149157015\(place)" }) }
        })
    }
    return (tenant, senders)
  }

  @Test(arguments: [
    ("", ["alpine", "gamma", "Alpha", "beta"]), ("create_time", ["beta", "Alpha", "gamma", "alpine"]),
    ("name", ["Alpha", "alpine", "beta", "gamma"]), ("name desc", ["gamma", "beta", "alpine", "Alpha"]),
  ])
  func `follows each order, page by page`(_ order: String, _ names: [String]) async throws {
    let (tenant, _) = try await tenant()
    for size in [1, 2, 3, 4, 50] as [Int32] {
      #expect(try await tenant.senderNames(by: size) { $0.orderBy = order } == names, "by \(size)")
    }
  }

  @Test(arguments: ["", "name desc"])
  func `filters by channel, campaign and health`(_ order: String) async throws {
    let (tenant, senders) = try await tenant()
    let campaign = try await tenant.createCampaign()
    for place in [0, 1] { try await tenant.attach(senders[place].id, to: campaign.id) }
    try tenant.server.sql(
      "UPDATE senders SET health_state = 'failed' WHERE tenant_id = '\(tenant.id.uuidText)' AND name_key = 'beta'"
    )
    func names(_ change: (inout CampaignsV1.ListSendersRequest) -> Void) async throws -> Set<String> {
      Set(
        try await tenant.senderNames(by: 1) {
          $0.orderBy = order
          change(&$0)
        })
    }
    #expect(try await names { $0.channel = .sms } == ["Alpha", "alpine"])
    #expect(try await names { $0.channel = .voice } == [])
    #expect(try await names { $0.campaignID = campaign.id } == ["beta", "Alpha"])
    #expect(try await names { ($0.campaignID, $0.channel) = (campaign.id, .sms) } == ["Alpha"])
    #expect(try await names { $0.healthState = .failed } == ["beta"])
    #expect(try await names { ($0.healthState, $0.channel) = (.failed, .sms) } == [])
  }

  @Test func `shows each as GetSender does, and a tenant its own alone`() async throws {
    let (tenant, senders) = try await tenant()
    let request = CampaignsV1.ListSendersRequest.with { $0.tenantID = tenant.text }
    let listed = try await tenant.campaigns.listSenders(request, tenant.caller("viewer")).senders
    #expect(listed.last == (try await tenant.sender(senders[0].id)))
    let other = try await tenant.server.tenant()
    #expect(try await other.senderNames().isEmpty)
  }

  @Test func `refuses another order`() async throws {
    let (tenant, _) = try await tenant()
    let error = try await refusal { try await tenant.senderNames { $0.orderBy = "channel" } }
    #expect(error?.code == .invalidArgument)
  }
}
