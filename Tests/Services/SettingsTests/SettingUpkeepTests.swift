import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

/// On a server of its own, whose jobs are done.
@Suite struct `Settings whose time is over` {
  @Test func `go by themselves, with a version that says so, and changes that nobody decided lapse`()
    async throws
  {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let desk = tenant.settings
    try await desk.update("sending", [("daily_cap", "4"), ("hourly_cap", "2")]) {
      ($0.level, $0.expireTime) = (.runtime, .ahead(600))
    }
    try await desk.update("ai", [("tone", "\"dry\"")]) { ($0.level, $0.expireTime) = (.runtime, .ahead(600)) }
    let waiting = try await desk.update("compliance", [("retention_days", "400")])
    try server.sql(
      """
      UPDATE settings SET expire_time = now() WHERE namespace = 'sending';
      UPDATE setting_versions SET expire_time = now() WHERE state = 'pending'
      """)
    let isOver = try await server.working {
      let isPlanned = try await eventually(within: .seconds(5)) {
        try server.sql("SELECT count(*) FROM jobs WHERE kind = 'settings.expire'").hasPrefix("1")
      }
      try server.sql("UPDATE jobs SET run_time = now() WHERE kind = 'settings.expire' AND state = 'waiting'")
      let isGone = try await eventually(within: .seconds(10)) {
        let left = try server.sql("SELECT count(*) FROM settings WHERE level = 6")
        let lapsed = try server.sql("SELECT count(*) FROM setting_versions WHERE state = 'expired'")
        return left.hasPrefix("1") && lapsed.hasPrefix("1")
      }
      return isPlanned && isGone
    }
    #expect(isOver)
    let versions = try await desk.versions { ($0.namespace, $0.level) = ("sending", .runtime) }
      .settingVersions
    #expect(versions.map(\.number) == [2, 1] && versions.first?.diffs.map(\.kind) == [.removed, .removed])
    #expect(versions.first?.author?.kind == .system)
    #expect(
      try await desk.versions { $0.state = .expired }.settingVersions.map(\.id) == [
        waiting.settingVersion?.id
      ])
    #expect(
      try server.sql(
        "SELECT count(*) FROM journal WHERE event_type = 'settings.updated' AND method = 'settings.expire'"
      ).hasPrefix("1"))
    await server.stop()
  }
}
