import MusterCore
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// The ledger in the order in which its entries became visible, and an entry by itself.
///
/// A look goes over so many rows and no more, however few of them are wanted, so that no filter makes a long
/// statement. Its last row is answered in any case: from there the next look goes on.
enum EntryLookStore {
  static let statements = [look, lookOfAll, export]

  static let rowsMax: Int64 = 1_000

  /// In the order that messages are read.
  private static let columns = """
    generation, transaction_id, entry_id, tenant_id, category, metric, trim_scale(amount) AS amount,
      usage_time,
          idempotency_key, dimensions::text AS dimensions, trim_scale(unit_cost) AS unit_cost,
          trim_scale(cost) AS cost, currency_code, metadata, corrects_id, source, reservation_id, adjustment,
          actor_kind, actor_id, actor_name, create_time, (
            SELECT trim_scale(k.credits) FROM usage_entry_credits k
            WHERE k.tenant_id = usage_entries.tenant_id AND k.entry_id = usage_entries.entry_id) AS credits
    """

  private static let names = """
    generation, transaction_id, entry_id, tenant_id, category, metric, amount, usage_time, idempotency_key,
      dimensions, unit_cost, cost, currency_code, metadata, corrects_id, source, reservation_id, adjustment,
      actor_kind, actor_id, actor_name, create_time, credits
    """

  private static let isWantedColumn = 23
  private static let isLastColumn = 24

  private static let look = statement("tenant_id = $1", "generation, transaction_id, entry_id")
  /// The places as the index over all tenants has them.
  private static let lookOfAll = statement(
    "$1::uuid IS NOT NULL", "generation + 0, transaction_id, entry_id")

  private static func statement(_ whose: String, _ place: String) -> Statement {
    Statement(
      """
      SELECT \(names), is_wanted, place = $5
      FROM (
        SELECT \(names),
          row_number() OVER (ORDER BY generation, transaction_id, entry_id) AS place,
          (($6 = '' OR category = $6) AND ($7 = '' OR metric = $7)
            AND ($8::timestamptz IS NULL OR usage_time >= $8)
            AND ($9::timestamptz IS NULL OR usage_time < $9)) AS is_wanted
        FROM (
          SELECT \(columns)
          FROM usage_entries
          WHERE \(whose) AND (\(place)) > ($2, $3::text::xid8, $4)
            AND (generation, transaction_id) < (
              (SELECT generation FROM installation), pg_snapshot_xmin(pg_current_snapshot()))
          ORDER BY \(place)
          LIMIT $5
        ) looked
      ) placed
      WHERE is_wanted OR place = $5
      ORDER BY generation, transaction_id, entry_id
      """, .uuid, .int8, .text, .uuid, .int8, .text, .text, .timestamptz, .timestamptz)
  }

  /// Which entries are wanted; empty or nil for any.
  struct Filter: Sendable {
    var category = ""
    var metric = ""
    var start: PostgresTime?
    var end: PostgresTime?
  }

  /// What a look has found.
  struct Look: Sendable {
    let rows: [Row]
    /// All up to there was looked at.
    let place: JournalPlace
    /// There was nothing more.
    let isEnd: Bool
  }

  static func statements(
    _ tenant: TenantID, after place: JournalPlace, _ filter: Filter
  ) -> [BoundStatement] {
    [
      PlaceStore.horizonStatement(),
      (tenant == .platform ? lookOfAll : look).with(
        [.uuid(tenant.bits)] + place.parameters + [
          .int8(rowsMax), .text(filter.category), .text(filter.metric),
          filter.start.map { .timestamp($0) } ?? .null, filter.end.map { .timestamp($0) } ?? .null,
        ]),
    ]
  }

  /// A place behind the horizon is of a life of the cluster that was lost.
  static func found(_ results: Results, after start: JournalPlace) throws(RPCError) -> Look {
    let horizon = try PlaceStore.horizon(results[0])
    guard start <= horizon else { throw .cursorInvalid }
    return try reading { () throws(PostgresError) in
      var rows: [Row] = []
      var (place, isFull) = (start, false)
      for row in results[1] {
        place = try row.place(0)
        isFull = try row.value(isLastColumn)
        if try row.value(isWantedColumn) { rows.append(row) }
      }
      return Look(rows: rows, place: isFull ? place : max(place, horizon), isEnd: !isFull)
    }
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM usage_entries
    WHERE tenant_id = $1 AND entry_id > $2::uuid
    ORDER BY entry_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}
