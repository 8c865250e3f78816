import MusterCore
import MusterPostgres
import MusterRows
import MusterTestDatabase
import MusterTestKit
import Testing

@testable import MusterCampaigns

/// Plans on 50,000 campaigns, senders and templates of one tenant among 500 tenants. Nothing is timed: a plan
/// that leaves its index fails by the name of its walk.
@Suite(.serialized) struct `Plans of lists of campaigns` {
  private static let tenant = TenantID(1)

  private static let database = Task {
    let database = try await MigratedDatabase()
    try database.sql(
      """
      SET search_path = muster;
      CREATE TEMP TABLE rows AS
      SELECT lpad(to_hex(t), 32, '0')::uuid AS tenant_id, lpad(to_hex(n), 32, '0')::uuid AS id, n,
        timestamptz '2026-01-01' + n * interval '1 second' AS time, convert_to(repeat(md5(n::text), 10), 'UTF8') AS bytes
      FROM (SELECT 1 AS t, n FROM generate_series(1, 50000) n
        UNION ALL SELECT 2 + n % 499, n FROM generate_series(1, 9980) n) numbers;
      INSERT INTO campaigns (tenant_id, campaign_id, sequence_id, template_id, sequence_version, update_time,
        delete_time, status, permission_mode, name_key, message)
      SELECT tenant_id, id, id, CASE WHEN n % 3 = 0 THEN lpad(to_hex(n % 50), 32, '0')::uuid END, 1, time,
        CASE WHEN n % 500 = 0 THEN now() END,
        (ARRAY['draft', 'active', 'paused', 'completed', 'archived'])[1 + n % 5], 'co_pilot',
        'name' || n % 977 || ' ' || n, bytes
      FROM rows;
      INSERT INTO senders (tenant_id, sender_id, channel, endpoint_key, name_key, time_zone, daily_cap, disabled,
        update_time, health_state, message)
      SELECT tenant_id, id, (ARRAY['email', 'sms', 'voice', 'linkedin', 'mail'])[1 + n % 5], 'e' || n,
        'name' || n % 977 || ' ' || n, 'UTC', 50, false, time,
        (ARRAY['', 'healthy', 'degraded', 'failed'])[1 + n % 4], bytes
      FROM rows;
      INSERT INTO campaign_senders (tenant_id, campaign_id, sender_id)
      SELECT tenant_id, id, lpad(to_hex(1 + (n + s * 500) % 5000), 32, '0')::uuid
      FROM rows, generate_series(0, 3) s WHERE tenant_id = lpad(to_hex(1), 32, '0')::uuid;
      INSERT INTO campaign_templates (tenant_id, template_id, parent_id, job_id, icp_revision, create_time,
        industry_key, name_key, message)
      SELECT tenant_id, id, CASE WHEN n % 3 = 0 THEN lpad(to_hex(n % 999), 32, '0')::uuid END,
        lpad(to_hex(n % 999), 32, '0')::uuid, n % 200, time, 'industry ' || n % 100, 'name' || n % 977 || ' ' || n,
        bytes
      FROM rows;
      ANALYZE;
      """)
    return database
  }

  struct Page: CustomTestStringConvertible, Sendable {
    let table: String
    let name: String
    let index: String
    let statement: Statement
    let start: ListPlace
    let filter: String
    let isDescending: Bool
    var testDescription: String { "\(table) by \(name)\(isDescending ? ", falling" : "")" }
  }

  private static func pages<Part>(
    _ table: String, _ walks: RowWalks<Part>, _ filter: String
  ) -> [Page] {
    walks.all.flatMap { walk in
      [false, true].compactMap { isDescending in
        walks.statement(walk, isDescending).map {
          Page(
            table: table, name: walk.name, index: walk.index, statement: $0,
            start: walk.start(isDescending), filter: filter, isDescending: isDescending)
        }
      }
    }
  }

  private static let id = "'\(TenantID(7).uuidText)'"

  static let pages: [Page] =
    pages("campaigns", CampaignListStore.walks, "'draft', 'name1', \(id), \(id), false")
    + pages("senders", SenderListStore.walks, "'sms', \(id), 'failed'")
    + pages("campaign_templates", TemplateStore.walks, "'industry 7', 7, \(id), \(id)")

  @Test(arguments: pages) func `each page is read along its index`(_ page: Page) async throws {
    for mode in ["force_generic_plan", "force_custom_plan"] {
      let plan = try await Self.explain(page, mode)
      #expect(plan.contains(page.index), "\(page.testDescription), \(mode): \(plan)")
      #expect(!plan.contains("Seq Scan"), "\(page.testDescription), \(mode): \(plan)")
    }
  }

  private static func explain(_ page: Page, _ mode: String) async throws -> String {
    let types = page.statement.types.map(\.description).joined(separator: ", ")
    return try await database.value.sql(
      """
      SET search_path = muster; SET ROLE muster_app; SET plan_cache_mode = \(mode);
      SELECT set_config('muster.tenant_id', '\(tenant.uuidText)', false);
      PREPARE page (\(types)) AS \(page.statement.sql);
      EXPLAIN (COSTS OFF) EXECUTE page (
        '\(tenant.uuidText)', '\(page.start.value)', '\(page.start.id)', 51, 51, \(page.filter));
      """)
  }
}
