import MusterCore
import MusterPostgres
import MusterRows
import MusterTestDatabase
import MusterTestKit
import Testing

@testable import MusterCampaigns

/// Plans on 50,000 campaigns, senders, templates, enrolments and approvals of one tenant among 500 tenants.
/// Nothing is timed: a plan that leaves its index fails by the name of its walk.
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
      INSERT INTO enrollments (tenant_id, enrollment_id, campaign_id, lead_id, run_number, sequence_version, status,
        pause_reason, stop_reason, end_time, due_time, work_time, last_send_status, update_time, created_by_kind)
      SELECT tenant_id, id, lpad(to_hex(n % 100), 32, '0')::uuid, lpad(to_hex(n % 10000), 32, '0')::uuid, 1 + n / 10000,
        1, status, CASE status WHEN 'paused' THEN 'task' ELSE '' END, CASE status WHEN 'stopped' THEN 'replied' ELSE '' END,
        CASE WHEN status IN ('stopped', 'completed') THEN time END,
        CASE WHEN status = 'active' THEN time + interval '1 day' END,
        CASE WHEN status = 'active' THEN time + interval '1 day' END,
        (ARRAY['sent', 'planned', 'deferred', 'skipped', 'unknown'])[1 + n % 5], time, 'system'
      FROM (SELECT *, CASE WHEN n <= 10000 THEN (ARRAY['active', 'paused'])[1 + n % 2]
        ELSE (ARRAY['stopped', 'completed'])[1 + n % 2] END AS status FROM rows) stated;
      INSERT INTO approvals (tenant_id, approval_id, send_id, enrollment_id, campaign_id, lead_id, status, content,
        recipient, expire_time, decide_time)
      SELECT tenant_id, id, id, id, lpad(to_hex(n % 100), 32, '0')::uuid, lpad(to_hex(n % 10000), 32, '0')::uuid, status,
        bytes, 'r' || n || '@c.example', time, CASE WHEN status <> 'pending' THEN time END
      FROM (SELECT *, (ARRAY['pending', 'approved', 'rejected', 'expired', 'withdrawn'])[1 + n % 5] AS status
        FROM rows) stated;
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
    + pages("enrollments", EnrollmentListStore.walks, "\(id), \(id), 'active', 'task', 'replied', 'sent'")
    + pages("approvals", ApprovalStore.walks, "'pending', \(id), \(id)")

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

/// Which index a list of enrolments or approvals goes along.
@Suite struct `Lists of enrolments and approvals` {
  private static let bits: [UInt128?] = [nil, 7]
  private static let ascending = ["", "create_time", "update_time", "next_send_time"]

  @Test func `follow an index, whatever a list is narrowed to`() {
    let walks = Set(EnrollmentListStore.walks.all.map(\.name))
    for (campaign, lead) in Self.bits.flatMap({ one in Self.bits.map { (one, $0) } }) {
      for (status, field) in ["", "active"].flatMap({ one in Self.ascending.map { (one, $0) } }) {
        var filter = EnrollmentFilter()
        (filter.campaign, filter.lead) = (campaign.map { CampaignID($0) }, lead.map { LeadID($0) })
        filter.status = status
        let walk = EnrollmentListStore.walk(filter, in: ListOrder(field, isDescending: false))
        #expect(walks.contains(walk.name))
        // What the caller asks for by its id is never looked for row by row in the order of creation.
        if field.isEmpty, lead != nil { #expect(walk.covers == [.lead]) }
        if field.isEmpty, lead == nil, campaign != nil { #expect(walk.covers == [.campaign]) }
        var wanted = ApprovalFilter()
        (wanted.campaign, wanted.lead, wanted.status) = (filter.campaign, filter.lead, status)
        let other = ApprovalStore.walk(wanted, in: ListOrder(field, isDescending: false))
        #expect(ApprovalStore.walks.statement(other, true) != nil)
        if field.isEmpty, lead != nil { #expect(other.covers == [.lead]) }
        if field.isEmpty, lead == nil, campaign != nil { #expect(other.covers == [.campaign]) }
        if field.isEmpty, lead == nil, campaign == nil, !status.isEmpty { #expect(other.covers == [.status]) }
      }
    }
  }
}
