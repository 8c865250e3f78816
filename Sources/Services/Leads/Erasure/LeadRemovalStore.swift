import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL by which leads go for good, with everything that is theirs.
enum LeadRemovalStore {
  static let statements =
    [sameAddress, sameDeleted, held, overdue, due, tenants] + removals.map(\.statement)

  // MARK: Which

  private static let sameAddress = Statement(
    """
    SELECT lead_id
    FROM leads
    WHERE tenant_id = $1 AND email_key = $2 AND delete_time IS NULL
    """, .uuid, .text)

  private static let sameDeleted = Statement(
    """
    SELECT lead_id
    FROM leads
    WHERE tenant_id = $1 AND delete_time IS NOT NULL AND email_key = $2
    """, .uuid, .text)

  /// All leads with an address, the deleted ones too.
  static func leads(
    _ tx: borrowing TenantTransaction, ofAddress key: String
  ) async throws(RPCError) -> Set<LeadID> {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(sameAddress(tenant, .text(key)), sameDeleted(tenant, .text(key)))
    return try Set(ids(results[0]) + ids(results[1]))
  }

  /// Against whoever adds something to them at this moment, which a lock for changes alone would let through.
  private static let held = Statement(
    """
    SELECT lead_id
    FROM leads
    WHERE tenant_id = $1 AND lead_id = ANY ($2)
    ORDER BY lead_id
    FOR UPDATE
    """, .uuid, .uuidArray)

  static func hold(_ tx: borrowing TenantTransaction, _ leads: [LeadID]) async throws(RPCError) {
    _ = try await tx.run(held(.uuid(tx.tenant.bits), .uuids(leads.map(\.bits))))
  }

  private static let overdue = Statement(
    """
    SELECT lead_id
    FROM leads
    WHERE tenant_id = $1 AND delete_time < $2
    ORDER BY delete_time, lead_id
    LIMIT $3
    FOR UPDATE SKIP LOCKED
    """, .uuid, .timestamptz, .int8)

  /// Deleted before that time, so many at most.
  static func overdue(
    _ tx: borrowing TenantTransaction, before time: PostgresTime, most: Int64
  ) async throws(RPCError) -> [LeadID] {
    try ids(await tx.run(overdue(.uuid(tx.tenant.bits), .timestamp(time), .int8(most)))[0])
  }

  private static func ids(_ rows: ResultSet) throws(RPCError) -> [LeadID] {
    try reading { () throws(PostgresError) in
      var leads: [LeadID] = []
      for row in rows { leads.append(LeadID(try row.value(0) as UInt128)) }
      return leads
    }
  }

  // MARK: What is theirs

  /// In an order in which nothing refers to what is gone.
  private static let removals = [
    removal(of: "replies"), removal(of: "activities"), removal(of: "lead_scores"), removal(of: "lead_tags"),
    removal(of: "leads"),
  ]

  private static func removal(of table: String) -> (table: String, statement: Statement) {
    (
      table,
      Statement(
        """
        WITH gone AS (DELETE FROM \(table) WHERE tenant_id = $1 AND lead_id = ANY ($2) RETURNING lead_id)
        SELECT count(*)
        FROM gone
        """, .uuid, .uuidArray)
    )
  }

  /// How many rows went, by table.
  static func remove(
    _ tx: borrowing TenantTransaction, _ leads: [LeadID]
  ) async throws(RPCError) -> [(table: String, count: Int64)] {
    let values: [Parameter] = [.uuid(tx.tenant.bits), .uuids(leads.map(\.bits))]
    let results = try await tx.run(removals.map { $0.statement.with(values) })
    return try reading { () throws(PostgresError) in
      var counts: [(String, Int64)] = []
      for (place, removal) in removals.enumerated() {
        counts.append((removal.table, try results[place].first?.value(0) ?? 0))
      }
      return counts
    }
  }

  // MARK: Whether there is anything to do

  private static let tenants = Statement(
    """
    SELECT tenant_id
    FROM tenants
    WHERE tenant_id > $1 AND state <> 'erasing'
    ORDER BY tenant_id
    LIMIT $2
    """, .uuid, .int8)

  /// After one, so many at most.
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
    """
    SELECT EXISTS (SELECT FROM leads WHERE tenant_id = $1 AND delete_time < $2),
      EXISTS (SELECT FROM lead_schemas WHERE tenant_id = $1 AND $2 > ANY (removed_times)),
      EXISTS (SELECT FROM suppressions WHERE tenant_id = $1 AND delete_time < $2),
      EXISTS (SELECT FROM imports WHERE tenant_id = $1 AND update_time < now() - interval '7 days')
    """, .uuid, .timestamptz)

  /// What of a tenant's is over.
  struct Due: Sendable {
    var leads = false
    var fields = false
    var suppressions = false
    var imports = false
  }

  /// Whether a tenant has something that was deleted or taken away before a time, or old imports.
  static func due(
    _ tx: borrowing TenantTransaction, before time: PostgresTime
  ) async throws(RPCError) -> Due {
    let rows = try await tx.run(due(.uuid(tx.tenant.bits), .timestamp(time)))[0]
    return try reading { () throws(PostgresError) in
      guard let row = rows.first else { return Due() }
      return Due(
        leads: try row.value(0), fields: try row.value(1), suppressions: try row.value(2),
        imports: try row.value(3))
    }
  }
}
