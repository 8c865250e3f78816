import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import Testing

@Suite struct `GetBalance` {
  @Test func `is nothing for who never had any`() async throws {
    let limits = try await Limits.tenant()
    let balance = try await limits.balance()
    #expect(balance.available?.value == "0" && balance.granted?.value == "0" && balance.used?.value == "0")
    #expect(balance.creditGrants.isEmpty && balance.nextExpireTime == nil && balance.readTime != nil)
  }

  @Test func `uses up those that expire soonest first, then the oldest`() async throws {
    let limits = try await Limits.tenant()
    try await limits.plan([Limits.charge("pages", .credit("1"))])
    let (soon, late) = (
      try limits.time("now() + interval '1 day'"), try limits.time("now() + interval '9 days'")
    )
    try await limits.grant("10") { $0.reason = "never" }
    try await limits.grant("10") { ($0.reason, $0.expireTime) = ("late", late) }
    try await limits.grant("10") { ($0.reason, $0.expireTime) = ("soon", soon) }
    try await limits.grant("10") { $0.reason = "never, younger" }
    try await limits.grant("10") { ($0.reason, $0.startTime) = ("to come", soon) }
    func left() async throws -> [String] {
      try await limits.balance().creditGrants.map { "\($0.reason) \($0.remaining?.value ?? "")" }
    }
    #expect(try await left() == ["soon 10", "late 10", "never 10", "never, younger 10", "to come 10"])
    var balance = try await limits.balance()
    #expect(balance.available?.value == "40" && balance.nextExpireAmount?.value == "10")
    #expect(balance.nextExpireTime == soon && balance.granted?.value == "50")
    let time = try limits.time("now()")
    let used = try await limits.record(Limits.entry("25") { $0.usageTime = time })
    #expect(try await left() == ["never 5", "never, younger 10", "to come 10"])
    balance = try await limits.balance()
    #expect(balance.available?.value == "15" && balance.used?.value == "25" && balance.nextExpireTime == nil)
    // What is corrected comes back.
    let id = try #require(used.results.first?.usageEntryID)
    try await limits.record(Limits.entry("-5") { ($0.correctsID, $0.usageTime) = (id, time) })
    #expect(try await left() == ["never 10", "never, younger 10", "to come 10"])
    balance = try await limits.balance()
    #expect(balance.available?.value == "20" && balance.used?.value == "20")
  }

  @Test func `is negative when recorded usage took more, which the next grant pays`() async throws {
    let limits = try await Limits.tenant()
    try await limits.plan([Limits.charge("pages", .credit("1"))])
    try await limits.grant("10")
    try await limits.record(Limits.entry("14"))
    var balance = try await limits.balance()
    #expect(balance.available?.value == "-4" && balance.used?.value == "14" && balance.creditGrants.isEmpty)
    #expect(try await refusal { try await limits.reserve("1") }?.reason == "NO_CREDITS")
    balance = try #require(try await limits.grant("5").balance)
    #expect(balance.available?.value == "1" && balance.creditGrants.first?.remaining?.value == "1")
    #expect(try await limits.reserved("1").credits?.value == "1")
    let error = try await refusal { try await limits.reserve("1") }
    #expect(error?.reason == "NO_CREDITS" && error?.metadata["balance"] == "0")
  }

  @Test func `lapses without any job`() async throws {
    let limits = try await Limits.tenant()
    let soon = try limits.time("clock_timestamp() + interval '1 second'")
    try await limits.grant("10") { $0.expireTime = soon }
    try await limits.grant("1")
    #expect(try await eventually(within: .seconds(10)) { try await limits.balance().available?.value == "1" })
    let balance = try await limits.balance()
    #expect(
      balance.expired?.value == "10" && balance.granted?.value == "11" && balance.creditGrants.count == 1)
    // Said the same by who settles it.
    try await limits.grant("1")
    let settled = try await limits.balance()
    #expect(settled.expired?.value == "10" && settled.available?.value == "2")
  }

  @Test func `has what the price plan brings with each period`() async throws {
    let limits = try await Limits.tenant()
    try limits.age(months: 2)
    try await limits.plan([Limits.charge("pages", .credit("1"))]) {
      $0.includedCredits = Limits.decimal("100")
    }
    var balance = try await limits.balance()
    // Of three months, of which two are over.
    #expect(balance.available?.value == "100" && balance.granted?.value == "300")
    #expect(balance.expired?.value == "200")
    let grant = try #require(balance.creditGrants.first)
    #expect(grant.grantedBy == nil && grant.expireTime == balance.nextExpireTime)
    try await limits.record(Limits.entry("30"))
    balance = try await limits.balance()
    #expect(balance.available?.value == "70" && balance.granted?.value == "300")
    #expect(balance.expired?.value == "200" && balance.creditGrants.first?.id == grant.id)
  }

  @Test func `is always granted less used, expired and reserved`() async throws {
    let limits = try await Limits.tenant()
    try await limits.plan([Limits.charge("pages", .credit("0.25"))])
    var generator = SystemRandomNumberGenerator()
    var held: [UsageV1.Reservation] = []
    for _ in 0..<40 {
      let amount = "\(Int.random(in: 1...90, using: &generator))"
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: try await limits.grant("\(amount).125")
      case 1: _ = try await refusal { try await limits.grant("-\(amount)") }
      case 2: try await limits.record(Limits.entry(amount))
      case 3: if let reservation = try? await limits.reserved(amount) { held.append(reservation) }
      default: if let reservation = held.popLast() { _ = try await limits.commit(reservation, amount) }
      }
      let balance = try await limits.balance()
      func number(_ decimal: String?) throws -> Decimal { try #require(decimal.flatMap { Decimal($0) }) }
      let sum =
        try number(balance.granted?.value) - number(balance.used?.value) - number(balance.expired?.value)
        - number(balance.reserved?.value)
      #expect(sum.text == balance.available?.value)
    }
  }
}
