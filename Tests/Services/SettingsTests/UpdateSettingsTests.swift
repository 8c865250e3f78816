import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `UpdateSettings` {
  @Test func `sets and clears values in one version step, with who and why`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    let first = try await desk.update("sending", [("daily_cap", "40"), ("track_opens", "true")]) {
      $0.reason = "warm-up is over"
    }
    #expect(first.settings.map(\.key) == ["daily_cap", "track_opens"])
    #expect(
      first.settings.allSatisfy { $0.version == 1 && $0.level == .tenant && $0.tenantID == tenant.text })
    #expect(first.settings.first?.setBy?.id == (try tenant.user("owner").description))
    let version = try #require(first.settingVersion)
    #expect(version.number == 1 && version.state == .applied && version.reason == "warm-up is over")
    #expect(version.diffs.map(\.key) == ["daily_cap", "track_opens"])
    #expect(version.diffs.allSatisfy { $0.kind == .added && $0.oldValue.isEmpty })

    let second = try await desk.update("sending", [("daily_cap", "30")]) { $0.clearKeys = ["track_opens"] }
    #expect(second.settings.map(\.value) == ["30"] && second.settingVersion?.number == 2)
    #expect(second.settingVersion?.diffs.map(\.kind) == [.changed, .removed])
    #expect(second.settingVersion?.diffs.first?.oldValue == "40")
  }

  @Test func `makes no version of what changes nothing`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await desk.update("sending", [("window", #"{"from":"08:00", "to":"12:00"}"#)])
    let same = try await desk.update("sending", [("window", #"{"to":"12:00","from":"08:00"}"#)]) {
      $0.clearKeys = ["daily_cap"]
    }
    #expect(same.settingVersion == nil && same.settings.count == 1)
    #expect(try await desk.versions().settingVersions.count == 1)
    #expect(try tenant.server.journal(tenant.id, "UpdateSettings").count == 1)
  }

  @Test func `compares the version, and one that is stale is refused`() async throws {
    let (_, desk) = try await TestServer.desk()
    try await desk.update("sending", [("daily_cap", "40")])
    let error = try await refusal {
      try await desk.update("sending", [("daily_cap", "41")]) { $0.version = 7 }
    }
    #expect(error?.reason == "VERSION_STALE" && error?.metadata["current_version"] == "1")
    try await desk.update("sending", [("daily_cap", "41")]) { $0.version = 1 }
    // Another level has a number of its own.
    let other = try await desk.update("sending", [("daily_cap", "9")]) {
      ($0.level, $0.subject) = (.connector, "gmail")
    }
    #expect(other.settingVersion?.number == 1 && other.settingVersion?.subject == "gmail")
  }

  @Test func `tells all that is wrong at once, and takes nothing then`() async throws {
    let (_, desk) = try await TestServer.desk()
    let error = try await refusal {
      try await desk.update("sending", [("daily_cap", "90000"), ("track_opens", "1"), ("reply_to", "\"x\"")])
    }
    #expect(error?.reason == "SETTING_VALUE_INVALID" && error?.violations.count == 3)
    #expect(error?.violations.first?.field == "values.daily_cap")
    #expect(error?.violations.first?.description.contains("10000") == true)
    #expect(try await desk.list().settings.isEmpty)
    let unknown = try await refusal { try await desk.update("sending", [("daly_cap", "4")]) }
    #expect(unknown?.reason == "SETTING_KEY_UNKNOWN" && unknown?.metadata["nearest"] == "daily_cap")
    let nowhere = try await refusal { try await desk.update("sendin", [("daily_cap", "4")]) }
    #expect(nowhere?.reason == "SETTING_NAMESPACE_UNKNOWN")
    let text = try await refusal { try await desk.update("general", [("language", "en")]) }
    #expect(text?.reason == "SETTING_VALUE_INVALID" && text?.message.contains("quotes") == true)
  }

  @Test func `keeps secrets and values apart`() async throws {
    let (_, desk) = try await TestServer.desk()
    let clear = try await refusal { try await desk.update("enrichment", [("api_key", "\"s3cret\"")]) }
    #expect(clear?.reason == "SETTING_SECRET_MISPLACED" && clear?.message.contains("s3cret") == false)
    let hidden = try await refusal {
      try await desk.update("enrichment") { $0.secretValues = ["daily_lookups": "4"] }
    }
    #expect(hidden?.reason == "SETTING_SECRET_MISPLACED")
  }

  @Test func `knows which level goes with whom`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    for (level, subject) in [
      (SettingsV1.SettingLevel.global, ""), (.default, ""), (.connector, ""), (.tenant, "x"),
    ] {
      let error = try await refusal {
        try await desk.update("sending", [("daily_cap", "4")]) { ($0.level, $0.subject) = (level, subject) }
      }
      #expect(error?.reason == "SETTING_LEVEL_FORBIDDEN", "\(level)")
    }
    let platform = try await refusal {
      try await tenant.server.desk.update("sending", [("daily_cap", "4")]) { $0.level = .tenant }
    }
    #expect(platform?.reason == "SETTING_LEVEL_FORBIDDEN")
    let namespace = SettingsDesk.namespace()
    try await desk.register(namespace, [.of("cap", .integer) { $0.levels = [.runtime] }])
    let schema = try await refusal { try await desk.update(namespace, [("cap", "4")]) }
    #expect(schema?.reason == "SETTING_LEVEL_FORBIDDEN")
  }

  @Test func `needs an expiry at the runtime level, and nowhere else`() async throws {
    let (_, desk) = try await TestServer.desk()
    for expiry: Int64? in [nil, -5, 31 * 86_400] {
      let error = try await refusal {
        try await desk.update("sending", [("daily_cap", "4")]) {
          ($0.level, $0.expireTime) = (.runtime, expiry.map { .ahead($0) })
        }
      }
      #expect(error?.reason == "SETTING_EXPIRY_INVALID", "\(expiry ?? 0)")
    }
    let error = try await refusal {
      try await desk.update("sending", [("daily_cap", "4")]) { $0.expireTime = .ahead(60) }
    }
    #expect(error?.reason == "SETTING_EXPIRY_INVALID")
    let made = try await desk.update("sending", [("daily_cap", "4")]) {
      ($0.level, $0.expireTime) = (.runtime, .ahead(60))
    }
    #expect(made.settings.first?.expireTime != nil)
  }

  @Test func `is told of by one event that names keys and never a value`() async throws {
    let (tenant, desk) = try await TestServer.desk()
    try await desk.update("enrichment", [("daily_lookups", "4711")]) {
      ($0.secretValues, $0.reason) = (["api_key": "canary-8151"], "because 4711 is enough")
    }
    let events = try tenant.server.sql(
      """
      SELECT event_type || ' ' || event::text || changed_fields::text FROM journal
      WHERE tenant_id = '\(tenant.id.uuidText)' AND method LIKE '%/UpdateSettings'
      """)
    #expect(events.hasPrefix("settings.updated ") && events.contains("daily_lookups"))
    #expect(events.contains("api_key") && !events.contains("4711") && !events.contains("canary"))
    #expect(TestServer.holds(try tenant.server.dump(), "canary-8151") == false)
  }

  @Test func `is answered alike when it is repeated, and tried without a trace`() async throws {
    let (_, desk) = try await TestServer.desk()
    let trial = try await desk.update("sending", [("daily_cap", "4")]) { $0.validateOnly = true }
    #expect(trial.settingVersion?.number == 1)
    #expect(try await desk.list().settings.isEmpty)
    let change = { (request: inout SettingsV1.UpdateSettingsRequest) in
      (request.requestID, request.secretValues) = ("r1", ["api_key": "one"])
    }
    let first = try await desk.update("enrichment", [], change)
    #expect(try await desk.update("enrichment", [], change) == first)
    let other = try await refusal {
      try await desk.update("enrichment") { ($0.requestID, $0.secretValues) = ("r1", ["api_key": "two"]) }
    }
    #expect(other?.reason == "REQUEST_ID_REUSED")
  }

  @Test func `stores so much of a tenant and no more`() async throws {
    let (_, desk) = try await TestServer.desk()
    let namespace = SettingsDesk.namespace()
    try await desk.register(namespace, (0..<20).map { .of("note_\($0)", .string) })
    let large = "\"\(String(repeating: "x", count: 65_000))\""
    try await desk.update(namespace, (0..<15).map { ("note_\($0)", large) })
    let error = try await refusal { try await desk.update(namespace, [("note_15", large)]) }
    #expect(error?.reason == "SETTING_LIMIT_REACHED" && error?.metadata["limit"] == "1000000")
    try await desk.update(namespace, [("note_0", "\"short\"")])
    try await desk.update(namespace, [("note_15", large)])
  }

  @Test func `leaves one row of two that make one global key at once, whichever server takes them`()
    async throws
  {
    let server = try await TestServer.shared.value
    let other = try await TestServer(on: server.database)
    let namespace = SettingsDesk.namespace()
    try await server.desk.register(namespace, [.of("cap", .integer)])
    for round in 0..<10 {
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        for (place, desk) in [server.desk, other.desk, server.desk, other.desk].enumerated() {
          tasks.addTask { try await desk.update(namespace, [("cap", "\(round * 10 + place)")]) }
        }
        try await tasks.waitForAll()
      }
      let rows = try server.sql(
        "SELECT count(*), max(version) FROM settings WHERE namespace = '\(namespace)'")
      #expect(rows.hasPrefix("1|\((round + 1) * 4)"), "\(rows)")
    }
    await other.stop()
  }

  @Test func `is for admins of the tenant`() async throws {
    let (tenant, _) = try await TestServer.desk()
    try await tenant.settings(as: "admin").update("sending", [("daily_cap", "4")])
    for role in ["member", "viewer"] {
      let error = try await refusal {
        try await tenant.settings(as: role).update("sending", [("daily_cap", "5")])
      }
      #expect(error?.code == .permissionDenied)
    }
  }
}
