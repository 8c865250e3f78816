import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `ApproveSettingChange` {
  private func proposed(_ desk: SettingsDesk, _ days: Int = 400) async throws -> String {
    let made = try await desk.update("compliance", [("retention_days", "\(days)")])
    return try #require(made.settingVersion?.id)
  }

  @Test func `writes a change that somebody else made, as one version step`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let made = try await desk.update("compliance", [("retention_days", "400")]) { $0.reason = "the auditor" }
    #expect(
      made.settings.isEmpty && made.settingVersion?.state == .pending && made.settingVersion?.number == 0)
    #expect(made.settingVersion?.expireTime != nil && made.settingVersion?.applyTime == nil)
    #expect(try await desk.resolve("retention_days", in: "compliance").value == "1095")
    let id = made.settingVersion?.id ?? ""
    let decided = try await tenant.settings(as: "admin").approve(id) { $0.note = "fine" }
    let version = try #require(decided.settingVersion)
    #expect(version.id == id && version.state == .applied && version.number == 1 && version.version == 2)
    #expect(version.decidedBy?.id == (try tenant.user("admin").description) && version.note == "fine")
    #expect(version.author?.id == (try tenant.user("owner").description) && version.applyTime != nil)
    #expect(
      decided.settings.map(\.value) == ["400"] && decided.settings.first?.setBy?.id == version.author?.id)
    #expect(try await desk.resolve("retention_days", in: "compliance").value == "400")
    let again = try await refusal { try await tenant.settings(as: "admin").approve(id) }
    #expect(again?.reason == "SETTING_CHANGE_DECIDED")
  }

  @Test func `lets nobody approve their own, who may withdraw it`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let id = try await proposed(desk)
    #expect(try await refusal { try await desk.approve(id) }?.reason == "SETTING_APPROVER_IS_AUTHOR")
    let withdrawn = try await desk.approve(id) { ($0.reject, $0.note) = (true, "never mind") }
    #expect(withdrawn.settingVersion?.state == .rejected && withdrawn.settings.isEmpty)
    let late = try await refusal { try await tenant.settings(as: "admin").approve(id) }
    #expect(late?.reason == "SETTING_CHANGE_DECIDED")
    #expect(try await desk.versions { $0.state = .rejected }.settingVersions.map(\.id) == [id])
  }

  @Test func `refuses a change that the namespace has left behind`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let (first, second) = (try await proposed(desk, 400), try await proposed(desk, 500))
    let admin = tenant.settings(as: "admin")
    _ = try await admin.approve(second)
    let error = try await refusal { try await admin.approve(first) }
    #expect(error?.reason == "SETTING_CHANGE_OUTDATED" && error?.code == .aborted)
    #expect(try await desk.get("retention_days", in: "compliance").value == "500")
  }

  @Test func `knows a change that lapsed, one that is stale and one that is none`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let admin = tenant.settings(as: "admin")
    let id = try await proposed(desk)
    #expect(try await refusal { try await admin.approve(id) { $0.version = 2 } }?.reason == "VERSION_STALE")
    try tenant.server.sql(
      "UPDATE setting_versions SET expire_time = now() WHERE tenant_id = '\(tenant.id.uuidText)'")
    #expect(try await refusal { try await admin.approve(id) }?.reason == "SETTING_CHANGE_EXPIRED")
    #expect(try await desk.versions { $0.state = .expired }.settingVersions.map(\.id) == [id])
    let never = "settingversion_01jc4x8y7kf3q9v2m5n6p7r8st"
    #expect(try await refusal { try await admin.approve(never) }?.reason == "SETTING_CHANGE_NOT_FOUND")
    let plain = try await desk.update("sending", [("daily_cap", "4")])
    let applied = try await refusal { try await admin.approve(plain.settingVersion?.id ?? "") }
    #expect(applied?.reason == "SETTING_CHANGE_NOT_FOUND")
  }

  @Test func `goes by the schema of the day it is approved on`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let namespace = SettingsDesk.namespace()
    try await desk.register(namespace, [.of("cap", .integer)]) { $0.needsApproval = true }
    let made = try await desk.update(namespace, [("cap", "900")])
    try await desk.register(namespace, [.of("cap", .integer) { $0.maximum = .with { $0.value = "100" } }]) {
      $0.needsApproval = true
    }
    let error = try await refusal {
      try await tenant.settings(as: "admin").approve(made.settingVersion?.id ?? "")
    }
    #expect(error?.reason == "SETTING_VALUE_INVALID")
  }

  @Test func `carries secrets and the time of runtime values`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let namespace = SettingsDesk.namespace()
    try await desk.register(namespace, [.of("key", .string) { $0.secret = true }, .of("cap", .integer)]) {
      $0.needsApproval = true
    }
    let made = try await desk.update(namespace, [("cap", "3")]) {
      ($0.level, $0.expireTime, $0.secretValues) = (.runtime, .ahead(600), ["key": "sealed"])
    }
    _ = try await tenant.settings(as: "admin").approve(made.settingVersion?.id ?? "")
    #expect(try await desk.reveal("key", in: namespace) { $0.level = .runtime }.secretValue == "sealed")
    #expect(try await desk.get("cap", in: namespace) { $0.level = .runtime }.expireTime != nil)
  }
}
