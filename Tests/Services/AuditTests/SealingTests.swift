import MusterAudit
import MusterAuditAPI
import MusterCore
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestDatabase
import MusterTestKit
import MusterWire
import Testing

@Suite struct `Sealing` {
  private func seals(_ tenant: TestTenant) throws -> [String] {
    try tenant.server.sql(
      "SELECT number || ' ' || record_count FROM audit_seals WHERE tenant_id = '\(tenant.id.uuidText)' ORDER BY number"
    ).split(separator: "\n").map(String.init)
  }

  @Test func `by many at once seals every record once`() async throws {
    let server = try await TestServer()
    let other = try await TestServer(on: server.database)
    let tenant = try await server.tenant()
    let sealed = try await withThrowingTaskGroup(of: Int.self) { group in
      for server in [server, other, server, other, server, other] {
        group.addTask {
          var count = 0
          for _ in 0..<15 {
            try await tenant.rename("Name \(count)")
            count += try await server.services.audit.sealer.seal(tenant.id)
          }
          return count
        }
      }
      return try await group.reduce(0, +)
    }
    let rest = try await tenant.seal(atLeast: 0)
    let ids = try server.sql(
      "SELECT record_id FROM audit_seals s, unnest(s.record_ids) record_id WHERE s.tenant_id = '\(tenant.id.uuidText)'"
    ).split(separator: "\n")
    #expect(ids.count == sealed + rest && Set(ids).count == ids.count)
    let numbers = try seals(tenant).compactMap { $0.split(separator: " ").first.flatMap { Int($0) } }
    #expect(numbers == Array(1...numbers.count))
    print("6 sealers beside 90 writes: \(numbers.count) seals of \(ids.count) records")
    let answer = try await tenant.verify()
    #expect(answer.intact && answer.checkedCount == Int64(ids.count))
    await other.stop()
    await server.stop()
  }

  @Test func `takes 1,000 records at most, in the order in which they became visible`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try tenant.fill(2_500)
    #expect(try await tenant.seal(atLeast: 2_500) >= 2_500)
    #expect(try seals(tenant).map { $0.split(separator: " ")[1] } == ["1000", "1000", "504"])
    let sealed = try server.sql(
      "SELECT record_id FROM audit_seals s, unnest(s.record_ids) WITH ORDINALITY AS r (record_id, place) WHERE s.tenant_id = '\(tenant.id.uuidText)' ORDER BY number, place"
    ).split(separator: "\n").map { TestTenant.auditID(String($0)) }
    #expect(sealed == (try tenant.recordIDs()))
    await server.stop()
  }

  @Test func `leaves alone what an older open transaction could still come before`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try await tenant.seal()
    let before = try seals(tenant)
    // Held open by a session that has written.
    async let held = server.database.cluster.sql(
      "BEGIN; SELECT pg_current_xact_id(); SELECT pg_sleep(2); COMMIT", database: server.database.name)
    try await Task.sleep(for: .milliseconds(700))
    try await tenant.rename("Ada")
    #expect(try await server.services.audit.sealer.seal(tenant.id) == 0)
    _ = try await held
    #expect(try seals(tenant) == before)
    #expect(try await tenant.seal() == 1)
    await server.stop()
  }

  @Test func `seals all tenants and the platform, each in a log of its own`() async throws {
    let server = try await TestServer()
    let tenants = [try await server.tenant(), try await server.tenant(), try await server.tenant()]
    _ = try await server.audit.verifyAuditLog(.init(), .bearer(server.operatorToken()))
    func count() throws -> Int { Int(try server.sql("SELECT count(*) FROM journal")) ?? 0 }
    let sealer = server.services.audit.sealer
    var sealed = 0
    #expect(
      try await eventually(within: .seconds(20)) {
        sealed += try await sealer.sealAll()
        return try sealed == count()
      })
    #expect(try await sealer.sealAll() == 0)
    #expect(try server.sql("SELECT count(DISTINCT tenant_id) FROM audit_seals") == "4")
    for tenant in tenants { #expect(try await tenant.verify().intact) }
    let answer = try await server.audit.verifyAuditLog(.init(), .bearer(server.operatorToken()))
    #expect(answer.intact && answer.checkedCount > 0)
    await server.stop()
  }

  @Test func `goes on after a restore with a seal of the next generation`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try tenant.fill(5)
    try await tenant.seal(atLeast: 5)
    try tenant.fill(3)
    // As if the former cluster had counted further than this one has.
    try server.sql(
      """
      UPDATE journal SET transaction_id = ((transaction_id::text::int8 + 1000000000)::text)::xid8
      WHERE record_id NOT IN (SELECT unnest(record_ids) FROM audit_seals);
      UPDATE installation SET generation = generation + 1
      """)
    try await tenant.rename("Ada")
    #expect(try await tenant.seal(atLeast: 4) == 4)
    #expect(try seals(tenant).suffix(2) == ["2 3", "3 1"])
    #expect(try await tenant.verify().intact)
    await server.stop()
  }

  @Test func `refuses to hide what is missing by a new seal`() async throws {
    let server = try await TestServer()
    for sql in [
      "DELETE FROM audit_seals WHERE tenant_id = $tenant AND number = 2",
      "DELETE FROM audit_heads WHERE tenant_id = $tenant",
      "UPDATE audit_heads SET last_transaction_id = '1' WHERE tenant_id = $tenant",
      "UPDATE audit_heads SET number = 1 WHERE tenant_id = $tenant",
      "UPDATE audit_seals SET seal_hash = sha256('') WHERE tenant_id = $tenant AND number = 2",
    ] {
      let tenant = try await server.tenant()
      try await tenant.seal()
      try await tenant.rename("Ada")
      try await tenant.seal()
      try server.sql(sql.replacing("$tenant", with: "'\(tenant.id.uuidText)'"))
      try await tenant.rename("Grace")
      let error = try await refusal { try await server.services.audit.sealer.seal(tenant.id) }
      #expect(error?.reason == "INTERNAL" && "\(error?.cause as Any)".contains("sealed"), "\(sql)")
      // The others are sealed all the same.
      _ = try await server.services.audit.sealer.sealAll()
      #expect(try await !tenant.verify().intact, "\(sql)")
    }
    await server.stop()
  }

  @Test func `needs no right to change what was sealed`() async throws {
    let server = try await TestServer.shared.value
    let rights = try server.sql(
      """
      SELECT table_name || ' ' || string_agg(privilege_type, ' ' ORDER BY privilege_type)
      FROM information_schema.role_table_grants
      WHERE grantee = 'muster_app' AND table_name IN ('audit_seals', 'journal') GROUP BY table_name ORDER BY 1
      """)
    #expect(rights == "audit_seals INSERT SELECT\njournal INSERT SELECT")
  }
}
