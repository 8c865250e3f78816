import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL by which the audit log is listed.
///
/// A look goes over so many rows and no more, however few of them are wanted, so that no filter makes a long
/// statement. Its last row is answered in any case: from there the next look goes on.
enum AuditStore {
  /// In the order that `AuditV1.AuditEvent.init(_: Row)` reads.
  private static let columns = """
    record_id, tenant_id, record_time, actor_kind, actor_id, actor_name, method, permission, target_kind,
      target_id, request_id, trace_id, changed_fields, version_before, version_after, outcome, reason,
      source_network, call_count, generation, transaction_id
    """

  private static let filters = """
    (cardinality($6) = 0 OR actor_kind = ANY ($6) AND actor_id = $7)
        AND ($8 = '' OR method = $8 OR ltrim(method, '/') = $8
          OR right(method, length($8) + 1) = '.' || $8
          OR right(split_part(method, '/', 2), length($8) + 1) = '.' || $8
          OR split_part(method, '/', 2) = $8)
        AND ($9 = '' OR target_kind = $9 AND target_id = $10)
        AND ($11 = '' OR request_id = $11) AND ($12 = '' OR trace_id = $12) AND ($13 = '' OR outcome = $13)
    """

  private static let ofTenant = "tenant_id = $1"
  /// What operators did, tenant or not; the index is of just these.
  private static let ofPlatform = """
    (actor_kind = 'platform' OR tenant_id = '00000000-0000-0000-0000-000000000000') AND $1 IS NOT NULL
    """

  static let statements = [newest, oldest, platformNewest, platformOldest, export]

  /// The number of a row's seal.
  private static func seal(of row: String) -> String {
    """
    (SELECT s.number
          FROM audit_seals s
          WHERE s.tenant_id = \(row).tenant_id
            AND (s.generation, s.last_transaction_id, s.last_record_id)
              >= (\(row).generation, \(row).transaction_id, \(row).record_id)
          ORDER BY s.generation, s.last_transaction_id, s.last_record_id
          LIMIT 1)
    """
  }

  private static func page(_ whose: String, _ comparison: String, _ order: String) -> Statement {
    Statement(
      """
      SELECT \(columns),
        \(seal(of: "placed")),
        is_wanted, place = $4
      FROM (
        SELECT \(columns), row_number() OVER (ORDER BY record_time\(order), record_id\(order)) AS place,
          (\(filters)) AS is_wanted
        FROM (
          SELECT \(columns)
          FROM journal
          WHERE \(whose) AND (record_time, record_id) \(comparison) ($2, $3)
            AND record_time >= $14 AND record_time < $15
          ORDER BY record_time\(order), record_id\(order)
          LIMIT $4
        ) looked
      ) placed
      WHERE is_wanted OR place = $4
      ORDER BY record_time\(order), record_id\(order)
      LIMIT $5
      """, .uuid, .timestamptz, .uuid, .int8, .int8, .textArray, .uuid, .text, .text, .uuid, .text, .text,
      .text, .timestamptz, .timestamptz)
  }

  private static let newest = page(ofTenant, "<", " DESC")
  private static let oldest = page(ofTenant, ">", "")
  private static let platformNewest = page(ofPlatform, "<", " DESC")
  private static let platformOldest = page(ofPlatform, ">", "")

  /// What one look goes over.
  private static let lookMax: Int64 = 2_000
  private static let isWantedColumn = 22
  private static let isLastColumn = 23

  /// A look's answer: the rows that are wanted, where it ended, and whether there was nothing more.
  struct Look {
    let rows: [Row]
    let last: TimePlace?
    let isEnd: Bool
  }

  /// `most` is one more than are wanted, to tell whether there is another.
  static func look(
    _ tx: borrowing TenantTransaction, isDescending: Bool, after place: TimePlace, _ filter: AuditFilter,
    most: Int
  ) async throws(RPCError) -> Look {
    let statement = isDescending ? newest : oldest
    return try look(await tx.run(bind(statement, tx.tenant, place, filter, most))[0], most)
  }

  static func look(
    _ tx: borrowing SystemTransaction, isDescending: Bool, after place: TimePlace, _ filter: AuditFilter,
    most: Int
  ) async throws(RPCError) -> Look {
    let statement = isDescending ? platformNewest : platformOldest
    return try look(await tx.run(bind(statement, .platform, place, filter, most))[0], most)
  }

  private static func bind(
    _ statement: Statement, _ tenant: TenantID, _ place: TimePlace, _ filter: AuditFilter, _ most: Int
  ) -> BoundStatement {
    statement.with(
      [
        .uuid(tenant.bits), .timestamp(place.time), .uuid(place.id.bits), .int8(lookMax), .int8(Int64(most)),
      ] + filter.parameters)
  }

  private static func look(_ rows: ResultSet, _ most: Int) throws(RPCError) -> Look {
    try reading { () throws(PostgresError) in
      var wanted: [Row] = []
      var last: TimePlace?
      for row in rows.prefix(most - 1) {
        last = TimePlace(time: try row.value(2), id: IDBits(try row.value(0)))
        if try row.value(isWantedColumn) { wanted.append(row) }
      }
      guard rows.count < most, let row = rows.last else {
        return Look(rows: wanted, last: last, isEnd: rows.isEmpty)
      }
      return Look(rows: wanted, last: last, isEnd: try !row.value(isLastColumn))
    }
  }

  private static let export = Statement(
    """
    SELECT \(columns),
        \(seal(of: "journal"))
    FROM journal
    WHERE tenant_id = $1 AND (record_time, record_id) > ($2, $3)
    ORDER BY record_time, record_id
    LIMIT $4
    """, .uuid, .timestamptz, .uuid, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    let after = try place.time()
    return try await tx.run(
      export(.uuid(tx.tenant.bits), .timestamp(after.time), .uuid(after.id.bits), .int8(place.most)))[0]
  }
}
