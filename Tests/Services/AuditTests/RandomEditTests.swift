import MusterAudit
import MusterAuditAPI
import MusterCore
import MusterRPC
import MusterTenancy
import MusterTestDatabase
import MusterTestKit
import Testing

/// Whatever somebody does to 1,000 sealed records, each thing done is named, and nothing else.
@Suite struct `A sealed log` {
  private static let rounds = 40
  private static let columns = [
    "reason = 'X'", "method = '/x.Y/Z'", "actor_id = gen_random_uuid()", "event = '{}'", "actor_name = 'Eve'",
    "record_time = record_time + interval '1 second'", "changed_fields = '{name}'", "outcome = 'refused'",
    "payload_salt = '\\x01'", "call_count = 7", "source_network = NULL", "version_after = 9",
  ]

  /// SplitMix64.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
      return mixed ^ mixed >> 31
    }
  }

  /// What is done to some records, and the faults that it makes.
  private func edits(_ ids: [String], _ dice: inout Dice) -> (sql: String, faults: Set<String>) {
    var (sql, faults) = ("", Set<String>())
    var rest = ids.shuffled(using: &dice)
    for _ in 0..<Int.random(in: 1...5, using: &dice) {
      let (one, other) = (rest.removeLast(), rest.removeLast())
      let (row, otherRow) = (TestTenant.uuid(one), TestTenant.uuid(other))
      switch Int.random(in: 0..<4, using: &dice) {
      case 0:
        let column = Self.columns.randomElement(using: &dice) ?? ""
        sql += "UPDATE journal SET \(column) WHERE record_id = '\(row)';"
        faults.insert("changed \(one)")
      case 1:
        sql += "DELETE FROM journal WHERE record_id = '\(row)';"
        faults.insert("removed \(one)")
      case 2:
        let stranger = IDBits(UInt128.random(in: 1 ... .max, using: &dice)).hexadecimal
        sql += """
          INSERT INTO journal (tenant_id, record_time, record_id, transaction_id, actor_kind, method, outcome)
          SELECT tenant_id, record_time, '\(stranger)', ((transaction_id::text::int8 - 1)::text)::xid8, 'user',
            method, 'allowed'
          FROM journal WHERE record_id = '\(row)';
          """
        faults.insert("inserted \(TestTenant.auditID(stranger))")
      default:
        // All that the two say but their places.
        sql += """
          WITH two AS (SELECT record_id, record_time FROM journal WHERE record_id IN ('\(row)', '\(otherRow)'))
          UPDATE journal j SET record_id = b.record_id
          FROM two a, two b WHERE j.record_id = a.record_id AND a.record_id <> b.record_id;
          """
        faults.formUnion(["reordered \(one)", "reordered \(other)"])
      }
    }
    return (sql, faults)
  }

  @Test func `names each of many random edits, and nothing that was left alone`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try tenant.fill(1_000)
    try await tenant.seal(atLeast: 1_000)
    // The first record's transaction stays, so that everything that is put in stands in a sealed range.
    let ids = Array(try tenant.recordIDs(where: "actor_kind = 'system'").prefix(900))
    let whose = "tenant_id = '\(tenant.id.uuidText)'"
    try server.sql("CREATE TABLE public.kept AS SELECT * FROM journal WHERE \(whose)")
    let words: [AuditV1.AuditFaultKind: String] = [
      .changed: "changed", .removed: "removed", .inserted: "inserted", .reordered: "reordered",
    ]
    var count = 0
    for _ in 0..<Self.rounds {
      let seed = UInt64.random(in: 0 ... .max)
      var dice = Dice(state: seed)
      let (sql, expected) = edits(ids, &dice)
      try server.sql(sql)
      let answer = try await tenant.verify()
      let found = answer.faults.map { "\(words[$0.kind] ?? "") \($0.eventID)" }
      #expect(Set(found) == expected && found.count == expected.count, "seed \(seed): \(sql)")
      count += expected.count
      try server.sql("DELETE FROM journal WHERE \(whose); INSERT INTO journal SELECT * FROM public.kept")
      #expect(try await tenant.verify().intact, "seed \(seed)")
    }
    print("\(Self.rounds) rounds of random edits of 1,000 records: \(count) faults named")
    await server.stop()
  }
}
