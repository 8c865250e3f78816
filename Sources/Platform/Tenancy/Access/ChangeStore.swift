import MusterCore
import MusterPostgres
import MusterRPC

/// The table that tells of changed rights, as all tenants' together.
enum ChangeStore {
  struct Change: Hashable {
    let access: AccessChange
    let transaction: UInt64
  }

  /// Before the changes: one that ends in between is read now or from here on.
  private static let horizon = Statement("SELECT pg_snapshot_xmin(pg_current_snapshot())")

  private static let changes = Statement(
    """
    SELECT tenant_id, subject_kind, subject_id, transaction_id
    FROM access_epochs
    WHERE transaction_id >= $1::text::xid8
    ORDER BY transaction_id
    LIMIT $2
    """, .text, .int8)

  /// With a time, tokens that were issued before it are refused from then on.
  private static let tell = Statement(
    """
    INSERT INTO access_epochs (tenant_id, subject_kind, subject_id, tokens_after)
    VALUES ($1, $2, $3, CASE WHEN $4 THEN now() END)
    ON CONFLICT (tenant_id, subject_kind, subject_id) DO UPDATE SET
      tokens_after = coalesce(excluded.tokens_after, access_epochs.tokens_after),
      transaction_id = pg_current_xact_id(),
      change_time = now()
    """, .uuid, .text, .uuid, .bool)

  static func tell(
    _ tx: borrowing TenantTransaction, _ change: AccessChange, revokingTokens: Bool
  ) async throws(RPCError) {
    _ = try await tx.run(
      tell(
        .uuid(change.tenant.bits), .text(change.subject.rawValue), .uuid(change.id.bits),
        .bool(revokingTokens)))
  }

  static let statements = [tell, horizon, changes]

  static func changes(
    _ tx: borrowing SystemTransaction, from start: UInt64, most: Int
  ) async throws(RPCError) -> (horizon: UInt64, [Change]) {
    let results = try await tx.run(horizon(), changes(.text(String(start)), .int8(Int64(most))))
    return try reading { () throws(PostgresError) in
      guard let first = results[0].first else { throw PostgresError(.other, "no snapshot") }
      var changes: [Change] = []
      for row in results[1] {
        // A kind that this version does not know concerns the whole tenant.
        let subject = AccessChange.Subject(rawValue: try row.value(1)) ?? .tenant
        let access = AccessChange(
          tenant: TenantID(try row.value(0)), subject: subject, id: IDBits(try row.value(2)))
        changes.append(Change(access: access, transaction: try row.value(3)))
      }
      return (try first.value(0), changes)
    }
  }
}
