import MusterCore
import MusterRPC
import MusterServer
import MusterSettings
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ResolveSetting` {
  @Test func `goes by the nearest of six levels, and walks down as they are removed`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let platform = tenant.server.desk
    let namespace = SettingsDesk.namespace()
    try await platform.register(namespace, [.of("cap", .integer) { $0.defaultValue = "1" }])
    typealias Place = (SettingsDesk, SettingsV1.SettingLevel, String)
    let places: [Place] = [
      (platform, .global, ""), (platform, .manager, "finance"), (desk, .manager, "finance"),
      (platform, .connector, "gmail"), (desk, .connector, "gmail"), (desk, .tenant, ""),
      (platform, .runtime, ""), (desk, .runtime, ""),
    ]
    for (index, (who, level, subject)) in places.enumerated() {
      try await who.update(namespace, [("cap", "\(index + 2)")]) {
        ($0.level, $0.subject, $0.expireTime) = (level, subject, level == .runtime ? .ahead(600) : nil)
      }
    }
    for count in stride(from: places.count, through: 0, by: -1) {
      let resolved = try await desk.resolve("cap", in: namespace, manager: "finance", connector: "gmail")
      #expect(resolved.value == "\(count + 1)")
      #expect(resolved.level == (count == 0 ? .default : places[count - 1].1))
      #expect(resolved.candidates.count == count + 1)
      #expect(resolved.candidates.map(\.applied) == [true] + Array(repeating: false, count: count))
      #expect(resolved.candidates.map { $0.setting?.value } == (0...count).reversed().map { "\($0 + 1)" })
      #expect(resolved.candidates.last?.setting?.level == .default)
      if count == 0 { break }
      let (who, level, subject) = places[count - 1]
      _ = try await who.delete("cap", in: namespace) { ($0.level, $0.subject) = (level, subject) }
    }
  }

  @Test func `says who set each value and when, and of the platform's people the kind alone`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let namespace = SettingsDesk.namespace()
    try await tenant.server.desk.register(namespace, [.of("cap", .integer) { $0.defaultValue = "1" }])
    try await tenant.server.desk.update(namespace, [("cap", "2")])
    try await desk.update(namespace, [("cap", "3")])
    let resolved = try await desk.resolve("cap", in: namespace)
    #expect(resolved.candidates.map(\.fromPlatform) == [false, true, false])
    let (own, theirs, preset) = (resolved.candidates[0], resolved.candidates[1], resolved.candidates[2])
    #expect(own.setting?.setBy?.id == (try tenant.user("owner").description))
    #expect(own.setting?.updateTime != nil && theirs.setting?.updateTime != nil)
    #expect(theirs.setting?.setBy?.kind == .platform && theirs.setting?.setBy?.id == "")
    #expect(preset.setting?.setBy == nil && preset.setting?.version == 0)
    let platforms = try await tenant.server.desk.resolve("cap", in: namespace)
    #expect(
      platforms.value == "2"
        && platforms.candidates.first?.setting?.setBy?.id == TestServer.operatorID.description)
  }

  @Test func `puts members and entries together where the schema says so`() async throws {
    let (_, desk) = try await TestServer.desk()
    try await desk.update(
      "sending", [("window", #"{"from":"07:00"}"#), ("excluded_domains", #"["b.example"]"#)])
    try await desk.update(
      "sending", [("window", #"{"to":"12:00"}"#), ("excluded_domains", #"["a.example","b.example"]"#)]
    ) {
      ($0.level, $0.expireTime) = (.runtime, .ahead(60))
    }
    let window = try await desk.resolve("window")
    #expect(window.value == #"{"to":"12:00","from":"07:00","days":["mon","tue","wed","thu","fri"]}"#)
    #expect(window.mergeField == .members && window.level == .runtime)
    #expect(window.candidates.map(\.applied) == [true, true, true])
    let domains = try await desk.resolve("excluded_domains")
    #expect(
      domains.value == #"["a.example","b.example"]"#
        && domains.candidates.map(\.applied) == [true, false, false])
  }

  @Test func `resolves every key from what is shipped, for a tenant that has set nothing`() async throws {
    let (_, desk) = try await TestServer.desk()
    for namespace in [
      "ai", "campaigns", "compliance", "enrichment", "general", "leads", "notifications", "sending",
    ] {
      let schema = try await desk.schema(namespace).schema
      #expect((schema?.keys.count ?? 0) > 1)
      for key in schema?.keys ?? [] {
        let resolved = try await desk.resolve(key.key, in: namespace)
        let expected = key.secret ? "" : key.defaultValue.isEmpty ? "null" : nil
        #expect(resolved.level == .default && (expected == nil || resolved.value == expected), "\(key.key)")
        #expect(resolved.candidates.count == (key.defaultValue.isEmpty ? 0 : 1))
      }
    }
  }

  @Test func `shows a secret masked`() async throws {
    let (_, desk) = try await TestServer.desk()
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "canary"] }
    let resolved = try await desk.resolve("api_key", in: "enrichment")
    #expect(resolved.secret && resolved.value.isEmpty && resolved.level == .tenant)
    #expect(resolved.candidates.allSatisfy { $0.setting?.value == "" })
  }

  @Test func `names what nobody knows`() async throws {
    let (_, desk) = try await TestServer.desk()
    #expect(
      try await refusal { try await desk.resolve("x", in: "nothing") }?.reason == "SETTING_NAMESPACE_UNKNOWN")
    let key = try await refusal { try await desk.resolve("daily_cup") }
    #expect(key?.reason == "SETTING_KEY_UNKNOWN" && key?.metadata["nearest"] == "daily_cap")
  }

  // MARK: From memory

  @Test func `knows on every server within a second what another one has changed`() async throws {
    let server = try await TestServer.shared.value
    let other = try await TestServer(on: server.database)
    let tenant = try await server.tenant()
    let there = SettingsDesk(server: other, tenant: tenant.text) { try tenant.caller("owner") }
    let namespace = SettingsDesk.namespace()
    try await server.desk.register(namespace, [.of("cap", .integer) { $0.defaultValue = "1" }])
    for round in 0..<5 {
      _ = try await there.resolve("daily_cap")
      _ = try await there.resolve("cap", in: namespace)
      try await tenant.settings.update("sending", [("daily_cap", "\(100 + round)")])
      try await server.desk.update(namespace, [("cap", "\(100 + round)")])
      #expect(try await tenant.settings.resolve("daily_cap").value == "\(100 + round)")
      let isKnown = try await eventually(within: .milliseconds(1_000)) {
        let own = try await there.resolve("daily_cap").value
        let platforms = try await there.resolve("cap", in: namespace).value
        return own == "\(100 + round)" && platforms == "\(100 + round)"
      }
      #expect(isKnown, "round \(round)")
    }
    await other.stop()
  }

  @Test func `asks the database nothing once it knows, and keeps within its bound`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try await tenant.settings.update("sending", [("daily_cap", "7")])
    #expect(
      try await eventually(within: .seconds(5)) {
        _ = try await tenant.settings.resolve("daily_cap")
        return server.platform.settingCache.size.count > 0
      })
    try server.sql("ALTER TABLE settings RENAME TO settings_away")
    for _ in 0..<20 { #expect(try await tenant.settings.resolve("daily_cap").value == "7") }
    let reads = server.services.settings.reads
    #expect(try await reads.value("daily_cap", in: "sending", of: tenant.id) == "7")
    try server.sql("ALTER TABLE settings_away RENAME TO settings")
    #expect(server.platform.settingCache.size.bytes < 64 << 20)
    await server.stop()
  }

  @Test func `lets a runtime value go at its time, cached or not`() async throws {
    let (_, desk) = try await TestServer.desk()
    try await desk.update("sending", [("daily_cap", "4")]) {
      ($0.level, $0.expireTime) = (.runtime, .ahead(2))
    }
    #expect(try await desk.resolve("daily_cap").value == "4")
    #expect(try await eventually(within: .seconds(4)) { try await desk.resolve("daily_cap").value == "50" })
  }

  @Test func `gives other services what is in force, and secrets in clear`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await desk.update("enrichment", [("provider", "\"apollo\"")]) {
      $0.secretValues = ["api_key": "for the provider"]
    }
    let reads = tenant.server.services.settings.reads
    #expect(try await reads.value("provider", in: "enrichment", of: tenant.id) == "\"apollo\"")
    #expect(try await reads.secret("api_key", in: "enrichment", of: tenant.id) == "for the provider")
    #expect(try await reads.secret("webhook_secret", in: "notifications", of: tenant.id) == nil)
    #expect(try await reads.value("nothing", in: "enrichment", of: tenant.id) == nil)
    #expect(try await reads.value("x", in: "nothing", of: tenant.id) == nil)
  }
}
