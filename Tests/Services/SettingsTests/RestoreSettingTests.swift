import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `RestoreSetting` {
  @Test func `puts a namespace, or one key, back to what it was`() async throws {
    let (_, desk) = try await TestServer.desk()
    try await desk.update("sending", [("daily_cap", "1"), ("hourly_cap", "1")])
    try await desk.update("sending", [("daily_cap", "2")]) { $0.clearKeys = ["hourly_cap"] }
    try await desk.update("sending", [("track_opens", "true")])
    let one = try await desk.restore(1) { ($0.key, $0.reason) = ("daily_cap", "was better") }
    #expect(one.settings.map(\.key) == ["daily_cap"] && one.settings.first?.value == "1")
    #expect(one.settingVersion?.number == 4 && one.settingVersion?.restoredNumber == 1)
    let all = try await desk.restore(1) { $0.version = 4 }
    #expect(all.settings.map(\.key) == ["hourly_cap"])
    #expect(all.settingVersion?.diffs.map(\.kind) == [.added, .removed])
    #expect(try await desk.list().settings.map(\.key) == ["daily_cap", "hourly_cap"])
    #expect(try await desk.restore(1).settingVersion == nil)
    let nothing = try await desk.restore(0)
    #expect(nothing.settings.isEmpty && nothing.settingVersion?.number == 6)
    #expect(try await desk.list().settings.isEmpty)
    #expect(try await desk.versions().settingVersions.count == 6)
  }

  @Test func `brings secrets back, and refuses one that does not open`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "old"] }
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "new"] }
    _ = try await desk.restore(1, "enrichment")
    #expect(try await desk.reveal("api_key").secretValue == "old")
    try tenant.server.sql(
      "UPDATE setting_secrets SET sealed = sealed || '\\x00' WHERE tenant_id = '\(tenant.id.uuidText)'")
    let error = try await refusal { try await desk.restore(2, "enrichment") }
    #expect(error?.reason == "SETTING_SECRET_UNREADABLE")
  }

  @Test func `knows no version that was not, and takes no value that is refused today`() async throws {
    let (_, desk) = try await TestServer.desk()
    let namespace = SettingsDesk.namespace()
    try await desk.register(namespace, [.of("cap", .integer)])
    try await desk.update(namespace, [("cap", "900")])
    _ = try await desk.delete("cap", in: namespace)
    #expect(try await refusal { try await desk.restore(3, namespace) }?.reason == "SETTING_VERSION_NOT_FOUND")
    #expect(
      try await refusal { try await desk.restore(1, namespace) { $0.key = "cup" } }?.reason
        == "SETTING_KEY_UNKNOWN")
    try await desk.register(namespace, [.of("cap", .integer) { $0.maximum = .with { $0.value = "100" } }])
    #expect(try await refusal { try await desk.restore(1, namespace) }?.reason == "SETTING_VALUE_INVALID")
    let level = try await refusal { try await desk.restore(1, namespace) { $0.level = .global } }
    #expect(level?.reason == "SETTING_LEVEL_FORBIDDEN")
    let runtime = try await refusal {
      try await desk.restore(0, namespace) { ($0.level, $0.expireTime) = (.tenant, .ahead(9)) }
    }
    #expect(runtime?.reason == "SETTING_EXPIRY_INVALID")
  }

  @Test func `waits for a second person where the namespace wants one`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let made = try await desk.update("compliance", [("retention_days", "400")])
    _ = try await tenant.settings(as: "admin").approve(made.settingVersion?.id ?? "")
    let waits = try await desk.restore(0, "compliance")
    #expect(waits.settingVersion?.state == .pending && waits.settings.map(\.value) == ["400"])
    _ = try await tenant.settings(as: "admin").approve(waits.settingVersion?.id ?? "")
    #expect(try await desk.resolve("retention_days", in: "compliance").level == .default)
  }
}
