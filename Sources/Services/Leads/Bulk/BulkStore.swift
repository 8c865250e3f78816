import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on which keys of leads are taken.
enum BulkStore {
  static let statements = [byEmail, byExternalID]

  private static func keys(_ condition: String) -> Statement {
    Statement(
      """
      SELECT lead_id, email_key, external_id
      FROM leads
      WHERE tenant_id = $1 AND \(condition) AND delete_time IS NULL
      """, .uuid, .textArray)
  }

  private static let byEmail = keys("email_key = ANY ($2)")
  private static let byExternalID = keys("external_id = ANY ($2)")

  static func taken(emails keys: [String], of tenant: TenantID) -> BoundStatement {
    byEmail(.uuid(tenant.bits), .texts(keys))
  }

  static func taken(externalIDs: [String], of tenant: TenantID) -> BoundStatement {
    byExternalID(.uuid(tenant.bits), .texts(externalIDs))
  }

  static func add(_ rows: ResultSet, to taken: inout TakenKeys) throws(RPCError) {
    try reading { () throws(PostgresError) in
      for row in rows {
        let id: UInt128 = try row.value(0)
        taken.take(LeadID(id), email: try row.value(1), externalID: try row.optional(2) ?? "")
      }
    }
  }
}
