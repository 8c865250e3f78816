import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// The table that tells of changed settings, as all tenants' together.
enum EpochStore {
  static let statements = [horizon, changes]

  struct Change: Hashable, Sendable {
    let tenant: TenantID
    let namespace: String
    let transaction: UInt64
  }

  /// Before the changes: one that ends in between is read now or from here on.
  private static let horizon = Statement("SELECT pg_snapshot_xmin(pg_current_snapshot())")

  private static let changes = Statement(
    """
    SELECT tenant_id, namespace, transaction_id
    FROM setting_epochs
    WHERE transaction_id >= $1::text::xid8
    ORDER BY transaction_id
    LIMIT $2
    """, .text, .int8)

  static func changes(
    _ tx: borrowing SystemTransaction, from start: UInt64, most: Int
  ) async throws(RPCError) -> (horizon: UInt64, [Change]) {
    let results = try await tx.run(horizon(), changes(.text(String(start)), .int8(Int64(most))))
    return try reading { () throws(PostgresError) in
      guard let first = results[0].first else { throw PostgresError(.other, "no snapshot") }
      var changes: [Change] = []
      for row in results[1] {
        changes.append(
          Change(
            tenant: TenantID(try row.value(0) as UInt128), namespace: try row.value(1),
            transaction: try row.value(2)))
      }
      return (try first.value(0), changes)
    }
  }
}
