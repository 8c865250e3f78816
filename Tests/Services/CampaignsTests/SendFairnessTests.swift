import MusterCampaigns
import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterServer
import MusterTestDatabase
import MusterTestKit
import MusterWire
import Testing

/// One tenant's flood beside another's single message.
@Suite struct `A flood of one tenant` {
  /// So many due steps; 500,000 for the real thing.
  private static let flood = Environment.value("MUSTER_SEND_FLOOD").flatMap { Int($0) } ?? 3_000

  @Test func `keeps nobody else waiting`() async throws {
    let server = try await TestServer(sending: Outreach.setup)
    try server.sql("UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000")
    let loud = try await Outreach(try await server.tenant()).unlimited()
    let quiet = try await Outreach(try await server.tenant()).unlimited()
    let noise = try await loud.running([Outreach.email("first")], cap: 100_000)
    let campaign = try await quiet.running([Outreach.email("first")])
    let lead = try await loud.lead()
    // Rows of one lead's kind, so that there are many at once.
    try loud.sql(
      """
      INSERT INTO leads (tenant_id, lead_id, status, email_key, created_by_kind, message)
      SELECT tenant_id, gen_random_uuid(), status, 'flood' || g || '@flood.example', created_by_kind, message
      FROM leads, generate_series(1, \(Self.flood)) g WHERE tenant_id = $tenant;
      INSERT INTO enrollments (tenant_id, enrollment_id, campaign_id, lead_id, run_number, sequence_version,
        work_time, created_by_kind)
      SELECT tenant_id, gen_random_uuid(), '\(try #require(CampaignID(noise.id)).uuidText)', lead_id, 1,
        \(noise.sequenceVersion), now(), 'system'
      FROM leads WHERE tenant_id = $tenant
      """)
    let worker = server.services.campaigns.sendWorker(nil)
    let running = Task { await worker.run() }
    let began = MonotonicClock.nanoseconds()
    try await Task.sleep(for: .seconds(2))
    let one = try await quiet.lead()
    try await quiet.enroll([one.id], in: campaign.id)
    let asked = MonotonicClock.nanoseconds()
    let isOut = try await eventually(within: .seconds(30)) {
      !Outreach.carrier.messages(to: one.email).isEmpty
    }
    let wait = Duration.nanoseconds(MonotonicClock.nanoseconds() - asked)
    let counts = worker.counts
    let took = Double(MonotonicClock.nanoseconds() - began) / 1e9
    print(
      "a flood of \(Self.flood): another tenant's message waited \(wait);"
        + " \(Int(Double(counts.claims) / took)) claims a second beside it")
    worker.stop()
    await running.value
    #expect(isOut)
    let left = try loud.sql(
      "SELECT count(*) FROM enrollments WHERE tenant_id = $tenant AND work_time <= now() + interval '1 minute'"
    )
    // It was a flood until then.
    #expect((Int(left) ?? 0) > 0)
    #expect(lead.id != one.id)
    await server.stop()
  }
}
