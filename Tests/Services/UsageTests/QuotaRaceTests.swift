import MusterCore
import MusterRPC
import MusterTestDatabase
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWire
import Testing

/// Callers at two servers who want the same room at the same moment.
@Suite struct `A budget with room for one` {
  private static let rounds = Environment.value("MUSTER_RACE_ROUNDS").flatMap { Int($0) } ?? 40

  @Test func `lets one of ten callers through, at two servers, round after round`() async throws {
    let first = try await TestServer()
    let second = try await TestServer(on: first.database)
    let tenant = try await first.tenant()
    try first.sql("UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000")
    let places = [Limits(tenant, at: first), Limits(tenant, at: second)]
    try await places[0].addMeter("ai", "tokens", .sum)
    var wrong: [String] = []
    for round in 0..<Self.rounds {
      // Most of what is left of 5 dollars: two do not fit.
      let held = try await withThrowingTaskGroup(of: UsageV1.Reservation?.self) { tasks in
        for caller in 0..<10 {
          let limits = places[caller % 2]
          tasks.addTask {
            do {
              return try await limits.reserved("1") {
                ($0.category, $0.metric) = ("ai", "tokens")
                $0.unitCost = .with { ($0.currencyCode, $0.amount) = ("USD", Limits.decimal("4.99")) }
              }
            } catch let error as RPCError where error.reason == "BUDGET_EXCEEDED" {
              return nil
            }
          }
        }
        var held: [UsageV1.Reservation] = []
        for try await reservation in tasks { if let reservation { held.append(reservation) } }
        return held
      }
      if held.count != 1 { wrong.append("round \(round): \(held.count) passed") }
      for reservation in held { try await places[round % 2].release(reservation) }
    }
    #expect(wrong == [])
    let cap = try await places[0].quota("ai_daily")
    #expect(cap.reserved?.value == "0" && cap.used?.value == "0")
    await second.stop()
    await first.stop()
  }

  @Test func `counts to the last unit whatever reserves, commits, releases and records at once`() async throws
  {
    let limits = try await Limits.tenant()
    _ = try limits.sql(
      "UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000, version = 2 WHERE tenant_id = $tenant"
    )
    try await limits.set("1000000")
    try await limits.plan([Limits.charge("pages", .credit("0.5"))])
    try await limits.grant("100000")
    let used = try await withThrowingTaskGroup(of: Int.self) { tasks in
      for caller in 0..<8 {
        tasks.addTask {
          var used = 0
          for turn in 1...12 {
            switch (caller + turn) % 4 {
            case 0:
              try await limits.record(Limits.entry("\(turn)"), Limits.entry("1"))
              used += turn + 1
            case 1:
              try await limits.release(try await limits.reserved("\(turn)"))
            case 2:
              _ = try await limits.commit(try await limits.reserved("\(turn)"))
              used += turn
            default:
              _ = try await limits.commit(try await limits.reserved("\(turn + 1)"), "\(turn)")
              used += turn
            }
          }
          return used
        }
      }
      var used = 0
      for try await part in tasks { used += part }
      return used
    }
    let quota = try await limits.quota()
    #expect(quota.used?.value == "\(used)" && quota.reserved?.value == "0")
    let balance = try await limits.balance()
    let taken = Decimal(Int64(used)) * (try #require(Decimal("0.5")))
    #expect(balance.used?.value == taken.text && balance.reserved?.value == "0")
    #expect(balance.available?.value == (Decimal(100_000) - taken).text)
    #expect(
      try limits.sql("SELECT sum(amount)::int FROM usage_entries WHERE tenant_id = $tenant") == "\(used)")
  }
}

@Suite struct `A threshold` {
  private func events(_ limits: Limits) throws -> [String] {
    let rows = try limits.sql(
      """
      SELECT string_agg(concat(event ->> 'threshold', ' at ', event -> 'quota' ->> 'key'), ',' ORDER BY record_id)
      FROM journal WHERE tenant_id = $tenant AND event_type = 'quota.threshold_reached'
      """)
    return rows.split(separator: ",").map(String.init)
  }

  @Test func `raises one event a period`() async throws {
    let limits = try await Limits.tenant()
    try await limits.set("10") { ($0.wanted.thresholds, $0.wanted.soft) = ([50, 100], true) }
    try await limits.record(Limits.entry("4"))
    #expect(try events(limits) == [])
    try await limits.record(Limits.entry("1"))
    #expect(try events(limits) == ["50 at pages"])
    for _ in 0..<3 { try await limits.record(Limits.entry("1")) }
    #expect(try events(limits) == ["50 at pages"])
    _ = try await limits.commit(try await limits.reserved("20"))
    #expect(try events(limits) == ["50 at pages", "100 at pages"])
    // Of another period it is told again.
    let yesterday = try limits.time("now() - interval '1 day'")
    try await limits.record(Limits.entry("6") { $0.usageTime = yesterday })
    #expect(try events(limits) == ["50 at pages", "100 at pages", "50 at pages"])
  }

  @Test func `raises one event when ten callers reach it at once`() async throws {
    let limits = try await Limits.tenant()
    try await limits.set("10") { $0.wanted.thresholds = [80] }
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for _ in 0..<10 { tasks.addTask { try await limits.record(Limits.entry("1")) } }
      try await tasks.waitForAll()
    }
    #expect(try events(limits) == ["80 at pages"])
  }
}
