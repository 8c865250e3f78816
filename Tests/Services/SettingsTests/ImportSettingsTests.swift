import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `ImportSettings` {
  private static let passphrase = ExportSettings.passphrase

  @Test func `makes an empty tenant export the same bytes, apart from the time`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await ExportSettings.filled(desk)
    let first = try await desk.export().document
    let other = try await tenant.server.tenant().settings
    let made = try await other.take(first) { $0.reason = "moved" }
    #expect(
      made.addedCount == 6 && made.changedCount == 0 && made.removedCount == 0 && made.unchangedCount == 0)
    #expect(
      made.missingSecrets == ["enrichment.api_key"] && made.documentVersion == 1 && made.pendingCount == 0)
    #expect(
      made.settingVersions.count == 4
        && made.settingVersions.allSatisfy { $0.reason == "moved" && $0.number == 1 })
    try await other.update("enrichment") { $0.secretValues = ["api_key": "another"] }
    let second = try await other.export().document
    #expect(try ExportSettings.timeless(first) == ExportSettings.timeless(second))
    let again = try await other.take(first)
    #expect(again.settingVersions.isEmpty && again.unchangedCount == 7 && again.missingSecrets.isEmpty)
  }

  @Test func `carries secrets that were sealed to a passphrase`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await ExportSettings.filled(desk)
    let document = try await desk.export { ($0.secrets, $0.passphrase) = (.seal, Self.passphrase) }.document
    let other = try await tenant.server.tenant().settings
    let wrong = try await refusal { try await other.take(document) { $0.passphrase = "not the passphrase" } }
    #expect(wrong?.reason == "SETTING_PASSPHRASE_WRONG")
    #expect(try await other.list().settings.isEmpty)
    let without = try await other.take(document) { $0.validateOnly = true }
    #expect(without.addedCount == 6 && without.missingSecrets == ["enrichment.api_key"])
    let made = try await other.take(document) { $0.passphrase = Self.passphrase }
    #expect(made.addedCount == 7)
    #expect(try await other.reveal("api_key").secretValue == "canary-key")
    let again = try await other.take(document) { $0.passphrase = Self.passphrase }
    #expect(again.changedCount == 1 && again.unchangedCount == 6)
    #expect(TestServer.holds(try tenant.server.dump(), "canary-key") == false)
  }

  @Test func `shows adds, changes and removals, and writes nothing when it is tried`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await ExportSettings.filled(desk)
    let document = try await desk.export().document
    let other = try await tenant.server.tenant().settings
    try await other.update("sending", [("daily_cap", "1"), ("reply_to", #""a@b.example""#)])
    try await other.update("leads", [("stale_days", "10")]) { ($0.level, $0.subject) = (.manager, "x") }
    try await other.update("sending", [("daily_cap", "2")]) {
      ($0.level, $0.expireTime) = (.runtime, .ahead(600))
    }
    let plan = try await other.take(document) { $0.validateOnly = true }
    #expect(plan.addedCount == 5 && plan.changedCount == 1 && plan.removedCount == 2)
    let kinds = plan.settingVersions.flatMap { version in
      version.diffs.map { "\($0.key) \($0.kind.name ?? "")" }
    }
    #expect(
      kinds.contains("reply_to SETTING_DIFF_KIND_REMOVED")
        && kinds.contains("daily_cap SETTING_DIFF_KIND_CHANGED"))
    #expect(try await other.list().settings.count == 4)
    let kept = try await other.take(document) { ($0.validateOnly, $0.keepOthers) = (true, true) }
    #expect(kept.removedCount == 0 && kept.changedCount == 1)
    let done = try await other.take(document)
    #expect(done.removedCount == 2 && done.settingVersions.count == plan.settingVersions.count)
    #expect(try await other.get("daily_cap") { $0.level = .runtime }.value == "2")
    #expect(try await refusal { try await other.get("reply_to") }?.reason == "SETTING_NOT_FOUND")
  }

  @Test func `takes all or nothing, and says what is wrong where`() async throws {
    let (_, desk) = try await TestServer.desk()
    func document(_ settings: String, _ head: String = #""format_version":1"#) -> String {
      #"{"format":"muster.settings",\#(head),"export_time":"","namespaces":["sending"],"sealing":null,"settings":[\#(settings)]}"#
    }
    func setting(_ key: String, _ value: String, _ level: String = "tenant") -> String {
      #"{"level":"\#(level)","subject":"","namespace":"sending","key":"\#(key)","value":\#(value)}"#
    }
    let good = setting("daily_cap", "40")
    let cases = [
      (document(good + "," + setting("hourly_cap", "-1")), "SETTING_VALUE_INVALID"),
      (document(good + "," + setting("no_such", "1")), "SETTING_KEY_UNKNOWN"),
      (document(good + "," + setting("hourly_cap", "1", "global")), "SETTING_LEVEL_FORBIDDEN"),
      (document(good + "," + setting("hourly_cap", "1", "runtime")), "SETTING_DOCUMENT_INVALID"),
      (document(good + "," + good), "SETTING_DOCUMENT_INVALID"),
      (
        document(good.replacing(#""value":40"#, with: #""value":40,"sealed":"""#)), "SETTING_DOCUMENT_INVALID"
      ),
      (document(good, #""format_version":2"#), "SETTING_DOCUMENT_TOO_NEW"),
      (document(good, #""format_version":0"#), "SETTING_DOCUMENT_INVALID"),
      (#"{"format":"other"}"#, "SETTING_DOCUMENT_INVALID"),
      (document(good).replacing(#"["sending"]"#, with: #"["ai"]"#), "SETTING_DOCUMENT_INVALID"),
      (document(good).replacing("sending", with: "nothing"), "SETTING_NAMESPACE_UNKNOWN"),
    ]
    for (text, reason) in cases {
      #expect(try await refusal { try await desk.take(text) }?.reason == reason, "\(text)")
    }
    #expect(try await desk.list().settings.isEmpty)
    #expect(try await desk.take(document(good)).addedCount == 1)
  }

  @Test func `leaves what needs a second person pending`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let made = try await desk.update("compliance", [("retention_days", "400")])
    _ = try await tenant.settings(as: "admin").approve(made.settingVersion?.id ?? "")
    try await desk.update("sending", [("daily_cap", "4")])
    let document = try await desk.export().document
    let other = try await tenant.server.tenant()
    let taken = try await other.settings.take(document)
    #expect(taken.pendingCount == 1 && taken.addedCount == 2)
    #expect(Set(taken.settingVersions.map(\.state)) == [.pending, .applied])
    #expect(try await other.settings.list().settings.map(\.key) == ["daily_cap"])
  }

  @Test func `takes the platform's own document`() async throws {
    let server = try await TestServer()
    let namespace = SettingsDesk.namespace()
    try await server.desk.register(
      namespace, [.of("cap", .integer), .of("key", .string) { $0.secret = true }])
    try await server.desk.update(namespace, [("cap", "4")]) { $0.secretValues = ["key": "sealed"] }
    let document = try await server.desk.export { ($0.secrets, $0.passphrase) = (.seal, Self.passphrase) }
      .document
    _ = try await server.desk.delete("cap", in: namespace)
    let made = try await server.desk.take(document) { $0.passphrase = Self.passphrase }
    #expect(made.addedCount == 1 && made.changedCount == 1)
    let tenant = try await server.tenant()
    #expect(
      try await refusal { try await tenant.settings.take(document) }?.reason == "SETTING_LEVEL_FORBIDDEN")
    await server.stop()
  }
}
