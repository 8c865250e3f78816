import MusterCore
import MusterLedger
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterTestKit
import Testing

@Suite struct `Reservations` {
  private let account = LedgerAccount.day("sends.day")

  private func reserve(
    _ amount: String, of limit: String?, _ tenant: TestTenant, undone: Bool = false
  ) async throws -> ReserveResult {
    let request = try LedgerRequest.of(account, amount, limit: limit)
    return try await tenant.server.ledger(tenant.id, undone: undone) { tx throws(RPCError) in
      try await Ledger.reserve(tx, request)
    }
  }

  private func commit(_ id: ReservationID, _ amount: String?, _ tenant: TestTenant) async throws -> String {
    let amount = try amount.map(decimal)
    return try await tenant.server.ledger(tenant.id) { tx throws(RPCError) in
      try await Ledger.commit(tx, id, amount: amount)
    }.words
  }

  private func release(_ id: ReservationID, _ tenant: TestTenant) async throws -> String {
    try await tenant.server.ledger(tenant.id) { tx throws(RPCError) in
      try await Ledger.release(tx, id)
    }.words
  }

  private func balance(_ tenant: TestTenant) async throws -> String {
    let account = account
    return try await tenant.server.ledger(tenant.id) { tx throws(RPCError) in
      try await Ledger.balance(tx, account)
    }.words
  }

  // MARK: Limits

  @Test func `take up to the limit and no further, to the last digit`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    #expect(try await balance(tenant) == "0 0")
    let first = try #require(try await reserve("0.1", of: "0.3", tenant).reservation)
    #expect(first.state == .held && first.amount.text == "0.1" && first.committed == nil)
    #expect(try await reserve("0.2", of: "0.3", tenant).reservation != nil)
    let refusal = try #require(try await reserve("0.0000000001", of: "0.3", tenant).refusal)
    #expect(refusal.used.text == "0" && refusal.reserved.text == "0.3" && refusal.limit.text == "0.3")
    #expect(refusal.resetTime == account.end && refusal.amount.text == "0.0000000001")
    // What fits exactly is nothing.
    #expect(try await reserve("0", of: "0.3", tenant).reservation != nil)
    #expect(try await balance(tenant) == "0 0.3")
  }

  @Test func `count where there is no limit`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let much = "123456789012345678901234567890.123456789"
    #expect(try await reserve(much, of: nil, tenant).reservation?.amount.text == much)
    #expect(try await balance(tenant) == "0 \(much)")
  }

  @Test func `see a limit that was lowered since`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    #expect(try await reserve("5", of: "10", tenant).reservation != nil)
    #expect(try await reserve("1", of: "4", tenant).refusal?.reserved.text == "5")
  }

  @Test func `of one period leave the next alone`() async throws {
    let (tenant, account) = (try await TestServer.shared.value.tenant(), account)
    #expect(try await reserve("3", of: "3", tenant).reservation != nil)
    let later = LedgerAccount(
      account.key, from: account.end, until: PostgresTime(microseconds: account.end.microseconds * 2))
    let request = try LedgerRequest.of(later, "3", limit: "3")
    let result = try await tenant.server.ledger(tenant.id) { tx throws(RPCError) in
      try await Ledger.reserve(tx, request)
    }
    #expect(result.reservation?.start == account.end)
  }

  // MARK: Closing

  @Test func `are committed whole or in part, and a repeat is answered as before`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let whole = try #require(try await reserve("2.50", of: "10", tenant).reservation)
    let part = try #require(try await reserve("4", of: "10", tenant).reservation)
    for _ in 0..<2 {
      #expect(try await commit(whole.id, nil, tenant) == "done committed 2.50")
      #expect(try await commit(part.id, "1.25", tenant) == "done committed 1.25")
    }
    #expect(try await commit(whole.id, "2.5", tenant) == "done committed 2.50")
    #expect(try await commit(part.id, "1.26", tenant) == "closed committed 1.25")
    #expect(try await commit(part.id, nil, tenant) == "closed committed 1.25")
    #expect(try await release(part.id, tenant) == "closed committed 1.25")
    #expect(try await balance(tenant) == "3.75 0.00")
    #expect(try tenant.server.sums(tenant.id) == "sends.day t t")
  }

  @Test func `are not committed with more than they hold`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let held = try #require(try await reserve("1", of: "10", tenant).reservation)
    #expect(try await commit(held.id, "1.01", tenant) == "excessive held")
    #expect(try await commit(held.id, "-1", tenant) == "excessive held")
    #expect(try await balance(tenant) == "0 1")
    #expect(try await commit(held.id, "0", tenant) == "done committed 0")
    #expect(try await balance(tenant) == "0 0")
  }

  @Test func `that are released make room, once`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let held = try #require(try await reserve("3", of: "3", tenant).reservation)
    for _ in 0..<2 { #expect(try await release(held.id, tenant) == "done released -") }
    #expect(try await commit(held.id, nil, tenant) == "closed released -")
    #expect(try await balance(tenant) == "0 0")
    #expect(try await reserve("3", of: "3", tenant).reservation != nil)
  }

  @Test func `of nobody and of another tenant are missing alike`() async throws {
    let server = try await TestServer.shared.value
    let (mine, other) = (try await server.tenant(), try await server.tenant())
    let held = try #require(try await reserve("3", of: "3", other).reservation)
    for id in [held.id, .new()] {
      #expect(try await commit(id, nil, mine) == "missing")
      #expect(try await release(id, mine) == "missing")
    }
    #expect(try await balance(mine) == "0 0")
    #expect(try await balance(other) == "0 3")
  }

  @Test func `that were undone with their transaction hold nothing`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    #expect(try await reserve("3", of: "3", tenant, undone: true).reservation != nil)
    #expect(try await balance(tenant) == "0 0")
    #expect(try await reserve("3", of: "3", tenant).reservation != nil)
  }

  @Test func `are not less than nothing`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let error = try await refusal { try await reserve("-1", of: "3", tenant) }
    #expect(error?.code == .internal)
    #expect(try await balance(tenant) == "0 0")
  }

  // MARK: Use that came afterwards

  @Test func `make way for use that nobody reserved, whatever the limit`() async throws {
    let (tenant, account) = (try await TestServer.shared.value.tenant(), account)
    var balances: [String] = []
    for amount in ["2.5", "10", "-1.5"] {
      let amount = try decimal(amount)
      balances.append(
        try await tenant.server.ledger(tenant.id) { tx throws(RPCError) in
          try await Ledger.adjust(tx, account, by: amount)
        }.words)
    }
    #expect(balances == ["2.5 0", "12.5 0", "11.0 0"])
    #expect(try await reserve("0.1", of: "11", tenant).refusal?.used.text == "11.0")
    #expect(try await reserve("0.1", of: "11.1", tenant).reservation != nil)
  }
}
