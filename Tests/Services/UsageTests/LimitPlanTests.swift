import MusterCore
import MusterPostgres
import MusterTenancy
import MusterTestDatabase
import MusterTestKit
import Testing

@testable import MusterUsage

/// Plans on the entries of many tenants: a statement that leaves its index fails here. Nothing is timed.
@Suite(.serialized) struct `Plans of limits` {
  private static let database = Task {
    let database = try await MigratedDatabase()
    try database.sql(
      """
      SET search_path = muster;
      INSERT INTO usage_entries (
        tenant_id, entry_id, meter_id, category, metric, amount, usage_time, idempotency_key, content_hash,
        source, adjustment, actor_kind, generation)
      SELECT lpad(to_hex(1 + n % 20), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid,
        lpad(to_hex(1 + n % 7), 32, '0')::uuid, 'app', 'm' || n % 7, n % 9, now() - n * interval '20 seconds',
        'k' || n, '', 'recorded', n % 500 = 0, 'system', 1
      FROM generate_series(1, 200000) n;
      INSERT INTO usage_entry_credits (tenant_id, entry_id, credits)
      SELECT tenant_id, entry_id, 1 FROM usage_entries WHERE metric = 'm1';
      INSERT INTO credit_grants (tenant_id, grant_id, amount, remaining, start_time)
      SELECT lpad(to_hex(1 + n % 20), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid, 5,
        CASE WHEN n < 100 THEN 5 ELSE 0 END, now()
      FROM generate_series(1, 20000) n;
      ANALYZE;
      """)
    return database
  }

  private static let tenant = "'\(TenantID(1).uuidText)'"
  private static let meters = "ARRAY['\(TenantID(1).uuidText)', '\(TenantID(2).uuidText)']::uuid[]"

  /// By a piece of its text, the values that it is run with, and the index that it must use.
  private static let cases: [(String, String, String)] = [
    ("ARRAY (\n", "\(tenant), 'credits', '-infinity'", "credit_grants_left"),
    (
      "CROSS JOIN LATERAL",
      """
      \(tenant), \(meters), now() - interval '2 days', now() - interval '1 day', now(), \(meters),
        ARRAY['{}', '{}'], ARRAY['sum', 'sum']
      """, "usage_entries_by_meter"
    ),
    (
      "e.adjustment AND",
      """
      \(tenant), now() - interval '1 hour', now() + interval '1 hour', ARRAY[now() - interval '9 days'],
        ARRAY[now() - interval '8 days']
      """, "usage_entries_late"
    ),
    (
      "SELECT coalesce(sum(amount), 0)\nFROM usage_entries",
      "\(tenant), \(meters), now() - interval '1 day', now(), '{}'", "usage_entries_by_meter"
    ),
  ]

  @Test(arguments: ["force_generic_plan", "force_custom_plan"])
  func `are along their indexes`(mode: String) async throws {
    for (piece, values, index) in Self.cases {
      let statement = try #require(UsageService.limitStatements.first { $0.sql.contains(piece) }, "\(piece)")
      let types = statement.types.map(\.description).joined(separator: ", ")
      let plan = try await Self.database.value.sql(
        """
        SET search_path = muster;
        SET ROLE muster_app;
        SET muster.tenant_id = \(Self.tenant);
        SET plan_cache_mode = \(mode);
        PREPARE looked (\(types)) AS \(statement.sql);
        EXPLAIN (COSTS OFF) EXECUTE looked (\(values));
        """)
      #expect(plan.contains(index), "\(mode): \(plan)")
      #expect(!plan.contains("Seq Scan on usage_entries"), "\(mode): \(plan)")
    }
  }
}
