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
import MusterWire
import Testing

@testable import MusterCampaigns

/// The check that anybody may ask for, beside the claim that it foretells.
@Suite struct `CheckSend and the claim` {
  private static let rounds = Environment.value("MUSTER_SEND_CASES").flatMap { Int($0) } ?? 60

  @Test func `say the same in cases drawn at random`() async throws {
    let seed = Environment.value("MUSTER_SEND_SEED").flatMap { UInt64($0) } ?? 20_261_122
    print("CheckSend and the claim: seed \(seed), \(Self.rounds) cases")
    var random = SendRandom(state: seed)
    let server = try await TestServer(sending: Outreach.setup)
    let outreach = Outreach(try await server.tenant())
    try server.sql("UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000")
    try await outreach.limits(daily: 100_000, perContact: 1)
    let campaign = try await outreach.running(
      [Outreach.email("first"), Outreach.sms("text")], senders: [.email, .sms], cap: 10_000)
    let work = server.services.campaigns.sendWork { .now }
    let limits = TenantSendLimits(daily: 100_000, perContact: 1)
    var wrong: [String] = []
    var (allowed, refused) = (0, 0)
    for round in 0..<Self.rounds {
      let tiers: [LeadsV1.Tier] = [.hot, .warm, .cool, .cold, .dead]
      let lead = try await outreach.lead(tier: round % 7 == 0 ? tiers[random.next(5)] : .hot) {
        if random.next(6) == 0 { $0.phone = "" }
      }
      // A dead lead is refused before, which is another matter.
      let answer = try await outreach.enroll([lead.id], in: campaign.id)
      guard let made = answer.enrollments.first else { continue }
      var told: [String] = []
      func maybe(_ chance: Int, _ name: String, _ change: () async throws -> Void) async throws {
        guard random.next(chance) == 0 else { return }
        told.append(name)
        try await change()
      }
      try await maybe(5, "suppressed") {
        var request = LeadsV1.AddSuppressionRequest()
        request.tenantID = outreach.text
        request.suppression = .with { ($0.value, $0.reason) = (lead.email, .other) }
        _ = try await outreach.leads.addSuppression(request, outreach.tenant.caller("admin"))
      }
      try await maybe(6, "subscription") {
        try outreach.sql("UPDATE tenants SET subscription_status = 'past_due' WHERE tenant_id = $tenant")
      }
      try await maybe(6, "senders") {
        try outreach.sql("UPDATE senders SET health_state = 'failed' WHERE tenant_id = $tenant")
      }
      try await maybe(5, "written to") {
        try outreach.sql(
          """
          INSERT INTO sends (tenant_id, send_id, enrollment_id, campaign_id, lead_id, sequence_version, step_id,
            step_key, variant_key, channel, status, due_time, claim_time)
          SELECT tenant_id, gen_random_uuid(), gen_random_uuid(), campaign_id, lead_id, 1, gen_random_uuid(), 'x',
            'a', 'email', 'sent', now(), now()
          FROM enrollments WHERE tenant_id = $tenant AND lead_id = '\(try #require(LeadID(lead.id)).uuidText)'
          """)
      }
      let check = try await outreach.check(lead.id, campaign.id)
      let picked = PickedEnrollment(
        id: try #require(EnrollmentID(made.id)), campaign: try #require(CampaignID(campaign.id)),
        lead: try #require(LeadID(lead.id)))
      let claim = try await work.look(picked, of: outreach.tenant.id, limits)
      let after = try await outreach.enrollment(of: lead.id)
      let reasons = claim == nil ? after.lastSend?.failedChecks.map(\.reason) ?? [] : []
      if check.allowed != (claim != nil) || check.failedChecks.map(\.reason) != reasons {
        wrong.append(
          "case \(round) \(told): \(check.failedChecks.map(\.reason.told)) and \(reasons.map(\.told))")
      }
      if check.allowed { allowed += 1 } else { refused += 1 }
      try outreach.sql(
        """
        UPDATE tenants SET subscription_status = 'active' WHERE tenant_id = $tenant;
        UPDATE senders SET health_state = '' WHERE tenant_id = $tenant
        """)
    }
    #expect(wrong == [])
    #expect(allowed > 0 && refused > 0)
    await server.stop()
  }
}

/// The same cases for a seed.
struct SendRandom {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(truncatingIfNeeded: state >> 33) % bound
  }
}
