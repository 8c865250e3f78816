import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWire
import Testing

@Suite struct `ListQuotas` {
  @Test func `lists a default cap that nobody has set`() async throws {
    let limits = try await Limits.tenant()
    let cap = try await limits.quota("ai_daily")
    #expect(cap.id == "" && cap.origin == .builtIn && cap.version == 0 && cap.period == .day)
    #expect(cap.measure == .cost && cap.currencyCode == "USD" && cap.effectiveLimit?.value == "5")
    // By the plan.
    _ = try limits.sql("UPDATE tenants SET plan = 'velocity' WHERE tenant_id = $tenant")
    #expect(try await limits.quota("ai_daily").effectiveLimit?.value == "25")
    // Until somebody sets another.
    let own = try await limits.set("60", key: "ai_daily") {
      ($0.wanted.category, $0.wanted.metric) = ("ai", "")
      ($0.wanted.measure, $0.wanted.currencyCode) = (.cost, "USD")
    }
    #expect(own.origin == .tenant && own.effectiveLimit?.value == "60" && own.ceiling == nil)
  }

  @Test func `lists by key, in pages and narrowed`() async throws {
    let limits = try await Limits.tenant()
    for key in ["b", "c", "a"] { try await limits.set("1", key: key) }
    #expect(try await limits.quotas().map(\.key) == ["a", "ai_daily", "b", "c"])
    #expect(try await limits.quotas { $0.orderBy = "key desc" }.map(\.key) == ["c", "b", "ai_daily", "a"])
    #expect(try await limits.quotas { $0.category = "app" }.map(\.key) == ["a", "b", "c"])
    #expect(try await limits.quotas { $0.period = .month }.isEmpty)
    var keys: [String] = []
    var token = ""
    repeat {
      let request = UsageV1.ListQuotasRequest.with {
        ($0.tenantID, $0.pageSize, $0.pageToken) = (limits.text, 3, token)
      }
      let page = try await limits.usage.listQuotas(request, limits.caller("viewer"))
      keys += page.quotas.map(\.key)
      token = page.nextPageToken
    } while !token.isEmpty
    #expect(keys == ["a", "ai_daily", "b", "c"])
  }

  @Test(arguments: [
    ("hour", "UTC", UsageV1.Period.hour), ("day", "Europe/Vienna", .day),
    ("week", "America/New_York", .week), ("month", "Asia/Tokyo", .month), ("year", "UTC", .year),
  ])
  func `tells the period in its zone`(unit: String, zone: String, period: UsageV1.Period) async throws {
    let limits = try await Limits.tenant()
    try await limits.set("1") { ($0.wanted.period, $0.wanted.timeZone) = (period, zone) }
    let start = try limits.time("date_trunc('\(unit)', now(), '\(zone)')")
    let end = try limits.time(
      "(date_trunc('\(unit)', now() AT TIME ZONE '\(zone)') + interval '1 \(unit)') AT TIME ZONE '\(zone)'")
    let quota = try await limits.quota()
    #expect(quota.periodStartTime == start && quota.resetTime == end)
  }

  @Test func `starts from zero in the next period without any job`() async throws {
    let limits = try await Limits.tenant()
    try await limits.set("5")
    let yesterday = try limits.time("now() - interval '1 day'")
    try await limits.record(Limits.entry("3") { $0.usageTime = yesterday }, Limits.entry("2"))
    #expect(try await limits.quota().used?.value == "2")
    try await limits.set("5", key: "ever") { $0.wanted.period = .lifetime }
    let ever = try await limits.quota("ever")
    #expect(ever.used?.value == "5" && ever.resetTime == nil && ever.periodStartTime == nil)
  }

  @Test func `lists all that the platform gives to operators alone`() async throws {
    let limits = try await Limits.tenant()
    let request = UsageV1.ListQuotasRequest.with { $0.key = "ai_daily" }
    let quotas = try await limits.usage.listQuotas(request, limits.operator_()).quotas
    #expect(quotas.filter { $0.origin == .builtIn }.map(\.plan.rawValue).sorted() == [1, 2, 3])
    let admin = try limits.caller("admin")
    #expect(
      try await refusal { try await limits.usage.listQuotas(request, admin) }?.code == .permissionDenied)
  }
}
