import MusterCore
import MusterPostgres
import MusterTestDatabase
import MusterTestKit
import Testing

@testable import MusterLeads

/// Plans over many activities of one tenant among a hundred tenants. Nothing is timed.
@Suite struct `Plans of timelines` {
  private static let tenant = TenantID(1)

  private static let database = Task {
    let database = try await MigratedDatabase()
    // Without the leads that they are about, which no plan of a timeline asks for but by their keys.
    try database.sql(
      """
      SET search_path = muster;
      SET session_replication_role = replica;
      INSERT INTO leads (tenant_id, lead_id, email_key, created_by_kind, message)
      SELECT lpad(to_hex(1), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid, n || '@c.example', 'system', ''
      FROM generate_series(1, 50000) n;
      INSERT INTO activities (
        tenant_id, activity_id, lead_id, occur_time, channel, action, provider_message_id, thread_key,
        campaign_id, actor_kind)
      SELECT lpad(to_hex(t), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid,
        lpad(to_hex(n % 50000), 32, '0')::uuid, timestamptz '2026-01-01' + n * interval '1 second', 'email',
        (ARRAY['sent', 'opened', 'replied'])[1 + n % 3], 'message-' || n, 'thread-' || n % 60000,
        CASE WHEN n % 3 = 0 THEN lpad(to_hex(n % 2000), 32, '0')::uuid END, 'system'
      FROM (SELECT 1 AS t, n FROM generate_series(1, 300000) n
        UNION ALL SELECT 2 + n % 99, n FROM generate_series(1, 9900) n) rows;
      INSERT INTO replies (tenant_id, activity_id, lead_id, occur_time, read_time)
      SELECT tenant_id, activity_id, lead_id, occur_time,
        CASE WHEN substr(thread_key, 8)::int % 50 > 0 THEN now() END
      FROM activities WHERE action = 'replied';
      ANALYZE;
      """)
    return database
  }

  private static let indexes = [
    "activities_by_lead", "activities_by_thread", "activities_by_message", "activities_by_campaign",
    "activities_by_time",
  ]

  @Test func `read each timeline along the index of what it is of`() async throws {
    let pages = zip(TimelineStore.statements, Self.indexes.flatMap { [$0, $0] })
    for (place, (statement, index)) in pages.enumerated() {
      let value = ["\(TenantID(7).uuidText)", "thread-7", "message-7", "\(TenantID(3).uuidText)", ""][
        place / 2]
      try await Self.expect(
        statement, along: index, not: "activities",
        """
        \(Self.start(isDescending: place % 2 == 0)), '\(value)', 2000, 51, '2025-01-01', '2027-01-01', 'email',
        '', NULL, NULL, '', ''
        """)
    }
  }

  @Test func `read the moments at which leads were made along their key`() async throws {
    for statement in TimelineStore.statements.suffix(2) {
      let values = "NULL, '\(TenantID(0).uuidText)', '\(TenantID(49_000).uuidText)', 51"
      try await Self.expect(statement, along: "leads_pkey", not: "leads", values)
    }
  }

  @Test func `read the inbox along its time, and what is unread along an index of its own`() async throws {
    let indexes = ["replies_by_time", "replies_by_time", "replies_unread", "replies_unread"]
    for (place, (statement, index)) in zip(InboxStore.statements, indexes).enumerated() {
      try await Self.expect(
        statement, along: index, not: "replies",
        "\(Self.start(isDescending: place % 2 == 0)), 51, 51, 'email', NULL, NULL")
    }
    let unread = try #require(ReplyStore.statements.last)
    try await Self.expect(unread, along: "replies_unread", not: "replies", "1001")
  }

  /// From the end at which a list begins.
  private static func start(isDescending: Bool) -> String {
    let id = String(repeating: isDescending ? "f" : "0", count: 32)
    return "'\(isDescending ? "infinity" : "-infinity")', '\(id)'"
  }

  private static func expect(
    _ statement: Statement, along index: String, not table: String, _ values: String
  ) async throws {
    let types = statement.types.map(\.description).joined(separator: ", ")
    for mode in ["force_generic_plan", "force_custom_plan"] {
      let plan = try await database.value.sql(
        """
        SET search_path = muster; SET ROLE muster_app; SET plan_cache_mode = \(mode);
        SELECT set_config('muster.tenant_id', '\(tenant.uuidText)', false);
        PREPARE page (\(types)) AS \(statement.sql);
        EXPLAIN (COSTS OFF) EXECUTE page ('\(tenant.uuidText)', \(values));
        """)
      #expect(plan.contains(index) && !plan.contains("Seq Scan on \(table)"), "\(index), \(mode): \(plan)")
    }
  }
}
