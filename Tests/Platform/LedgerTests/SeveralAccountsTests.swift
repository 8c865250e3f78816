import MusterCore
import MusterLedger
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterTestKit
import Testing

@Suite struct `Reservations of several accounts` {
  private func reserve(
    _ requests: [LedgerRequest], _ tenant: TestTenant
  ) async throws -> ReserveAllResult {
    try await tenant.server.ledger(tenant.id) { tx throws(RPCError) in
      try await Ledger.reserve(tx, all: requests)
    }
  }

  private func requests(_ amounts: (String, String, String?)...) throws -> [LedgerRequest] {
    try amounts.map { try .of(.day($0.0), $0.1, limit: $0.2) }
  }

  @Test func `are all or nothing, and every account that refuses is named`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let refused = try await reserve(requests(("c", "2", "1"), ("a", "1", "1"), ("b", "3", "2")), tenant)
    guard case .refused(let refusals) = refused else {
      Issue.record("\(refused)")
      return
    }
    #expect(refusals.map(\.account.key) == ["c", "b"])
    #expect(refusals.map(\.limit.text) == ["1", "2"])
    // Nothing of it was held.
    let held = try await reserve(requests(("c", "1", "1"), ("a", "1", "1"), ("b", "2", "2")), tenant)
    guard case .held(let reservations) = held else {
      Issue.record("\(held)")
      return
    }
    #expect(reservations.map(\.key) == ["c", "a", "b"])
    #expect(reservations.map(\.amount.text) == ["1", "1", "2"])
    #expect(Set(reservations.map(\.id)).count == 3)
    #expect(try tenant.server.sums(tenant.id) == "a t t\nb t t\nc t t")
  }

  @Test func `may name one account twice, and count together there`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let twice = try await reserve(requests(("a", "2", "3"), ("a", "2", "3")), tenant)
    guard case .refused(let refusals) = twice else {
      Issue.record("\(twice)")
      return
    }
    #expect(refusals.count == 1)
    guard case .held = try await reserve(requests(("a", "2", "3"), ("a", "1", "3")), tenant) else {
      Issue.record("two that fit together were refused")
      return
    }
    #expect(try tenant.server.sums(tenant.id) == "a t t")
  }

  @Test func `may be none`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    #expect(try await reserve([], tenant) == .held([]))
  }

  @Test func `never wait for each other, in whichever order they are named`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let keys = ["a", "B", "ä", "z", "sends.day"]
    let question =
      "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    let before = try server.sql(question)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for _ in 0..<8 {
        tasks.addTask {
          for _ in 0..<25 {
            let requests = try keys.shuffled().map { try LedgerRequest.of(.day($0), "1", limit: nil) }
            _ = try await reserve(requests, tenant)
          }
        }
      }
      try await tasks.waitForAll()
    }
    #expect(try server.sql(question) == before)
    let reserved = try server.sql(
      "SELECT string_agg(DISTINCT reserved::text, ',') FROM ledger_accounts WHERE tenant_id = '\(tenant.id.uuidText)'"
    )
    #expect(reserved == "200")
  }
}
