import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// An enrolment that somebody has to look at.
struct PickedEnrollment: Hashable, Sendable {
  let id: EnrollmentID
  let campaign: CampaignID
  let lead: LeadID
}

/// All SQL by which workers find what is due.
enum SendWorkStore {
  static let statements = [shared, sharedWaiting, postpone, pick, dueTenants]

  private static let shared = Statement(
    """
    SELECT \(CampaignStore.columns)
    FROM campaigns
    WHERE tenant_id = $1 AND campaign_id = $2
    FOR SHARE SKIP LOCKED
    """, .uuid, .uuid)

  /// A campaign that nobody changes until the transaction ends; nil when somebody does at this moment.
  static func shared(
    _ tx: borrowing TenantTransaction, _ id: CampaignID
  ) async throws(RPCError) -> StoredCampaign? {
    try CampaignStore.campaigns(await tx.run(shared(.uuid(tx.tenant.bits), .uuid(id.bits)))[0]).first
  }

  private static let sharedWaiting = Statement(
    """
    SELECT \(CampaignStore.columns)
    FROM campaigns
    WHERE tenant_id = $1 AND campaign_id = $2
    FOR SHARE
    """, .uuid, .uuid)

  /// As above, after whoever changes it.
  static func sharedWaiting(
    _ tx: borrowing TenantTransaction, _ id: CampaignID
  ) async throws(RPCError) -> StoredCampaign? {
    try CampaignStore.campaigns(
      await tx.run(sharedWaiting(.uuid(tx.tenant.bits), .uuid(id.bits)))[0]
    ).first
  }

  private static let postpone = Statement(
    """
    UPDATE enrollments SET work_time = $3
    WHERE tenant_id = $1 AND enrollment_id = $2 AND work_time IS NOT NULL
    """, .uuid, .uuid, .timestamptz)

  static func postpone(_ id: EnrollmentID, to time: PostgresTime, of tenant: TenantID) -> BoundStatement {
    postpone(.uuid(tenant.bits), .uuid(id.bits), .timestamp(time))
  }

  /// Others leave them alone for so long: whoever falls silent leaves them to the next.
  private static let pick = Statement(
    """
    UPDATE enrollments e SET work_time = now() + interval '20 seconds'
    FROM (
      SELECT enrollment_id FROM enrollments
      WHERE tenant_id = $1 AND work_time <= $3
        AND EXISTS (SELECT FROM tenants t WHERE t.tenant_id = $1 AND t.state = 'active')
      ORDER BY work_time, work_order, enrollment_id
      LIMIT $2
      FOR NO KEY UPDATE SKIP LOCKED
    ) due
    WHERE e.tenant_id = $1 AND e.enrollment_id = due.enrollment_id
    RETURNING e.enrollment_id, e.campaign_id, e.lead_id, e.work_order
    """, .uuid, .int8, .timestamptz)

  /// So many at most that are due, for this worker alone.
  static func pick(
    _ tx: borrowing TenantTransaction, most: Int, at now: PostgresTime
  ) async throws(RPCError) -> [PickedEnrollment] {
    let rows = try await tx.run(pick(.uuid(tx.tenant.bits), .int8(Int64(most)), .timestamp(now)))[0]
    return try reading { () throws(PostgresError) in
      var picked: [(order: Int32, PickedEnrollment)] = []
      for row in rows {
        picked.append(
          (
            try row.value(3),
            PickedEnrollment(
              id: EnrollmentID(try row.value(0) as UInt128),
              campaign: CampaignID(try row.value(1) as UInt128),
              lead: LeadID(try row.value(2) as UInt128))
          ))
      }
      return picked.sorted { $0.order < $1.order }.map(\.1)
    }
  }

  /// As for jobs: when little is due a few entries of one index say whose; when one tenant has a flood, one
  /// entry of each tenant is read and no more.
  private static let headsMin = 200

  private static let dueTenants = Statement(
    """
    WITH RECURSIVE soonest AS MATERIALIZED (
      SELECT tenant_id FROM enrollments
      WHERE work_time <= $3
      ORDER BY work_time
      LIMIT \(headsMin)
    ), heads AS (
      (
        SELECT tenant_id, work_time FROM enrollments
        WHERE work_time IS NOT NULL AND tenant_id >= $1 AND (SELECT count(*) FROM soonest) = \(headsMin)
        ORDER BY tenant_id, work_time
        LIMIT 1
      )
      UNION ALL
      SELECT n.tenant_id, n.work_time
      FROM heads h
      CROSS JOIN LATERAL (
        SELECT e.tenant_id, e.work_time FROM enrollments e
        WHERE e.work_time IS NOT NULL AND e.tenant_id > h.tenant_id
        ORDER BY e.tenant_id, e.work_time
        LIMIT 1
      ) n
    ), due AS (
      SELECT tenant_id FROM soonest WHERE (SELECT count(*) FROM soonest) < \(headsMin)
      UNION
      SELECT tenant_id FROM heads WHERE work_time <= $3
    )
    SELECT d.tenant_id
    FROM due d
    JOIN tenants t ON t.tenant_id = d.tenant_id AND t.state = 'active'
    ORDER BY d.tenant_id
    LIMIT $2
    """, .uuid, .int8, .timestamptz)

  /// Tenants with something due, in the order of their ids from one of them on.
  static func dueTenants(
    _ tx: borrowing SystemTransaction, from start: TenantID, most: Int, at now: PostgresTime
  ) async throws(RPCError) -> [TenantID] {
    let rows = try await tx.run(
      dueTenants(.uuid(start.bits), .int8(Int64(most)), .timestamp(now)))[0]
    return try reading { () throws(PostgresError) in
      try rows.map { row throws(PostgresError) in TenantID(try row.value(0) as UInt128) }
    }
  }
}
