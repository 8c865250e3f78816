import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `DeleteSetting` {
  @Test func `removes the value of one level, so that the next one counts`() async throws {
    let (_, desk) = try await TestServer.desk()
    try await desk.update("sending", [("daily_cap", "40"), ("hourly_cap", "4")])
    let gone = try await desk.delete("daily_cap") { ($0.version, $0.reason) = (1, "too low") }
    #expect(gone.setting?.value == "40" && gone.settingVersion?.number == 2)
    #expect(gone.settingVersion?.diffs.map(\.kind) == [.removed] && gone.settingVersion?.reason == "too low")
    #expect(try await desk.resolve("daily_cap").value == "50")
    #expect(try await desk.list().settings.map(\.key) == ["hourly_cap"])
    let again = try await refusal { try await desk.delete("daily_cap") }
    #expect(again?.reason == "SETTING_NOT_FOUND")
    let stale = try await refusal { try await desk.delete("hourly_cap") { $0.version = 1 } }
    #expect(stale?.reason == "VERSION_STALE")
    #expect(try await desk.restore(1).settings.map(\.value) == ["40"])
  }

  @Test func `waits for a second person where the namespace wants one`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let made = try await desk.update("compliance", [("retention_days", "400")])
    _ = try await tenant.settings(as: "admin").approve(made.settingVersion?.id ?? "")
    let waits = try await desk.delete("retention_days", in: "compliance")
    #expect(waits.settingVersion?.state == .pending)
    #expect(try await desk.get("retention_days", in: "compliance").value == "400")
    _ = try await tenant.settings(as: "admin").approve(waits.settingVersion?.id ?? "")
    #expect(
      try await refusal { try await desk.get("retention_days", in: "compliance") }?.reason
        == "SETTING_NOT_FOUND")
  }
}
