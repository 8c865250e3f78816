import MusterCore
import MusterRPC
import MusterServer
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterUsage

@Suite struct `QueryUsage` {
  /// Entries over the year that is behind, across both changes of every clock.
  private static func spread(_ tenant: TestTenant, _ random: inout SeededRandom, _ count: Int) async throws {
    let now = WallClock.seconds()
    for _ in 0..<count / 200 {
      let entries = (0..<200).map { _ -> UsageV1.UsageEntry in
        let metric = ["sums", "peaks", "lasts", "users", "calls"].randomElement(using: &random) ?? ""
        let time = now - Int64.random(in: 0..<390 * 86_400, using: &random)
        let amount: String? =
          metric == "users" || metric == "calls"
          ? nil : "\(Int.random(in: 0...999, using: &random)).\(Int.random(in: 0...9, using: &random))"
        return entry(metric, amount, at: time) {
          if Bool.random(using: &random) {
            $0.dimensions["model"] = ["a", "b"].randomElement(using: &random)
          }
          if Int.random(in: 0..<3, using: &random) == 0 { $0.dimensions["region"] = "r" }
          if metric == "users" { $0.uniqueValue = "u\(Int.random(in: 0..<30, using: &random))" }
          if Bool.random(using: &random) {
            $0.unitCost = .of(
              "0.\(Int.random(in: 1...9, using: &random))", Bool.random(using: &random) ? "USD" : "EUR")
          }
        }
      }
      #expect(try await tenant.record(entries).recordedCount == 200)
    }
  }

  private static func meters(_ tenant: TestTenant) async throws {
    let meters: [(String, UsageV1.Aggregation)] = [
      ("sums", .sum), ("peaks", .max), ("lasts", .last), ("users", .unique), ("calls", .count),
    ]
    for (name, aggregation) in meters {
      try await tenant.meter(name, aggregation) {
        $0.dimensions = ["model", "region"]
        $0.lateLimit = .with { $0.seconds = 400 * 86_400 }
      }
    }
  }

  /// The same counted anew by a statement that knows nothing of rollups: a line a bucket.
  private static func recount(
    _ tenant: TestTenant, _ start: Int64, _ end: Int64, _ bucket: String, _ zone: String, by dimension: String
  ) throws -> [String] {
    let truncated =
      bucket == "hour" || bucket == "minute"
      ? "e.usage_time - ((e.usage_time AT TIME ZONE '\(zone)') - date_trunc('\(bucket)', e.usage_time AT TIME ZONE '\(zone)'))"
      : "date_trunc('\(bucket)', e.usage_time, '\(zone)')"
    return try tenant.server.sql(
      """
      SELECT concat_ws(' ', extract(epoch FROM greatest(slot, to_timestamp(\(start))))::int8, metric, value,
        count(*), CASE min(aggregation) WHEN 'sum' THEN trim_scale(sum(amount)) WHEN 'max'
          THEN trim_scale(max(amount))
          WHEN 'count' THEN count(*) WHEN 'unique' THEN count(DISTINCT unique_digest)
          ELSE trim_scale((array_agg(amount ORDER BY usage_time DESC, transaction_id DESC,
            entry_id DESC))[1]) END)
      FROM (
        SELECT e.*, \(truncated) AS slot, coalesce(e.dimensions ->> '\(dimension)', '-') AS value,
          m.aggregation
        FROM usage_entries e JOIN usage_meters m USING (tenant_id, meter_id)
        WHERE e.tenant_id = '\(tenant.id.uuidText)'
          AND e.usage_time >= to_timestamp(\(start)) AND e.usage_time < to_timestamp(\(end))
      ) e
      GROUP BY slot, metric, value
      ORDER BY slot, metric COLLATE "C", value COLLATE "C"
      """
    ).split(separator: "\n").map(String.init)
  }

  private static func lines(_ buckets: [UsageV1.UsageBucket]) -> [String] {
    buckets.map { bucket in
      let usage = bucket.usage ?? UsageV1.Usage()
      let value = bucket.dimensions["model"].flatMap { $0.isEmpty ? nil : $0 } ?? "-"
      return
        "\(usage.startTime?.seconds ?? 0) \(usage.metric) \(value) \(usage.entryCount) \(usage.amount?.value ?? "-")"
    }
  }

  private static func all(
    _ tenant: TestTenant, from start: Int64, until end: Int64,
    _ change: (inout UsageV1.QueryUsageRequest) -> Void
  ) async throws -> [UsageV1.UsageBucket] {
    var (buckets, token): ([UsageV1.UsageBucket], String) = ([], "")
    repeat {
      let page = try await tenant.query(from: start, until: end) {
        ($0.pageSize, $0.pageToken) = (700, token)
        change(&$0)
      }
      // The first page has them, where there is use at all.
      #expect(page.totals.isEmpty == (!token.isEmpty || page.usageBuckets.isEmpty))
      buckets += page.usageBuckets
      token = page.nextPageToken
    } while !token.isEmpty
    return buckets
  }

  private static let zones = [
    "UTC", "Australia/Sydney", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Europe/London",
  ]

  @Test func `is equal to a recount, in every zone and size, before and after rollups`() async throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("seed of QueryUsage: \(seed)")
    var random = SeededRandom(seed)
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try await Self.meters(tenant)
    let sizes: [(UsageV1.BucketSize, String)] = [
      (.hour, "hour"), (.day, "day"), (.week, "week"), (.month, "month"), (.minute, "minute"),
    ]
    try await server.working {
      for round in 0..<3 {
        try await Self.spread(tenant, &random, 1_000)
        for zone in Self.zones {
          for (size, name) in sizes {
            let now = WallClock.seconds()
            let days = size == .minute ? 60 : 390
            let start = now - Int64.random(in: 1...Int64(days) * 86_400, using: &random)
            let end = min(now, start + Int64.random(in: 1...Int64(days) * 86_400, using: &random))
            guard start < end else { continue }
            let buckets = try await Self.all(tenant, from: start, until: end) {
              ($0.bucket, $0.timeZone, $0.groupBy, $0.category) = (size, zone, ["model"], "app")
            }
            let recount = try Self.recount(tenant, start, end, name, zone, by: "model")
            #expect(
              Self.lines(buckets) == recount,
              "seed \(seed), round \(round), \(zone), \(name), \(start)..<\(end)")
          }
        }
        try await server.meterNow()
      }
    }
    #expect(try server.sql("SELECT count(*) > 0 FROM usage_rollups") == "t")
    await server.stop()
  }

  @Test func `rollups are equal to a recount and can be made anew`() async throws {
    let seed = UInt64.random(in: 0 ... .max)
    print("seed of rollups: \(seed)")
    var random = SeededRandom(seed)
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try await Self.meters(tenant)
    let sums = """
      SELECT string_agg(concat_ws(' ', meter_id, grain, extract(epoch FROM slot_time)::int8, currency_code,
        dimensions,
        trim_scale(amount_sum), trim_scale(amount_max), entry_count, trim_scale(cost),
          trim_scale(last_amount)), E'\\n'
        ORDER BY meter_id, grain, slot_time, currency_code, dimensions)
      FROM usage_rollups WHERE tenant_id = '\(tenant.id.uuidText)'
      """
    let recount = """
      SELECT string_agg(concat_ws(' ', meter_id, grain, extract(epoch FROM slot)::int8, currency_code,
        dimensions,
        s, m, n, c, l), E'\\n' ORDER BY meter_id, grain, slot, currency_code, dimensions)
      FROM (
        SELECT meter_id, grain, date_trunc(grain, usage_time, 'UTC') AS slot, currency_code, dimensions,
          trim_scale(sum(amount)) AS s, trim_scale(max(amount)) AS m, count(*) AS n,
          trim_scale(coalesce(sum(cost), 0)) AS c,
          trim_scale((array_agg(amount ORDER BY usage_time DESC, transaction_id DESC, entry_id DESC))[1]) AS l
        FROM usage_entries, unnest(ARRAY['hour', 'day']) grain
        WHERE tenant_id = '\(tenant.id.uuidText)'
        GROUP BY meter_id, grain, slot, currency_code, dimensions
      ) r
      """
    try await server.working {
      for _ in 0..<3 {
        try await Self.spread(tenant, &random, 600)
        try await server.meterNow()
        let (rolled, counted) = (try server.sql(sums), try server.sql(recount))
        #expect(rolled == counted, "seed \(seed)")
      }
      let before = try await tenant.get { $0.period = .lifetime }
      try await server.services.usage.clearRollups(of: tenant.id)
      #expect(try server.sql("SELECT count(*) FROM usage_rollups") == "0")
      #expect(
        try await tenant.get { $0.period = .lifetime }.usages.map(\.amount) == before.usages.map(\.amount))
      try await server.meterNow()
      let (rolled, counted) = (try server.sql(sums), try server.sql(recount))
      #expect(rolled == counted, "seed \(seed)")
      #expect(
        try await tenant.get { $0.period = .lifetime }.usages.map(\.amount) == before.usages.map(\.amount))
    }
    await server.stop()
  }

  @Test func `buckets add up to the totals, costs too, and orders are each other turned round`() async throws
  {
    var random = SeededRandom(7)
    let tenant = try await TestServer.shared.value.tenant()
    try await Self.meters(tenant)
    try await Self.spread(tenant, &random, 400)
    let (start, end) = (WallClock.seconds() - 390 * 86_400, WallClock.seconds() + 1)
    for order in ["start_time", "amount"] {
      let up = try await Self.all(tenant, from: start, until: end) {
        ($0.bucket, $0.orderBy, $0.category) = (.week, order, "app")
      }
      let down = try await Self.all(tenant, from: start, until: end) {
        ($0.bucket, $0.orderBy, $0.category) = (.week, order + " desc", "app")
      }
      #expect(up == down.reversed() && up.count > 50)
      let one = try await tenant.query(from: start, until: end) {
        ($0.bucket, $0.pageSize, $0.category) = (.week, 1, "app")
      }
      #expect(one.usageBuckets.count == 1 && one.totals.count == 5)
      for total in one.totals where total.metric == "sums" || total.metric == "calls" {
        let parts = up.compactMap(\.usage).filter { $0.metric == total.metric }
        let sum = parts.reduce(Decimal.zero) { $0 + (Decimal($1.amount?.value ?? "") ?? .zero) }
        #expect(sum.text == total.amount?.value)
        #expect(parts.reduce(0) { $0 + $1.entryCount } == total.entryCount)
      }
      for cost in one.totalCosts {
        let sum = up.compactMap(\.usage).flatMap(\.costs).filter { $0.currencyCode == cost.currencyCode }
          .reduce(Decimal.zero) { $0 + (Decimal($1.amount?.value ?? "") ?? .zero) }
        #expect(sum.text == cost.amount?.value)
      }
    }
  }

  @Test func `days of a change of the clock have 23 and 25 hours, and repeated hours are two`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("dst") { $0.lateLimit = .with { $0.seconds = 400 * 86_400 } }
    let zone = "America/New_York"
    // The days of the last year by their lengths, as the database knows them.
    let days = try tenant.server.sql(
      """
      SELECT string_agg(concat_ws(' ', extract(epoch FROM d)::int8, extract(epoch FROM e)::int8),
        ',' ORDER BY d)
      FROM (
        SELECT day AT TIME ZONE '\(zone)' AS d, (day + interval '1 day') AT TIME ZONE '\(zone)' AS e
        FROM (SELECT date_trunc('day', now() AT TIME ZONE '\(zone)') AS today) n,
          generate_series(today - interval '380 days', today - interval '10 days', interval '1 day') day
      ) s
      WHERE e - d <> interval '24 hours'
      """
    ).split(separator: ",").map { $0.split(separator: " ").compactMap { Int64($0) } }
    #expect(days.map { $0[1] - $0[0] }.sorted() == [23 * 3_600, 25 * 3_600])
    for day in days {
      try await tenant.record(stride(from: day[0], to: day[1], by: 1_800).map { entry("dst", "1", at: $0) })
      let hours = (day[1] - day[0]) / 3_600
      let daily = try await tenant.query(from: day[0] - 1, until: day[1] + 1) {
        ($0.bucket, $0.timeZone) = (.day, zone)
      }
      #expect(daily.usageBuckets.map { $0.usage?.amount?.value } == ["\(hours * 2)"])
      #expect(daily.usageBuckets[0].usage?.startTime?.seconds == day[0])
      #expect(daily.usageBuckets[0].usage?.endTime?.seconds == day[1])
      let hourly = try await tenant.query(from: day[0], until: day[1]) {
        ($0.bucket, $0.timeZone) = (.hour, zone)
      }
      #expect(hourly.usageBuckets.count == Int(hours))
      #expect(hourly.usageBuckets.allSatisfy { $0.usage?.amount?.value == "2" })
    }
  }

  @Test func `answers empty buckets when asked, and cuts the first and last to the span`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("gaps")
    let hour = WallClock.seconds() / 3_600 * 3_600 - 10 * 3_600
    try await tenant.record([entry("gaps", "2", at: hour + 100), entry("gaps", "3", at: hour + 3 * 3_600)])
    let answer = try await tenant.query(from: hour + 60, until: hour + 4 * 3_600 + 60) {
      ($0.bucket, $0.includeEmpty, $0.category, $0.timeZone) = (.hour, true, "app", "UTC")
    }
    #expect(answer.usageBuckets.map { $0.usage?.amount?.value } == ["2", "0", "0", "3", "0"])
    #expect(answer.usageBuckets[0].usage?.startTime?.seconds == hour + 60)
    #expect(answer.usageBuckets[4].usage?.endTime?.seconds == hour + 4 * 3_600 + 60)
    let whole = try await tenant.query(from: hour, until: hour + 5 * 3_600) { $0.category = "app" }
    #expect(whole.usageBuckets.map { $0.usage?.amount?.value } == ["5"])
    #expect(whole.totals.map { $0.amount?.value } == ["5"])
  }

  @Test func `refuses what cannot be asked`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("ask") { $0.dimensions = ["model"] }
    let now = WallClock.seconds()
    func reason(_ change: @escaping (inout UsageV1.QueryUsageRequest) -> Void) async throws -> String? {
      try await refusal { try await tenant.query(from: now - 100, until: now, change) }?.reason
    }
    #expect(try await reason { $0.groupBy = ["colour"] } == "METER_DIMENSION_UNKNOWN")
    #expect(try await reason { $0.groupBy = ["tenant_id"] } == "METER_DIMENSION_UNKNOWN")
    #expect(try await reason { ($0.category, $0.metric) = ("app", "none") } == "METER_NOT_FOUND")
    #expect(try await reason { $0.metric = "ask" } == "FIELD_INVALID")
    #expect(try await reason { ($0.groupBy, $0.includeEmpty) = (["model"], true) } == "FIELD_INVALID")
    #expect(try await reason { $0.endTime = .with { $0.seconds = now - 200 } } == "USAGE_RANGE_INVALID")
    #expect(
      try await reason {
        ($0.startTime, $0.bucket) = (.with { $0.seconds = now - 100 * 86_400 }, .minute)
      } == "USAGE_RANGE_INVALID")
    #expect(try await reason { $0.pageToken = "nonsense" } == "PAGE_TOKEN_INVALID")
  }

  @Test func `groups by tenant for the platform`() async throws {
    let server = try await TestServer()
    let tenants = [try await server.tenant(), try await server.tenant()]
    _ = try await tenants[0].usage.createMeter(
      .with {
        $0.meter = .with { ($0.category, $0.metric, $0.unit, $0.aggregation) = ("all", "t", "x", .sum) }
      }, .bearer(server.operatorToken()))
    for (place, tenant) in tenants.enumerated() {
      try await tenant.record([entry("t", "\(place + 1)", category: "all")])
    }
    let request = UsageV1.QueryUsageRequest.with {
      ($0.category, $0.groupBy, $0.bucket) = ("all", ["tenant_id"], .month)
      $0.startTime = .with { $0.seconds = WallClock.seconds() - 3_600 }
    }
    let answer = try await tenants[0].usage.queryUsage(request, .bearer(server.operatorToken()))
    let found = Dictionary(
      answer.usageBuckets.map { ($0.dimensions["tenant_id"] ?? "", $0.usage?.amount?.value ?? "") }
    ) { first, _ in first }
    #expect(found == [tenants[0].text: "1", tenants[1].text: "2"])
    #expect(answer.totals.map { $0.amount?.value } == ["3"])
    await server.stop()
  }
}
