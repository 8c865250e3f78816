import MusterCore
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestDatabase
import MusterTestKit
import MusterUsageAPI
import MusterWire
import Synchronization
import Testing

/// Commits that are done and whose answer never comes, a thousand times.
@Suite(.serialized) struct `Usage whose answers are lost` {
  private static let faults = 1_000
  private static let writers = 8

  @Test func `adds up to what its clients have written down, to the last unit`() async throws {
    let server = try await TestServer { $0.database.lanes.exclusives = Self.writers }
    let tenant = try await server.tenant()
    try tenant.change(
      "UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000 WHERE tenant_id = $tenant")
    try await tenant.meter("lost")
    let name = server.database.name
    // From now on a commit is done, and then waits for a standby that is not there.
    try server.sql(
      """
      ALTER DATABASE \(name) SET synchronous_commit = on;
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)' AND usename = 'muster_app'
      """)
    #expect(try await eventually(within: .seconds(30)) { server.platform.tenants.isReady })

    let kills = FaultCount()
    async let killer: Void = {
      while kills.count < Self.faults {
        let count = try server.sql(
          """
          SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
          WHERE datname = '\(name)' AND usename = 'muster_app' AND wait_event = 'SyncRep'
          """)
        kills.add(Int(count) ?? 0)
        try await Task.sleep(for: .milliseconds(5))
      }
      // Whoever waits now is let go.
      try server.sql("ALTER DATABASE \(name) SET synchronous_commit = local")
      try server.sql(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)' AND usename = 'muster_app'"
      )
    }()
    let journal = try await withThrowingTaskGroup(of: [Int].self) { group in
      for writer in 0..<Self.writers {
        group.addTask {
          var (written, number): ([Int], Int) = ([], 0)
          while kills.count < Self.faults {
            let batch = (0..<3).map { entry("lost", "\(number * 3 + $0)", key: "\(writer)-\(number)-\($0)") }
            // Sent again until it is answered, as clients do.
            while true {
              let error = try await refusal { try await tenant.record(batch) }
              if error == nil { break }
              #expect(
                [.unavailable, .deadlineExceeded, .aborted].contains(error?.code),
                "\(String(describing: error))")
            }
            written += (0..<3).map { number * 3 + $0 }
            number += 1
          }
          return written
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    try await killer
    #expect(try await eventually(within: .seconds(30)) { server.platform.tenants.isReady })
    var total: UsageV1.GetUsageResponse?
    #expect(
      try await eventually(within: .seconds(30)) {
        total = try? await tenant.get("lost")
        return total != nil
      })
    print("\(kills.count) answers lost; \(journal.count) entries")
    #expect(total?.amounts == ["\(journal.reduce(0, +))"])
    #expect(total?.usages.first?.entryCount == Int64(journal.count))
    await server.stop()
  }
}

/// How many answers were lost.
private final class FaultCount: Sendable {
  private let value = Mutex(0)

  var count: Int { value.withLock { $0 } }

  func add(_ number: Int) { value.withLock { $0 += number } }
}
