import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on enrolments by their ids, leads and campaigns.
enum EnrollmentStore {
  static let statements = [
    get, held, runningOfLeads, runningOfCompany, pasts, companyCounts, insert, update, hasten, running,
    wakeAll, wakeRunning, clear, ofLeads, counts, export,
  ]

  /// In the order that `StoredEnrollment.init(_: Row)` reads.
  static let columns = """
    enrollment_id, campaign_id, lead_id, company_key, status, run_number, sequence_version, next_step_key,
      due_time, work_time, work_order, is_parked, after_step_key, settle_time, was_sent, last_send_id,
      last_send_status, pause_reason, resume_time, stop_reason, end_time, created_by_kind, created_by_id,
      created_by_name, create_time, update_time, version
    """
  static let columnCount = 27

  private static let get = Statement(
    """
    SELECT \(columns)
    FROM enrollments
    WHERE tenant_id = $1 AND enrollment_id = $2
    """, .uuid, .uuid)

  static func read(
    _ tx: borrowing TenantTransaction, _ id: EnrollmentID
  ) async throws(RPCError) -> StoredEnrollment? {
    try rows(await tx.run(get(.uuid(tx.tenant.bits), .uuid(id.bits)))[0]).first
  }

  private static let held = Statement(
    """
    SELECT \(columns)
    FROM enrollments
    WHERE tenant_id = $1 AND enrollment_id = ANY ($2)
    ORDER BY enrollment_id
    FOR UPDATE
    """, .uuid, .uuidArray)

  /// Whoever changes an enrolment or one of its sends holds its row; several in the order of their ids.
  static func held(
    _ tx: borrowing TenantTransaction, _ ids: [EnrollmentID]
  ) async throws(RPCError) -> [StoredEnrollment] {
    if ids.isEmpty { return [] }
    return try rows(await tx.run(held(.uuid(tx.tenant.bits), .uuids(ids.map(\.bits))))[0])
  }

  static func held(
    _ tx: borrowing TenantTransaction, _ id: EnrollmentID, at version: Int64
  ) async throws(RPCError) -> StoredEnrollment {
    guard let enrollment = try await held(tx, [id]).first else { throw .enrollmentNotFound }
    guard version == 0 || version == enrollment.version else {
      throw .versionStale("enrolment", version, enrollment.version)
    }
    return enrollment
  }

  static func rows(_ rows: ResultSet) throws(RPCError) -> [StoredEnrollment] {
    try reading { () throws(PostgresError) in
      var enrollments: [StoredEnrollment] = []
      for row in rows { enrollments.append(try StoredEnrollment(row)) }
      return enrollments
    }
  }

  // MARK: By lead

  private static let runningOfLeads = Statement(
    """
    SELECT \(columns)
    FROM enrollments
    WHERE tenant_id = $1 AND lead_id = ANY ($2) AND status IN ('active', 'paused')
    ORDER BY enrollment_id
    """, .uuid, .uuidArray)

  static func running(
    _ tx: borrowing TenantTransaction, of leads: [LeadID]
  ) async throws(RPCError) -> [StoredEnrollment] {
    try rows(await tx.run(runningOfLeads(.uuid(tx.tenant.bits), .uuids(leads.map(\.bits))))[0])
  }

  private static let runningOfCompany = Statement(
    """
    SELECT enrollment_id
    FROM enrollments
    WHERE tenant_id = $1 AND campaign_id = $2 AND company_key = $3 AND status IN ('active', 'paused')
    ORDER BY enrollment_id
    """, .uuid, .uuid, .text)

  static func running(
    _ tx: borrowing TenantTransaction, of company: String, in campaign: CampaignID
  ) async throws(RPCError) -> [EnrollmentID] {
    try ids(
      await tx.run(runningOfCompany(.uuid(tx.tenant.bits), .uuid(campaign.bits), .text(company)))[0])
  }

  private static func ids(_ rows: ResultSet) throws(RPCError) -> [EnrollmentID] {
    try reading { () throws(PostgresError) in
      var ids: [EnrollmentID] = []
      for row in rows { ids.append(EnrollmentID(try row.value(0) as UInt128)) }
      return ids
    }
  }

  /// The runs of leads in a campaign, and the newest of them.
  private static let pasts = Statement(
    """
    SELECT DISTINCT ON (lead_id) lead_id, max(run_number) OVER (PARTITION BY lead_id), end_time, stop_reason
    FROM enrollments
    WHERE tenant_id = $1 AND campaign_id = $2 AND lead_id = ANY ($3)
    ORDER BY lead_id, run_number DESC
    """, .uuid, .uuid, .uuidArray)

  static func pasts(
    _ tx: borrowing TenantTransaction, of leads: [LeadID], in campaign: CampaignID
  ) async throws(RPCError) -> [LeadID: PastRuns] {
    let results = try await tx.run(
      pasts(.uuid(tx.tenant.bits), .uuid(campaign.bits), .uuids(leads.map(\.bits))))
    return try reading { () throws(PostgresError) in
      var pasts: [LeadID: PastRuns] = [:]
      for row in results[0] {
        pasts[LeadID(try row.value(0) as UInt128)] = PastRuns(
          count: try row.value(1), endTime: try row.optional(2), stopReason: try row.value(3))
      }
      return pasts
    }
  }

  private static let companyCounts = Statement(
    """
    SELECT company_key, count(*)
    FROM enrollments
    WHERE tenant_id = $1 AND campaign_id = $2 AND company_key = ANY ($3) AND company_key <> ''
      AND status IN ('active', 'paused')
    GROUP BY company_key
    """, .uuid, .uuid, .textArray)

  static func companyCounts(
    _ tx: borrowing TenantTransaction, of companies: [String], in campaign: CampaignID
  ) async throws(RPCError) -> [String: Int64] {
    let results = try await tx.run(
      companyCounts(.uuid(tx.tenant.bits), .uuid(campaign.bits), .texts(companies)))
    return try reading { () throws(PostgresError) in
      var counts: [String: Int64] = [:]
      for row in results[0] { counts[try row.value(0)] = try row.value(1) }
      return counts
    }
  }

  // MARK: Written

  private static let insert = Statement(
    """
    INSERT INTO enrollments (
      tenant_id, enrollment_id, campaign_id, lead_id, company_key, run_number, sequence_version, work_time,
      work_order, created_by_kind, created_by_id, created_by_name, create_time, update_time)
    SELECT $1, n.id, $2, n.lead, n.company, n.run, $3, $4, n.work_order, $5, $6, $7, $8, $8
    FROM unnest($9, $10, $11, $12, $13) n (id, lead, company, run, work_order)
    ON CONFLICT (tenant_id, campaign_id, lead_id) WHERE status IN ('active', 'paused') DO NOTHING
    RETURNING lead_id
    """, .uuid, .uuid, .int8, .timestamptz, .text, .uuid, .text, .timestamptz, .uuidArray, .uuidArray,
    .textArray, .int4Array, .int4Array)

  /// Answers the leads of those that were stored: the others have a running one, made at this moment.
  static func insert(
    _ tx: borrowing TenantTransaction, _ made: [StoredEnrollment]
  ) async throws(RPCError) -> Set<LeadID> {
    guard let first = made.first else { return [] }
    let (kind, id, name) = first.author.parameters
    let results = try await tx.run(
      insert(
        .uuid(tx.tenant.bits), .uuid(first.campaign.bits), .int8(first.sequenceVersion),
        first.workTime.map { .timestamp($0) } ?? .null, kind, id, name, .timestamp(first.createTime),
        .uuids(made.map(\.id.bits)), .uuids(made.map(\.lead.bits)), .texts(made.map(\.companyKey)),
        .int4s(made.map(\.run)), .int4s(made.map(\.workOrder))))
    return try reading { () throws(PostgresError) in
      var leads: Set<LeadID> = []
      for row in results[0] { leads.insert(LeadID(try row.value(0) as UInt128)) }
      return leads
    }
  }

  private static let update = Statement(
    """
    UPDATE enrollments SET
      status = $3, next_step_key = $4, due_time = $5, work_time = $6, work_order = $7, is_parked = $8,
      after_step_key = $9, settle_time = $10, was_sent = $11, last_send_id = $12, last_send_status = $13,
      pause_reason = $14, resume_time = $15, stop_reason = $16, end_time = $17, update_time = $18,
      version = $19
    WHERE tenant_id = $1 AND enrollment_id = $2
    """,
    .uuid, .uuid, .text, .text, .timestamptz, .timestamptz, .int4, .bool, .text, .timestamptz, .bool, .uuid,
    .text, .text, .timestamptz, .text, .timestamptz, .timestamptz, .int8)

  static func update(_ enrollment: StoredEnrollment, of tenant: TenantID) -> BoundStatement {
    func time(_ time: PostgresTime?) -> Parameter { time.map { .timestamp($0) } ?? .null }
    return update.with([
      .uuid(tenant.bits), .uuid(enrollment.id.bits), .text(enrollment.status.stored),
      .text(enrollment.nextStep), time(enrollment.dueTime), time(enrollment.workTime),
      .int4(enrollment.workOrder), .bool(enrollment.isParked), .text(enrollment.afterStep),
      time(enrollment.settleTime), .bool(enrollment.wasSent), .uuid(enrollment.lastSend?.bits),
      .text(enrollment.lastSendStatus.stored), .text(enrollment.pauseReason.stored),
      time(enrollment.resumeTime), .text(enrollment.stopReason.stored), time(enrollment.endTime),
      .timestamp(enrollment.updateTime), .int8(enrollment.version),
    ])
  }

  private static let hasten = Statement(
    """
    UPDATE enrollments SET work_time = now()
    WHERE tenant_id = $1 AND lead_id = ANY ($2) AND status = 'active' AND work_time > now()
      AND last_send_status <> 'claimed'
    """, .uuid, .uuidArray)

  /// Somebody has done something that a branch may wait for.
  static func hasten(_ leads: [LeadID], of tenant: TenantID) -> BoundStatement {
    hasten(.uuid(tenant.bits), .uuids(leads.map(\.bits)))
  }

  // MARK: Of a campaign

  private static let running = Statement(
    """
    SELECT enrollment_id
    FROM enrollments
    WHERE tenant_id = $1 AND campaign_id = $2 AND status IN ('active', 'paused') AND enrollment_id > $3
    ORDER BY enrollment_id
    LIMIT $4
    """, .uuid, .uuid, .uuid, .int8)

  static func running(
    _ tx: borrowing TenantTransaction, in campaign: CampaignID, after id: EnrollmentID, most: Int64
  ) async throws(RPCError) -> [EnrollmentID] {
    try ids(
      await tx.run(
        running(.uuid(tx.tenant.bits), .uuid(campaign.bits), .uuid(id.bits), .int8(most)))[0])
  }

  private static let wakeAll = Statement(
    """
    UPDATE enrollments SET is_parked = false, work_time = now()
    WHERE tenant_id = $1 AND campaign_id = $2 AND is_parked
    """, .uuid, .uuid)

  /// Those that waited for their campaign are looked at again.
  static func wakeAll(
    _ tx: borrowing TenantTransaction, in campaign: CampaignID
  ) async throws(RPCError) {
    _ = try await tx.run(wakeAll(.uuid(tx.tenant.bits), .uuid(campaign.bits)))
  }

  private static let wakeRunning = Statement(
    """
    UPDATE enrollments SET is_parked = false, work_time = now()
    WHERE tenant_id = $1 AND campaign_id = $2 AND status IN ('active', 'paused')
    """, .uuid, .uuid)

  static func wakeRunning(
    _ tx: borrowing TenantTransaction, in campaign: CampaignID
  ) async throws(RPCError) {
    _ = try await tx.run(wakeRunning(.uuid(tx.tenant.bits), .uuid(campaign.bits)))
  }

  private static let ofLeads = Statement(
    """
    SELECT DISTINCT ON (lead_id) \(columns)
    FROM enrollments
    WHERE tenant_id = $1 AND lead_id = ANY ($2) AND ($3::uuid IS NULL OR campaign_id = $3)
    ORDER BY lead_id, status IN ('active', 'paused') DESC, enrollment_id DESC
    """, .uuid, .uuidArray, .uuid)

  /// Of a lead the enrolment that runs, else the newest.
  static func latest(
    _ tx: borrowing TenantTransaction, of lead: LeadID, in campaign: CampaignID?
  ) async throws(RPCError) -> StoredEnrollment? {
    try rows(
      await tx.run(ofLeads(.uuid(tx.tenant.bits), .uuids([lead.bits]), .uuid(campaign?.bits)))[0]
    ).first
  }

  private static let clear = Statement(
    "UPDATE enrollments SET company_key = '' WHERE tenant_id = $1 AND lead_id = ANY ($2)", .uuid, .uuidArray)

  /// Of erased people nothing is left but ids.
  static func clear(_ leads: [LeadID], of tenant: TenantID) -> BoundStatement {
    clear(.uuid(tenant.bits), .uuids(leads.map(\.bits)))
  }

  private static let counts = Statement(
    """
    SELECT status, stop_reason, count(*)
    FROM enrollments
    WHERE tenant_id = $1 AND campaign_id = $2 AND ($3 = 0 OR sequence_version = $3)
    GROUP BY status, stop_reason
    ORDER BY status, stop_reason
    """, .uuid, .uuid, .int8)

  static func counts(_ campaign: CampaignID, version: Int64, of tenant: TenantID) -> BoundStatement {
    counts(.uuid(tenant.bits), .uuid(campaign.bits), .int8(version))
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM enrollments
    WHERE tenant_id = $1 AND enrollment_id > $2::uuid
    ORDER BY enrollment_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}

/// What a lead's runs through a campaign came to so far.
struct PastRuns: Hashable, Sendable {
  let count: Int32
  /// Of the newest; nil while it runs.
  let endTime: PostgresTime?
  let stopReason: CampaignsV1.EnrollmentStopReason
}
