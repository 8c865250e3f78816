import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `GetSender` {
  @Test func `says when its day begins anew, by the clock of its zone`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let sender = try await tenant.createSender { $0.timeZone = "Australia/Perth" }
    let reset = try #require(try await tenant.sender(sender.id).capacity?.resetTime)
    // Perth is eight hours ahead of UTC all the year.
    #expect((reset.seconds + 8 * 3_600) % 86_400 == 0 && reset.nanos == 0)
    #expect(reset.seconds > WallClock.seconds() && reset.seconds <= WallClock.seconds() + 86_400)
  }

  @Test func `shows how well it does`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let sender = try await tenant.createSender()
    try tenant.server.sql(
      """
      UPDATE senders SET health_state = 'degraded', health_message = 'Bounces are high', bounce_rate = 0.03,
        sample_count = 100, health_change_time = now()
      WHERE tenant_id = '\(tenant.id.uuidText)'
      """)
    let shown = try await tenant.sender(sender.id)
    #expect(shown.health?.state == .degraded && shown.health?.bounceRate == 0.03)
    #expect(shown.health?.sampleCount == 100 && shown.health?.changeTime != nil)
    #expect(shown.version == sender.version && shown.updateTime == sender.updateTime)
  }

  @Test func `names the campaigns that are not over`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let sender = try await tenant.createSender()
    let (draft, over) = (try await tenant.createCampaign(), try await tenant.createCampaign())
    for id in [draft.id, over.id] { try await tenant.attach(sender.id, to: id) }
    #expect(try await tenant.sender(sender.id).campaignIDs == [draft.id, over.id])
    try await tenant.archive(over.id)
    #expect(try await tenant.sender(sender.id).campaignIDs == [draft.id])
  }

  @Test func `knows no sender of another tenant`() async throws {
    let server = try await TestServer.shared.value
    let theirs = try await server.tenant().createSender()
    let tenant = try await server.tenant()
    for id in [theirs.id, "sender_01jc4x8y7kf3q9v2m5n6p7r8sx"] {
      let error = try await refusal { try await tenant.sender(id) }
      #expect(error?.code == .notFound && error?.reason == "SENDER_NOT_FOUND")
    }
  }
}
