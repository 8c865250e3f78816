import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `ListSettingVersions` {
  @Test func `lists newest first what each version changed, in pages`() async throws {
    let (_, desk) = try await TestServer.desk()
    for cap in 1...5 {
      try await desk.update("sending", [("daily_cap", "\(cap)")]) { $0.reason = "round \(cap)" }
    }
    _ = try await desk.delete("daily_cap")
    var (found, token): ([SettingsV1.SettingVersion], String) = ([], "")
    repeat {
      let page = try await desk.versions { ($0.pageSize, $0.pageToken) = (4, token) }
      found += page.settingVersions
      token = page.nextPageToken
    } while !token.isEmpty
    #expect(found.map(\.number) == [6, 5, 4, 3, 2, 1])
    #expect(found[1].diffs.map(\.oldValue) == ["4"] && found[1].diffs.map(\.newValue) == ["5"])
    #expect(found[0].diffs.map(\.kind) == [.removed] && found[5].diffs.map(\.kind) == [.added])
    #expect(found[5].reason == "round 1" && found.allSatisfy { $0.author?.kind == .user })
    let first = try await desk.versions { $0.orderBy = "create_time" }.settingVersions
    #expect(first.map(\.number) == [1, 2, 3, 4, 5, 6])
  }

  @Test func `narrows by namespace, key, level, subject and state, secrets masked`() async throws {
    let (_, desk) = try await TestServer.desk()
    try await desk.update("sending", [("daily_cap", "1")])
    try await desk.update("sending", [("hourly_cap", "1")]) { ($0.level, $0.subject) = (.connector, "gmail") }
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "canary"] }
    try await desk.update("compliance", [("retention_days", "500")])
    func count(_ change: (inout SettingsV1.ListSettingVersionsRequest) -> Void) async throws -> Int {
      try await desk.versions(change).settingVersions.count
    }
    #expect(try await count { _ in } == 4)
    #expect(try await count { $0.namespace = "sending" } == 2)
    #expect(try await count { ($0.namespace, $0.key) = ("sending", "hourly_cap") } == 1)
    #expect(try await count { $0.level = .connector } == 1)
    #expect(try await count { ($0.level, $0.subject) = (.connector, "smtp") } == 0)
    #expect(try await count { $0.state = .pending } == 1)
    #expect(try await count { $0.state = .applied } == 3)
    let secret = try await desk.versions { $0.namespace = "enrichment" }.settingVersions.first
    #expect(secret?.diffs.map(\.secret) == [true] && secret?.diffs.first?.newValue == "")
    #expect(
      try await refusal { try await desk.versions { $0.namespace = "x" } }?.reason
        == "SETTING_NAMESPACE_UNKNOWN")
    #expect(
      try await refusal { try await desk.versions { $0.key = "x" } }?.violations.map(\.field) == ["namespace"]
    )
  }

  @Test func `ends a page early where values are large`() async throws {
    let (_, desk) = try await TestServer.desk()
    let namespace = SettingsDesk.namespace()
    try await desk.register(namespace, [.of("a", .string), .of("b", .string), .of("c", .string)])
    for letter in ["x", "y", "z", "u", "v", "w"] {
      let large = "\"\(String(repeating: letter, count: 65_000))\""
      try await desk.update(namespace, [("a", large), ("b", large), ("c", large)])
    }
    var (found, token, pages): ([Int64], String, Int) = ([], "", 0)
    repeat {
      let page = try await desk.versions { $0.pageToken = token }
      found += page.settingVersions.map(\.number)
      token = page.nextPageToken
      pages += 1
    } while !token.isEmpty
    #expect(found == [6, 5, 4, 3, 2, 1] && pages > 1)
  }
}
