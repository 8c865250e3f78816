import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy

/// The answer of one look at a tenant's journal, on from a place and below the horizon.
///
/// A look goes over so many rows and no more, however few of them are wanted, so that no filter makes a long
/// statement. Its last row is answered in any case: from there the next look goes on.
package struct JournalLook: Sendable {
  /// What one look goes over.
  package static let rowsMax: Int64 = 2_000

  package let rows: ResultSet
  /// There was nothing more.
  package let isEnd: Bool
  /// Below it all was looked at, at the look's end.
  package let horizon: JournalPlace

  /// A look for rows that are `wanted`, by parameters from $7 on. `columns` are those of the journal that
  /// `shown` and `wanted` name; the rows have those of `shown`, whether they are wanted, and whether the look
  /// went as far as it may.
  package static func statement(
    _ columns: String, shown: String, wanted: String, _ types: [PostgresType]
  ) -> Statement {
    Statement(
      """
      SELECT \(shown), is_wanted, place = $5
      FROM (
        SELECT \(columns), row_number() OVER (ORDER BY generation, transaction_id, record_id) AS place,
          (\(wanted)) AS is_wanted
        FROM (
          SELECT \(columns)
          FROM journal
          WHERE tenant_id = $1 AND (generation, transaction_id, record_id) > ($2, $3::text::xid8, $4)
            AND (generation, transaction_id) < (
              (SELECT generation FROM installation), pg_snapshot_xmin(pg_current_snapshot()))
          ORDER BY generation, transaction_id, record_id
          LIMIT $5
        ) looked
      ) placed
      WHERE is_wanted OR place = $5
      ORDER BY generation, transaction_id, record_id
      LIMIT $6
      """, types: [.uuid, .int8, .text, .uuid, .int8, .int8] + types)
  }

  /// `most` is one more than are wanted.
  package static func look(
    _ statement: Statement, _ tx: borrowing TenantTransaction, after place: JournalPlace,
    _ parameters: [Parameter], most: Int
  ) async throws(RPCError) -> JournalLook {
    let results = try await tx.run(
      PlaceStore.horizonStatement(),
      statement.with(
        [.uuid(tx.tenant.bits)] + place.parameters + [.int8(rowsMax), .int8(Int64(most))] + parameters))
    // Behind the statement that tells of the horizon, the rows may already be of a later one.
    let horizon = try PlaceStore.horizon(results[0])
    return JournalLook(rows: results[1], isEnd: try isEnd(results[1], most), horizon: horizon)
  }

  /// Fewer rows than were asked for, and not as many looked at as could be.
  package static func isEnd(_ rows: ResultSet, _ most: Int) throws(RPCError) -> Bool {
    guard rows.count < most else { return false }
    return try reading { () throws(PostgresError) in
      guard let last = rows.last else { return true }
      return try !last.value(rows.columnCount - 1)
    }
  }

  /// Not one that is there only to tell how far the look went.
  package static func isWanted(_ row: Row, of rows: ResultSet) throws(PostgresError) -> Bool {
    try row.value(rows.columnCount - 2)
  }
}
