import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `GetSetting` {
  @Test func `reads one level, and none other`() async throws {
    let (_, desk) = try await TestServer.desk()
    let none = try await refusal { try await desk.get("daily_cap") }
    #expect(none?.reason == "SETTING_NOT_FOUND")
    try await desk.update("sending", [("daily_cap", "40")]) { ($0.level, $0.subject) = (.manager, "finance") }
    let still = try await refusal { try await desk.get("daily_cap") }
    #expect(still?.reason == "SETTING_NOT_FOUND")
    let found = try await desk.get("daily_cap") { ($0.level, $0.subject) = (.manager, "finance") }
    #expect(
      found.value == "40" && found.level == .manager && found.subject == "finance" && found.version == 1)
    #expect(found.id.hasPrefix("setting_") && found.createTime != nil && found.updateTime != nil)
    let preset = try await desk.get("daily_cap") { $0.level = .default }
    #expect(preset.value == "50" && preset.id.isEmpty && preset.version == 0 && preset.setBy == nil)
  }

  @Test func `reads any version that there was`() async throws {
    let (_, desk) = try await TestServer.desk()
    try await desk.update("sending", [("daily_cap", "1")])
    try await desk.update("sending", [("daily_cap", "2"), ("track_opens", "true")])
    _ = try await desk.delete("daily_cap")
    let first = try await desk.get("daily_cap") { $0.atVersion = 1 }
    let second = try await desk.get("daily_cap") { $0.atVersion = 2 }
    #expect(first.value == "1" && first.version == 1 && second.value == "2" && second.version == 2)
    #expect(first.id == second.id && first.createTime == second.createTime)
    #expect(second.updateTime != first.updateTime && second.setBy == first.setBy)
    for version: Int64 in [0, 3] {
      let gone = try await refusal { try await desk.get("daily_cap") { $0.atVersion = version } }
      #expect(gone?.reason == "SETTING_NOT_FOUND")
    }
    #expect(try await desk.get("track_opens") { $0.atVersion = 3 }.version == 2)
    let never = try await refusal { try await desk.get("daily_cap") { $0.atVersion = 4 } }
    #expect(never?.reason == "SETTING_VERSION_NOT_FOUND")
  }

  @Test func `shows secrets masked, and no value whose time is over`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "canary"] }
    let secret = try await desk.get("api_key", in: "enrichment")
    #expect(secret.secret && secret.value.isEmpty)
    try await desk.update("sending", [("daily_cap", "4")]) {
      ($0.level, $0.expireTime) = (.runtime, .ahead(60))
    }
    #expect(try await desk.get("daily_cap") { $0.level = .runtime }.value == "4")
    try tenant.server.sql(
      "UPDATE settings SET expire_time = now() WHERE level = 6 AND tenant_id = '\(tenant.id.uuidText)'")
    let over = try await refusal { try await desk.get("daily_cap") { $0.level = .runtime } }
    #expect(over?.reason == "SETTING_NOT_FOUND")
  }

  @Test func `names what nobody knows`() async throws {
    let (_, desk) = try await TestServer.desk()
    #expect(
      try await refusal { try await desk.get("daily_cap", in: "nothing") }?.reason
        == "SETTING_NAMESPACE_UNKNOWN")
    #expect(try await refusal { try await desk.get("nothing") }?.reason == "SETTING_KEY_UNKNOWN")
    let level = try await refusal { try await desk.get("daily_cap") { $0.level = .connector } }
    #expect(level?.reason == "FIELD_INVALID" && level?.violations.map(\.field) == ["subject"])
  }
}
