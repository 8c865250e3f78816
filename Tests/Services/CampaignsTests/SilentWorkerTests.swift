import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterServer
import MusterTestDatabase
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterCampaigns

/// What is counted of a message whose server fell silent while a carrier had it, and what comes a moment too
/// late for a worker.
@Suite(.serialized) struct `Workers that fall silent` {
  private typealias Pair = `Workers that race`.Pair

  /// One lead's message is with its carrier, and whoever gave it there is dead since so long.
  private func handedOver(
    _ pair: Pair, cap: Int32, dead: String
  ) async throws -> (LeadsV1.Lead, CampaignsV1.Campaign) {
    let campaign = try await pair.outreach.running([Outreach.email("first")], cap: cap)
    let lead = try await pair.outreach.lead()
    try await pair.outreach.enroll([lead.id], in: campaign.id)
    let claim = try #require(try await `Workers that race`.claim(lead, pair))
    let work = pair.servers[0].services.campaigns.sendWork { .now }
    #expect(try await work.beginHandOver(claim, of: pair.outreach.tenant.id))
    try pair.outreach.sql(
      """
      UPDATE sends SET lease_time = lease_time - interval '\(dead)' WHERE tenant_id = $tenant;
      UPDATE ledger_reservations SET expire_time = expire_time - interval '\(dead)' WHERE tenant_id = $tenant;
      UPDATE usage_reservations SET expire_time = expire_time - interval '\(dead)' WHERE tenant_id = $tenant;
      UPDATE enrollments SET work_time = work_time - interval '\(dead)' WHERE tenant_id = $tenant AND work_time IS NOT NULL
      """)
    return (lead, campaign)
  }

  @Test(arguments: ["10 minutes", "6 hours"])
  func `leave no room to others before their message is counted`(_ dead: String) async throws {
    let pair = try await Pair()
    let outreach = try await pair.outreach.unlimited()
    try await outreach.credits("1")
    let (first, campaign) = try await handedOver(pair, cap: 1, dead: dead)
    let other = try await outreach.lead()
    try await outreach.enroll([other.id], in: campaign.id)
    // Its turn comes before anybody looks at the dead one's.
    try outreach.sql(
      """
      UPDATE enrollments SET work_time = now() - interval '1 day'
      WHERE tenant_id = $tenant AND lead_id = '\(try #require(LeadID(other.id)).uuidText)'
      """)
    try await pair.work()
    #expect(Outreach.carrier.messages(to: other.email).isEmpty)
    #expect(try await outreach.enrollment(of: first.id).lastSend?.status == .unknownValue)
    let held = try await outreach.enrollment(of: other.id).lastSend
    #expect(held?.failedChecks.map(\.reason) == [.noCredits, .resourceCap])
    #expect(
      try outreach.sql(
        "SELECT used, reserved FROM ledger_accounts WHERE tenant_id = $tenant AND account_key LIKE 'send.%'")
        == "1|0")
    #expect(try await outreach.balance() == ["", "", "1"])
    await pair.stop()
  }

  @Test func `leave nothing open when the enrolment was stopped meanwhile`() async throws {
    let pair = try await Pair()
    let outreach = try await pair.outreach.unlimited()
    let (lead, _) = try await handedOver(pair, cap: 10, dead: "0 seconds")
    try await outreach.record(.unsubscribed, lead.id)
    let stopped = try await outreach.enrollment(of: lead.id)
    #expect(stopped.status == .stopped && stopped.lastSend?.status == .claimed)
    try await pair.work()
    #expect(try await outreach.enrollment(of: lead.id).lastSend?.status == .claimed)
    try outreach.sql(
      """
      UPDATE sends SET lease_time = now() - interval '1 second' WHERE tenant_id = $tenant;
      UPDATE enrollments SET work_time = now() WHERE tenant_id = $tenant AND work_time IS NOT NULL
      """)
    try await pair.work { $0.lastSend?.status == .unknownValue }
    let over = try await outreach.enrollment(of: lead.id)
    #expect(over.status == .stopped && over.stopReason == .unsubscribed)
    #expect(over.lastSend?.status == .unknownValue)
    #expect(
      try outreach.sql("SELECT sum(used), sum(reserved) FROM ledger_accounts WHERE tenant_id = $tenant")
        == "3|0")
    #expect(
      try outreach.sql("SELECT count(*) FROM enrollments WHERE tenant_id = $tenant AND work_time IS NOT NULL")
        == "0")
    await pair.stop()
  }

  @Test func `send nothing to who unsubscribed a moment before`() async throws {
    let pair = try await Pair()
    let outreach = try await pair.outreach.unlimited()
    let campaign = try await outreach.running([Outreach.email("first")])
    let lead = try await outreach.lead()
    try await outreach.enroll([lead.id], in: campaign.id)
    let claim = try #require(try await `Workers that race`.claim(lead, pair))
    try await outreach.record(.unsubscribed, lead.id)
    let work = pair.servers[0].services.campaigns.sendWork { .now }
    #expect(try await work.beginHandOver(claim, of: outreach.tenant.id) == false)
    let after = try await outreach.enrollment(of: lead.id)
    #expect(after.stopReason == .unsubscribed && after.lastSend?.status == .cancelled)
    #expect(try outreach.sql("SELECT sum(reserved) FROM ledger_accounts WHERE tenant_id = $tenant") == "0")
    await pair.stop()
  }

  @Test func `pass no company's week while carriers refuse messages to others there`() async throws {
    let pair = try await Pair()
    let outreach = try await pair.outreach.unlimited()
    let campaign = try await outreach.running([Outreach.email("first"), Outreach.email("second")]) {
      $0.limits = .with { $0.companySendsPerWeek = 5 }
    }
    var leads: [LeadsV1.Lead] = []
    for number in 0..<`Workers that race`.tries {
      let lead = try await outreach.lead { $0.company = "One Firm" }
      if number % 3 > 0 {
        Outreach.carrier.answer(lead.email, .refused(because: "550"), .refused(because: "550"))
      }
      leads.append(lead)
    }
    try await outreach.enroll(leads.map(\.id), in: campaign.id)
    try await pair.work()
    #expect(try pair.sent() == 5)
    #expect(try outreach.sql("SELECT sum(reserved) FROM ledger_accounts WHERE tenant_id = $tenant") == "0")
    await pair.stop()
  }
}
