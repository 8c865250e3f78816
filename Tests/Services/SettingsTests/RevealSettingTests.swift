import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `RevealSetting` {
  @Test func `reads a secret in clear, at any version, and leaves a record`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "first"] }
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "second — ø"] }
    let now = try await desk.reveal("api_key")
    #expect(now.secretValue == "second — ø" && now.setting?.value == "" && now.setting?.secret == true)
    #expect(try await desk.reveal("api_key") { $0.atVersion = 1 }.secretValue == "first")
    let records = try tenant.server.journal(tenant.id, "RevealSetting")
    #expect(records.count == 2 && records.allSatisfy { !$0.contains("first") })
    // A reading that finds nothing is one too.
    _ = try await refusal { try await desk.reveal("webhook_secret", in: "notifications") }
    #expect(try tenant.server.journal(tenant.id, "RevealSetting").count == 3)
  }

  @Test func `is refused for what is no secret, and to all but owners`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await desk.update("enrichment", [("daily_lookups", "4")]) { $0.secretValues = ["api_key": "x"] }
    #expect(try await refusal { try await desk.reveal("daily_lookups") }?.reason == "SETTING_NOT_SECRET")
    #expect(try await refusal { try await desk.reveal("api_kee") }?.reason == "SETTING_KEY_UNKNOWN")
    #expect(try await refusal { try await desk.reveal("x", in: "y") }?.reason == "SETTING_NAMESPACE_UNKNOWN")
    #expect(
      try await refusal { try await desk.reveal("api_key") { $0.atVersion = 9 } }?.reason
        == "SETTING_VERSION_NOT_FOUND")
    for role in ["admin", "member", "viewer"] {
      #expect(
        try await refusal { try await tenant.settings(as: role).reveal("api_key") }?.code == .permissionDenied
      )
    }
  }

  @Test func `reveals the platform's own to operators`() async throws {
    let server = try await TestServer.shared.value
    let namespace = SettingsDesk.namespace()
    try await server.desk.register(namespace, [.of("key", .string) { $0.secret = true }])
    try await server.desk.update(namespace) { $0.secretValues = ["key": "the platform's"] }
    #expect(try await server.desk.reveal("key", in: namespace).secretValue == "the platform's")
    let tenant = try await server.tenant()
    #expect(
      try await refusal { try await tenant.settings.reveal("key", in: namespace) }?.reason
        == "SETTING_NOT_FOUND")
  }
}
