import MusterCore
import MusterCrypto
import MusterJobs
import MusterRPC
import MusterServer
import MusterSettingsAPI
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Synchronization
import Testing

/// On servers of their own, whose jobs are done.
@Suite(.serialized) struct `RotateKeys` {
  private func secrets(_ desk: SettingsDesk, _ count: Int) async throws -> String {
    let namespace = SettingsDesk.namespace()
    try await desk.register(namespace, (0..<count).map { .of("key_\($0)", .string) { $0.secret = true } })
    try await desk.update(namespace) { request in
      for place in 0..<count { request.secretValues["key_\(place)"] = "secret \(place)" }
    }
    return namespace
  }

  private func isDone(_ desk: SettingsDesk, _ id: String) throws -> Bool {
    guard let bits = TypeID(id)?.bits else { return false }
    return try desk.server.sql(
      "SELECT state FROM key_rotations WHERE rotation_id = '\(UserID(bits).uuidText)'"
    ).hasPrefix("done")
  }

  @Test func `seals everything again under the next key, and destroys the old one`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let desk = tenant.settings
    let namespace = try await secrets(desk, 120)
    let plan = try await desk.rotate { $0.validateOnly = true }
    #expect(
      plan.state == .planned && plan.totalCount == 120 && plan.oldKeyVersion == 1 && plan.newKeyVersion == 2
        && plan.id.isEmpty)
    let begun = try await desk.rotate { $0.version = 1 }
    #expect(begun.state == .running && begun.totalCount == 120 && begun.jobID.hasPrefix("job_"))
    #expect(try await desk.rotate().id == begun.id)
    // New ones are sealed under the new key at once.
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "new"] }
    #expect(try server.sql("SELECT count(*) FROM setting_secrets WHERE key_version = 2").hasPrefix("1"))
    let isSettled = try await server.working {
      try await eventually(within: .seconds(30)) { try isDone(desk, begun.id) }
    }
    #expect(isSettled)
    #expect(try server.sql("SELECT count(*) FROM setting_secrets WHERE key_version = 1").hasPrefix("0"))
    #expect(
      try server.sql("SELECT wrapped IS NULL, state FROM data_keys WHERE key_version = 1").hasPrefix(
        "t|destroyed"))
    for place in [0, 60, 119] {
      #expect(try await desk.reveal("key_\(place)", in: namespace).secretValue == "secret \(place)")
    }
    #expect(try server.sql("SELECT done_count, total_count FROM key_rotations").hasPrefix("120|120"))
    let stale = try await refusal { try await desk.rotate { $0.version = 1 } }
    #expect(stale?.reason == "VERSION_STALE" && stale?.metadata["current_version"] == "2")
    #expect(try server.journal(tenant.id, "RotateKeys").count == 1)
    await server.stop()
  }

  @Test func `fails no reading and no writing while it goes on, killed in between and taken up again`()
    async throws
  {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let desk = tenant.settings
    let namespace = try await secrets(desk, 300)
    let tally = Tally()
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      for worker in 0..<4 {
        tasks.addTask {
          var place = worker
          while !tally.isOver.withLock({ $0 }) {
            let key = "key_\(place % 300)"
            let text = try await desk.reveal(key, in: namespace).secretValue
            #expect(text == "secret \(place % 300)" || text.hasPrefix("new"))
            tally.reads.withLock { $0 += 1 }
            place += 7
          }
        }
      }
      tasks.addTask {
        var place = 0
        while !tally.isOver.withLock({ $0 }) {
          try await desk.update(namespace) { $0.secretValues["key_\(place % 300)"] = "new \(place)" }
          tally.writes.withLock { $0 += 1 }
          place += 11
        }
      }
      for round in 0..<3 {
        let begun = try await desk.rotate()
        // Another server dies in the middle of it: its job is taken up by the next one.
        let other = try await TestServer(on: server.database)
        let killed = Task { await other.services.jobs.run() }
        try await Task.sleep(for: .milliseconds(250))
        other.services.jobs.stop()
        killed.cancel()
        await killed.value
        await other.stop()
        let next = try await TestServer(on: server.database)
        let isSettled = try await next.working {
          try await eventually(within: .seconds(60)) { try isDone(desk, begun.id) }
        }
        let state = try server.sql(
          "SELECT to_jsonb(j) FROM jobs j WHERE kind = 'settings.rotate' AND state <> 'succeeded'")
        #expect(isSettled, "round \(round): \(state)")
        await next.stop()
      }
      tally.isOver.withLock { $0 = true }
      try await tasks.waitForAll()
    }
    let (readCount, writeCount) = (tally.reads.withLock { $0 }, tally.writes.withLock { $0 })
    print("\(readCount) secrets revealed and \(writeCount) sealed during three rotations, none failed")
    #expect(readCount > 50 && writeCount > 5)
    #expect(
      try server.sql("SELECT count(DISTINCT key_version), max(key_version) FROM setting_secrets").hasPrefix(
        "1|4"))
    #expect(try server.sql("SELECT count(*) FROM data_keys WHERE wrapped IS NOT NULL").hasPrefix("1"))
    await server.stop()
  }

  @Test func `rotates the master key once the file holds a newer one`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let (desk, platform) = (tenant.settings, server.desk)
    try await desk.update("enrichment") { $0.secretValues = ["api_key": "kept"] }
    let missing = try await refusal { try await platform.rotate(.master) }
    #expect(missing?.reason == "SETTING_MASTER_KEY_MISSING")
    let tenants = try await refusal { try await desk.rotate(.master) }
    #expect(tenants?.violations.map(\.field) == ["kind"])

    let newer = try #require(MasterKey(text: Array(String(repeating: "fedcba9876543210", count: 4).utf8)))
    #expect(server.platform.masterKeys.replace(MasterKeys(server.masterKey, newer: [newer])))
    let begun = try await platform.rotate(.master) { $0.version = 1 }
    #expect(
      begun.kind == .master && begun.oldKeyVersion == 1 && begun.newKeyVersion == 2 && begun.totalCount == 1)
    #expect(try await desk.reveal("api_key").secretValue == "kept")
    let isSettled = try await server.working {
      try await eventually(within: .seconds(30)) { try isDone(platform, begun.id) }
    }
    #expect(isSettled)
    #expect(try server.sql("SELECT DISTINCT master_version FROM data_keys").hasPrefix("2"))
    #expect(try await desk.reveal("api_key").secretValue == "kept")
    let other = try await server.tenant().settings
    try await other.update("enrichment") { $0.secretValues = ["api_key": "of the new key"] }
    #expect(try await other.reveal("api_key").secretValue == "of the new key")

    // A server without the newer key, or with another one, does not start.
    for keys in [
      [], [server.masterKey],
      [try #require(MasterKey(text: Array(String(repeating: "0f1e2d3c4b5a6978", count: 4).utf8)))],
    ] {
      await #expect(throws: (any Error).self) {
        _ = try await TestServer(on: server.database) { $0.newerMasterKeys = keys }
      }
    }
    let next = try await TestServer(on: server.database) { $0.newerMasterKeys = [newer] }
    let there = SettingsDesk(server: next, tenant: tenant.text) { try tenant.caller("owner") }
    #expect(try await there.reveal("api_key").secretValue == "kept")
    await next.stop()
    await server.stop()
  }

  @Test func `stops at what does not open, and goes on when it is called again`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let desk = tenant.settings
    let namespace = try await secrets(desk, 3)
    let sealed = try server.sql(
      "SELECT encode(sealed, 'hex') FROM setting_secrets ORDER BY secret_id LIMIT 1"
    ).trimmed
    let first = "(SELECT min(secret_id::text)::uuid FROM setting_secrets)"
    try server.sql(
      "UPDATE setting_secrets SET sealed = set_byte(sealed, 20, get_byte(sealed, 20) # 1) WHERE secret_id = \(first)"
    )
    let begun = try await desk.rotate()
    let isSettled = try await server.working {
      try await eventually(within: .seconds(20)) {
        try server.sql("SELECT state FROM key_rotations").hasPrefix("failed")
      }
    }
    #expect(isSettled)
    #expect(try server.sql("SELECT count(*) FROM data_keys WHERE wrapped IS NOT NULL").hasPrefix("2"))
    try server.sql(
      "UPDATE setting_secrets SET sealed = decode('\(sealed)', 'hex') WHERE secret_id = \(first)")
    let next = try await TestServer(on: server.database)
    let again = try await SettingsDesk(server: next, tenant: tenant.text) { try tenant.caller("owner") }
      .rotate()
    #expect(again.id == begun.id && again.state == .running && again.jobID != begun.jobID)
    let isSettledAgain = try await next.working {
      try await eventually(within: .seconds(20)) { try isDone(desk, begun.id) }
    }
    #expect(isSettledAgain)
    #expect(try await desk.reveal("key_0", in: namespace).secretValue == "secret 0")
    await next.stop()
    await server.stop()
  }

  @Test func `goes on with another job when somebody cancelled the first`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let desk = tenant.settings
    _ = try await secrets(desk, 3)
    let begun = try await desk.rotate()
    try server.sql(
      "UPDATE jobs SET state = 'cancelled', finish_time = now() WHERE kind = 'settings.rotate'")
    let again = try await desk.rotate()
    #expect(again.id == begun.id && again.jobID != begun.jobID && again.state == .running)
    let isSettled = try await server.working {
      try await eventually(within: .seconds(20)) { try isDone(desk, begun.id) }
    }
    #expect(isSettled)
    await server.stop()
  }

  @Test func `is for owners, and for operators of the platform's keys`() async throws {
    let (tenant, _) = try await TestServer.desk()
    #expect(try await refusal { try await tenant.settings(as: "admin").rotate() }?.code == .permissionDenied)
  }
}

/// What was done while keys rotated.
private final class Tally: Sendable {
  let isOver = Mutex(false)
  let reads = Mutex(0)
  let writes = Mutex(0)
}

extension String {
  fileprivate var trimmed: String { String(prefix { !$0.isWhitespace }) }
}
