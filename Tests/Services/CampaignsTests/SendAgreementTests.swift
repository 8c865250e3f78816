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

  /// Side by side, each in a tenant of its own.
  private static let lanes = 6

  @Test func `say the same in cases drawn at random`() async throws {
    let seed = Environment.value("MUSTER_SEND_SEED").flatMap { UInt64($0) } ?? 20_261_122
    let server = try await TestServer(sending: Outreach.setup)
    var tenants: [TestTenant] = []
    for _ in 0..<Self.lanes { tenants.append(try await server.tenant()) }
    try server.sql("UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000")
    let lanes = try await withThrowingTaskGroup(of: Lane.self) { tasks in
      for (number, tenant) in tenants.enumerated() {
        let count = Self.rounds / Self.lanes + (number < Self.rounds % Self.lanes ? 1 : 0)
        tasks.addTask {
          var lane = try await Lane(Outreach(tenant), SendRandom(state: seed &+ UInt64(number)))
          try await lane.run(count)
          return lane
        }
      }
      return try await tasks.reduce(into: []) { $0.append($1) }
    }
    let (allowed, refused) = (lanes.map(\.allowed).reduce(0, +), lanes.map(\.refused).reduce(0, +))
    print("CheckSend and the claim: seed \(seed), \(allowed) cases allowed, \(refused) refused")
    #expect(lanes.flatMap(\.wrong) == [])
    #expect(allowed > 0 && refused > 0)
    await server.stop()
  }

  /// A tenant with a campaign, in whose cases what forbids a send is drawn.
  private struct Lane: Sendable {
    private let outreach: Outreach
    private let campaign: CampaignsV1.Campaign
    private var random: SendRandom
    private(set) var wrong: [String] = []
    private(set) var allowed = 0
    private(set) var refused = 0

    init(_ outreach: Outreach, _ random: SendRandom) async throws {
      (self.outreach, self.random) = (outreach, random)
      try await outreach.limits(daily: 100_000, perContact: 1)
      campaign = try await outreach.running(
        [Outreach.email("first"), Outreach.sms("text")], senders: [.email, .sms], cap: 10_000)
    }

    mutating func run(_ count: Int) async throws {
      var left = count
      while left > 0 {
        let tiers: [LeadsV1.Tier] = [.hot, .warm, .cool, .cold]
        var draws: [LeadsV1.Tier] = []
        for _ in 0..<min(left, 50) { draws.append(random.next(7) == 0 ? tiers[random.next(4)] : .hot) }
        var place = 0
        let leads = try await outreach.many(draws.count) {
          $0.tierOverride = .with { ($0.tier, $0.reason) = (draws[place], "a test") }
          place += 1
        }
        for made in try await outreach.enroll(leads, in: campaign.id).enrollments { try await look(made) }
        left -= draws.count
      }
    }

    private mutating func look(_ made: CampaignsV1.Enrollment) async throws {
      let changes = try await draw(made)
      let check = try await outreach.check(made.leadID, campaign.id)
      let picked = PickedEnrollment(
        id: try #require(EnrollmentID(made.id)), campaign: try #require(CampaignID(campaign.id)),
        lead: try #require(LeadID(made.leadID)))
      let work = outreach.tenant.server.services.campaigns.sendWork { .now }
      let claim = try await work.look(
        picked, of: outreach.tenant.id, TenantSendLimits(daily: 100_000, perContact: 1))
      let after = try await outreach.enrollment(of: made.leadID)
      let reasons = claim == nil ? after.lastSend?.failedChecks.map(\.reason) ?? [] : []
      if check.allowed != (claim != nil) || check.failedChecks.map(\.reason) != reasons {
        wrong.append("\(changes): \(check.failedChecks.map(\.reason.told)) and \(reasons.map(\.told))")
      }
      if check.allowed { allowed += 1 } else { refused += 1 }
      if changes.contains("subscription") || changes.contains("senders") {
        try outreach.sql(
          """
          UPDATE tenants SET subscription_status = 'active' WHERE tenant_id = $tenant;
          UPDATE senders SET health_state = '' WHERE tenant_id = $tenant
          """)
      }
    }

    /// What stands in the way of this one.
    private mutating func draw(_ made: CampaignsV1.Enrollment) async throws -> [String] {
      let chances = [("suppressed", 5), ("subscription", 6), ("senders", 6), ("written to", 5)]
      let told = chances.filter { random.next($0.1) == 0 }.map(\.0)
      var changes: [String] = []
      for name in told {
        switch name {
        case "suppressed":
          let lead = try await outreach.leads.getLead(
            .with { ($0.tenantID, $0.id) = (outreach.text, made.leadID) }, outreach.member()
          ).lead
          try await outreach.suppress(try #require(lead?.email), on: outreach.text)
        case "subscription":
          changes.append("UPDATE tenants SET subscription_status = 'past_due' WHERE tenant_id = $tenant")
        case "senders":
          changes.append("UPDATE senders SET health_state = 'failed' WHERE tenant_id = $tenant")
        default:
          changes.append(
            """
            INSERT INTO sends (tenant_id, send_id, enrollment_id, campaign_id, lead_id, sequence_version, step_id,
              step_key, variant_key, channel, status, due_time, claim_time)
            SELECT tenant_id, gen_random_uuid(), gen_random_uuid(), campaign_id, lead_id, 1, gen_random_uuid(), 'x',
              'a', 'email', 'sent', now(), now()
            FROM enrollments WHERE tenant_id = $tenant AND lead_id = '\(try #require(LeadID(made.leadID)).uuidText)'
            """)
        }
      }
      if !changes.isEmpty { try outreach.sql(changes.joined(separator: ";")) }
      return told
    }
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
