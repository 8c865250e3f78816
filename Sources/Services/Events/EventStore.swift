import MusterCore
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL by which events are read from the journal, look by look.
enum EventStore {
  /// In the order that `EventsV1.Event.init(_: Row)` reads.
  private static let columns = """
    generation, transaction_id, record_id, record_time, event_type, target_kind, target_id, version_after,
      actor_kind, actor_id, actor_name, changed_fields, request_id, trace_id, method, outcome, reason,
      call_count, event, permission
    """

  private static let plain = """
    generation, transaction_id, record_id, record_time, event_type, target_kind, target_id, version_after,
      actor_kind, actor_id, actor_name, changed_fields, request_id, trace_id
    """

  /// What is recorded and announces nothing else tells of its record, as the audit log shows it.
  private static let data = """
    WHEN event_type <> '' THEN coalesce(event, '{}')
        ELSE jsonb_build_object('auditEvent', jsonb_build_object(
          'method', ltrim(method, '/'), 'permission', permission, 'reason', reason, 'count', call_count::text,
          'outcome', CASE outcome WHEN 'refused' THEN 'AUDIT_OUTCOME_DENIED' ELSE 'AUDIT_OUTCOME_OK' END))
        END
    """

  private static let shown = """
    \(plain),
      CASE WHEN NOT is_wanted THEN '{}' \(data)
    """

  private static let filters = """
    event_type = ANY ($7)
        AND (cardinality($8) = 0 OR target_id = ANY ($8) AND target_kind = ANY ($9))
        AND (cardinality($10) = 0 OR actor_kind = ANY ($10) AND actor_id = $11)
        AND ($12 = '' OR request_id = $12) AND ($13 = '' OR trace_id = $13)
        AND record_time >= $14 AND record_time < $15
    """

  static let statements = [after, newest, oldest, export]

  /// A look's answer: rows of `shown`, and where the next one goes on.
  struct Look {
    let rows: ResultSet
    /// There was nothing more.
    let isEnd: Bool
  }

  private static let after = JournalLook.statement(
    columns, shown: shown, wanted: filters,
    [.textArray, .uuidArray, .textArray, .textArray, .uuid, .text, .text, .timestamptz, .timestamptz])

  /// `most` is one more than are wanted. The place is one below which all was looked at, at the look's end.
  static func after(
    _ tx: borrowing TenantTransaction, _ place: JournalPlace, _ filter: EventFilter, most: Int
  ) async throws(RPCError) -> (Look, horizon: JournalPlace) {
    let look = try await JournalLook.look(after, tx, after: place, filter.parameters, most: most)
    return (Look(rows: look.rows, isEnd: look.isEnd), look.horizon)
  }

  private static func byTime(_ comparison: String, _ order: String) -> Statement {
    Statement(
      """
      SELECT \(shown), is_wanted, place = $5
      FROM (
        SELECT \(columns), row_number() OVER (ORDER BY record_time\(order), record_id\(order)) AS place,
          (\(filters)) AS is_wanted
        FROM (
          SELECT \(columns)
          FROM journal
          WHERE tenant_id = $1 AND (record_time, record_id) \(comparison) ($2, $4)
            AND record_time >= $14 AND record_time < $15
            AND (generation, transaction_id) < ($16, $3::text::xid8)
          ORDER BY record_time\(order), record_id\(order)
          LIMIT $5
        ) looked
      ) placed
      WHERE is_wanted OR place = $5
      ORDER BY record_time\(order), record_id\(order)
      LIMIT $6
      """, .uuid, .timestamptz, .text, .uuid, .int8, .int8, .textArray, .uuidArray, .textArray, .textArray,
      .uuid, .text, .text, .timestamptz, .timestamptz, .int8)
  }

  private static let newest = byTime("<", " DESC")
  private static let oldest = byTime(">", "")

  /// After a time and id, and below a place that stays while pages are turned.
  static func byTime(
    _ tx: borrowing TenantTransaction, isDescending: Bool, after time: PostgresTime, _ id: IDBits,
    below place: JournalPlace, _ filter: EventFilter, most: Int
  ) async throws(RPCError) -> Look {
    let rows = try await tx.run(
      (isDescending ? newest : oldest).with(
        [
          .uuid(tx.tenant.bits), .timestamp(time), .text(String(place.transaction)), .uuid(id.bits),
          .int8(JournalLook.rowsMax), .int8(Int64(most)),
        ] + filter.parameters + [.int8(place.generation)]))[0]
    return Look(rows: rows, isEnd: try JournalLook.isEnd(rows, most))
  }

  private static let export = Statement(
    """
    SELECT \(plain), CASE \(data)
    FROM journal
    WHERE tenant_id = $1 AND (record_time, record_id) > ($2, $3)
    ORDER BY record_time, record_id
    LIMIT $4
    """, .uuid, .timestamptz, .uuid, .int8)

  /// Of all types, also above the horizon.
  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    let after = try place.time()
    return try await tx.run(
      export(.uuid(tx.tenant.bits), .timestamp(after.time), .uuid(after.id.bits), .int8(place.most)))[0]
  }
}
