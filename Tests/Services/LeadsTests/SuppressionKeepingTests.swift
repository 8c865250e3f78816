import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterServer
import MusterTenancy
import MusterTestDatabase
import MusterTestKit
import Testing

@testable import MusterLeads

/// What other parts of the service do with suppressions, beside their RPCs.
@Suite struct `Keeping of suppressions` {
  private static let author = Author(kind: "system", id: nil, name: "")

  private func within<Value>(
    _ tenant: TestTenant, _ body: (borrowing TenantTransaction, Suppressions) async throws(RPCError) -> Value
  ) async throws -> Value {
    let tenants = tenant.server.platform.tenants
    let suppressions = Suppressions(
      hashes: SuppressionHashes(tenant.server.masterKey), tenants: tenants)
    return try await tenants.write(
      bound: tenant.id, as: nil, deadline: nil, opening: Opening([]) { _ throws(RPCError) in }
    ) { tx throws(RPCError) in (try await body(tx, suppressions), .commit([])) }
  }

  @Test func `show nothing of an erased person, who is not contacted all the same`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let list = tenant.suppressions
    let address = SuppressionList.address()
    let phone = "+61293744000"
    let old = try await list.add(address) { ($0.note, $0.expireTime) = ("Mia said so", .from(now: 1_000)) }
    let gone = try await list.add(phone) { $0.note = "Mia" }.suppression?.id ?? ""
    _ = try await list.remove(gone) { $0.note = "Mia again" }
    let values = [SuppressedValue(address), SuppressedValue(phone), SuppressedValue("crm-1", .externalID)]
    let erased = try await within(tenant) { tx, suppressions throws(RPCError) in
      try await suppressions.erase(tx, values.compactMap(\.self), by: Self.author)
    }
    #expect(
      erased.ids.count == 3 && erased.ids.first?.description == old.suppression?.id && erased.blanked == 2)
    let entries = try await list.list { $0.showDeleted = true }.suppressions
    #expect(entries.count == 4 && entries.allSatisfy { $0.maskedValue.isEmpty && $0.note.isEmpty })
    #expect(
      entries.filter { $0.deleteTime == nil }.allSatisfy { $0.reason == .erased && $0.expireTime == nil })
    #expect(try await list.verdicts([address, phone]) == [.suppressed, .suppressed])
    #expect(try await list.check(["crm-1"]) { $0.kind = .externalID }.first?.reason == .erased)
    let error = try await refusal { try await list.remove(old.suppression?.id ?? "") }
    #expect(error?.reason == "SUPPRESSION_CONSENT_REQUIRED")
  }

  @Test func `are asked within a transaction with the platform's beside it`() async throws {
    let platform = try await SuppressionList.platform()
    let tenant = try await platform.server.tenant()
    let (mine, shared) = (SuppressionList.address(), SuppressionList.address())
    _ = try await platform.add(shared)
    let verdicts = try await within(tenant) { tx, suppressions throws(RPCError) in
      // Of the same transaction.
      let value = SuppressedValue(mine)
      let drafts = value.map { [SuppressionDraft($0, .bounced)] } ?? []
      _ = try await suppressions.add(tx, drafts + drafts, by: Self.author)
      return try await suppressions.verdicts(tx, of: [value, SuppressedValue(shared), nil])
    }
    #expect(verdicts.map { $0?.level } == [.tenant, .platform, nil])
    #expect(try await tenant.suppressions.list().suppressions.count == 1)
  }

  @Test func `are purged 30 days after they were taken off, and imports after 7`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let list = tenant.suppressions
    for number in 0..<3 {
      _ = try await list.remove(try await list.add("p\(number)@northwind.example").suppression?.id ?? "")
    }
    _ = try await list.add("kept@northwind.example")
    for age in ["29 days", "31 days"] {
      try tenant.server.sql(
        "UPDATE suppressions SET delete_time = now() - interval '\(age)' WHERE delete_time IS NOT NULL AND tenant_id = '\(tenant.id.uuidText)'"
      )
      let purged = try await within(tenant) { tx, _ throws(RPCError) in
        try await SuppressionStore.purge(tx, most: 2)
      }
      #expect(purged == (age == "29 days" ? 0 : 2))
    }
    #expect(try await list.list { $0.showDeleted = true }.suppressions.count == 2)

    _ = try await list.run([(0, SuppressionList.rows(["a@northwind.example"]))])
    _ = try await list.run([(0, SuppressionList.rows(["b@northwind.example"]))])
    for (age, count) in [("6 days", 0), ("8 days", 2)] {
      try tenant.server.sql(
        "UPDATE imports SET update_time = now() - interval '\(age)' WHERE tenant_id = '\(tenant.id.uuidText)'"
      )
      let purged = try await within(tenant) { tx, _ throws(RPCError) in
        try await ImportStore.purge(tx, most: 10)
      }
      #expect(purged == count)
    }
    #expect(
      try tenant.server.sql("SELECT count(*) FROM import_chunks WHERE tenant_id = '\(tenant.id.uuidText)'")
        == "0")
  }
}

/// Plans on 200,000 entries of one tenant among a hundred. Nothing is timed.
@Suite struct `Plans of suppressions` {
  private static let tenant = TenantID(1)

  @Test func `follow an index, whatever a list is narrowed to`() async throws {
    let database = try await MigratedDatabase()
    try database.sql(
      """
      SET search_path = muster;
      INSERT INTO suppressions (
        tenant_id, suppression_id, kind, value_hash, campaign_id, reason, import_id, create_time, delete_time,
        created_by_kind)
      SELECT lpad(to_hex(t), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid, 'email',
        decode(md5(n::text) || md5('x' || n), 'hex'),
        CASE WHEN n % 100 = 0 THEN lpad(to_hex(n % 7), 32, '0')::uuid END, 'bounced',
        CASE WHEN n % 10 = 0 THEN lpad(to_hex(n / 2000), 32, '0')::uuid END,
        timestamptz '2026-01-01' + n * interval '1 second', CASE WHEN n % 50 = 0 THEN now() END, 'system'
      FROM (SELECT 1 AS t, n FROM generate_series(1, 200000) n
        UNION ALL SELECT 2 + n % 99, n FROM generate_series(1, 9900) n) rows;
      ANALYZE suppressions;
      """)
    let indexes = [
      "suppressions_by_create_time", "suppressions_by_value", "suppressions_by_import",
      "suppressions_by_campaign",
    ]
    let pages = zip(SuppressionPagesStore.statements.dropLast(), indexes.flatMap { [$0, $0] })
    for (place, (statement, index)) in pages.enumerated() {
      let far = place % 2 == 0 ? "-infinity" : "infinity"
      let id = String(repeating: place % 2 == 0 ? "0" : "f", count: 32)
      let run = index.hasSuffix("import") ? "'\(TenantID(0x32).uuidText)'" : "NULL"
      let campaign = index.hasSuffix("campaign") ? "'\(TenantID(2).uuidText)'" : "NULL"
      let hash = index.hasSuffix("by_value") ? "decode(md5('7') || md5('x7'), 'hex')" : "NULL"
      let values =
        "'\(Self.tenant.uuidText)', '\(far)', '\(id)', 51, '', '', false, false, \(run), \(campaign), \(hash)"
      try explain(database, statement, values, index)
    }
    let texts =
      "ARRAY['email', 'domain'], ARRAY['\(String(repeating: "ab", count: 32))', '\(String(repeating: "cd", count: 32))']"
    let matches = try #require(SuppressionStore.statements.first { $0.sql.contains("w.hash AS text") })
    try explain(database, matches, "'\(Self.tenant.uuidText)', \(texts), NULL", "_value")
    let added = try #require(SuppressionStore.statements.first { $0.sql.contains("w.place\nFROM wanted") })
    try explain(
      database, added,
      "'\(Self.tenant.uuidText)', \(texts), ARRAY['\(TenantID(0).uuidText)', '\(TenantID(0).uuidText)']::uuid[]",
      "_value")
  }

  private func explain(
    _ database: MigratedDatabase, _ statement: Statement, _ values: String, _ index: String
  ) throws {
    let types = statement.types.map(\.description).joined(separator: ", ")
    for mode in ["force_generic_plan", "force_custom_plan"] {
      let plan = try database.sql(
        """
        SET search_path = muster; SET ROLE muster_app; SET plan_cache_mode = \(mode);
        SELECT set_config('muster.tenant_id', '\(Self.tenant.uuidText)', false);
        PREPARE page (\(types)) AS \(statement.sql);
        EXPLAIN (COSTS OFF) EXECUTE page (\(values));
        """)
      #expect(
        plan.contains(index) && !plan.contains("Seq Scan on suppressions"), "\(index), \(mode): \(plan)")
    }
  }
}
