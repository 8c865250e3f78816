import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `ExportSettings` {
  static let passphrase = "correct horse battery"

  static func filled(_ desk: SettingsDesk) async throws {
    try await desk.update(
      "sending", [("daily_cap", "40"), ("excluded_domains", #"["b.example", "a.example"]"#)])
    try await desk.update("sending", [("daily_cap", "9")]) { ($0.level, $0.subject) = (.connector, "gmail") }
    try await desk.update("sending", [("hourly_cap", "8")]) { ($0.level, $0.subject) = (.manager, "finance") }
    try await desk.update("ai", [("daily_budget", "12.50"), ("tone", #""dry – \"very\"""#)])
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "canary-key"] }
    try await desk.update("sending", [("daily_cap", "3")]) {
      ($0.level, $0.expireTime) = (.runtime, .ahead(600))
    }
  }

  /// Without what differs from one export to the next.
  static func timeless(_ document: String) throws -> String {
    guard case .object(let members) = try JSONValue(document) else { return "" }
    return JSONValue.object(members.filter { $0.name != "export_time" }).text
  }

  @Test func `holds what is stored in a fixed order, and names no tenant, no person and no secret`()
    async throws
  {
    let (tenant, desk) = try await TestServer.desk()
    try await Self.filled(desk)
    let made = try await desk.export()
    let json = try JSONValue(made.document)
    #expect(json["format"]?.string == "muster.settings" && json["format_version"]?.integer == 1)
    #expect(json["sealing"] == .null && json["export_time"]?.string?.hasSuffix("Z") == true)
    #expect(
      json["namespaces"]?.elements?.compactMap(\.string)
        == (try await desk.schema().namespaces.map(\.namespace)))
    let settings = json["settings"]?.elements ?? []
    #expect(
      settings.map {
        "\($0["level"]?.string ?? "") \($0["subject"]?.string ?? "") \($0["key"]?.string ?? "")"
      } == [
        "manager finance hourly_cap", "connector gmail daily_cap", "tenant  daily_budget", "tenant  tone",
        "tenant  api_key", "tenant  daily_cap", "tenant  excluded_domains",
      ])
    #expect(settings[4]["secret_omitted"] == .bool(true) && settings[2]["value"] == .number("12.50"))
    #expect(made.settingCount == 7 && made.secretCount == 1)
    for word in [tenant.text, "canary-key", try tenant.user("owner").description] {
      #expect(!made.document.contains(word))
    }
    let again = try await desk.export().document
    #expect(try Self.timeless(made.document) == Self.timeless(again))
    #expect(try tenant.server.journal(tenant.id, "ExportSettings").count == 2)
  }

  @Test func `narrows to namespaces`() async throws {
    let (_, desk) = try await TestServer.desk()
    try await Self.filled(desk)
    let made = try await desk.export { $0.namespaces = ["sending", "ai", "ai"] }
    #expect(
      try JSONValue(made.document)["namespaces"] == .texts(["ai", "sending"]) && made.settingCount == 6)
    #expect(
      try await refusal { try await desk.export { $0.namespaces = ["x"] } }?.reason
        == "SETTING_NAMESPACE_UNKNOWN")
  }

  @Test func `seals secrets to a passphrase, for those who may reveal them`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await Self.filled(desk)
    let made = try await desk.export { ($0.secrets, $0.passphrase) = (.seal, Self.passphrase) }
    #expect(!made.document.contains("canary-key") && made.document.contains("\"sealed\":"))
    #expect(try JSONValue(made.document)["sealing"]?["kdf"]?.string == "scrypt")
    let admin = tenant.settings(as: "admin")
    let denied = try await refusal {
      try await admin.export { ($0.secrets, $0.passphrase) = (.seal, Self.passphrase) }
    }
    #expect(denied?.reason == "PERMISSION_MISSING" && denied?.metadata["permission"] == "settings.reveal")
    _ = try await admin.export()
    #expect(
      try await refusal { try await desk.export { $0.secrets = .seal } }?.violations.map(\.field) == [
        "passphrase"
      ])
  }

  @Test func `refuses to seal what it cannot open`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await Self.filled(desk)
    try tenant.server.sql(
      "UPDATE setting_secrets SET sealed = sealed || '\\x00' WHERE tenant_id = '\(tenant.id.uuidText)'")
    let error = try await refusal {
      try await desk.export { ($0.secrets, $0.passphrase) = (.seal, Self.passphrase) }
    }
    #expect(error?.reason == "SETTING_SECRET_UNREADABLE")
  }
}
