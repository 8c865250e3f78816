import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on how senders do.
enum HealthStore {
  static let statements = [tenants, senders, keep]

  private static let tenants = Statement(
    """
    SELECT tenant_id
    FROM tenants
    WHERE tenant_id > $1 AND state = 'active'
    ORDER BY tenant_id
    LIMIT $2
    """, .uuid, .int8)

  static func tenants(
    _ tx: borrowing SystemTransaction, after tenant: TenantID, most: Int64
  ) async throws(RPCError) -> [TenantID] {
    let rows = try await tx.run(tenants(.uuid(tenant.bits), .int8(most)))[0]
    return try reading { () throws(PostgresError) in
      var tenants: [TenantID] = []
      for row in rows { tenants.append(TenantID(try row.value(0) as UInt128)) }
      return tenants
    }
  }

  private static let senders = Statement(
    """
    SELECT sender_id, health_state, health_message, bounce_rate, complaint_rate, sample_count
    FROM senders
    WHERE tenant_id = $1
    ORDER BY sender_id
    LIMIT 1000
    """, .uuid)

  static func senders(
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> [(id: SenderID, verdict: SenderVerdict)] {
    let rows = try await tx.run(senders(.uuid(tx.tenant.bits)))[0]
    return try reading { () throws(PostgresError) in
      var senders: [(id: SenderID, verdict: SenderVerdict)] = []
      for row in rows {
        senders.append(
          (
            SenderID(try row.value(0) as UInt128),
            SenderVerdict(
              state: try row.value(1), message: try row.value(2), bounceRate: try row.value(3),
              complaintRate: try row.value(4), count: try row.value(5))
          ))
      }
      return senders
    }
  }

  private static let keep = Statement(
    """
    UPDATE senders SET
      health_state = $3, health_message = $4, bounce_rate = $5, complaint_rate = $6, sample_count = $7,
      health_change_time = CASE WHEN $8 THEN $9 ELSE health_change_time END
    WHERE tenant_id = $1 AND sender_id = $2
    """, .uuid, .uuid, .text, .text, .float8, .float8, .int8, .bool, .timestamptz)

  static func keep(
    _ verdict: SenderVerdict, of id: SenderID, isMove: Bool, at now: PostgresTime, in tenant: TenantID
  ) -> BoundStatement {
    keep(
      .uuid(tenant.bits), .uuid(id.bits), .text(verdict.state.stored), .text(verdict.message),
      .float8(verdict.bounceRate), .float8(verdict.complaintRate), .int8(verdict.count), .bool(isMove),
      .timestamp(now))
  }
}
