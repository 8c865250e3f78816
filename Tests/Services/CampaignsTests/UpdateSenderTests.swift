import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `UpdateSender` {
  @Test func `changes what the mask names and nothing else`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let sender = try await tenant.createSender { $0.endpoint = TestTenant.mailDomain("northwind.example") }
    let changed = try await tenant.updateSender(sender.id, ["daily_cap", "email.from_name"]) {
      ($0.dailyCap, $0.name) = (30, "not this")
      $0.endpoint = .email(.with { ($0.fromName, $0.fromEmail) = ("Mia of Northwind", "x@y.example") })
    }
    #expect(changed.dailyCap == 30 && changed.capacity?.cap == 30 && changed.name == sender.name)
    guard case .email(let mail) = changed.endpoint else { throw TestServerFailed(description: "no mail") }
    #expect(mail.fromName == "Mia of Northwind" && mail.fromEmail == "mia@northwind.example")
    #expect(mail.domain == "northwind.example" && changed.version == 2)
    #expect(try await tenant.sender(sender.id) == changed)
  }

  @Test func `switches a sender off and on, and ends its warming up`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let sender = try await tenant.createSender {
      $0.warmUp = .with { ($0.startDate, $0.initialCap, $0.dailyIncrease) = ("2999-01-01", 5, 3) }
    }
    #expect(sender.capacity?.cap == 0)
    #expect(try await tenant.updateSender(sender.id) { $0.disabled = true }.disabled)
    let warm = try await tenant.updateSender(sender.id, ["disabled", "warm_up"]) { _ in }
    #expect(!warm.disabled && warm.warmUp == nil && warm.capacity?.cap == 50)
  }

  @Test func `gives a cap that is taken away back to the channel, and a zone to the tenant`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let zone = try await tenant.createSender().timeZone
    let sender = try await tenant.createSender { ($0.dailyCap, $0.timeZone) = (3, "Asia/Tokyo") }
    let bare = try await tenant.updateSender(sender.id, ["daily_cap", "time_zone"]) { _ in }
    #expect(bare.dailyCap == 50 && bare.timeZone == zone)
  }

  @Test func `leaves a sender and its version alone when nothing changes`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let sender = try await tenant.createSender()
    #expect(try await tenant.updateSender(sender.id) { $0.name = sender.name } == sender)
    #expect(try tenant.server.journal(tenant.id, "UpdateSender").isEmpty)
  }

  @Test func `refuses another endpoint, of its own kind and of another`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let sender = try await tenant.createSender { $0.endpoint = TestTenant.mailDomain("northwind.example") }
    let domain = try await refusal {
      try await tenant.updateSender(sender.id) { $0.endpoint = TestTenant.mailDomain("other.example") }
    }
    #expect(domain?.code == .invalidArgument && domain?.reason == "SENDER_INVALID")
    #expect(domain?.violations.map(\.field) == ["sender.email.domain"])
    let kind = try await refusal {
      try await tenant.updateSender(sender.id) { $0.endpoint = .sms(.with { $0.number = "+61491570156" }) }
    }
    #expect(kind?.reason == "SENDER_INVALID" && kind?.violations.map(\.field) == ["sender.sms"])
    let address = try await refusal {
      try await tenant.updateSender(sender.id, ["email.from_email"]) {
        $0.endpoint = TestTenant.mailDomain("northwind.example", from: "mia@elsewhere.example")
      }
    }
    #expect(address?.violations.map(\.field) == ["sender.email.from_email"])
  }

  @Test func `refuses a stale version and what another tenant has`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let sender = try await tenant.createSender()
    let stale = try await refusal {
      try await tenant.updateSender(sender.id) { ($0.name, $0.version) = ("New", 5) }
    }
    #expect(stale?.code == .aborted && stale?.reason == "VERSION_STALE")
    #expect(stale?.metadata["current_version"] == "1")
    let theirs = try await tenant.server.tenant().createSender().id
    let unknown = try await refusal { try await tenant.updateSender(theirs) { $0.name = "New" } }
    #expect(unknown?.code == .notFound && unknown?.reason == "SENDER_NOT_FOUND")
  }

  @Test func `leaves one row, repeats its answer, as a trial changes nothing, and is for admins alone`()
    async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    let sender = try await tenant.createSender()
    var request = CampaignsV1.UpdateSenderRequest.with {
      ($0.tenantID, $0.validateOnly) = (tenant.text, true)
      $0.sender = .with { ($0.id, $0.name, $0.dailyCap) = (sender.id, "New", 9) }
    }
    _ = try await tenant.campaigns.updateSender(request, tenant.caller("admin"))
    #expect(try await tenant.sender(sender.id) == sender)
    (request.validateOnly, request.requestID) = (false, "one")
    let first = try await tenant.campaigns.updateSender(request, tenant.caller("admin"))
    #expect(try await tenant.campaigns.updateSender(request, tenant.caller("admin")) == first)
    let rows = try tenant.server.journal(tenant.id, "UpdateSender")
    #expect(
      rows.count == 1 && rows[0].contains("{name,daily_cap}") && rows[0].hasSuffix("sender.updated"),
      "\(rows)")
    let error = try await refusal { try await tenant.updateSender(sender.id, as: "member") { $0.name = "x" } }
    #expect(error?.code == .permissionDenied)
  }
}
