import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `GetBillingReport` {
  /// Made two months ago, with prices since before.
  private func tenant(_ charges: [UsageV1.Charge]? = nil) async throws -> Limits {
    let limits = try await Limits.tenant()
    try limits.age(months: 2)
    try await limits.plan(
      charges ?? [Limits.charge("base", .flat("49")), Limits.charge("pages", .unit("0.10"))])
    return limits
  }

  @Test func `tells what each charge comes to`() async throws {
    let limits = try await tenant([
      Limits.charge("base", .flat("49")),
      Limits.charge("big", .tiered(Pricing.tiers(("10", "1", "0"), (nil, "0.5", "3")))) {
        ($0.dimensions, $0.includedAmount) = (["kind": "big"], Limits.decimal("5"))
      },
      Limits.charge("rest", .unit("0.001")),
    ])
    let time = try limits.within(1)
    func entry(_ amount: String, _ kind: String) -> UsageV1.UsageEntry {
      Limits.entry(amount) { ($0.usageTime, $0.dimensions) = (time, ["kind": kind]) }
    }
    try await limits.record(entry("12", "big"), entry("8", "big"), entry("2.5", "small"))
    let report = try await limits.report(limits.month(1))
    #expect(report.lines.map(\.chargeKey) == ["base", "big", "rest"])
    #expect(report.lines.map { $0.amount?.told } == ["49.00 USD", "15.50 USD", "0.00 USD"])
    #expect(report.lines[1].quantity?.value == "20" && report.lines[1].includedQuantity?.value == "5")
    #expect(
      report.lines[1].tiers.map { $0.amount?.value } == ["10", "5.5"] && report.lines[1].unit == "page")
    #expect(report.total?.told == "64.50 USD" && report.lineTotal == report.total)
    #expect(report.adjustments.isEmpty && report.adjustmentTotal?.told == "0.00 USD")
    #expect(report.entryCount == 3 && report.state == .open && report.digest.count == 32)
    let (date, start, end) = (try limits.month(1), try limits.within(1, 0), try limits.within(0, 0))
    #expect(report.periodDate == date && report.timeZone == "UTC")
    #expect(report.startTime == start && report.endTime == end)
    // Of another month nothing but the flat price.
    #expect(try await limits.report(limits.month(2)).total?.told == "49.00 USD")
  }

  @Test func `is the same bytes for ever, whatever is recorded later`() async throws {
    let limits = try await tenant()
    let time = try limits.within(1)
    try await limits.record(Limits.entry("100") { $0.usageTime = time })
    let date = try limits.month(1)
    let first = try await limits.report(date)
    let asOf = try #require(first.asOfTime)
    try await limits.record(Limits.entry("7") { $0.usageTime = time })
    try await limits.grant("5")
    try await limits.plan([], from: "now() + interval '1 hour'")
    #expect(try await limits.report(date) { $0.asOfTime = asOf }.bytes() == first.bytes())
    #expect(try await limits.report(date).total?.told == "59.70 USD")
    try await limits.close(limits.month(2))
    try await limits.close(date)
    #expect(try await limits.report(date) { $0.asOfTime = asOf }.bytes() == first.bytes())
    let final = try await limits.report(date)
    #expect(final.state == .closed && final.total?.told == "59.70 USD" && final.closeTime != nil)
    try await limits.record(Limits.entry("3") { $0.usageTime = time })
    #expect(try await limits.report(date).bytes() == final.bytes())
    #expect(try await limits.report(date) { $0.asOfTime = asOf }.bytes() == first.bytes())
  }

  @Test func `tells late usage as adjustments of the next period, named to its own`() async throws {
    let limits = try await tenant()
    let (long, last) = (try limits.within(2), try limits.within(1))
    let (before, date) = (try limits.month(2), try limits.month(1))
    try await limits.record(
      Limits.entry("100") { $0.usageTime = long }, Limits.entry("10") { $0.usageTime = last })
    #expect(try await limits.close(before).total?.told == "59.00 USD")
    let results = try await limits.record(
      Limits.entry("5") { $0.usageTime = long }, Limits.entry("1.5") { $0.usageTime = long })
    #expect(results.results.map(\.adjustment) == [true, true])
    let open = try await limits.report(date)
    let adjustment = try #require(open.adjustments.first)
    #expect(open.adjustments.count == 1 && adjustment.periodDate == before && adjustment.chargeKey == "pages")
    #expect(adjustment.quantityBefore?.value == "100" && adjustment.quantityAfter?.value == "106.5")
    #expect(adjustment.amountBefore?.told == "10.00 USD" && adjustment.amountAfter?.told == "10.65 USD")
    #expect(adjustment.amount?.told == "0.65 USD" && adjustment.entryCount == 2)
    #expect(open.total?.told == "50.65 USD" && open.lineTotal?.told == "50.00 USD" && open.entryCount == 1)
    let closed = try await limits.close(date)
    #expect(closed.total?.told == "50.65 USD")
    // What comes after that is told in the one after, beside what was billed in both.
    try await limits.record(Limits.entry("2") { $0.usageTime = long })
    let current = try await limits.report()
    let again = try #require(current.adjustments.first)
    #expect(again.periodDate == before && again.quantityBefore?.value == "106.5" && again.entryCount == 1)
    #expect(again.amount?.told == "0.20 USD" && current.adjustmentTotal?.told == "0.20 USD")
    #expect(try await limits.report(before).total?.told == "59.00 USD")
  }

  @Test func `counts what came between the time it was closed as of and its closing`() async throws {
    let limits = try await tenant()
    let time = try limits.within(2)
    try await limits.record(Limits.entry("100") { $0.usageTime = time })
    let asOf = try #require(try await limits.report(limits.month(2)).asOfTime)
    try await limits.record(Limits.entry("9") { $0.usageTime = time })
    #expect(try await limits.close(limits.month(2)) { $0.asOfTime = asOf }.total?.told == "59.00 USD")
    #expect(try await limits.report(limits.month(1)).adjustments.map { $0.amount?.told } == ["0.90 USD"])
  }

  @Test func `rates each part of a period by the version in force`() async throws {
    let limits = try await Limits.tenant()
    try limits.age(months: 2)
    try await limits.plan([Limits.charge("pages", .unit("1")) { $0.includedAmount = Limits.decimal("10") }])
    try await limits.plan(
      [Limits.charge("pages", .unit("2")) { $0.includedAmount = Limits.decimal("10") }],
      from: "now() + interval '1 minute'")
    // As if it had been made then.
    _ = try limits.sql(
      """
      UPDATE price_plans SET
        effective_time = CASE revision WHEN 2 THEN date_trunc('month', now(), 'UTC') - interval '10 days' ELSE effective_time END,
        end_time = CASE revision WHEN 1 THEN date_trunc('month', now(), 'UTC') - interval '10 days' ELSE end_time END
      WHERE tenant_id = $tenant
      """)
    let (early, late) = (
      try limits.within(1, 3), try limits.time("date_trunc('month', now(), 'UTC') - interval '1 day'")
    )
    try await limits.record(
      Limits.entry("15") { $0.usageTime = early }, Limits.entry("12") { $0.usageTime = late })
    let report = try await limits.report(limits.month(1))
    #expect(report.lines.map { $0.amount?.told } == ["5.00 USD", "4.00 USD"])
    #expect(report.lines.map { $0.includedQuantity?.value } == ["10", "10"])
    #expect(report.lines[0].endTime == report.lines[1].startTime && report.lines[1].endTime == report.endTime)
    #expect(report.lines[0].pricePlanID != report.lines[1].pricePlanID)
  }

  @Test(arguments: ["Pacific/Auckland", "America/New_York", "Europe/Vienna"])
  func `follows the tenant's zone, a change from the next period on`(zone: String) async throws {
    let limits = try await tenant([Limits.charge("pages", .unit("1"))])
    _ = try limits.sql("UPDATE tenants SET time_zone = '\(zone)' WHERE tenant_id = $tenant")
    let edge = try limits.time("date_trunc('month', now() AT TIME ZONE '\(zone)') AT TIME ZONE '\(zone)'")
    var before = edge
    before.seconds -= 1
    try await limits.record(
      Limits.entry("1") { $0.usageTime = before }, Limits.entry("2") { $0.usageTime = edge })
    let date = try limits.sql(
      "SELECT to_char(date_trunc('month', now() AT TIME ZONE '\(zone)') - interval '1 month', 'YYYY-MM-DD')")
    let report = try await limits.report(date)
    #expect(report.timeZone == zone && report.endTime == edge && report.periodDate == date)
    #expect(report.lines.first?.quantity?.value == "1")
    #expect(try await limits.report().lines.first?.quantity?.value == "2")
  }

  @Test func `reads maxima, last values and unique counts of a period as they are`() async throws {
    let limits = try await Limits.tenant()
    try limits.age(months: 2)
    for (metric, aggregation) in [("peak", UsageV1.Aggregation.max), ("seats", .last), ("users", .unique)] {
      try await limits.addMeter("app", metric, aggregation)
    }
    try await limits.plan([
      Limits.charge("peak", .unit("1"), metric: "peak"), Limits.charge("seats", .unit("1"), metric: "seats"),
      Limits.charge("users", .unit("1"), metric: "users"),
    ])
    let (one, two) = (try limits.within(1, 3), try limits.within(1, 4))
    try await limits.record(
      Limits.entry("7") { ($0.metric, $0.usageTime) = ("peak", one) },
      Limits.entry("3") { ($0.metric, $0.usageTime) = ("peak", two) },
      Limits.entry("9") { ($0.metric, $0.usageTime) = ("seats", two) },
      Limits.entry("4") { ($0.metric, $0.usageTime) = ("seats", one) },
      Limits.entry("") { ($0.metric, $0.usageTime, $0.uniqueValue, $0.amount) = ("users", one, "ada", nil) },
      Limits.entry("") { ($0.metric, $0.usageTime, $0.uniqueValue, $0.amount) = ("users", two, "ada", nil) },
      Limits.entry("") { ($0.metric, $0.usageTime, $0.uniqueValue, $0.amount) = ("users", two, "bob", nil) })
    let report = try await limits.report(limits.month(1))
    #expect(report.lines.map { $0.quantity?.value } == ["7", "9", "2"])
  }

  @Test func `tells the credits of a period`() async throws {
    let limits = try await Limits.tenant()
    try await limits.plan([Limits.charge("pages", .credit("2"))]) {
      $0.includedCredits = Limits.decimal("100")
    }
    try await limits.grant("50")
    try await limits.grant("-10")
    try await limits.record(Limits.entry("60"))
    let report = try await limits.report()
    #expect(report.creditsGranted?.value == "140" && report.creditsUsed?.value == "120")
    #expect(report.creditsExpired?.value == "0" && report.creditsLeft?.value == "20")
    #expect(report.lines.first?.credits?.value == "120" && report.lines.first?.amount?.told == "0.00 USD")
    #expect(try await limits.balance().available?.value == "20")
  }

  @Test func `refuses what is no period, no time, or has no prices`() async throws {
    let limits = try await tenant()
    func reason(_ date: String, _ time: String? = nil) async throws -> String? {
      let asOf = try time.map { try limits.time($0) }
      return try await refusal { try await limits.report(date) { $0.asOfTime = asOf } }?.reason
    }
    #expect(try await reason(limits.month(3)) == "BILLING_PERIOD_INVALID")
    #expect(try await reason(limits.month(-1)) == "BILLING_PERIOD_INVALID")
    #expect(try await reason("", "now() + interval '1 hour'") == "BILLING_AS_OF_INVALID")
    let bare = try await Limits.tenant()
    #expect(try await refusal { try await bare.report() }?.reason == "PRICE_PLAN_MISSING")
    let member = try limits.caller("member")
    let asked = UsageV1.GetBillingReportRequest.with { $0.tenantID = limits.text }
    #expect(
      try await refusal { try await limits.usage.getBillingReport(asked, member) }?.reason
        == "PERMISSION_MISSING")
  }

  @Test func `is answered as CSV too`() async throws {
    let limits = try await tenant()
    let request = UsageV1.GetBillingReportRequest.with { ($0.tenantID, $0.includeCsv) = (limits.text, true) }
    let answer = try await limits.usage.getBillingReport(request, limits.caller("admin"))
    let rows = answer.csv.split(separator: "\r\n")
    #expect(rows.count == 5 && rows[1].contains(",base,") && rows[4].hasPrefix("total,"))
    #expect(rows[4].contains(",49,USD,"))
  }
}
