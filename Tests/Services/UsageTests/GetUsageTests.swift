import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `GetUsage` {
  @Test func `takes each meter by its aggregation`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let meters: [(String, UsageV1.Aggregation)] = [
      ("a_sum", .sum), ("b_count", .count), ("c_max", .max), ("d_last", .last), ("e_unique", .unique),
      ("f_none", .last), ("g_zero", .sum),
    ]
    for (name, aggregation) in meters { try await tenant.meter(name, aggregation) }
    let now = WallClock.seconds() - 10
    for (place, value) in ["5", "9", "2"].enumerated() {
      let time = now - Int64(place)
      try await tenant.record([
        entry("a_sum", value, at: time), entry("b_count", nil, at: time), entry("c_max", value, at: time),
        entry("d_last", value, at: time),
        entry("e_unique", nil, at: time) { $0.uniqueValue = place == 2 ? "one" : "two" },
      ])
    }
    // Of equal times the one recorded last.
    try await tenant.record([entry("d_last", "7", at: now), entry("d_last", "8", at: now)])
    let answer = try await tenant.get { $0.startTime = .with { $0.seconds = now - 100 } }
    #expect(answer.usages.map(\.metric) == meters.map(\.0))
    #expect(answer.amounts == ["16", "3", "9", "8", "2", "-", "0"])
    #expect(answer.usages.map(\.entryCount) == [3, 3, 3, 5, 3, 0, 0])
    #expect(answer.usages[0].startTime?.seconds == now - 100 && answer.usages[0].unit == "unit")
    #expect(answer.readTime != nil)
  }

  @Test func `adds costs by currency, exactly`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    for name in ["x", "y"] { try await tenant.meter(name) }
    try await tenant.record([
      entry("x", "3") { $0.unitCost = .of("0.0000001") }, entry("x", "2") { $0.unitCost = .of("0.1", "EUR") },
      entry("y", "10") { $0.unitCost = .of("0.25") }, entry("y", "10"),
    ])
    let answer = try await tenant.get()
    #expect(answer.costs.map(\.currencyCode) == ["EUR", "USD"])
    #expect(answer.costs.map { $0.amount?.value } == ["0.2", "2.5000003"])
    #expect(answer.usages[0].costs.map { $0.amount?.value } == ["0.2", "0.0000003"])
    #expect(answer.amounts == ["5", "20"])
  }

  @Test func `reads what was recorded a moment ago, before and after rollups`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try await tenant.meter("now")
    try await server.working {
      var total = 0
      for round in 0..<3 {
        try await tenant.record(
          (0..<20).map { entry("now", "\($0)", at: WallClock.seconds() - Int64($0) * 900) })
        total += 190
        #expect(try await tenant.get("now") { $0.period = .lifetime }.amounts == ["\(total)"], "\(round)")
        try await server.meterNow()
        #expect(try await tenant.get("now") { $0.period = .lifetime }.amounts == ["\(total)"], "\(round)")
      }
      #expect(try server.sql("SELECT count(*) > 0 FROM usage_rollups") == "t")
    }
    await server.stop()
  }

  @Test func `never misses or doubles what writers and rollups do at once`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try tenant.change(
      "UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000 WHERE tenant_id = $tenant")
    try await tenant.meter("busy")
    let job = try await server.working {
      async let metering: Void = {
        for _ in 0..<6 { try await server.meterNow() }
      }()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask {
            for _ in 0..<40 {
              let before = try await tenant.get("busy") { $0.period = .lifetime }.usages[0].entryCount
              try await tenant.record([
                entry("busy", "1"), entry("busy", "1", at: WallClock.seconds() - 7_200),
              ])
              let after = try await tenant.get("busy") { $0.period = .lifetime }.usages[0].entryCount
              #expect(after >= before + 2)
            }
          }
        }
        try await group.waitForAll()
      }
      try await metering
      return true
    }
    #expect(job)
    #expect(try await tenant.get("busy") { $0.period = .lifetime }.amounts == ["320"])
    await server.stop()
  }

  @Test func `takes dimensions, periods and zones`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("dim") { $0.dimensions = ["model", "region"] }
    try await tenant.record([
      entry("dim", "1") { $0.dimensions = ["model": "a", "region": "x \"q\" \\ é"] },
      entry("dim", "2") { $0.dimensions = ["model": "a"] },
      entry("dim", "4") { $0.dimensions = ["model": "b"] },
    ])
    #expect(try await tenant.get("dim") { $0.dimensions = ["model": "a"] }.amounts == ["3"])
    #expect(try await tenant.get("dim") { $0.dimensions = ["region": "x \"q\" \\ é"] }.amounts == ["1"])
    for period in [UsageV1.Period.hour, .day, .week, .month, .year, .lifetime] {
      let answer = try await tenant.get("dim") { ($0.period, $0.timeZone) = (period, "Asia/Kolkata") }
      // A period may have begun since the entries were recorded.
      #expect(["7", "0"].contains(answer.amounts[0]))
      #expect((answer.usages[0].startTime?.seconds ?? .max) <= WallClock.seconds())
    }
    let hour = try await tenant.get("dim") { ($0.period, $0.timeZone) = (.hour, "Asia/Kolkata") }
    #expect((hour.usages[0].startTime?.seconds ?? 0) % 3_600 == 1_800)
  }

  @Test func `refuses what cannot be asked`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("ask")
    #expect(try await refusal { try await tenant.get("none") }?.reason == "METER_NOT_FOUND")
    #expect(try await refusal { try await tenant.get(category: "none") }?.reason == "METER_NOT_FOUND")
    let dimension = try await refusal { try await tenant.get("ask") { $0.dimensions = ["model": "a"] } }
    #expect(dimension?.reason == "METER_DIMENSION_UNKNOWN" && dimension?.metadata["dimension"] == "model")
    let now = WallClock.seconds()
    let both = try await refusal {
      try await tenant.get("ask") { ($0.period, $0.startTime) = (.day, .with { $0.seconds = now }) }
    }
    #expect(both?.reason == "USAGE_RANGE_INVALID")
    let turned = try await refusal {
      try await tenant.get("ask") {
        $0.startTime = .with { $0.seconds = now }
        $0.endTime = .with { $0.seconds = now - 5 }
      }
    }
    #expect(turned?.reason == "USAGE_RANGE_INVALID")
    let zone = try await refusal { try await tenant.get("ask") { $0.timeZone = "Mars/Olympus" } }
    #expect(zone?.reason == "FIELD_INVALID" && zone?.violations.first?.field == "time_zone")
  }

  @Test func `over all tenants takes each by itself, the greatest of maxima and the sum of the rest`()
    async throws
  {
    let server = try await TestServer()
    let (one, other) = (try await server.tenant(), try await server.tenant())
    let meters: [(String, UsageV1.Aggregation)] = [
      ("a_sum", .sum), ("b_max", .max), ("c_last", .last), ("d_unique", .unique),
    ]
    for (name, aggregation) in meters {
      _ = try await one.usage.createMeter(
        .with {
          $0.meter = .with {
            ($0.category, $0.metric, $0.unit, $0.aggregation) = ("all", name, "x", aggregation)
          }
        }, .bearer(server.operatorToken()))
    }
    for (tenant, value) in [(one, "3"), (other, "5")] {
      try await tenant.record([
        entry("a_sum", value, category: "all"), entry("b_max", value, category: "all"),
        entry("c_last", value, category: "all"),
        entry("d_unique", nil, category: "all") { $0.uniqueValue = "same" },
      ])
    }
    func read() async throws -> [String] {
      try await one.usage.getUsage(
        .with { ($0.category, $0.period) = ("all", .lifetime) }, .bearer(server.operatorToken())
      ).amounts
    }
    #expect(try await read() == ["8", "5", "8", "2"])
    try await server.working {
      try await server.meterNow()
      #expect(try await read() == ["8", "5", "8", "2"])
      try await one.record([entry("a_sum", "1", category: "all")])
      #expect(try await read() == ["9", "5", "8", "2"])
    }
    let denied = try await refusal {
      try await one.usage.getUsage(.with { $0.category = "all" }, one.caller("owner"))
    }
    #expect(denied?.code == .permissionDenied)
    await server.stop()
  }
}
