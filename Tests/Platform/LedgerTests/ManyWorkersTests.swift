import MusterCore
import MusterLedger
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterTestKit
import Synchronization
import Testing

/// Check-then-act would pass the limit here.
@Suite(.timeLimit(.minutes(3))) struct `Many workers on two servers` {
  private static let workers = 8
  private static let tries = 1_000
  private static let limit = 237

  @Test func `never pass a limit by one, and the sum is exact`() async throws {
    let first = try await TestServer.shared.value
    let second = try await TestServer(on: first.database)
    let tenant = try await first.tenant()
    let request = try LedgerRequest.of(.day("sends"), "1", limit: "\(Self.limit)")
    let counts = Counts(tries: Self.tries)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for worker in 0..<Self.workers {
        let server = worker % 2 == 0 ? first : second
        tasks.addTask {
          while counts.left.subtract(1, ordering: .relaxed).newValue >= 0 {
            let result = try await server.ledger(tenant.id) { tx throws(RPCError) in
              try await Ledger.reserve(tx, request)
            }
            if let reservation = result.reservation {
              try await Self.close(reservation, server, tenant.id, counts)
            }
          }
        }
      }
      try await tasks.waitForAll()
    }
    let account = try first.sql(
      "SELECT used || ' ' || reserved FROM ledger_accounts WHERE tenant_id = '\(tenant.id.uuidText)'")
    let (used, highest) = (counts.used.load(ordering: .relaxed), counts.most.load(ordering: .relaxed))
    print(
      "\(Self.tries) tries of \(Self.workers) workers: \(used) of \(Self.limit) used, \(highest) at most at once"
    )
    #expect(account == "\(Self.limit) 0" && used == Self.limit)
    #expect(highest <= Self.limit)
    #expect(try first.sums(tenant.id) == "sends t t")
    await second.stop()
  }

  /// A third fails and gives back, so that others may.
  private static func close(
    _ reservation: Reservation, _ server: TestServer, _ tenant: TenantID, _ counts: Counts
  ) async throws {
    let now = counts.taken.add(1, ordering: .relaxed).newValue
    counts.most.max(now, ordering: .relaxed)
    if Int.random(in: 0..<3) == 0 {
      counts.taken.subtract(1, ordering: .relaxed)
      _ = try await server.ledger(tenant) { tx throws(RPCError) in
        try await Ledger.release(tx, reservation.id)
      }
    } else {
      counts.used.add(1, ordering: .relaxed)
      _ = try await server.ledger(tenant) { tx throws(RPCError) in try await Ledger.commit(tx, reservation.id)
      }
    }
  }
}

private final class Counts: Sendable {
  let left: Atomic<Int>
  /// Held or used now, and the most that ever was.
  let taken = Atomic(0)
  let most = Atomic(0)
  let used = Atomic(0)

  init(tries: Int) {
    left = Atomic(tries)
  }
}
