import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `CreateSender` {
  static let endpoints: [(TypeV1.Channel, CampaignsV1.Sender.Endpoint, Int32)] = [
    (.email, TestTenant.mailDomain("mail.northwind.example"), 50),
    (.sms, .sms(.with { $0.number = "+61491570156" }), 100),
    (.linkedin, .linkedin(.with { $0.profileURL = "https://www.linkedin.com/in/mia" }), 17),
    (.voice, .voice(.with { $0.number = "+61491570156" }), 50),
    (.mail, .mail(.with { ($0.account, $0.returnAddress) = ("print-1", TestTenant.address) }), 1_000),
  ]

  @Test func `takes the channel from the endpoint and the cap from the channel`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    for (channel, endpoint, cap) in Self.endpoints {
      let sender = try await tenant.createSender { $0.endpoint = endpoint }
      #expect(sender.channel == channel && sender.endpoint == endpoint && sender.dailyCap == cap)
      #expect(sender.capacity?.cap == cap && sender.capacity?.used == 0 && sender.capacity?.reserved == 0)
      #expect(sender.health?.state == .unspecified && sender.campaignIDs.isEmpty && sender.version == 1)
      #expect(!sender.timeZone.isEmpty && sender.createTime != nil)
      #expect(try await tenant.sender(sender.id) == sender)
    }
    // A number that is used for both is two senders.
    #expect(try await tenant.senderNames().count == 5)
  }

  @Test func `keeps what was given, a cap of zero too, and says the rest itself`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let sender = try await tenant.createSender {
      ($0.dailyCap, $0.timeZone, $0.disabled) = (0, "Australia/Perth", true)
      ($0.health, $0.campaignIDs) = (.with { $0.state = .failed }, [CampaignID.new().description])
      ($0.version, $0.channel) = (9, .sms)
    }
    #expect(sender.dailyCap == 0 && sender.timeZone == "Australia/Perth" && sender.disabled)
    #expect(sender.health?.state == .unspecified && sender.campaignIDs.isEmpty && sender.channel == .email)
    #expect(sender.version == 1 && sender.capacity?.cap == 0)
  }

  @Test func `warms up from a day on, before which it sends nothing`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    func cap(_ start: String) async throws -> Int32? {
      try await tenant.createSender {
        $0.warmUp = .with { ($0.startDate, $0.initialCap, $0.dailyIncrease) = (start, 5, 3) }
      }.capacity?.cap
    }
    #expect(try await cap("2001-01-01") == 50)
    #expect(try await cap("2999-01-01") == 0)
  }

  @Test(arguments: [
    (0, "northwind.example"), (0, "NorthWind.Example"), (1, "+61491570156"),
    (2, "https://www.linkedin.com/in/mia"), (2, "https://linkedin.com/in/mia/"), (4, "print-1"),
  ])
  func `refuses what another sender of the channel has, in any spelling, and names it`(
    _ place: Int, _ spelling: String
  ) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    func endpoint(_ text: String) -> CampaignsV1.Sender.Endpoint {
      switch place {
      case 0: TestTenant.mailDomain(text)
      case 1: .sms(.with { $0.number = text })
      case 2: .linkedin(.with { $0.profileURL = text })
      default: .mail(.with { ($0.account, $0.returnAddress) = (text, TestTenant.address) })
      }
    }
    let plain = ["northwind.example", "+61491570156", "https://www.linkedin.com/in/mia", "", "print-1"][place]
    let first = try await tenant.createSender { $0.endpoint = endpoint(plain) }
    let error = try await refusal { try await tenant.createSender { $0.endpoint = endpoint(spelling) } }
    #expect(error?.code == .alreadyExists && error?.reason == "SENDER_ALREADY_EXISTS")
    #expect(error?.metadata["sender_id"] == first.id)
    // Another tenant may have it too.
    let other = try await tenant.server.tenant()
    #expect(try await other.createSender { $0.endpoint = endpoint(spelling) }.id != first.id)
  }

  @Test func `names everything that is wrong at once`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let error = try await refusal {
      try await tenant.createSender {
        ($0.name, $0.timeZone) = (" ", "Mars/Olympus")
        $0.endpoint = TestTenant.mailDomain("northwind.example", from: "mia@elsewhere.example")
        $0.warmUp = .with { ($0.startDate, $0.initialCap, $0.dailyIncrease) = ("2026-02-30", 1, 1) }
      }
    }
    #expect(error?.code == .invalidArgument)
    let fields = Set(error?.violations.map(\.field) ?? [])
    #expect(fields.contains("sender.warm_up.start_date"), "\(fields)")
    let rest = try await refusal {
      try await tenant.createSender {
        ($0.name, $0.timeZone) = (" ", "Mars/Olympus")
        $0.endpoint = TestTenant.mailDomain("northwind.example", from: "mia@elsewhere.example")
      }
    }
    #expect(rest?.reason == "SENDER_INVALID")
    #expect(
      rest?.violations.map(\.field) == ["sender.name", "sender.time_zone", "sender.email.from_email"])
  }

  @Test func `refuses a sender without an endpoint, and a return address where no letter arrives`()
    async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    let bare = try await refusal { try await tenant.createSender { $0.endpoint = nil } }
    #expect(bare?.reason == "SENDER_INVALID" && bare?.violations.map(\.field) == ["sender.endpoint"])
    let mail = try await refusal {
      try await tenant.createSender {
        $0.endpoint = .mail(.with { ($0.account, $0.returnAddress) = ("a", .with { $0.country = "AU" }) })
      }
    }
    #expect(mail?.reason == "SENDER_INVALID")
    #expect(
      mail?.violations.map(\.field) == [
        "sender.mail.return_address.lines", "sender.mail.return_address.city",
      ])
  }

  @Test func `leaves one row, repeats its answer, and as a trial makes nothing`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    var request = CampaignsV1.CreateSenderRequest.with {
      ($0.tenantID, $0.validateOnly) = (tenant.text, true)
      $0.sender = .with { ($0.name, $0.endpoint) = ("Mobile", Self.endpoints[1].1) }
    }
    _ = try await tenant.campaigns.createSender(request, tenant.caller("admin"))
    #expect(try await tenant.senderNames().isEmpty)
    (request.validateOnly, request.requestID) = (false, "one")
    let first = try await tenant.campaigns.createSender(request, tenant.caller("admin"))
    #expect(try await tenant.campaigns.createSender(request, tenant.caller("admin")) == first)
    let rows = try tenant.server.journal(tenant.id, "CreateSender")
    #expect(rows.count == 1 && rows[0].hasSuffix("sender.created"))
    #expect(try await tenant.senderNames() == ["Mobile"])
  }

  @Test func `is for admins alone`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let error = try await refusal { try await tenant.createSender(as: "member") }
    #expect(error?.code == .permissionDenied)
  }
}
