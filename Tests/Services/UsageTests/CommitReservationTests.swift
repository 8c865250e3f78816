import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWire
import Testing

@Suite struct `CommitReservation` {
  @Test func `records what was used and gives the rest back`() async throws {
    let limits = try await Limits.tenant()
    try await limits.set("10")
    let held = try await limits.reserved("6") {
      $0.dimensions = ["kind": "big"]
      $0.unitCost = .with { ($0.currencyCode, $0.amount) = ("USD", Limits.decimal("0.25")) }
    }
    let answer = try await limits.commit(held, "4.5") { $0.metadata = #"{"run":"7"}"# }
    let (committed, entry) = (try #require(answer.reservation), try #require(answer.usageEntry))
    #expect(committed.state == .committed && committed.committedAmount?.value == "4.5")
    #expect(committed.usageEntryID == entry.id && committed.version == 2)
    #expect(entry.idempotencyKey == held.id && entry.reservationID == held.id && entry.source == .reservation)
    #expect(entry.amount?.value == "4.5" && entry.cost?.amount?.value == "1.125")
    #expect(entry.dimensions == ["kind": "big"] && entry.metadata == #"{"run":"7"}"#)
    #expect(
      entry.category == "app" && entry.metric == "pages" && entry.createTime != nil && !entry.adjustment)
    let quota = try await limits.quota()
    #expect(quota.used?.value == "4.5" && quota.reserved?.value == "0" && quota.remaining?.value == "5.5")
    // It is in the ledger, once.
    let usage = try await limits.usage.getUsage(
      .with { ($0.tenantID, $0.category) = (limits.text, "app") }, limits.caller("viewer"))
    #expect(usage.usages.first?.amount?.value == "4.5")
  }

  @Test func `records all that was reserved when nothing is said, and more than that`() async throws {
    let limits = try await Limits.tenant()
    try await limits.set("10")
    let answer = try await limits.commit(try await limits.reserved("6"))
    #expect(answer.usageEntry?.amount?.value == "6")
    let more = try await limits.commit(try await limits.reserved("1"), "9")
    #expect(more.reservation?.committedAmount?.value == "9")
    #expect(try await limits.quota().remaining?.value == "-5")
    #expect(try await refusal { try await limits.reserve("1") }?.reason == "QUOTA_EXCEEDED")
  }

  @Test func `answers the same entry again, and nothing else`() async throws {
    let limits = try await Limits.tenant()
    let held = try await limits.reserved("6")
    let first = try await limits.commit(held, "5")
    #expect(try await limits.commit(held, "5.0") == first)
    #expect(try await refusal { try await limits.commit(held, "4") }?.reason == "RESERVATION_CLOSED")
    #expect(try await refusal { try await limits.release(held) }?.reason == "RESERVATION_CLOSED")
    #expect(try limits.sql("SELECT count(*) FROM usage_entries WHERE tenant_id = $tenant") == "1")
  }

  @Test func `refuses one that was released, one that there is not and amounts below zero`() async throws {
    let limits = try await Limits.tenant()
    let released = try await limits.release(try await limits.reserved("6"))
    #expect(try await refusal { try await limits.commit(released) }?.reason == "RESERVATION_CLOSED")
    let other = try await Limits.tenant()
    let theirs = try await other.reserved("1")
    #expect(try await refusal { try await limits.commit(theirs) }?.reason == "RESERVATION_NOT_FOUND")
    let held = try await limits.reserved("6")
    #expect(try await refusal { try await limits.commit(held, "-1") }?.reason == "USAGE_AMOUNT_INVALID")
    let early = try limits.time("now() - interval '500 days'")
    let error = try await refusal { try await limits.commit(held) { $0.usageTime = early } }
    #expect(error?.reason == "USAGE_TIME_INVALID")
    let stale = try await refusal { try await limits.commit(held) { $0.version = 7 } }
    #expect(stale?.reason == "VERSION_STALE")
    #expect(try await limits.commit(held, "0").usageEntry?.amount?.value == "0")
  }

  @Test func `takes the credits of what was used`() async throws {
    let limits = try await Limits.tenant()
    try await limits.plan([Limits.charge("pages", .credit("2"))])
    try await limits.grant("100")
    let held = try await limits.reserved("10")
    #expect(held.credits?.value == "20")
    var balance = try await limits.balance()
    #expect(balance.available?.value == "80" && balance.reserved?.value == "20")
    let answer = try await limits.commit(held, "4")
    #expect(answer.reservation?.credits?.value == "8" && answer.usageEntry?.credits?.value == "8")
    balance = try await limits.balance()
    #expect(balance.available?.value == "92" && balance.used?.value == "8" && balance.reserved?.value == "0")
  }
}
