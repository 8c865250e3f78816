import MusterCore
import MusterLedger
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterTestKit
import Testing

/// The ledger beside a few lines that say what it should be, over chances that nobody would think of.
@Suite(.timeLimit(.minutes(3))) struct `The ledger beside a model` {
  /// Of hundredths.
  private struct Model {
    var used = 0
    var held: [ReservationID: Int] = [:]
    var closed: [ReservationID: String] = [:]

    var reserved: Int { held.values.reduce(0, +) }

    mutating func expire() {
      for id in held.keys { closed[id] = "closed expired -" }
      held = [:]
    }
  }

  private static let limit = 1_000
  private let account = LedgerAccount.day("model")

  private func decimal(_ hundredths: Int) throws -> PostgresDecimal {
    let digits = String(100 + hundredths % 100).dropFirst()
    return try MusterLedgerTests.decimal("\(hundredths / 100).\(digits)")
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `says the same`(_ seed: UInt64) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    var random = Chance(state: seed)
    var model = Model()
    for step in 0..<120 {
      let place = "seed \(seed), step \(step)"
      switch Int.random(in: 0..<10, using: &random) {
      case 0...3: try await reserve(Int.random(in: 0...400, using: &random), &model, tenant, place)
      case 4...5: try await commit(&model, tenant, &random, place)
      case 6: try await release(&model, tenant, &random, place)
      case 7:
        let amount = Int.random(in: 0...50, using: &random)
        let (account, exact) = (account, try decimal(amount))
        model.used += amount
        _ = try await server.ledger(tenant.id) { tx throws(RPCError) in
          try await Ledger.adjust(tx, account, by: exact)
        }
      case 8 where step % 3 == 0:
        try server.expireHeld(tenant.id)
        model.expire()
        // Or the next reservation finds them.
        if Bool.random(using: &random) {
          _ = try await server.ledger(tenant.id) { tx throws(RPCError) in try await Ledger.expire(tx, most: 5)
          }
        } else {
          try await reserve(0, &model, tenant, place)
        }
      case 9 where step % 5 == 0:
        try server.sql("UPDATE ledger_accounts SET used = 0 WHERE tenant_id = '\(tenant.id.uuidText)'")
        model.used = 0
      default: break
      }
      let account = account
      let balance = try await server.ledger(tenant.id) { tx throws(RPCError) in
        try await Ledger.balance(tx, account)
      }
      #expect(try hundredths(balance.used) == model.used, "\(place)")
      #expect(try hundredths(balance.reserved) == model.reserved, "\(place)")
    }
    #expect(model.closed.count > 10)
  }

  private func reserve(
    _ amount: Int, _ model: inout Model, _ tenant: TestTenant, _ place: String
  ) async throws {
    let request = LedgerRequest(
      account, amount: try decimal(amount), limit: try decimal(Self.limit), lifetime: .seconds(60),
      owner: "model", purpose: "model")
    let result = try await tenant.server.ledger(tenant.id) { tx throws(RPCError) in
      try await Ledger.reserve(tx, request)
    }
    let fits = model.used + model.reserved + amount <= Self.limit
    #expect((result.reservation != nil) == fits, "\(place)")
    if let reservation = result.reservation { model.held[reservation.id] = amount }
  }

  private func commit(
    _ model: inout Model, _ tenant: TestTenant, _ random: inout Chance, _ place: String
  ) async throws {
    guard
      let (id, amount) = model.held.sorted(by: { $0.key.description < $1.key.description }).randomElement(
        using: &random)
    else { return try await closedAgain(model, tenant, &random, place) }
    let part = Int.random(in: 0...(amount + 20), using: &random)
    let exact = try decimal(part)
    let words = try await tenant.server.ledger(tenant.id) { tx throws(RPCError) in
      try await Ledger.commit(tx, id, amount: exact)
    }.words
    guard part <= amount else {
      #expect(words == "excessive held", "\(place)")
      return
    }
    #expect(words == "done committed \(exact.text)", "\(place)")
    model.held[id] = nil
    model.used += part
    model.closed[id] = "closed committed \(exact.text)"
  }

  private func release(
    _ model: inout Model, _ tenant: TestTenant, _ random: inout Chance, _ place: String
  ) async throws {
    guard
      let id = model.held.keys.sorted(by: { $0.description < $1.description }).randomElement(using: &random)
    else { return }
    let words = try await tenant.server.ledger(tenant.id) { tx throws(RPCError) in
      try await Ledger.release(tx, id)
    }.words
    #expect(words == "done released -", "\(place)")
    model.held[id] = nil
    model.closed[id] = "closed released -"
  }

  /// With an amount that no reservation has: it stays as it was closed.
  private func closedAgain(
    _ model: Model, _ tenant: TestTenant, _ random: inout Chance, _ place: String
  ) async throws {
    guard
      let (id, words) = model.closed.sorted(by: { $0.key.description < $1.key.description }).randomElement(
        using: &random)
    else { return }
    let other = try MusterLedgerTests.decimal("1000000")
    let found = try await tenant.server.ledger(tenant.id) { tx throws(RPCError) in
      try await Ledger.commit(tx, id, amount: other)
    }.words
    #expect(found == words, "\(place)")
  }

  private func hundredths(_ amount: PostgresDecimal) throws -> Int {
    let parts = amount.text.split(separator: ".")
    let fraction = parts.count > 1 ? parts[1] + "00" : "00"
    return try #require(Int(parts[0])) * 100 + #require(Int(fraction.prefix(2)))
  }
}

/// The same chances for the same seed (SplitMix64).
struct Chance: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
