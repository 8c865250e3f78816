import MusterCore
import MusterIdentityAPI
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTenantsAPI
import MusterTestDatabase
import MusterTestKit
import MusterWire
import Synchronization
import Testing

/// Calls of many tenants at once over two connections of each kind, while callers go away and connections are
/// cut: nobody is ever given what is another's.
@Suite(.enabled(if: !TestServer.isPooled)) struct `Calls of many tenants` {
  private static let tenants = 20
  private static let callers = 64

  @Test func `are answered with the rows of their own tenant, whatever goes wrong around them`() async throws
  {
    let server = try await TestServer { settings in
      (settings.database.lanes.reads, settings.database.lanes.writes) = (2, 2)
      settings.database.lanes.exclusives = 2
    }
    var tenants: [TestTenant] = []
    for _ in 0..<Self.tenants { tenants.append(try await server.tenant()) }
    try server.sql("UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000")
    let callers = try tenants.map { tenant in
      Asker(
        server: server, id: tenant.text, user: try tenant.user("owner"), options: try tenant.caller("owner"))
    }

    let counts = Counts(calls: 100_000)
    let cutting = Task {
      while !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(200))
        _ = try? server.sql(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'muster\\_%' AND random() < 0.2"
        )
      }
    }
    await withTaskGroup(of: Void.self) { tasks in
      for _ in 0..<Self.callers {
        tasks.addTask {
          while counts.takesOne(), let caller = callers.randomElement() { await caller.ask(counts) }
        }
      }
    }
    cutting.cancel()
    await cutting.value

    let seen = counts.seen
    print("of 100000 calls \(seen.answers) were answered, refused: \(seen.refusals)")
    #expect(seen.strangers == [])
    #expect(seen.answers > 50_000)
    #expect(Set(seen.refusals.keys).isSubset(of: [.unavailable, .cancelled, .deadlineExceeded, .aborted]))
    try await expectNothingLeft(server)
    await server.stop()
  }

  /// What a transaction left in its session would be there for the next one.
  private func expectNothingLeft(_ server: TestServer) async throws {
    // Those given up may still have something to end.
    let idle = """
      SELECT count(*) FROM pg_stat_activity
      WHERE usename LIKE 'muster\\_%' AND datname = current_database() AND state <> 'idle'
      """
    for _ in 0..<500 where try server.sql(idle) != "0" { try await Task.sleep(for: .milliseconds(20)) }
    #expect(try server.sql(idle) == "0")
    let locks = """
      SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE usename LIKE 'muster\\_%'
      """
    #expect(try server.sql(locks) == "0")
    #expect(try server.sql("SELECT count(*) FROM pg_prepared_xacts") == "0")

    // In the sessions themselves, by the same way as a call: as many at once as there are connections.
    var processes: Set<Int32> = []
    for database in server.platform.groups.flatMap(\.databases) {
      var leases: [Lease] = []
      for _ in 0..<database.health.exclusives.open { leases.append(try await database.lease(nil)) }
      var found: [Session] = []
      for lease in leases { found.append(try Session(await lease.run(Session.question()))) }
      for lease in leases { lease.giveUp() }
      async let first = database.read(Session.question())
      async let second = database.read(Session.question())
      found += [try Session(await first), try Session(await second)]
      for session in found {
        #expect(session.left == "0 0 0 0")
        #expect(session.prepared < 100)
        processes.insert(session.process)
      }
    }
    #expect(processes.count >= 8)
  }
}

/// What a session says of itself between two transactions.
private struct Session {
  /// Settings of its own, tables, cursors and channels.
  let left: String
  let prepared: Int64
  let process: Int32

  static let question = Statement(
    """
    SELECT concat_ws(' ', (SELECT count(*) FROM pg_settings WHERE source = 'session'),
        (SELECT count(*) FROM pg_class WHERE relpersistence = 't'), (SELECT count(*) FROM pg_cursors WHERE is_holdable),
        (SELECT count(*) FROM pg_listening_channels())),
      (SELECT count(*) FROM pg_prepared_statements), pg_backend_pid()
    """)

  init(_ results: Results) throws {
    let row = try #require(results[0].first)
    (left, prepared, process) = (try row.value(0), try row.value(1), try row.value(2))
  }
}

/// What was answered, by all callers together.
private final class Counts: Sendable {
  struct Seen {
    var left: Int
    var answers = 0
    var refusals: [StatusCode: Int] = [:]
    /// What was told to somebody else than it is of.
    var strangers: [String] = []
  }

  private let state: Mutex<Seen>

  init(calls: Int) {
    state = Mutex(Seen(left: calls))
  }

  var seen: Seen { state.withLock { $0 } }

  func takesOne() -> Bool {
    state.withLock { seen in
      seen.left -= 1
      return seen.left >= 0
    }
  }

  func answered(_ tenants: [String?], to asker: String) {
    state.withLock { seen in
      seen.answers += 1
      for tenant in tenants where tenant != asker {
        seen.strangers.append("\(asker) was told of \(tenant ?? "nobody")")
      }
    }
  }

  func refused(_ code: StatusCode) { state.withLock { $0.refusals[code, default: 0] += 1 } }
}

/// A tenant's owner, who asks for what is theirs.
private struct Asker: Sendable {
  let server: TestServer
  let id: String
  let user: UserID
  let options: CallOptions

  func ask(_ counts: Counts) async {
    var options = options
    let draw = Int.random(in: 0..<100)
    if draw < 10 { options.timeout = .milliseconds(Int64.random(in: 1...20)) }
    let call = Task { [options] in
      do throws(RPCError) {
        counts.answered(try await tenants(options), to: id)
      } catch {
        counts.refused(error.code)
      }
    }
    if draw >= 90 {
      try? await Task.sleep(for: .microseconds(Int64.random(in: 0...5_000)))
      call.cancel()
    }
    await call.value
  }

  /// Whom the answer is about.
  private func tenants(_ options: CallOptions) async throws(RPCError) -> [String?] {
    switch Int.random(in: 0..<10) {
    case 0..<5:
      var request = TenantsV1.GetTenantRequest()
      request.tenantID = id
      return [try await server.tenants.getTenant(request, options).tenant?.id]
    case 5..<8:
      var request = TenantsV1.UpdateTenantRequest()
      request.tenantID = id
      request.tenant = .with { $0.displayName = "Changed by \(id)" }
      return [try await server.tenants.updateTenant(request, options).tenant?.id]
    default:
      let caller = try await server.identity.whoAmI(IdentityV1.WhoAmIRequest(), options).caller
      // A user of one tenant, who sees no other.
      return [caller?.tenantID] + (caller?.tenants.map(\.tenantID) ?? [])
    }
  }
}
