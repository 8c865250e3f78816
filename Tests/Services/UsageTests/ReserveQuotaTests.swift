import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ReserveQuota` {
  @Test func `holds an amount against the quotas that it falls under`() async throws {
    let limits = try await Limits.tenant()
    try await limits.set("10")
    try await limits.set("4", key: "big") { $0.wanted.dimensions = ["kind": "big"] }
    let answer = try await limits.reserve("3") { ($0.dimensions, $0.reference) = (["kind": "big"], "run-7") }
    let held = try #require(answer.reservation)
    #expect(held.id.hasPrefix("reservation_") && held.state == .held && held.amount?.value == "3")
    #expect(held.dimensions == ["kind": "big"] && held.reference == "run-7" && held.version == 1)
    #expect(held.hold?.seconds == 60 && held.credits == nil && held.usageEntryID == "")
    #expect(answer.quotas.map(\.key) == ["big", "pages"])
    #expect(answer.quotas.map { $0.remaining?.value } == ["1", "7"])
    #expect(try await limits.quota("big").reserved?.value == "3")
    #expect(try await limits.quota().remaining?.value == "7")
    // One that is not big falls under the other alone.
    #expect(try await limits.reserve("7").quotas.map(\.key) == ["pages"])
  }

  @Test func `holds nothing when one of them has no room`() async throws {
    let limits = try await Limits.tenant()
    try await limits.set("10")
    try await limits.set("4", key: "big") { $0.wanted.dimensions = ["kind": "big"] }
    try await limits.record(Limits.entry("1.5"))
    let error = try await refusal { try await limits.reserve("4.5") { $0.dimensions = ["kind": "big"] } }
    #expect(error?.code == .resourceExhausted && error?.reason == "QUOTA_EXCEEDED")
    #expect(error?.metadata["quota"] == "big" && error?.metadata["limit"] == "4")
    #expect(error?.metadata["used"] == "0" && error?.metadata["reset_time"]?.isEmpty == false)
    #expect(try await limits.quota().reserved?.value == "0")
    #expect(try await refusal { try await limits.reserve("8.6") }?.metadata["used"] == "1.5")
    #expect(try await limits.reserve("8.5").reservation?.state == .held)
  }

  @Test func `asks for the cost where a budget counts it`() async throws {
    let limits = try await Limits.tenant()
    try await limits.addMeter("ai", "tokens", .sum, ["model"])
    func reserve(_ amount: String, _ cost: String?, _ currency: String = "USD") async throws -> UsageV1.Quota?
    {
      let answer = try await limits.reserve(amount) {
        ($0.category, $0.metric) = ("ai", "tokens")
        $0.unitCost = cost.map { cost in
          .with { ($0.currencyCode, $0.amount) = (currency, Limits.decimal(cost)) }
        }
      }
      return answer.quotas.first
    }
    // The cap that is there without any set-up: 5 dollars a day.
    #expect(try await refusal { try await reserve("1", nil) }?.reason == "USAGE_AMOUNT_INVALID")
    #expect(try await refusal { try await reserve("1", "-1") }?.reason == "USAGE_AMOUNT_INVALID")
    let cap = try #require(try await reserve("2000000", "0.0000015"))
    #expect(cap.key == "ai_daily" && cap.reserved?.value == "3" && cap.remaining?.value == "2")
    let error = try await refusal { try await reserve("2000000", "0.0000015") }
    #expect(error?.reason == "BUDGET_EXCEEDED" && error?.metadata["quota"] == "ai_daily")
    // Cost in another currency does not count.
    #expect(try await reserve("2000000", "1", "EUR") == nil)
  }

  @Test(arguments: [
    ("unknown", "METER_NOT_FOUND"), ("dimension", "METER_DIMENSION_UNKNOWN"),
    ("zero", "USAGE_AMOUNT_INVALID"),
    ("negative", "USAGE_AMOUNT_INVALID"), ("maximum", "USAGE_AMOUNT_INVALID"),
    ("two", "USAGE_AMOUNT_INVALID"),
  ])
  func `refuses what there is nothing to hold of`(wrong: String, reason: String) async throws {
    let limits = try await Limits.tenant()
    try await limits.addMeter("app", "peak", .max)
    try await limits.addMeter("app", "visits", .count)
    let amount = ["zero": "0", "negative": "-1", "two": "2"][wrong] ?? "1"
    let error = try await refusal {
      try await limits.reserve(amount) {
        switch wrong {
        case "unknown": $0.metric = "nothing"
        case "dimension": $0.dimensions = ["colour": "red"]
        case "maximum": $0.metric = "peak"
        case "two": $0.metric = "visits"
        default: break
        }
      }
    }
    #expect(error?.reason == reason)
  }

  @Test func `tells whether there is room without holding any`() async throws {
    let limits = try await Limits.tenant()
    try await limits.set("10")
    func trial(_ amount: String) async throws -> UsageV1.ReserveQuotaResponse {
      let request = UsageV1.ReserveQuotaRequest.with {
        ($0.tenantID, $0.validateOnly) = (limits.text, true)
        $0.reservation = .with {
          ($0.category, $0.metric, $0.amount) = ("app", "pages", Limits.decimal(amount))
        }
      }
      return try await limits.usage.reserveQuota(request, limits.caller("member"))
    }
    #expect(try await trial("10").quotas.first?.remaining?.value == "0")
    #expect(try await limits.quota().reserved?.value == "0")
    #expect(try await refusal { try await trial("11") }?.reason == "QUOTA_EXCEEDED")
  }

  @Test func `gives back what nobody commits, without any job`() async throws {
    let limits = try await Limits.tenant()
    try await limits.set("10")
    try await limits.grant("10")
    try await limits.plan([Limits.charge("pages", .credit("1"))])
    // Whoever has reserved it is gone.
    let held = try await limits.reserved("10") { $0.hold = .with { $0.seconds = 1 } }
    #expect(held.credits?.value == "10")
    #expect(try await refusal { try await limits.reserve("1") }?.reason == "QUOTA_EXCEEDED")
    #expect(try await limits.balance().available?.value == "0")
    #expect(try await eventually(within: .seconds(10)) { try await limits.quota().reserved?.value == "0" })
    #expect(try await limits.balance().available?.value == "10")
    #expect(try await limits.reserve("10").reservation?.state == .held)
    #expect(try await refusal { try await limits.commit(held) }?.reason == "RESERVATION_EXPIRED")
    #expect(try await limits.release(held).state == .expired)
  }

  @Test func `lets through at a soft limit, and at none`() async throws {
    let limits = try await Limits.tenant()
    try await limits.set("1") { $0.wanted.soft = true }
    try await limits.set(nil, key: "seen")
    let answer = try await limits.reserve("5")
    #expect(answer.quotas.map { $0.remaining?.value } == ["-4", nil])
    #expect(answer.quotas.map { $0.effectiveLimit?.value } == [nil, nil])
  }

  @Test func `answers a repeat of the request the first reservation`() async throws {
    let limits = try await Limits.tenant()
    try await limits.set("10")
    let request = UsageV1.ReserveQuotaRequest.with {
      ($0.tenantID, $0.requestID) = (limits.text, "once")
      $0.reservation = .with { ($0.category, $0.metric, $0.amount) = ("app", "pages", Limits.decimal("6")) }
    }
    let first = try await limits.usage.reserveQuota(request, limits.caller("member"))
    #expect(try await limits.usage.reserveQuota(request, limits.caller("member")) == first)
    #expect(try await limits.quota().reserved?.value == "6")
  }
}
