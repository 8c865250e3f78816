import MusterCore
import MusterPostgres
import MusterRows
import MusterTestDatabase
import MusterTestKit
import Testing

@testable import MusterLeads

/// Plans on a million leads of one tenant among a thousand tenants. Nothing is timed: a plan that leaves its
/// index fails by the name of its walk.
@Suite(.serialized) struct `Plans of lists` {
  private static let tenant = TenantID(1)

  private static let database = Task {
    let database = try await MigratedDatabase()
    // Filled without its indexes, which are made again afterwards.
    let indexes = try database.sql(
      """
      SELECT string_agg(pg_get_indexdef(indexrelid), ';')
      FROM pg_index
      WHERE indrelid IN ('muster.leads'::regclass, 'muster.lead_tags'::regclass) AND NOT indisprimary
      """)
    try database.sql(
      """
      SET search_path = muster;
      DO $$ DECLARE name text; BEGIN
        FOR name IN SELECT indexrelid::regclass FROM pg_index
          WHERE indrelid IN ('leads'::regclass, 'lead_tags'::regclass) AND NOT indisprimary
        LOOP EXECUTE 'DROP INDEX ' || name; END LOOP;
      END $$;
      INSERT INTO leads (
        tenant_id, lead_id, email_key, name_key, company_key, campaign_id, owner_id, status, score, tier,
        update_time, delete_time, external_id, created_by_kind, message)
      SELECT lpad(to_hex(t), 32, '0')::uuid, lpad(to_hex(n), 32, '0')::uuid, 'p' || n || '@c.example',
        'first' || n % 977 || ' last' || n, 'company ' || n % 4999,
        CASE WHEN n % 3 = 0 THEN lpad(to_hex(n % 50), 32, '0')::uuid END,
        CASE WHEN n % 2 = 0 THEN lpad(to_hex(n % 100), 32, '0')::uuid END,
        (ARRAY['new', 'enriched', 'scored', 'in_sequence', 'converted'])[1 + n % 5], n % 101,
        (ARRAY['hot', 'warm', 'cool', 'cold', 'dead'])[1 + n % 5],
        timestamptz '2026-01-01' + n * interval '1 second',
        CASE WHEN n % 500 = 0 THEN now() END, 'crm-' || n, 'system',
        convert_to(repeat(md5(n::text), 10), 'UTF8')
      FROM (SELECT 1 AS t, n FROM generate_series(1, 1000000) n
        UNION ALL SELECT 2 + n % 999, n FROM generate_series(1, 9990) n) rows;
      INSERT INTO lead_tags (tenant_id, tag_key, lead_id)
      SELECT tenant_id, 'tag' || substr(email_key, 2, 1), lead_id FROM leads WHERE score % 4 = 0;
      \(indexes);
      ANALYZE;
      """)
    return database
  }

  static let pages = LeadWalk.all.flatMap { walk in
    LeadListStore.Shape.allCases.map { Page(walk: walk, shape: $0) }
  }

  struct Page: CustomTestStringConvertible {
    let walk: LeadWalk
    let shape: LeadListStore.Shape
    var testDescription: String { "\(walk.name) \(shape)" }
  }

  @Test(arguments: pages) func `each page is read along its index`(_ page: Page) async throws {
    let statement = try #require(LeadListStore.statement(page.walk, page.shape))
    for mode in ["force_generic_plan", "force_custom_plan"] {
      let plan = try await Self.explain(statement, page.walk.start(page.shape.isDescending), mode)
      #expect(plan.contains(page.walk.index), "\(page.testDescription), \(mode): \(plan)")
      #expect(!plan.contains("Seq Scan on leads"), "\(page.testDescription), \(mode): \(plan)")
      // Sorting is of the rows of one key, or of the two halves of one page.
      #expect(!plan.contains("Sort Key") || plan.contains("Presorted Key") || Self.isSmall(page), "\(plan)")
    }
  }

  /// Walks over the rows of one key.
  private static func isSmall(_ page: Page) -> Bool {
    page.walk.name.hasPrefix("one ") || page.walk.source == "living"
  }

  private static func explain(_ statement: Statement, _ start: ListPlace, _ mode: String) async throws
    -> String
  {
    let types = statement.types.map(\.description).joined(separator: ", ")
    let values = """
      '\(tenant.uuidText)', '\(start.value)', '\(start.id)', 51, 4000, 'new', 'hot',
      '\(CampaignID(3).uuidText)', '\(UserID(4).uuidText)', 'tag1', 10, 90, '2026-01-05', 'first1',
      'company 1', 'p12', false, 'p77@c.example', 'crm-77'
      """
    return try await database.value.sql(
      """
      SET search_path = muster; SET ROLE muster_app; SET plan_cache_mode = \(mode);
      SELECT set_config('muster.tenant_id', '\(tenant.uuidText)', false);
      PREPARE page (\(types)) AS \(statement.sql);
      EXPLAIN (COSTS OFF) EXECUTE page (\(values));
      """)
  }
}
