import MusterCore
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestDatabase
import MusterTestKit
import MusterUsageAPI
import MusterWire
import Testing

/// Batches that are done and whose answer never comes.
@Suite(.serialized) struct `Usage whose answers are lost` {
  private static let faults = 1_000
  private static let writers = 8

  @Test func `adds up to what its clients have written down, whichever of two servers they ask again`()
    async throws
  {
    let one = try await TestServer()
    let other = try await TestServer(on: one.database)
    let tenant = try await one.tenant()
    try tenant.change(
      "UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000 WHERE tenant_id = $tenant")
    try await tenant.meter("lost")
    let there = TestTenant(server: other, id: tenant.id, users: tenant.users, key: tenant.key)
    let journal = try await withThrowingTaskGroup(of: [Int].self) { group in
      for writer in 0..<Self.writers {
        group.addTask {
          var written: [Int] = []
          for number in 0..<Self.faults / Self.writers {
            let batch = (0..<3).map { entry("lost", "\(number * 3 + $0)", key: "\(writer)-\(number)-\($0)") }
            // The first answer never arrives; the second call may meet the first one under way.
            async let lost = (number % 2 == 0 ? tenant : there).record(batch)
            if number % 3 == 0 { _ = try await lost }
            let again = try await (number % 2 == 0 ? there : tenant).record(batch)
            let first = try await lost
            #expect(again.results.map(\.usageEntryID) == first.results.map(\.usageEntryID))
            #expect(again.recordedCount + first.recordedCount == 3)
            written += (0..<3).map { number * 3 + $0 }
          }
          return written
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let total = try await tenant.get("lost")
    #expect(total.amounts == ["\(journal.reduce(0, +))"])
    #expect(total.usages.first?.entryCount == Int64(Self.faults * 3))
    await other.stop()
    await one.stop()
  }
}
