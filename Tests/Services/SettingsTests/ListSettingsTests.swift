import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `ListSettings` {
  private func filled() async throws -> SettingsDesk {
    let (_, desk) = try await TestServer.desk()
    try await desk.update("sending", [("hourly_cap", "5"), ("daily_cap", "40")])
    try await desk.update("sending", [("daily_cap", "9")]) { ($0.level, $0.subject) = (.connector, "gmail") }
    try await desk.update("ai", [("tone", "\"dry\"")])
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "canary"] }
    return desk
  }

  private func names(_ settings: [SettingsV1.Setting]) -> [String] {
    settings.map { "\($0.namespace).\($0.key)\($0.subject.isEmpty ? "" : "@" + $0.subject)" }
  }

  @Test func `lists what is stored by name or by time, either way, in pages`() async throws {
    let desk = try await filled()
    let byName = [
      "ai.tone", "enrichment.api_key", "sending.daily_cap@gmail", "sending.daily_cap", "sending.hourly_cap",
    ]
    for (order, expected) in [("", byName), ("namespace desc", Array(byName.reversed()))] {
      var (found, token): ([String], String) = ([], "")
      repeat {
        let page = try await desk.list { ($0.orderBy, $0.pageSize, $0.pageToken) = (order, 2, token) }
        found += names(page.settings)
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(found == expected, "\(order)")
    }
    var (found, token): ([String], String) = ([], "")
    repeat {
      let page = try await desk.list {
        ($0.orderBy, $0.pageSize, $0.pageToken) = ("update_time desc", 2, token)
      }
      found += names(page.settings)
      token = page.nextPageToken
    } while !token.isEmpty
    #expect(found.first == "enrichment.api_key" && found.count == 5 && Set(found) == Set(byName))
    #expect(try await desk.list().settings.allSatisfy { !$0.secret || $0.value.isEmpty })
  }

  @Test func `narrows by namespace, level and subject`() async throws {
    let desk = try await filled()
    #expect(try await names(desk.list { $0.namespace = "ai" }.settings) == ["ai.tone"])
    #expect(try await desk.list { $0.level = .tenant }.settings.count == 4)
    let gmail = try await desk.list { ($0.level, $0.subject) = (.connector, "gmail") }
    #expect(names(gmail.settings) == ["sending.daily_cap@gmail"])
    #expect(
      try await refusal { try await desk.list { $0.namespace = "nothing" } }?.reason
        == "SETTING_NAMESPACE_UNKNOWN")
    #expect(
      try await refusal { try await desk.list { $0.subject = "gmail" } }?.violations.map(\.field) == ["level"]
    )
  }

  @Test func `lists each known key once with what is in force, defaults included`() async throws {
    let desk = try await filled()
    let known = try await desk.schema().namespaces.reduce(0) { $0 + Int($1.keyCount) }
    var (all, token): ([SettingsV1.Setting], String) = ([], "")
    repeat {
      let page = try await desk.list { ($0.effective, $0.pageSize, $0.pageToken) = (true, 7, token) }
      all += page.settings
      token = page.nextPageToken
    } while !token.isEmpty
    #expect(all.count == known && Set(names(all).map { $0.prefix { $0 != "@" } }).count == known)
    #expect(all.map { "\($0.namespace).\($0.key)" } == all.map { "\($0.namespace).\($0.key)" }.sorted())
    let cap = all.first { $0.key == "daily_cap" }
    #expect(cap?.value == "40" && cap?.level == .tenant)
    #expect(all.first { $0.key == "pause_between" }?.level == .default)
    let gmail = try await desk.list {
      ($0.effective, $0.namespace, $0.connector) = (true, "sending", "gmail")
    }
    #expect(gmail.settings.first { $0.key == "daily_cap" }?.value == "40")
    let defaults = try await desk.list {
      ($0.effective, $0.namespace, $0.level) = (true, "sending", .default)
    }
    #expect(defaults.settings.allSatisfy { $0.level == .default } && defaults.settings.count == 5)
    let error = try await refusal {
      try await desk.list { ($0.effective, $0.orderBy) = (true, "update_time") }
    }
    #expect(error?.violations.map(\.field) == ["order_by"])
  }
}
