import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL by which deleted campaigns go for good.
enum CampaignRemovalStore {
  static let statements = [tenants, due, overdue] + removals

  private static let tenants = Statement(
    """
    SELECT tenant_id
    FROM tenants
    WHERE tenant_id > $1 AND state <> 'erasing'
    ORDER BY tenant_id
    LIMIT $2
    """, .uuid, .int8)

  /// So many at most after one, in the order of their ids.
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

  private static let due = Statement(
    "SELECT EXISTS (SELECT FROM campaigns WHERE tenant_id = $1 AND delete_time < $2)", .uuid, .timestamptz)

  static func isDue(
    _ tx: borrowing TenantTransaction, before time: PostgresTime
  ) async throws(RPCError) -> Bool {
    let rows = try await tx.run(due(.uuid(tx.tenant.bits), .timestamp(time)))[0]
    return try reading { () throws(PostgresError) in try rows.first?.value(0) ?? false }
  }

  private static let overdue = Statement(
    """
    SELECT campaign_id
    FROM campaigns
    WHERE tenant_id = $1 AND delete_time < $2
    ORDER BY delete_time, campaign_id
    LIMIT $3
    FOR UPDATE SKIP LOCKED
    """, .uuid, .timestamptz, .int8)

  /// Deleted before that time, so many at most, which nobody else changes until the transaction ends.
  static func overdue(
    _ tx: borrowing TenantTransaction, before time: PostgresTime, most: Int64
  ) async throws(RPCError) -> [CampaignID] {
    let rows = try await tx.run(overdue(.uuid(tx.tenant.bits), .timestamp(time), .int8(most)))[0]
    return try reading { () throws(PostgresError) in
      var campaigns: [CampaignID] = []
      for row in rows { campaigns.append(CampaignID(try row.value(0) as UInt128)) }
      return campaigns
    }
  }

  /// What names a campaign before the campaign itself.
  private static let tables = [
    "approvals", "sends", "enrollments", "campaign_picks", "campaign_senders", "campaign_sequences",
    "campaigns",
  ]

  private static let removals = tables.map { table in
    Statement("DELETE FROM \(table) WHERE tenant_id = $1 AND campaign_id = ANY ($2)", .uuid, .uuidArray)
  }

  static func remove(
    _ tx: borrowing TenantTransaction, _ campaigns: [CampaignID]
  ) async throws(RPCError) {
    let tenant = tx.tenant
    _ = try await tx.run(removals.map { $0(.uuid(tenant.bits), .uuids(campaigns.map(\.bits))) })
  }
}
