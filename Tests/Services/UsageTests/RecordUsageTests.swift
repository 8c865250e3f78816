import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `RecordUsage` {
  @Test func `counts each entry once, however often it is sent`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("tokens")
    let batch = (0..<10).map { entry("tokens", "\($0).25", key: "k\($0)") }
    let first = try await tenant.record(batch)
    #expect(first.recordedCount == 10 && first.duplicateCount == 0 && first.errors.isEmpty)
    let second = try await tenant.record(batch + [entry("tokens", "0.5", key: "k10")])
    #expect(second.recordedCount == 1 && second.duplicateCount == 10)
    #expect(second.results.prefix(10).map(\.usageEntryID) == first.results.map(\.usageEntryID))
    #expect(second.results.map(\.duplicate) == Array(repeating: true, count: 10) + [false])
    #expect(try await tenant.get("tokens").amounts == ["48"])
  }

  @Test func `takes amounts that are written in another way for the same`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("same")
    try await tenant.record([entry("same", "1.50", key: "k")])
    let again = try await tenant.record([entry("same", "+01.5", key: "k")])
    #expect(again.duplicateCount == 1)
    #expect(try await tenant.entries().entries.map { $0.amount?.value } == ["1.5"])
  }

  @Test func `refuses a key with another content and names the entry`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("reuse")
    let first = try await tenant.record([entry("reuse", "1", key: "k")])
    let second = try await tenant.record([entry("reuse", "2", key: "k"), entry("reuse", "5", key: "fresh")])
    #expect(second.refusals == ["0 USAGE_KEY_REUSED"] && second.recordedCount == 1)
    #expect(second.errors[0].message.contains(first.results[0].usageEntryID))
    #expect(second.results[0].usageEntryID.isEmpty && !second.results[1].usageEntryID.isEmpty)
    let inBatch = try await tenant.record([
      entry("reuse", "3", key: "x"), entry("reuse", "3", key: "x"), entry("reuse", "4", key: "x"),
    ])
    #expect(inBatch.recordedCount == 1 && inBatch.duplicateCount == 1)
    #expect(inBatch.refusals == ["2 USAGE_KEY_REUSED"])
    #expect(try await tenant.get("reuse").amounts == ["9"])
  }

  @Test func `keeps exact decimals of forty digits`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("exact")
    let long = "1234567890123456789.1234567890123456789"
    try await tenant.record([
      entry("exact", long) { $0.unitCost = .of("0.000000000000000000001") },
      entry("exact", "0.0000000000000000001") { $0.unitCost = .of("3") },
    ])
    let usage = try await tenant.get("exact")
    #expect(usage.amounts == ["1234567890123456789.123456789012345679"])
    #expect(usage.usages[0].costs.map { $0.amount?.value } == ["0.0012345678901234570891234567890123456789"])
    #expect(usage.usages[0].entryCount == 2)
  }

  @Test func `refuses entries by themselves, with place and reason`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("sum") { $0.dimensions = ["model"] }
    try await tenant.meter("count", .count)
    try await tenant.meter("unique", .unique)
    let now = WallClock.seconds()
    let answer = try await tenant.record([
      entry("nothing"), entry("writes", category: "muster"),
      entry("sum") { $0.dimensions = ["colour": "red"] },
      entry("sum", nil), entry("sum", "-1"), entry("count", "2"), entry("unique", nil),
      entry("sum") { $0.uniqueValue = "x" }, entry("sum") { $0.unitCost = .of("-1") },
      entry("sum", at: now + 400), entry("sum", at: now - 36 * 86_400), entry("sum", key: ""),
      entry("sum", at: now + 200), entry("sum", at: now - 34 * 86_400), entry("count", nil),
    ])
    #expect(
      answer.refusals == [
        "0 METER_NOT_FOUND", "1 METER_NOT_RECORDABLE", "2 METER_DIMENSION_UNKNOWN", "3 USAGE_AMOUNT_INVALID",
        "4 USAGE_AMOUNT_INVALID", "5 USAGE_AMOUNT_INVALID", "6 USAGE_AMOUNT_INVALID",
        "7 USAGE_AMOUNT_INVALID",
        "8 USAGE_AMOUNT_INVALID", "9 USAGE_TIME_INVALID", "10 USAGE_TIME_INVALID", "11 FIELD_INVALID",
      ])
    #expect(answer.recordedCount == 3 && answer.results.count == 15)
    #expect(answer.errors.map(\.field)[3] == "amount" && answer.errors[9].field == "usage_time")
  }

  @Test func `all or nothing records none, and names each that was refused`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("all")
    let error = try await refusal {
      try await tenant.record([entry("all"), entry("none"), entry("all", "-2")]) { $0.allOrNothing = true }
    }
    #expect(error?.reason == "USAGE_BATCH_REFUSED")
    #expect(error?.violations.map(\.field) == ["usage_entries[1].metric", "usage_entries[2].amount"])
    #expect(try await tenant.get("all").amounts == ["0"])
    #expect(try await tenant.record([entry("all")]) { $0.allOrNothing = true }.recordedCount == 1)
  }

  @Test func `only tries when it is asked to`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("try")
    #expect(try await tenant.record([entry("try", key: "k")]) { $0.validateOnly = true }.recordedCount == 1)
    #expect(try await tenant.get("try").amounts == ["0"])
    #expect(try await tenant.record([entry("try", "7", key: "k")]).recordedCount == 1)
  }

  @Test func `corrects within what was recorded`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("fix") { $0.dimensions = ["model"] }
    try await tenant.meter("peak", .max)
    let now = WallClock.seconds() - 60
    let made = try await tenant.record([
      entry("fix", "10", at: now) { $0.dimensions = ["model": "a"] }, entry("peak", "4", at: now),
    ])
    let id = made.results[0].usageEntryID
    func correction(_ amount: String, _ change: (inout UsageV1.UsageEntry) -> Void = { _ in })
      -> UsageV1.UsageEntry
    {
      entry("fix", amount, at: now) {
        ($0.correctsID, $0.dimensions) = (id, ["model": "a"])
        change(&$0)
      }
    }
    let answer = try await tenant.record([
      correction("-4"), correction("-1") { $0.dimensions = ["model": "b"] },
      correction("-1") { $0.usageTime = .with { $0.seconds = now - 1 } },
      entry("peak", "-1", at: now) { $0.correctsID = made.results[1].usageEntryID },
      correction("-1") { $0.correctsID = made.results[1].usageEntryID },
      correction("-1") { $0.correctsID = "usage_01jc4x8y7kf3q9v2m5n6p7r8st" },
    ])
    #expect(answer.recordedCount == 1)
    #expect(answer.refusals == (1...5).map { "\($0) USAGE_CORRECTION_INVALID" })
    #expect(try await tenant.record([correction("-7")]).refusals == ["0 USAGE_CORRECTION_INVALID"])
    #expect(try await tenant.record([correction("-6")]).recordedCount == 1)
    let usage = try await tenant.get("fix")
    #expect(usage.amounts == ["0"] && usage.usages[0].entryCount == 3)
    #expect(
      try await tenant.entries {
        $0.metric = "fix"; $0.category = "app"
      }.entries.last?.correctsID == id)
  }

  @Test func `corrections at once never take an entry below zero`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("race")
    let now = WallClock.seconds()
    let id = try await tenant.record([entry("race", "5", at: now)]).results[0].usageEntryID
    let done = try await withThrowingTaskGroup(of: Int64.self) { group in
      for _ in 0..<16 {
        group.addTask {
          try await tenant.record([entry("race", "-1", at: now) { $0.correctsID = id }]).recordedCount
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(done == 5)
    #expect(try await tenant.get("race").amounts == ["0"])
  }

  @Test func `writers of the same keys at once record each once`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("storm")
    let batch = (0..<50).map { entry("storm", "1", key: "s\($0)") }
    let recorded = try await withThrowingTaskGroup(of: Int64.self) { group in
      for turn in 0..<12 {
        group.addTask {
          try await tenant.record(turn % 2 == 0 ? batch : batch.reversed()).recordedCount
        }
      }
      return try await group.reduce(0, +)
    }
    #expect(recorded == 50)
    #expect(try await tenant.get("storm").amounts == ["50"])
  }

  @Test func `takes a thousand in as many round trips as one`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("bulk")
    let answer = try await tenant.record((0..<1_000).map { entry("bulk", "\($0)") })
    #expect(answer.recordedCount == 1_000)
    #expect(try await tenant.get("bulk").amounts == ["499500"])
    let error = try await refusal { try await tenant.record((0...1_000).map { _ in entry("bulk") }) }
    #expect(error?.reason == "FIELD_INVALID")
  }

  @Test func `keeps of a unique value a keyed hash alone, another one in each tenant`() async throws {
    let (tenant, other) = (
      try await TestServer.shared.value.tenant(), try await TestServer.shared.value.tenant()
    )
    let canary = "canary-\(UserName.next())"
    for tenant in [tenant, other] {
      try await tenant.meter("users", .unique)
      try await tenant.record([entry("users", nil) { $0.uniqueValue = canary }])
      try await tenant.record([entry("users", nil) { $0.uniqueValue = canary }])
      try await tenant.record([entry("users", "1") { $0.uniqueValue = "another" }])
      #expect(try await tenant.get("users").amounts == ["2"])
      #expect(try await tenant.get("users").usages[0].entryCount == 3)
    }
    let rows = try tenant.server.sql("SELECT e::text FROM usage_entries e")
    #expect(!TestServer.holds(rows, canary))
    let digests = try tenant.server.sql(
      "SELECT count(DISTINCT unique_digest) FROM usage_entries WHERE tenant_id IN ('\(tenant.id.uuidText)', '\(other.id.uuidText)')"
    )
    #expect(digests == "4")
  }

  @Test func `needs a member`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("mine")
    let error = try await refusal { try await tenant.record([entry("mine")], as: "viewer") }
    #expect(error?.code == .permissionDenied)
  }
}
