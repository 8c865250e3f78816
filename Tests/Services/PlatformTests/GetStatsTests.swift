import MusterCore
import MusterPlatform
import MusterPlatformAPI
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTenantsAPI
import MusterTestDatabase
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

/// Each with an installation of its own: the figures are of all tenants.
@Suite(.timeLimit(.minutes(3))) struct `GetStats` {
  private func stats(_ server: TestServer, window seconds: Int64? = nil) async throws -> PlatformV1.Stats {
    var request = PlatformV1.GetStatsRequest()
    request.window = seconds.map { seconds in GoogleProtobuf.Duration.with { $0.seconds = seconds } }
    return try #require(try await server.platformClient.getStats(request, server.operator).stats)
  }

  private func get(_ tenant: String, _ options: CallOptions, _ server: TestServer) async throws {
    let request = TenantsV1.GetTenantRequest.with { $0.tenantID = tenant }
    _ = try await refusal { try await server.tenants.getTenant(request, options) }
  }

  @Test func `tells of an installation where nothing has happened`() async throws {
    let server = try await TestServer()
    var found = try await stats(server)
    for _ in 0..<100 where found.servers.isEmpty {
      try await Task.sleep(for: .milliseconds(20))
      found = try await stats(server)
    }
    #expect(found.tenants == PlatformV1.TenantStats() && found.topTenants == [])
    #expect(found.sendCount == 0 && found.skippedSendCount == 0 && found.aiSpend == [])
    #expect(found.emergencyStop == nil && found.calls?.writeCount == 0)
    var jobs = PlatformV1.JobStats()
    jobs.oldestReadyAge = GoogleProtobuf.Duration()
    #expect(found.jobs == jobs)
    #expect(found.events?.totalCount == 0 && found.events?.watchCount == 0)
    let (start, end) = (try #require(found.startTime), try #require(found.endTime))
    #expect(start.seconds % 60 == 0 && start.nanos == 0)
    #expect(end.seconds - start.seconds >= 86_400 && end.seconds - start.seconds < 86_460)
    #expect(abs(end.seconds - WallClock.seconds()) <= 1)
    await server.stop()
  }

  @Test func `lists the servers that are up, and forgets those that are gone`() async throws {
    let server = try await TestServer()
    let other = try await TestServer(on: server.database)
    #expect(try await eventually(within: .seconds(5)) { try await stats(server).servers.count == 2 })
    let servers = try await stats(server).servers
    #expect(servers.map(\.serverID) == [server, other].map(\.platform.reports.id.description))
    #expect(servers.allSatisfy { $0.version == Build.version && $0.roles == ["api"] })
    #expect(servers.allSatisfy { ($0.seenTime?.seconds ?? 0) >= ($0.startTime?.seconds ?? .max) })
    // One that ends says so.
    await other.stop()
    #expect(try await stats(server).servers.count == 1)
    // One that dies does not.
    try server.sql(
      """
      INSERT INTO servers (tenant_id, server_id, version, roles, watch_count, seen_time)
      VALUES ('\(TenantID.platform.uuidText)', gen_random_uuid(), '0', '{}', 5, now() - interval '14 seconds'),
        ('\(TenantID.platform.uuidText)', gen_random_uuid(), '0', '{}', 7, now() - interval '16 seconds'),
        ('\(TenantID.platform.uuidText)', gen_random_uuid(), '0', '{}', 9, now() - interval '25 hours')
      """)
    let found = try await stats(server)
    #expect(found.servers.count == 2 && found.events?.watchCount == 5)
    // The row of one that is long gone is taken away by whoever reports next.
    #expect(
      try await eventually(within: .seconds(8)) { try server.sql("SELECT count(*) FROM servers") == "3" })
    await server.stop()
  }

  @Test func `counts tenants by their state`() async throws {
    let server = try await TestServer()
    var tenants: [TestTenant] = []
    for _ in 0..<7 { tenants.append(try await server.tenant()) }
    func set(_ place: Int, _ change: String) throws {
      try server.sql("UPDATE tenants SET \(change) WHERE tenant_id = '\(tenants[place].id.uuidText)'")
    }
    try set(0, "state = 'suspended', create_time = now() - interval '2 days'")
    try set(1, "state = 'deleted'")
    try set(2, "state = 'erasing'")
    try set(3, "subscription_status = 'past_due'")
    try set(4, "subscription_cancel_time = now() - interval '1 second'")
    try set(5, "subscription_status = 'trial', subscription_trial_end_time = now() + interval '1 day'")
    let found = try #require(try await stats(server).tenants)
    #expect(found.totalCount == 5 && found.createdCount == 4)
    #expect(found.suspendedCount == 1 && found.unpaidCount == 2 && found.deletedCount == 2)
    try set(5, "subscription_trial_end_time = now() - interval '1 second'")
    #expect(try await stats(server, window: 3 * 86_400).tenants?.unpaidCount == 3)
    #expect(try await stats(server, window: 3 * 86_400).tenants?.createdCount == 5)
    await server.stop()
  }

  @Test func `counts calls by how they ended and where they went, on two servers`() async throws {
    let server = try await TestServer()
    let other = try await TestServer(on: server.database)
    let (busy, quiet) = (try await server.tenant(), try await server.tenant())
    for number in 0..<6 { try await get(busy.text, busy.caller("viewer"), number % 2 == 0 ? server : other) }
    try await get(quiet.text, quiet.caller("viewer"), server)
    // Without credentials, and of another tenant.
    try await get(busy.text, CallOptions(), server)
    try await get(busy.text, quiet.caller("owner"), server)
    var update = TenantsV1.UpdateTenantRequest()
    update.tenantID = busy.text
    update.tenant = .with { $0.displayName = "Busy" }
    _ = try await server.tenants.updateTenant(update, busy.caller("admin"))
    // What only tries, and what is refused, changes nothing.
    update.validateOnly = true
    _ = try await server.tenants.updateTenant(update, busy.caller("admin"))
    update.validateOnly = false
    update.tenant?.version = 1
    let stale = update
    _ = try await refusal { try await server.tenants.updateTenant(stale, busy.caller("admin")) }

    #expect(
      try await eventually(within: .seconds(5)) { try await stats(server).topTenants.first?.callCount == 9 })
    let found = try await stats(server)
    let top = found.topTenants
    #expect(top.map(\.tenantID) == [busy.text, quiet.text])
    #expect(top.first?.displayName == "Busy" && top.last?.displayName.hasPrefix("Tenant ") == true)
    #expect(top.map(\.callCount) == [9, 1] && top.map(\.writeCount) == [1, 0])
    #expect(found.tenants?.activeCount == 2)
    let calls = try #require(found.calls)
    // The tenants were made too.
    #expect(calls.writeCount == 3 && calls.deniedCount == 2)
    #expect(calls.errorCount == 0 && calls.limitedCount == 0)
    #expect(calls.reasons.first { $0.reason == "VERSION_STALE" }?.count == 1)
    #expect(calls.reasons.first { $0.reason == "CREDENTIALS_INVALID" }?.count == 1)
    #expect(calls.reasons.first { $0.reason == "TENANT_FORBIDDEN" }?.count == 1)
    await other.stop()
    await server.stop()
  }

  @Test func `counts errors of the server, and calls over a limit`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try tenant.change("UPDATE tenants SET calls_per_second = 1, call_burst = 3 WHERE tenant_id = $tenant")
    #expect(
      try await eventually(within: .seconds(5)) {
        let request = TenantsV1.GetTenantRequest.with { $0.tenantID = tenant.text }
        let error = try await refusal { try await server.tenants.getTenant(request, tenant.caller("viewer")) }
        return error?.code == .resourceExhausted
      })
    #expect(try await eventually(within: .seconds(5)) { try await stats(server).calls?.limitedCount == 1 })
    // A table that is not there is the server's fault.
    try server.sql("ALTER TABLE emergency_stops RENAME TO gone")
    #expect(try await refusal { try await server.stopAll("why") }?.code == .internal)
    try server.sql("ALTER TABLE gone RENAME TO emergency_stops")
    #expect(try await eventually(within: .seconds(5)) { try await stats(server).calls?.errorCount == 1 })
    await server.stop()
  }

  @Test func `tells what is in the span and no more`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try server.sql(
      """
      INSERT INTO call_counts SELECT '\(TenantID.platform.uuidText)',
        date_trunc('minute', now(), 'UTC') - age, '\(tenant.id.uuidText)', 100, 10, 1, 2, 3
      FROM unnest(ARRAY['10 minutes', '3 hours', '10 days']::interval[]) age
      """)
    var counts: [Int64] = []
    for window in [60, 3_600, 86_400, 2_678_400] as [Int64] {
      counts.append(try await stats(server, window: window).topTenants.first?.callCount ?? 0)
    }
    #expect(counts == [0, 100, 200, 300])
    for window in [59, 2_678_401] as [Int64] {
      let error = try await refusal { try await stats(server, window: window) }
      #expect(error?.reason == "FIELD_INVALID" && error?.violations.map(\.field) == ["window"])
    }
    await server.stop()
  }

  @Test func `counts events, tells the stop that is on, and how far readers are behind`() async throws {
    let server = try await TestServer()
    _ = try await server.tenant()
    let stop = try await server.stopAll("why")
    let found = try await stats(server)
    #expect(found.events?.totalCount == 2 && found.emergencyStop == stop)
    _ = try await server.lift("why")
    #expect(try await stats(server).emergencyStop == nil)
    #expect(try await stats(server).events?.totalCount == 3)
    await server.stop()
  }

  @Test func `tells how long readers of events wait for an open transaction`() async throws {
    let server = try await TestServer()
    let database = server.database
    let slow = Task.detached {
      try database.sql("BEGIN; SELECT pg_current_xact_id(); SELECT pg_sleep(2); COMMIT", as: .app)
    }
    var most: Int64 = 0
    for _ in 0..<50 where most < 1_000_000_000 {
      try await Task.sleep(for: .milliseconds(100))
      let lag = try #require(try await stats(server).events?.horizonLag)
      most = max(most, lag.seconds * 1_000_000_000 + Int64(lag.nanos))
    }
    #expect(most >= 1_000_000_000 && most < 5_000_000_000)
    _ = try await slow.value
    await server.stop()
  }

  @Test func `is an operator's alone`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let error = try await refusal {
      try await server.platformClient.getStats(.init(), tenant.caller("owner"))
    }
    #expect(error?.code == .permissionDenied && error?.reason == "PLATFORM_ONLY")
  }
}
