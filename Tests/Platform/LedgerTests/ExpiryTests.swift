import MusterCore
import MusterLedger
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestKit
import Testing

/// An owner that died says neither commit nor release.
@Suite struct `Expiry` {
  private let account = LedgerAccount.day("credits")

  private func reserve(
    _ amount: String, _ tenant: TestTenant, lifetime: Duration = .seconds(60), _ key: String = "credits"
  ) async throws -> ReserveResult {
    let request = try LedgerRequest.of(.day(key), amount, limit: "3", lifetime: lifetime)
    return try await tenant.server.ledger(tenant.id) { tx throws(RPCError) in
      try await Ledger.reserve(tx, request)
    }
  }

  private func balance(_ tenant: TestTenant) async throws -> String {
    let account = account
    return try await tenant.server.ledger(tenant.id) { tx throws(RPCError) in
      try await Ledger.balance(tx, account)
    }.words
  }

  private func expire(_ tenant: TestTenant, most: Int64 = 100) async throws -> Int {
    try await tenant.server.ledger(tenant.id) { tx throws(RPCError) in
      try await Ledger.expire(tx, most: most)
    }
  }

  private func close(
    _ tenant: TestTenant, _ close: (borrowing TenantTransaction) async throws(RPCError) -> CloseResult
  ) async throws -> String { try await tenant.server.ledger(tenant.id, close).words }

  @Test func `gives back what an owner that died has held, at the next question`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    #expect(try await reserve("3", tenant, lifetime: .milliseconds(300)).reservation != nil)
    #expect(try await reserve("1", tenant).refusal != nil)
    #expect(try await balance(tenant) == "0 3")
    try await Task.sleep(for: .milliseconds(350))
    #expect(try await balance(tenant) == "0 0")
    #expect(try await reserve("3", tenant).reservation != nil)
    #expect(try tenant.server.sums(tenant.id) == "credits t t")
  }

  @Test func `is told to the owner who comes too late`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let held = try #require(try await reserve("3", tenant).reservation)
    try tenant.server.expireHeld(tenant.id)
    #expect(try await reserve("3", tenant).reservation != nil)
    let committed = try await close(tenant) { tx throws(RPCError) in try await Ledger.commit(tx, held.id) }
    let released = try await close(tenant) { tx throws(RPCError) in try await Ledger.release(tx, held.id) }
    #expect(committed == "closed expired -" && released == "closed expired -")
    #expect(try await balance(tenant) == "0 3")
  }

  @Test func `takes nothing from an owner who is late and whom nobody has missed`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let held = try #require(try await reserve("3", tenant).reservation)
    try tenant.server.expireHeld(tenant.id)
    let committed = try await close(tenant) { tx throws(RPCError) in try await Ledger.commit(tx, held.id) }
    #expect(committed == "done committed 3")
    #expect(try await balance(tenant) == "3 0")
  }

  @Test func `is swept, so many accounts at a time, in tenants that the platform finds`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    for key in ["a", "b", "c"] {
      #expect(try await reserve("1", tenant, key).reservation != nil)
      #expect(try await reserve("2", tenant, key).reservation != nil)
    }
    #expect(try await reserve("1", other).reservation != nil)
    try server.expireHeld(tenant.id)
    let found = try await Ledger.tenantsWithExpired(server.platform.system, most: 1_000)
    #expect(found.contains(tenant.id) && !found.contains(other.id))
    #expect(try await expire(tenant, most: 2) == 2)
    #expect(try await expire(tenant, most: 2) == 1)
    #expect(try await expire(tenant) == 0)
    #expect(try await expire(other) == 0)
    #expect(try server.sums(tenant.id) == "a t t\nb t t\nc t t")
    #expect(try await reserve("3", tenant, "a").reservation != nil)
    #expect(try await !Ledger.tenantsWithExpired(server.platform.system, most: 1_000).contains(tenant.id))
  }

  @Test func `leaves an account that somebody is at to them`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    #expect(try await reserve("3", tenant).reservation != nil)
    try tenant.server.expireHeld(tenant.id)
    let request = try LedgerRequest.of(account, "1", limit: "3")
    let swept = try await tenant.server.ledger(tenant.id, undone: true) { tx throws(RPCError) in
      _ = try await Ledger.reserve(tx, request)
      return (try? await expire(tenant)) ?? -1
    }
    #expect(swept == 0)
    #expect(try await expire(tenant) == 1)
  }
}
