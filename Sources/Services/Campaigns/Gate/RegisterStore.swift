import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on what the do-not-call register has said.
enum RegisterStore {
  static let statements = [get, keep, remove]

  private static let get = Statement(
    """
    SELECT is_listed, expire_time
    FROM register_answers
    WHERE tenant_id = $1 AND lead_id = $2 AND number_hash = $3 AND expire_time > $4
    """, .uuid, .uuid, .bytea, .timestamptz)

  /// What holds at a time of a lead's number; nil when it has to be asked.
  static func answer(
    _ tx: borrowing TenantTransaction, of lead: LeadID, number: [UInt8], at now: PostgresTime
  ) async throws(RPCError) -> RegisterAnswer? {
    let rows = try await tx.run(
      get(.uuid(tx.tenant.bits), .uuid(lead.bits), .bytea(number), .timestamp(now)))[0]
    return try reading { () throws(PostgresError) in
      try rows.first.map { row throws(PostgresError) in
        RegisterAnswer(isListed: try row.value(0), expireTime: try row.value(1))
      }
    }
  }

  private static let keep = Statement(
    """
    INSERT INTO register_answers (tenant_id, lead_id, number_hash, is_listed, expire_time)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (tenant_id, lead_id) DO UPDATE SET
      number_hash = excluded.number_hash, is_listed = excluded.is_listed,
      expire_time = excluded.expire_time, create_time = now()
    """, .uuid, .uuid, .bytea, .bool, .timestamptz)

  static func keep(
    _ answer: RegisterAnswer, of lead: LeadID, number: [UInt8], in tenant: TenantID
  ) -> BoundStatement {
    keep(
      .uuid(tenant.bits), .uuid(lead.bits), .bytea(number), .bool(answer.isListed),
      .timestamp(answer.expireTime))
  }

  private static let remove = Statement(
    "DELETE FROM register_answers WHERE tenant_id = $1 AND lead_id = ANY ($2)", .uuid, .uuidArray)

  static func remove(_ leads: [LeadID], of tenant: TenantID) -> BoundStatement {
    remove(.uuid(tenant.bits), .uuids(leads.map(\.bits)))
  }
}
