import MusterCore
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL by which records are read to be sealed, or compared with their seals.
enum RecordStore {
  static let statements = [next, standing, behind, tenants]

  /// In the order that `FoundRecord.init(_: Row)` reads. The personal part is whole, or erased as a whole.
  private static let columns = """
    generation, transaction_id, record_id, record_time, actor_kind, actor_id, method, permission, target_kind,
      target_id, request_id, trace_id, changed_fields, outcome, reason, event_type, version_before,
      version_after, call_count, payload_hash,
      CASE WHEN payload_hash IS NULL THEN true
        WHEN payload_salt IS NULL
          THEN actor_name IS NULL AND source_network IS NULL AND event IS NULL AND usage IS NULL
        ELSE payload_hash = sha256(payload_salt || convert_to(
          jsonb_build_array(actor_name, source_network, event, usage)::text, 'UTF8')) END
    """

  /// The next ones that nothing can come before any more.
  private static let next = Statement(
    """
    SELECT \(columns), now()
    FROM journal
    WHERE tenant_id = $1 AND (generation, transaction_id, record_id) > ($2, $3::text::xid8, $4)
      AND (generation, transaction_id) < (
        (SELECT generation FROM installation), pg_snapshot_xmin(pg_current_snapshot()))
    ORDER BY generation, transaction_id, record_id
    LIMIT $5
    """, .uuid, .int8, .text, .uuid, .int8)

  static func next(
    _ tx: borrowing TenantTransaction, after place: JournalPlace
  ) async throws(RPCError) -> (records: [FoundRecord], now: PostgresTime?) {
    let rows = try await tx.run(
      next.with([.uuid(tx.tenant.bits)] + place.parameters + [.int8(Int64(Seal.recordsMax))]))[0]
    return try reading { () throws(PostgresError) in
      (try found(rows, of: tx.tenant), try rows.first?.optional(21))
    }
  }

  private static let standing = Statement(
    """
    SELECT \(columns)
    FROM journal
    WHERE tenant_id = $1
      AND (generation, transaction_id, record_id, record_time) > ($2, $3::text::xid8, $4, $5)
      AND (generation, transaction_id, record_id) <= ($6, $7::text::xid8, $8)
    ORDER BY generation, transaction_id, record_id, record_time
    LIMIT $9
    """, .uuid, .int8, .text, .uuid, .timestamptz, .int8, .text, .uuid, .int8)

  /// Those that stand in a range now, at most as many as a seal has. Where somebody has tampered, two can
  /// stand at one place, at two times.
  static func standing(
    _ tx: borrowing TenantTransaction, after place: JournalPlace, at time: PostgresTime, to last: JournalPlace
  ) async throws(RPCError) -> [FoundRecord] {
    let rows = try await tx.run(
      standing.with(
        [.uuid(tx.tenant.bits)] + place.parameters + [.timestamp(time)] + last.parameters
          + [.int8(Int64(Seal.recordsMax))]))[0]
    return try reading { () throws(PostgresError) in try found(rows, of: tx.tenant) }
  }

  private static func found(_ rows: ResultSet, of tenant: TenantID) throws(PostgresError) -> [FoundRecord] {
    var records: [FoundRecord] = []
    records.reserveCapacity(rows.count)
    for row in rows { records.append(try FoundRecord(row, of: tenant)) }
    return records
  }

  /// So many records behind a place, and the last of them.
  private static let behind = Statement(
    """
    SELECT number, generation, transaction_id, record_id, in_time
    FROM (
      SELECT row_number() OVER places AS number, generation, transaction_id, record_id,
        count(*) FILTER (WHERE record_time >= $6 AND record_time < $7) OVER places AS in_time
      FROM (
        SELECT generation, transaction_id, record_id, record_time
        FROM journal
        WHERE tenant_id = $1 AND (generation, transaction_id, record_id) > ($2, $3::text::xid8, $4)
        ORDER BY generation, transaction_id, record_id
        LIMIT $5
      ) looked
      WINDOW places AS (ORDER BY generation, transaction_id, record_id ROWS UNBOUNDED PRECEDING)
    ) numbered
    ORDER BY number DESC
    LIMIT 1
    """, .uuid, .int8, .text, .uuid, .int8, .timestamptz, .timestamptz)

  private static let countedMax: Int64 = 20_000

  /// Nil when that were all.
  static func count(
    _ tx: borrowing TenantTransaction, after place: JournalPlace, from start: PostgresTime,
    before end: PostgresTime
  ) async throws(RPCError) -> (count: Int64, next: JournalPlace?) {
    let rows = try await tx.run(
      behind.with(
        [.uuid(tx.tenant.bits)] + place.parameters
          + [.int8(countedMax), .timestamp(start), .timestamp(end)]))[0]
    return try reading { () throws(PostgresError) in
      guard let row = rows.first else { return (0, nil) }
      let number: Int64 = try row.value(0)
      return (try row.value(4), number == countedMax ? try row.place(1) : nil)
    }
  }

  /// Tenants with records behind their head, by id.
  private static let tenants = Statement(
    """
    WITH RECURSIVE writers AS (
      (SELECT tenant_id, int8 '1' AS number FROM journal WHERE tenant_id > $1 ORDER BY tenant_id LIMIT 1)
      UNION ALL
      SELECT (SELECT j.tenant_id FROM journal j WHERE j.tenant_id > w.tenant_id ORDER BY j.tenant_id LIMIT 1),
        w.number + 1
      FROM writers w
      WHERE w.tenant_id IS NOT NULL AND w.number < $2
    )
    SELECT w.tenant_id, EXISTS (
        SELECT FROM journal j
        WHERE j.tenant_id = w.tenant_id AND (j.generation, j.transaction_id, j.record_id) > (
            coalesce(h.generation, 0), coalesce(h.last_transaction_id, '0'),
            coalesce(h.last_record_id, '00000000-0000-0000-0000-000000000000'))
      )
    FROM writers w
    LEFT JOIN audit_heads h ON h.tenant_id = w.tenant_id
    WHERE w.tenant_id IS NOT NULL
    ORDER BY w.tenant_id
    LIMIT $2
    """, .uuid, .int8)

  /// After one, so many at most; nil when they are all.
  static func tenants(
    _ tx: borrowing SystemTransaction, after tenant: TenantID, most: Int
  ) async throws(RPCError) -> (waiting: [TenantID], next: TenantID?) {
    let rows = try await tx.run(tenants(.uuid(tenant.bits), .int8(Int64(most))))[0]
    return try reading { () throws(PostgresError) in
      var waiting: [TenantID] = []
      var last = tenant
      for row in rows {
        last = TenantID(try row.value(0))
        if try row.value(1) { waiting.append(last) }
      }
      return (waiting, rows.count == most ? last : nil)
    }
  }
}
