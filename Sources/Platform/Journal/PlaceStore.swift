import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy

/// How far the journal can be read in its order, and whose rows came.
package enum PlaceStore {
  /// Below it all transactions have ended, so that nothing more can come there.
  private static let horizon = Statement(
    "SELECT generation, pg_snapshot_xmin(pg_current_snapshot()) FROM installation")

  private static let arrived = Statement(
    """
    SELECT tenant_id
    FROM journal
    WHERE transaction_id >= $1::text::xid8 AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
    LIMIT $2
    """, .text, .int8)

  private static let waiting = Statement(
    """
    SELECT extract(epoch FROM clock_timestamp() - record_time)::float8
    FROM journal
    WHERE transaction_id >= pg_snapshot_xmin(pg_current_snapshot())
      AND generation = (SELECT generation FROM installation)
    ORDER BY transaction_id, record_id
    LIMIT $1
    """, .int8)

  static let statements = [horizon, arrived, waiting]

  /// To go before the statement that reads rows, whose own horizon is this one or a later one.
  package static func horizonStatement() -> BoundStatement { horizon() }

  package static func horizon(_ rows: ResultSet) throws(RPCError) -> JournalPlace {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { throw PostgresError(.other, "the installation has no row") }
      return try row.horizon(0)
    }
  }

  package static func horizon(_ tx: borrowing TenantTransaction) async throws(RPCError) -> JournalPlace {
    try horizon(await tx.run(horizon())[0])
  }

  /// Whose rows came below the horizon since the transaction `from`; nil for more than `most` rows.
  static func arrived(
    _ tx: borrowing SystemTransaction, from: UInt64, most: Int
  ) async throws(RPCError) -> (horizon: UInt64, tenants: Set<TenantID>?) {
    let results = try await tx.run(horizon(), arrived(.text(String(from)), .int8(Int64(most + 1))))
    let horizon = try horizon(results[0]).transaction
    guard results[1].count <= most else { return (horizon, nil) }
    let tenants = try reading { () throws(PostgresError) in
      var tenants: Set<TenantID> = []
      for row in results[1] { tenants.insert(TenantID(try row.value(0))) }
      return tenants
    }
    return (horizon, tenants)
  }

  /// How long the first row that is done but not below the horizon has been waiting.
  static func waiting(_ tx: borrowing SystemTransaction) async throws(RPCError) -> Duration {
    let rows = try await tx.run(waiting(.int8(1)))[0]
    let seconds: Double = try reading { () throws(PostgresError) in try rows.first?.value(0) ?? 0 }
    return .seconds(max(0, seconds))
  }
}
