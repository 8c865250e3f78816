import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `RegisterSchema` {
  @Test func `makes a plug-in's settings known, for one tenant or for all`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let (own, shared) = (SettingsDesk.namespace(), SettingsDesk.namespace())
    let schema = try await desk.register(own, [.of("cap", .integer) { $0.defaultValue = "3" }])
    #expect(
      schema.version == 1 && schema.origin == .tenant && schema.tenantID == tenant.text
        && schema.createTime != nil)
    #expect(try await desk.resolve("cap", in: own).value == "3")
    let platforms = try await tenant.server.desk.register(shared, [.of("cap", .integer)])
    #expect(platforms.origin == .platform && platforms.tenantID.isEmpty)
    try await desk.update(shared, [("cap", "4")])
    let again = try await desk.register(own, [.of("cap", .integer) { $0.defaultValue = "3" }])
    #expect(again == schema)
    let next = try await desk.register(own, [.of("cap", .integer) { $0.defaultValue = "5" }]) {
      $0.version = 1
    }
    #expect(next.version == 2)
    #expect(try await desk.resolve("cap", in: own).value == "5")
    let stale = try await refusal { try await desk.register(own, [.of("cap", .integer)]) { $0.version = 1 } }
    #expect(stale?.reason == "VERSION_STALE")
  }

  @Test func `keeps namespaces of others for them`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let platform = tenant.server.desk
    let (shared, own) = (SettingsDesk.namespace(), SettingsDesk.namespace())
    #expect(
      try await refusal { try await desk.register("sending", [.of("a", .string)]) }?.reason
        == "SETTING_SCHEMA_RESERVED")
    try await platform.register(shared, [.of("a", .string)])
    #expect(
      try await refusal { try await desk.register(shared, [.of("a", .string)]) }?.reason
        == "SETTING_SCHEMA_RESERVED")
    try await desk.register(own, [.of("a", .string)]) { ($0.pluginLevel, $0.plugin) = (.connector, "gmail") }
    #expect(
      try await refusal { try await platform.register(own, [.of("a", .string)]) }?.reason
        == "SETTING_SCHEMA_RESERVED")
    let other = try await refusal {
      try await desk.register(own, [.of("a", .string)]) { ($0.pluginLevel, $0.plugin) = (.connector, "smtp") }
    }
    #expect(other?.reason == "SETTING_SCHEMA_RESERVED")
  }

  static let contradictions: [(String, [SettingsV1.SettingKey])] = [
    (
      "default_value",
      [.of("a", .integer) { ($0.defaultValue, $0.maximum) = ("9", .with { $0.value = "5" }) }]
    ),
    ("default_value", [.of("a", .boolean) { $0.defaultValue = "\"true\"" }]),
    ("key", [.of("a", .integer), .of("a", .string)]),
    ("pattern", [.of("a", .string) { $0.pattern = "(a" }]),
    ("pattern", [.of("a", .string) { $0.pattern = "(?=a)b" }]),
    ("pattern", [.of("a", .string) { $0.pattern = "(a)\\1" }]),
    ("value_schema", [.of("a", .object) { $0.valueSchema = #"{"oneOf":[]}"# }]),
    ("value_schema", [.of("a", .integer) { $0.valueSchema = #"{"type":"integer"}"# }]),
    ("secret", [.of("a", .integer) { $0.secret = true }]),
    ("default_value", [.of("a", .string) { ($0.secret, $0.defaultValue) = (true, "\"x\"") }]),
    ("levels", [.of("a", .string) { $0.levels = [.default] }]),
    ("merge", [.of("a", .string) { $0.mergeField = .union }]),
    ("former_keys", [.of("a", .string) { $0.formerKeys = ["b"] }, .of("b", .string)]),
    (
      "maximum",
      [.of("a", .integer) { ($0.minimum, $0.maximum) = (.with { $0.value = "5" }, .with { $0.value = "1" }) }]
    ),
    ("choices[0]", [.of("a", .integer) { $0.choices = [.with { $0.value = "\"x\"" }] }]),
  ]

  @Test(arguments: contradictions)
  func `refuses what contradicts itself, and says where`(_ field: String, _ keys: [SettingsV1.SettingKey])
    async throws
  {
    let (_, desk) = try await TestServer.desk()
    let error = try await refusal { try await desk.register(SettingsDesk.namespace(), keys) }
    #expect(error?.reason == "SETTING_SCHEMA_INVALID")
    #expect(
      error?.violations.contains { $0.field.hasSuffix(".\(field)") } == true, "\(error?.violations ?? [])")
  }

  @Test func `is refused while stored values do not fit, of all tenants for the platform's`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let (own, shared) = (SettingsDesk.namespace(), SettingsDesk.namespace())
    try await desk.register(own, [.of("cap", .integer), .of("note", .string)]) { $0.revision = 3 }
    try await desk.update(own, [("cap", "900"), ("note", "\"x\"")])
    let small = SettingsV1.SettingKey.of("cap", .integer) { $0.maximum = .with { $0.value = "100" } }
    let bound = try await refusal {
      try await desk.register(own, [small, .of("note", .string)]) { $0.revision = 4 }
    }
    #expect(bound?.reason == "SETTING_SCHEMA_INCOMPATIBLE" && bound?.metadata["keys"] == "cap")
    let gone = try await refusal { try await desk.register(own, [.of("cap", .integer)]) { $0.revision = 4 } }
    #expect(gone?.metadata["keys"] == "note")
    let older = try await refusal {
      try await desk.register(own, [.of("cap", .integer), .of("note", .string)]) { $0.revision = 2 }
    }
    #expect(older?.reason == "SETTING_SCHEMA_INCOMPATIBLE")
    let platform = tenant.server.desk
    try await platform.register(shared, [.of("cap", .integer)])
    try await desk.update(shared, [("cap", "900")])
    #expect(
      try await refusal { try await platform.register(shared, [small]) }?.reason
        == "SETTING_SCHEMA_INCOMPATIBLE")
    try await desk.update(shared, [("cap", "90")])
    try await platform.register(shared, [small])
  }

  @Test func `carries values over from keys that are called otherwise now`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let namespace = SettingsDesk.namespace()
    let platform = tenant.server.desk
    try await platform.register(namespace, [.of("cap", .integer), .of("key", .string) { $0.secret = true }])
    try await desk.update(namespace, [("cap", "40")]) { $0.secretValues = ["key": "sealed"] }
    try await platform.register(
      namespace,
      [
        .of("daily_cap", .integer) { $0.formerKeys = ["cap"] },
        .of("api_key", .string) { ($0.secret, $0.formerKeys) = (true, ["key"]) },
      ])
    #expect(try await desk.get("daily_cap", in: namespace).value == "40")
    #expect(try await desk.resolve("daily_cap", in: namespace).value == "40")
    #expect(try await desk.reveal("api_key", in: namespace).secretValue == "sealed")
    #expect(try await desk.list { $0.namespace = namespace }.settings.map(\.key) == ["daily_cap", "api_key"])
    #expect(try await desk.get("daily_cap", in: namespace) { $0.atVersion = 1 }.value == "40")
    let step = try await desk.update(namespace, [("daily_cap", "41")])
    #expect(step.settingVersion?.diffs.map(\.oldValue) == ["40"])
    let rows = try tenant.server.sql(
      "SELECT string_agg(key, ' ' ORDER BY key) FROM settings WHERE namespace = '\(namespace)'")
    #expect(rows.hasPrefix("daily_cap key"))
    _ = try await desk.restore(1, namespace)
    #expect(try await desk.get("daily_cap", in: namespace).value == "40")
    #expect(try await desk.reveal("api_key", in: namespace).secretValue == "sealed")
  }

  @Test func `is for admins and for operators`() async throws {
    let (tenant, _) = try await TestServer.desk()
    let error = try await refusal {
      try await tenant.settings(as: "member").register(SettingsDesk.namespace(), [.of("a", .string)])
    }
    #expect(error?.code == .permissionDenied)
  }
}
