import MusterAudit
import MusterAuditAPI
import MusterCore
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestDatabase
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `VerifyAuditLog` {
  private static let words: [AuditV1.AuditFaultKind: String] = [
    .changed: "changed", .removed: "removed", .inserted: "inserted", .reordered: "reordered",
    .truncated: "truncated",
  ]

  /// A tenant with a sealed log of its own: three seals of 1,000, 1,000 and some.
  private func sealed(_ server: TestServer, _ count: Int = 2_200) async throws -> TestTenant {
    let tenant = try await server.tenant()
    try tenant.fill(count)
    #expect(try await tenant.seal(atLeast: count) >= count)
    return tenant
  }

  private func faults(_ tenant: TestTenant) async throws -> [String] {
    let answer = try await tenant.verify()
    #expect(answer.intact == answer.faults.isEmpty)
    return answer.faults.map { fault($0.kind, $0.eventID, $0.sealNumber) }
  }

  private func fault(_ kind: AuditV1.AuditFaultKind, _ id: String, _ seal: Int64) -> String {
    "\(Self.words[kind] ?? "") \(id) \(seal)"
  }

  // MARK: What is intact

  @Test func `tells that a log is intact, how much was checked, and its last root`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await sealed(server)
    let answer = try await tenant.verify()
    let count = try tenant.recordIDs().count
    #expect(answer.intact && answer.faults.isEmpty && answer.lastSealNumber == 3)
    // This call's own record is newer than the seals.
    #expect(answer.checkedCount + answer.unsealedCount == Int64(count) && answer.unsealedCount == 1)
    #expect(answer.rootHash.count == 32)
    let stored = try server.sql(
      "SELECT encode(root_hash, 'hex') FROM audit_seals WHERE tenant_id = '\(tenant.id.uuidText)' AND number = 3"
    )
    #expect(stored == answer.rootHash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    #expect(try await tenant.all { $0.method = "VerifyAuditLog" }.isEmpty)
    #expect(try await tenant.all { $0.method = "AuditService/VerifyAuditLog" }.count == 1)
  }

  @Test func `takes an erased record for intact, which has lost its personal part as a whole`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await sealed(server, 50)
    let ids = try tenant.recordIDs(where: "actor_kind = 'system'")
    func set(_ what: String, of id: String) throws {
      try server.sql("UPDATE journal SET \(what) WHERE record_id = '\(TestTenant.uuid(id))'")
    }
    try set(
      "payload_salt = NULL, actor_name = NULL, event = NULL, usage = NULL, source_network = NULL", of: ids[3])
    #expect(try await faults(tenant) == [])
    #expect(try await tenant.verify().checkedCount >= 50)
    // The salt alone, or what it covers alone, is no erasure.
    try set("payload_salt = NULL", of: ids[5])
    try set("actor_name = NULL, event = NULL, source_network = NULL", of: ids[7])
    try set("payload_salt = NULL, actor_name = NULL, source_network = NULL", of: ids[9])
    #expect(try await faults(tenant) == [ids[5], ids[7], ids[9]].map { fault(.changed, $0, 1) })
  }

  @Test func `checks a log without seals, and an empty one`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let answer = try await tenant.verify()
    #expect(
      answer.intact && answer.checkedCount == 0 && answer.lastSealNumber == 0 && answer.rootHash.isEmpty)
    #expect(answer.unsealedCount == Int64(try tenant.recordIDs().count))
  }

  // MARK: What is not

  static let columns = [
    "record_time = record_time + interval '1 microsecond'", "record_time = record_time - interval '40 days'",
    "actor_kind = 'user'", "actor_id = gen_random_uuid()", "actor_id = NULL", "actor_name = 'Eve'",
    "actor_name = NULL", "method = '/x.Y/Z'", "target_kind = 'lead'", "target_id = gen_random_uuid()",
    "request_id = 'x'", "changed_fields = '{a}'", "changed_fields = '{\"\"}'", "outcome = 'refused'",
    "reason = 'X'", "event_type = ''", "event = '{}'", "event = NULL", "usage = '{}'",
    "payload_salt = '\\x00'", "payload_hash = sha256('')", "payload_hash = NULL", "permission = 'x'",
    "trace_id = 'x'", "version_before = 1", "version_after = 1", "call_count = 2", "source_network = 'x'",
    // As if it had been so from the start.
    "actor_name = 'Eve', payload_hash = sha256(payload_salt || convert_to(jsonb_build_array('Eve'::text, source_network, event, usage)::text, 'UTF8'))",
  ]

  @Test(arguments: columns)
  func `finds a record that was changed in any column`(_ change: String) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await sealed(server, 20)
    let id = try tenant.recordIDs(where: "actor_kind = 'system'")[7]
    #expect(try await faults(tenant) == [])
    try server.sql("UPDATE journal SET \(change) WHERE record_id = '\(TestTenant.uuid(id))'")
    #expect(try await faults(tenant) == [fault(.changed, id, 1)])
  }

  @Test func `knows every column of the journal`() async throws {
    let server = try await TestServer.shared.value
    let names = try server.sql(
      """
      SELECT attname FROM pg_attribute WHERE attrelid = 'journal'::regclass AND attnum > 0 AND NOT attisdropped
      """
    ).split(separator: "\n").map(String.init)
    // The first is the tenant's; those that follow say where a record stands.
    let places = ["tenant_id", "record_id", "transaction_id", "generation"]
    for name in names where !places.contains(name) {
      #expect(Self.columns.contains { $0.hasPrefix("\(name) = ") }, "\(name) is not tried")
    }
  }

  @Test func `finds records that are gone, in the middle and at the ends of seals`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await sealed(server)
    let ids = try tenant.recordIDs()
    let gone = [0, 1, 500, 999, 1_000, 1_500, 2_100].map { ids[$0] }
    for id in gone { try server.sql("DELETE FROM journal WHERE record_id = '\(TestTenant.uuid(id))'") }
    let seals: [Int64] = [1, 1, 1, 1, 2, 2, 3]
    #expect(try await faults(tenant) == zip(gone, seals).map { fault(.removed, $0, $1) })
  }

  @Test func `finds records that were put in, between others and before the first`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await sealed(server)
    func put(after id: String, _ step: Int, _ uuid: String) throws {
      try server.sql(
        """
        INSERT INTO journal (
          tenant_id, record_time, record_id, transaction_id, actor_kind, method, outcome, generation)
        SELECT tenant_id, record_time, '\(uuid)', ((transaction_id::text::int8 + \(step))::text)::xid8,
          'system', '/x.Y/Z', 'allowed', generation
        FROM journal WHERE record_id = '\(TestTenant.uuid(id))'
        """)
    }
    let ids = try tenant.recordIDs()
    let strangers = (0..<2).map { _ in IDBits(UInt128.random(in: 1 ... .max)).hexadecimal }
    try put(after: ids[0], -3, strangers[0])
    try put(after: ids[1_200], 0, strangers[1])
    // Beside one whose place it takes, at another time.
    try server.sql(
      """
      INSERT INTO journal (tenant_id, record_time, record_id, transaction_id, actor_kind, method, outcome)
      SELECT tenant_id, record_time + interval '1 second', record_id, transaction_id, 'system', '/x.Y/Z', 'allowed'
      FROM journal WHERE record_id = '\(TestTenant.uuid(ids[999]))'
      """)
    let found = try await faults(tenant)
    #expect(found.contains(fault(.inserted, TestTenant.auditID(strangers[0]), 1)))
    #expect(found.contains(fault(.inserted, TestTenant.auditID(strangers[1]), 2)))
    #expect(found.contains(fault(.inserted, ids[999], 1)))
    #expect(found.count == 3)
  }

  @Test func `finds records that stand in another order`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await sealed(server)
    let ids = try tenant.recordIDs()
    func swap(_ column: String, _ one: Int, _ other: Int) throws {
      let (one, other) = (TestTenant.uuid(ids[one]), TestTenant.uuid(ids[other]))
      try server.sql(
        """
        WITH two AS (SELECT record_id, record_time, \(column) AS kept FROM journal
          WHERE record_id IN ('\(one)', '\(other)'))
        UPDATE journal j SET \(column) = b.kept
        FROM two a, two b
        WHERE j.record_id = a.record_id AND j.record_time = a.record_time AND a.record_id <> b.record_id
        """)
    }
    // Their transactions, and their ids; within a seal, and from one to another.
    try swap("transaction_id", 10, 320)
    try swap("record_id", 1_250, 1_450)
    try swap("transaction_id", 30, 1_230)
    #expect(
      try await faults(tenant).sorted()
        == [
          fault(.reordered, ids[10], 1), fault(.reordered, ids[320], 1), fault(.reordered, ids[30], 1),
          fault(.reordered, ids[1_250], 2), fault(.reordered, ids[1_450], 2),
          fault(.reordered, ids[1_230], 2),
        ].sorted())
  }

  @Test func `finds what was cut off, whatever goes with it`() async throws {
    let server = try await TestServer.shared.value
    func cut(_ sql: String, _ count: Int = 2_200) async throws -> (TestTenant, [String], [String]) {
      let tenant = try await sealed(server, count)
      let ids = try tenant.recordIDs()
      try server.sql(sql.replacing("$tenant", with: "'\(tenant.id.uuidText)'"))
      return (tenant, ids, try await faults(tenant))
    }
    // The records alone.
    let (_, ids, gone) = try await cut(
      """
      DELETE FROM journal j USING audit_seals s
      WHERE j.tenant_id = $tenant AND s.tenant_id = $tenant AND s.number = 2
        AND (j.transaction_id, j.record_id) > (s.last_transaction_id, s.last_record_id)
      """)
    #expect(gone == ids.dropFirst(2_000).map { fault(.removed, $0, 3) })
    // With their seal.
    let last = """
      DELETE FROM journal j USING audit_seals s
      WHERE j.tenant_id = $tenant AND s.tenant_id = $tenant AND s.number = 2
        AND (j.transaction_id, j.record_id) > (s.last_transaction_id, s.last_record_id);
      DELETE FROM audit_seals WHERE tenant_id = $tenant AND number = 3;
      """
    #expect(try await cut(last).2 == [fault(.truncated, "", 3)])
    // With what tells that there was one, and with what is made to tell that there was none.
    let headless = last + "DELETE FROM audit_heads WHERE tenant_id = $tenant"
    #expect(try await cut(headless).2 == [fault(.truncated, "", 2)])
    let forged =
      last
        + """
        UPDATE audit_heads h SET number = s.number, generation = s.generation, seal_hash = s.seal_hash,
          last_transaction_id = s.last_transaction_id, last_record_id = s.last_record_id, code = s.code
        FROM audit_seals s WHERE s.tenant_id = $tenant AND h.tenant_id = $tenant AND s.number = 2
        """
    #expect(try await cut(forged).2 == [fault(.truncated, "", 2)])
    // All seals, and one in the middle.
    #expect(
      try await cut("DELETE FROM audit_seals WHERE tenant_id = $tenant", 30).2 == [fault(.truncated, "", 1)])
    let middle = "DELETE FROM audit_seals WHERE tenant_id = $tenant AND number = 2"
    #expect(try await cut(middle).2 == [fault(.truncated, "", 2)])
  }

  @Test func `finds a head that was put back to an earlier one, while the seals are there`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await sealed(server, 20)
    let whose = "WHERE tenant_id = '\(tenant.id.uuidText)'"
    try server.sql("CREATE TABLE public.kept AS SELECT * FROM audit_heads \(whose)")
    try tenant.fill(20)
    try await tenant.seal(atLeast: 20)
    try server.sql(
      """
      DELETE FROM audit_heads \(whose);
      INSERT INTO audit_heads SELECT * FROM public.kept;
      DROP TABLE public.kept
      """)
    #expect(try await faults(tenant).contains { $0.hasPrefix("truncated") })
  }

  @Test func `finds a seal that was forged or changed in any column`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await sealed(server)
    let whose = "WHERE tenant_id = '\(tenant.id.uuidText)' AND number = 2"
    let names = try server.sql(
      """
      SELECT attname || ' ' || atttypid::regtype FROM pg_attribute
      WHERE attrelid = 'audit_seals'::regclass AND attnum > 2
      """
    ).split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(names.count == 14)
    for words in names {
      let (name, type) = (words[0], words[1])
      let change =
        switch type {
        case "bytea": "overlay(\(name) placing '\\x0011223344' from 1)"
        case "integer", "bigint": "\(name) - 1"
        case "xid8": "'1'"
        case "uuid": "gen_random_uuid()"
        case "bigint[]", "uuid[]": "\(name)[2:] || \(name)[1:1]"
        default: "\(name) - interval '1 second'"
        }
      try server.sql("CREATE TABLE public.kept AS SELECT * FROM audit_seals \(whose)")
      try server.sql("UPDATE audit_seals SET \(name) = \(change) \(whose)")
      let found = try await faults(tenant)
      #expect(found.contains(fault(.changed, "", 2)), "\(name): \(found)")
      try server.sql(
        "DELETE FROM audit_seals \(whose); INSERT INTO audit_seals SELECT * FROM public.kept; DROP TABLE public.kept"
      )
      #expect(try await faults(tenant) == [], "\(name)")
    }
  }

  // MARK: Which part

  @Test func `checks the seals of a time alone`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await sealed(server)
    let ids = try tenant.recordIDs()
    let times = try server.sql(
      "SELECT extract(epoch FROM end_time)::text FROM audit_seals WHERE tenant_id = '\(tenant.id.uuidText)' ORDER BY number"
    ).split(separator: "\n").compactMap { Double($0) }
    func stamp(_ seconds: Double) -> GoogleProtobuf.Timestamp {
      .with {
        $0.seconds = Int64(seconds)
        $0.nanos = Int32((seconds - Double(Int64(seconds))) * 1e9) / 1_000 * 1_000
      }
    }
    for place in [100, 1_100, 2_100] {
      try server.sql("UPDATE journal SET reason = 'X' WHERE record_id = '\(TestTenant.uuid(ids[place]))'")
    }
    let last = try await tenant.verify { $0.startTime = stamp(times[1] + 0.000_01) }
    #expect(last.faults.map(\.eventID) == [ids[2_100]])
    #expect(last.lastSealNumber == 3, "\(times) \(last)")
    let first = try await tenant.verify { $0.endTime = stamp(times[0] - 0.000_01) }
    // The second one may have begun before the first one's last record was made.
    #expect(first.faults.first?.eventID == ids[100] && first.lastSealNumber < 3)
    let none = try await tenant.verify { $0.endTime = .with { $0.seconds = 1_000 } }
    #expect(none.intact && none.checkedCount == 0)
    // Of a seal that is gone the ones beside it tell.
    try server.sql("DELETE FROM audit_seals WHERE tenant_id = '\(tenant.id.uuidText)' AND number = 2")
    let gap = try await tenant.verify { $0.startTime = stamp(times[1] + 0.000_01) }
    #expect(gap.faults.map(\.kind) == [.truncated, .changed])
  }

  @Test func `tells of 1,000 faults at most`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await sealed(server)
    try server.sql("UPDATE journal SET reason = 'X' WHERE tenant_id = '\(tenant.id.uuidText)'")
    let answer = try await tenant.verify()
    #expect(!answer.intact && answer.faults.count == 1_000 && answer.checkedCount >= 2_200)
    let ids = try tenant.recordIDs()
    #expect(answer.faults.map(\.eventID) == Array(ids.prefix(1_000)))
  }

  @Test func `checks the platform's own log, for operators`() async throws {
    let server = try await TestServer.shared.value
    _ = try await server.tenant()
    let request = AuditV1.VerifyAuditLogRequest()
    let answer = try await server.audit.verifyAuditLog(request, .bearer(server.operatorToken()))
    #expect(answer.intact && answer.checkedCount + answer.unsealedCount > 0)
    let tenant = try await server.tenant()
    let refused = try await refusal { try await server.audit.verifyAuditLog(request, tenant.caller("owner")) }
    #expect(refused?.reason == "PLATFORM_ONLY")
    let member = try await refusal { try await tenant.verify("member") }
    #expect(member?.reason == "PERMISSION_MISSING")
  }
}
