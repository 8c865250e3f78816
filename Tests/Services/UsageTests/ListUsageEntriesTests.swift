import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire
import Synchronization
import Testing

@Suite struct `ListUsageEntries` {
  @Test func `shows entries as they were recorded, oldest first`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("shown") { $0.dimensions = ["model"] }
    let time = WallClock.seconds() - 30
    let made = try await tenant.record([
      entry("shown", "1.25", key: "a", at: time) {
        ($0.dimensions, $0.metadata) = (["model": "\"x\"\\ü"], "{\"run\": 7}")
        $0.unitCost = .of("0.5")
      },
      entry("shown", "2", key: "b", at: time),
    ])
    let (entries, cursor) = try await tenant.entries()
    #expect(entries.map(\.id) == made.results.map(\.usageEntryID) && !cursor.isEmpty)
    let first = try #require(entries.first)
    #expect(first.tenantID == tenant.text && first.category == "app" && first.metric == "shown")
    #expect(first.amount?.value == "1.25" && first.usageTime?.seconds == time)
    #expect(first.idempotencyKey == "a" && first.dimensions == ["model": "\"x\"\\ü"])
    #expect(first.unitCost == .of("0.5") && first.cost == .of("0.625") && first.metadata == "{\"run\": 7}")
    #expect(first.source == .recorded && first.createTime != nil && !first.adjustment)
    let member = try tenant.user("member").description
    #expect(first.actor?.kind == .user && first.actor?.id == member)
    #expect(entries[1].cost == nil && entries[1].metadata.isEmpty)
  }

  @Test func `tells the credits that an entry took`() async throws {
    let limits = try await Limits.tenant()
    try await limits.plan([Limits.charge("pages", .credit("0.5"))])
    try await limits.grant("10")
    try await limits.record(Limits.entry("4"))
    let entries = try await limits.tenant.entries { $0.category = "app" }.entries
    #expect(entries.map { $0.credits?.value ?? "" } == ["2"])
  }

  @Test func `goes on from a cursor, and every filter holds`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    for name in ["x", "y"] { try await tenant.meter(name) }
    let time = WallClock.seconds() - 1_000
    try await tenant.record((0..<20).map { entry($0 % 2 == 0 ? "x" : "y", "\($0)", at: time + Int64($0)) })
    var (found, cursor): ([UsageV1.UsageEntry], String) = ([], "")
    for _ in 0..<7 {
      let part = try await tenant.entries(after: cursor) { $0.maxEntries = 3 }
      #expect(part.entries.count <= 3)
      found += part.entries
      cursor = part.cursor
    }
    #expect(found.map { $0.amount?.value } == (0..<20).map { "\($0)" })
    #expect(try await tenant.entries(after: cursor).entries.isEmpty)
    try await tenant.record([entry("x", "99")])
    #expect(try await tenant.entries(after: cursor).entries.map { $0.amount?.value } == ["99"])
    let y = try await tenant.entries {
      ($0.category, $0.metric) = ("app", "y")
      $0.startTime = .with { $0.seconds = time + 5 }
      $0.endTime = .with { $0.seconds = time + 9 }
    }
    #expect(y.entries.map { $0.amount?.value } == ["5", "7"])
    let unknown = try await refusal { try await tenant.entries { $0.category = "none" } }
    #expect(unknown?.reason == "METER_NOT_FOUND")
    let foreign = try await TestServer.shared.value.tenant()
    let stolen = try await refusal { try await foreign.entries(after: cursor) }
    #expect(stolen?.reason == "CURSOR_INVALID")
  }

  @Test func `sends many in messages that every client can receive`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.meter("big")
    let text = "{\"note\": \"\(String(repeating: "x", count: 4_000))\"}"
    for _ in 0..<3 {
      try await tenant.record((0..<500).map { entry("big", "\($0)") { $0.metadata = text } })
    }
    let call = try await tenant.server.transport.open(
      UsageV1.Method.listUsageEntries.info, tenant.caller("viewer"))
    try await call.send(UsageV1.ListUsageEntriesRequest.with { $0.tenantID = tenant.text })
    try await call.finish()
    var (count, most, cursors) = (0, 0, [String]())
    while let message = try await call.receive(UsageV1.ListUsageEntriesResponse.self) {
      count += message.usageEntries.count
      most = max(most, message.bytes().count)
      cursors.append(message.cursor)
    }
    #expect(count == 1_500 && most < 2 << 20 && cursors.count > 3)
    // Each cursor is behind its own message.
    #expect(try await tenant.entries(after: cursors[0]).entries.count < 1_500)
  }

  @Test func `skips nobody who commits late`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try tenant.change(
      "UPDATE tenants SET calls_per_second = 1000000, call_burst = 1000000 WHERE tenant_id = $tenant")
    try await tenant.meter("late")
    let isOver = Atomic(false)
    async let reader: Set<String> = {
      var (seen, cursor, isLast): (Set<String>, String, Bool) = ([], "", false)
      while true {
        let part = try await tenant.entries(after: cursor)
        for entry in part.entries { #expect(seen.insert(entry.idempotencyKey).inserted) }
        cursor = part.cursor
        if isLast { return seen }
        isLast = isOver.load(ordering: .relaxed)
        // What is done is below the horizon a moment later.
        if isLast { try await Task.sleep(for: .seconds(2)) }
      }
    }()
    let keys = try await withThrowingTaskGroup(of: [String].self) { group in
      for writer in 0..<8 {
        group.addTask {
          var keys: [String] = []
          for number in 0..<25 {
            let batch = (0..<(writer % 3 == 0 ? 200 : 2)).map {
              entry("late", "1", key: "\(writer)-\(number)-\($0)")
            }
            try await tenant.record(batch)
            keys += batch.map(\.idempotencyKey)
          }
          return keys
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    isOver.store(true, ordering: .relaxed)
    #expect(try await reader == Set(keys))
  }

  @Test func `shows operators those of all tenants, and nobody else`() async throws {
    let server = try await TestServer.shared.value
    let (one, other) = (try await server.tenant(), try await server.tenant())
    let key = "op-\(UserName.next())"
    for tenant in [one, other] {
      try await tenant.meter("seen")
      try await tenant.record([entry("seen", "1", key: key)])
    }
    let all = try await server.entries(UsageV1.ListUsageEntriesRequest(), .bearer(server.operatorToken()))
    #expect(Set(all.entries.filter { $0.idempotencyKey == key }.map(\.tenantID)) == [one.text, other.text])
    let denied = try await refusal {
      try await server.entries(UsageV1.ListUsageEntriesRequest(), one.caller("owner"))
    }
    #expect(denied?.code == .permissionDenied)
  }
}
