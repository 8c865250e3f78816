import MusterAudit
import MusterAuditAPI
import MusterCore
import MusterEventsAPI
import MusterJobs
import MusterJournal
import MusterPlatformAPI
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestDatabase
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

/// Two servers with their workers, callers of all kinds at both, and everybody who watches is told the same.
@Suite(.enabled(if: !TestServer.isPooled), .timeLimit(.minutes(30))) struct `Two servers of one database` {
  private static let tenants = 4
  private static let writersOfEach = 3
  /// A token is good for 15 minutes, so it can be no more than that.
  private static let time = Duration.seconds(
    min(800, Environment.value("MUSTER_SOAK_SECONDS").flatMap { Int($0) } ?? 10))

  @Test func `tell all who watch the same, whatever is written, read and sealed meanwhile`() async throws {
    let first = try await TestServer()
    let servers = [first, try await TestServer(on: first.database)]
    let workers = servers.map { server in Task { await server.services.jobs.run() } }
    var tenants: [TestTenant] = []
    for _ in 0..<Self.tenants { tenants.append(try await first.tenant()) }
    try first.sql(
      "UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000, max_members = 100000, version = 2"
    )

    var watchers: [SoakWatcher] = []
    for tenant in tenants {
      for server in servers { watchers.append(try SoakWatcher(.steady, tenant, at: [server])) }
    }
    watchers.append(try SoakWatcher(.slow, tenants[0], at: [servers[1]]))
    watchers.append(try SoakWatcher(.breaking, tenants[0], at: servers))
    watchers.append(try SoakWatcher(.breaking, tenants[1], at: [servers[1]]))
    let watching = watchers.map { watcher in Task { await watcher.run() } }
    #expect(
      try await eventually(within: .seconds(10)) {
        servers.map(\.platform.watch.watchCount).reduce(0, +) == watchers.count
      })

    let counts = SoakCounts()
    let began = MonotonicClock.nanoseconds()
    try await load(servers, tenants, counts)
    let seconds = Double(MonotonicClock.nanoseconds() - began) / 1e9

    for worker in workers { worker.cancel() }
    for worker in workers { await worker.value }
    try await expectFigures(servers, tenants, counts, watchers)
    for tenant in tenants {
      try await expectSame(tenant, servers, watchers.filter { $0.tenant.id == tenant.id })
    }
    for task in watching { task.cancel() }
    for task in watching { await task.value }
    for tenant in tenants { try await expectIntact(tenant, servers) }

    let (seen, heard) = (counts.seen, watchers.map(\.heard))
    #expect(seen.wrong.prefix(5) == [])
    #expect(heard.compactMap(\.error).map(\.reason) == [])
    let lags = zip(watchers, heard).filter { $0.0.kind != .slow }.flatMap(\.1.lags).sorted()
    let events = Set(heard.flatMap(\.ids)).count
    func milliseconds(_ share: Double) -> Int64 {
      lags.isEmpty ? 0 : lags[Int(Double(lags.count - 1) * share)] / 1_000
    }
    print(
      """
      \(Int(seconds)) s: \(seen.calls) calls, refused \(seen.refusals), \(seen.wrong.count) wrongly; \
      \(events) events, told \(lags.count) times to \(watchers.count) watchers, \
      \(heard.map(\.breaks).reduce(0, +)) breaks; lag p50 \(milliseconds(0.5)) ms, p99 \(milliseconds(0.99)) ms, \
      max \(milliseconds(1)) ms
      """)
    for server in servers.reversed() { await server.stop() }
  }

  /// Writers, readers, long writes and sealers, for as long as it goes on.
  private func load(_ servers: [TestServer], _ tenants: [TestTenant], _ counts: SoakCounts) async throws {
    let end = MonotonicClock.nanoseconds(after: Self.time)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for tenant in tenants {
        let caller = try SoakCaller(servers, tenant, counts)
        for writer in 0..<Self.writersOfEach {
          tasks.addTask {
            while MonotonicClock.nanoseconds() < end {
              await caller.act(at: writer)
              try await Task.sleep(for: .milliseconds(Int64.random(in: 0...20)))
            }
          }
        }
        tasks.addTask {
          var turn = 0
          while MonotonicClock.nanoseconds() < end {
            turn += 1
            _ = try await servers[turn % servers.count].services.audit.sealer.seal(tenant.id)
            try await Task.sleep(for: .milliseconds(Int64.random(in: 100...600)))
          }
        }
      }
      let callers = try tenants.map { try SoakCaller(servers, $0, counts) }
      tasks.addTask {
        var turn = 0
        while MonotonicClock.nanoseconds() < end {
          turn += 1
          try await Task.sleep(for: .seconds(2))
          await callers[turn % callers.count].dawdle(.random(in: 0.5...2.5), at: turn)
        }
      }
      try await tasks.waitForAll()
    }
  }

  /// By SQL, by ListEvents and by every watcher.
  private func expectSame(_ tenant: TestTenant, _ servers: [TestServer], _ watchers: [SoakWatcher])
    async throws
  {
    // The owner reads what is only recorded too. Of refusals that is soon, not at once.
    try await Task.sleep(for: .seconds(1))
    let rows = try servers[0].sql(
      """
      SELECT record_id FROM journal WHERE tenant_id = '\(tenant.id.uuidText)'
      ORDER BY generation, transaction_id, record_id
      """)
    let wanted = rows.split(separator: "\n").compactMap { line in
      UInt128(line.replacing("-", with: ""), radix: 16).map { TypeID(prefix: "event", bits: $0).description }
    }
    #expect(wanted.count > 20 && Set(wanted).count == wanted.count)
    for server in servers { #expect(try await listed(tenant, server) == wanted) }
    _ = try await eventually(within: .seconds(60)) {
      watchers.allSatisfy { $0.heard.ids.count >= wanted.count }
    }
    // What comes twice would come now.
    try await Task.sleep(for: .milliseconds(1_200))
    for watcher in watchers {
      let ids = watcher.heard.ids
      #expect(ids == wanted, "\(watcher.kind) was told \(ids.count) of \(wanted.count)")
    }
  }

  private func listed(_ tenant: TestTenant, _ server: TestServer) async throws -> [String] {
    var (ids, token) = ([String](), "")
    let start = JournalCursors(server.masterKey).seal(.start, of: tenant.id)
    repeat {
      let request = EventsV1.ListEventsRequest.with {
        ($0.tenantID, $0.afterCursor, $0.pageSize, $0.pageToken) = (tenant.text, start, 500, token)
      }
      let page = try await EventsV1.Client(server.transport).listEvents(request, tenant.caller("owner"))
      ids += page.events.map(\.id)
      token = page.nextPageToken
    } while !token.isEmpty
    return ids
  }

  private func expectIntact(_ tenant: TestTenant, _ servers: [TestServer]) async throws {
    for server in servers {
      while try await server.services.audit.sealer.seal(tenant.id) > 0 {}
      let request = AuditV1.VerifyAuditLogRequest.with { $0.tenantID = tenant.text }
      let found = try await AuditV1.Client(server.transport).verifyAuditLog(request, tenant.caller("owner"))
      #expect(found.intact && found.faults == [] && found.lastSealNumber > 1 && found.checkedCount > 20)
    }
  }

  private func expectFigures(
    _ servers: [TestServer], _ tenants: [TestTenant], _ counts: SoakCounts, _ watchers: [SoakWatcher]
  ) async throws {
    var stats = PlatformV1.Stats()
    // Each server tells its own every few seconds.
    let isTold = try await eventually(within: .seconds(20)) {
      let answer = try await PlatformV1.Client(servers[0].transport).getStats(
        .with { $0.window = .with { $0.seconds = 3_600 } }, .bearer(servers[0].operatorToken()))
      stats = answer.stats ?? PlatformV1.Stats()
      return (stats.calls?.totalCount ?? 0) >= Int64(counts.seen.calls * 9 / 10)
        && stats.events?.watchCount == Int64(watchers.count)
    }
    #expect(isTold, "\(stats)")
    #expect(stats.tenants?.totalCount == Int64(tenants.count) && stats.servers.count == servers.count)
    let events = try servers[0].sql("SELECT count(*) FROM journal WHERE event_type <> ''")
    #expect((stats.events?.totalCount ?? 0) <= Int64(events) ?? 0 && (stats.events?.totalCount ?? 0) > 20)
    #expect((stats.calls?.deniedCount ?? 0) > 0)
    print(
      "figures: \(stats.calls?.totalCount ?? 0) calls, \(stats.events?.totalCount ?? 0) events of \(events)")
  }
}
