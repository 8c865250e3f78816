import MusterCore
import MusterJournal
import MusterPostgres
import MusterTestDatabase
import MusterTestKit
import Testing

@testable import MusterUsage

/// Plans on a million entries of a thousand tenants, one of which has half of them. Nothing is timed.
@Suite(.serialized) struct `Plans of usage` {
  private static let tenant = TenantID(1)

  private static let database = Task {
    let database = try await MigratedDatabase()
    try database.sql(
      """
      SET search_path = muster;
      INSERT INTO usage_entries (
        tenant_id, entry_id, meter_id, category, metric, amount, usage_time, idempotency_key, content_hash,
        dimensions, source, actor_kind, generation, transaction_id)
      SELECT lpad(to_hex(t), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid, lpad(to_hex(100 + n % 5), 32,
        '0')::uuid,
        'app', 'm' || n % 5, n % 97, timestamptz '2026-01-01' + n * interval '5 seconds', 'k' || n, '\\x00',
        jsonb_build_object('model', 'm' || n % 7), 'recorded', 'system', 1, (10 + n)::text::xid8
      FROM (SELECT 1 AS t, n FROM generate_series(1, 500000) n
        UNION ALL SELECT 2 + n % 999, n FROM generate_series(1, 500000) n) rows;
      INSERT INTO usage_progress (tenant_id, rolled_generation, rolled_transaction_id)
      SELECT lpad(to_hex(t), 32, '0')::uuid, 1, '499000'::xid8 FROM generate_series(0, 1000) t;
      INSERT INTO usage_rollups (
        tenant_id, meter_id, grain, slot_time, currency_code, dimensions_key, dimensions, amount_sum,
          amount_max,
        entry_count, cost, last_amount, last_time, last_generation, last_transaction_id, last_entry_id)
      SELECT tenant_id, meter_id, grain, date_trunc(grain, usage_time, 'UTC'), '',
        sha256(convert_to(dimensions::text, 'UTF8')), dimensions, sum(amount), max(amount), count(*), 0, 0,
          now(), 1,
        '1'::xid8, tenant_id
      FROM usage_entries, unnest(ARRAY['hour', 'day']) grain
      WHERE transaction_id < '499000'::xid8
      GROUP BY tenant_id, meter_id, grain, 4, dimensions;
      ANALYZE;
      """)
    return database
  }

  /// How statements of one tenant that compare places are planned (`Binding.planOnce`).
  private static let once = "force_generic_plan"

  @Test func `usage of a tenant is read along indexes`() async throws {
    let mode = Self.once
    let plan = try await Self.explain(
      UsageQueryStore.statement(ofAll: false, .startAscending), Self.values, mode)
    #expect(plan.contains("usage_rollups_pkey"), "\(mode): \(plan)")
    #expect(
      plan.contains("usage_entries_by_meter") && plan.contains("usage_entries_by_place"), "\(mode): \(plan)")
    #expect(!plan.contains("Seq Scan on usage_entries"), "\(mode): \(plan)")
    #expect(!plan.contains("Seq Scan on usage_rollups"), "\(mode): \(plan)")
    #expect(!plan.contains("_of_all"), "\(mode): \(plan)")
  }

  @Test func `the rollups of a tenant are made of its own entries`() async throws {
    let mode = Self.once
    // One of the many small ones, of which an estimate says that it has nothing.
    let tenant = TenantID(900)
    for (statement, more) in [(RollupStore.cut, ", 20000"), (RollupStore.add, "")] {
      let plan = try await Self.explain(
        statement, "'\(tenant.uuidText)', 1, '0', 1, '999999'\(more)", mode, in: tenant)
      #expect(!plan.contains("Seq Scan on usage_entries"), "\(plan)")
      #expect(!plan.contains("_of_all"), "\(plan)")
    }
  }

  @Test func `what came last is found, and not walked to from a tenant's first entry`() async throws {
    let mode = Self.once
    // Of half a million entries the last thousand: a walk would read some thousands of pages of the index.
    let cut = try await Self.explain(
      RollupStore.cut, "'\(Self.tenant.uuidText)', 1, '499000', 1, '999999', 20000", mode, isRun: true)
    #expect(try Self.pages(cut) < 500, "\(mode): \(cut)")
    let usage = try await Self.explain(
      UsageQueryStore.statement(ofAll: false, .startAscending), Self.values, mode, isRun: true)
    let lines = usage.split(separator: "\n", omittingEmptySubsequences: false)
    let walk = try #require(lines.firstIndex { $0.contains("usage_entries_by_place") })
    #expect(try Self.pages(lines[walk...].joined(separator: "\n")) < 500, "\(mode): \(usage)")
  }

  /// The first that a plan tells, from wherever the text begins.
  private static func pages(_ plan: String) throws -> Int {
    let line = try #require(plan.split(separator: "\n").first { $0.contains("Buffers: shared") })
    return line.split(whereSeparator: { " =".contains($0) }).compactMap { Int($0) }.reduce(0, +)
  }

  @Test(arguments: ["force_generic_plan", "force_custom_plan"])
  func `what has come of all tenants is looked at in parts along an index`(_ mode: String) async throws {
    let entries = try await Self.explain(
      RollupStore.part, "1, '10', 1, '999999', 200000", mode, as: "muster_system")
    #expect(
      entries.contains("usage_entries_by_place_of_all") && !entries.contains("Sort"), "\(mode): \(entries)")
  }

  @Test func `usage of all tenants reads no entry but those of parts of hours`() async throws {
    let plan = try await Self.explain(
      UsageQueryStore.statement(ofAll: true, .startAscending), Self.values, "force_custom_plan",
      as: "muster_system")
    #expect(!plan.contains("Seq Scan on usage_entries"), "\(plan)")
    #expect(plan.contains("usage_entries_by_place_of_all"), "\(plan)")
  }

  @Test(arguments: ["force_generic_plan", "force_custom_plan"])
  func `the ledger is read in its order`(_ mode: String) async throws {
    let looks = EntryLookStore.statements(Self.tenant, after: .start, EntryLookStore.Filter())
    let values = "'\(Self.tenant.uuidText)', 1, '400000', '\(Self.tenant.uuidText)', 1000, '', '', NULL, NULL"
    let plan = try await Self.explain(looks[1].statement, values, mode)
    #expect(plan.contains("usage_entries_by_place"), "\(plan)")
    #expect(!plan.contains("Seq Scan on usage_entries") && !plan.contains("_of_all"), "\(plan)")
  }

  @Test func `a key is found along its index`() async throws {
    let known = EntryStore.known(Self.tenant, [])
    let plan = try await Self.explain(
      known.statement,
      "'\(Self.tenant.uuidText)', ARRAY['\((1...1_000).map { "k\($0)" }.joined(separator: "', '"))']",
      "force_generic_plan")
    #expect(plan.contains("usage_entries_idempotency_key_key"), "\(plan)")
    #expect(!plan.contains("Seq Scan on usage_entries"), "\(plan)")
  }

  private static let values = """
    '\(tenant.uuidText)', ARRAY['\(MeterID(100).uuidText)', '\(MeterID(101).uuidText)']::uuid[],
    '2026-01-03 00:10Z', '2026-01-27 23:10Z', '2026-01-03 01:00Z', '2026-01-27 23:00Z', '2026-01-04',
      '2026-01-27',
    '{}', 'day', 'UTC', '{}', '{app,app}', '{m0,m1}', '{sum,sum}', false, 51, '0', 0, '', '', '', false,
      '{}', '{}',
    '{}', 1, '499000', 1, '0'
    """

  private static func explain(
    _ statement: Statement, _ values: String, _ mode: String, as role: String = "muster_app",
    in tenant: TenantID = tenant, isRun: Bool = false
  ) async throws -> String {
    let how = isRun ? "ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF" : "COSTS OFF"
    let types = statement.types.map(\.description).joined(separator: ", ")
    return try await database.value.sql(
      """
      SET search_path = muster; SET ROLE \(role); SET plan_cache_mode = \(mode);
      SELECT set_config('muster.tenant_id', '\(tenant.uuidText)', false);
      PREPARE page (\(types)) AS \(statement.sql);
      EXPLAIN (\(how)) EXECUTE page (\(values));
      """)
  }
}
