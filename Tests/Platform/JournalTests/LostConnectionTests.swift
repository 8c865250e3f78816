import MusterCore
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTenantsAPI
import MusterTestDatabase
import MusterTestKit
import MusterWire
import Synchronization
import Testing

/// The database ends the server's sessions again and again while it writes.
@Suite struct `Writes whose connections are killed` {
  private struct Outcome: Sendable {
    var acknowledged = 0
    var unknown = 0
    var unavailable = 0
  }

  private static let writers = 8
  private static let writesOfEach = 15

  @Test(arguments: [true, false])
  func `are done as often as they were acknowledged`(withRequestIDs: Bool) async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try tenant.change(
      "UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000 WHERE tenant_id = $tenant")
    let isOver = Atomic(false)
    let kills = Atomic(0)
    async let killer: Void = {
      while !isOver.load(ordering: .relaxed) {
        let count = try server.sql(
          """
          SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
          WHERE datname = '\(server.database.name)' AND usename = 'muster_app' AND state <> 'idle'
          """)
        kills.add(Int(count) ?? 0, ordering: .relaxed)
        try await Task.sleep(for: .milliseconds(20))
      }
    }()
    let outcome = try await withThrowingTaskGroup(of: Outcome.self) { group in
      for writer in 0..<Self.writers {
        group.addTask { try await Self.write(writer, tenant, server, withRequestIDs: withRequestIDs) }
      }
      return try await group.reduce(into: Outcome()) {
        $0.acknowledged += $1.acknowledged
        $0.unknown += $1.unknown
        $0.unavailable += $1.unavailable
      }
    }
    isOver.store(true, ordering: .relaxed)
    try await killer
    let rows = try server.journal(tenant.id, "UpdateTenant").count
    let version = try server.sql("SELECT version - 1 FROM tenants WHERE tenant_id = '\(tenant.id.uuidText)'")
    print(
      "\(kills.load(ordering: .relaxed)) sessions killed \(withRequestIDs ? "with" : "without") request ids:"
        + " \(outcome.acknowledged) acknowledged, \(outcome.unknown) unknown, \(outcome.unavailable) not done,"
        + " \(rows) done")
    #expect(kills.load(ordering: .relaxed) > 0)
    #expect(version == "\(rows)")
    #expect(outcome.acknowledged == Self.writers * Self.writesOfEach)
    if withRequestIDs {
      #expect(rows == outcome.acknowledged)
    } else {
      // Without an id nobody can find out about those that the server could not.
      #expect((outcome.acknowledged...outcome.acknowledged + outcome.unknown).contains(rows))
    }
    await server.stop()
  }

  @Test(arguments: ["", "known"])
  func `are answered when the commit was done and its answer lost, secrets with them`(requestID: String)
    async throws
  {
    let server = try await TestServer()
    let name = server.database.name
    // From now on a commit is done, and then waits for a standby that is not there.
    try server.sql(
      """
      ALTER DATABASE \(name) SET synchronous_commit = on;
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = '\(name)' AND usename = 'muster_app'
      """)
    #expect(try await eventually(within: .seconds(30)) { server.platform.tenants.isReady })
    let isOver = Atomic(false)
    async let kills: Int = {
      var kills = 0
      while !isOver.load(ordering: .relaxed) {
        let count = try server.sql(
          """
          SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
          WHERE datname = '\(name)' AND wait_event = 'SyncRep'
          """)
        kills += Int(count) ?? 0
        try await Task.sleep(for: .milliseconds(20))
      }
      return kills
    }()
    var request = TenantsV1.SetupTenantRequest()
    request.requestID = requestID
    request.tenant = .with {
      $0.slug = TestServer.slug()
      $0.displayName = "Unanswered"
    }
    request.owner = .with { $0.email = "ada@acme.example" }
    let sent = request
    var answer: TenantsV1.SetupTenantResponse?
    // A session that was ended is not always noticed at once: nothing was done on it then.
    for _ in 0..<20 where answer == nil {
      let error = try await refusal {
        answer = try await server.tenants.setupTenant(sent, .bearer(server.operatorToken()))
      }
      guard error?.code == .unavailable else { break }
      try await Task.sleep(for: .milliseconds(100))
    }
    isOver.store(true, ordering: .relaxed)
    let (count, made) = (try await kills, try server.sql("SELECT count(*) FROM tenants"))
    print("\(count) sessions killed between commit and answer: \(made) tenants made")
    #expect(count == 1 && made == "1")
    #expect(answer?.tenant?.slug == sent.tenant?.slug && answer?.apiKey.isEmpty == false)
    await server.stop()
  }

  private static func write(
    _ writer: Int, _ tenant: TestTenant, _ server: TestServer, withRequestIDs: Bool
  ) async throws -> Outcome {
    var outcome = Outcome()
    let admin = try tenant.caller("admin")
    for number in 0..<writesOfEach {
      var request = TenantsV1.UpdateTenantRequest()
      request.tenantID = tenant.text
      request.tenant = .with { $0.displayName = "\(writer) \(number)" }
      if withRequestIDs { request.requestID = "\(writer)-\(number)" }
      let sent = request
      while true {
        let error = try await refusal { try await server.tenants.updateTenant(sent, admin) }
        switch error?.code {
        case nil: outcome.acknowledged += 1
        case .deadlineExceeded: outcome.unknown += 1
        case .unavailable, .aborted: outcome.unavailable += 1
        default: throw error ?? RPCError(.internal, reason: "INTERNAL", message: "")
        }
        if error == nil { break }
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    return outcome
  }
}
