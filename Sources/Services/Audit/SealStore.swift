import MusterCore
import MusterCrypto
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on the seals, and on the journal for what they prove.
enum SealStore {
  static let statements = [
    records, sealed, head, lastSeal, heads, seals, overlap, insert, moveHead, behind, tenants,
  ]

  // MARK: Records

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
  private static let records = Statement(
    """
    SELECT \(columns), now()
    FROM journal
    WHERE tenant_id = $1 AND (generation, transaction_id, record_id) > ($2, $3::text::xid8, $4)
      AND (generation, transaction_id) < (
        (SELECT generation FROM installation), pg_snapshot_xmin(pg_current_snapshot()))
    ORDER BY generation, transaction_id, record_id
    LIMIT $5
    """, .uuid, .int8, .text, .uuid, .int8)

  static func records(
    _ tx: borrowing TenantTransaction, after place: JournalPlace
  ) async throws(RPCError) -> (records: [FoundRecord], now: PostgresTime?) {
    let rows = try await tx.run(
      records.with([.uuid(tx.tenant.bits)] + place.parameters + [.int8(Int64(Seal.recordsMax))]))[0]
    return try reading { () throws(PostgresError) in
      (try found(rows, of: tx.tenant), try rows.first?.optional(21))
    }
  }

  private static let sealed = Statement(
    """
    SELECT \(columns)
    FROM journal
    WHERE tenant_id = $1
      AND (generation, transaction_id, record_id, record_time) > ($2, $3::text::xid8, $4, $5)
      AND (generation, transaction_id, record_id) <= ($6, $7::text::xid8, $8)
    ORDER BY generation, transaction_id, record_id, record_time
    LIMIT $9
    """, .uuid, .int8, .text, .uuid, .timestamptz, .int8, .text, .uuid, .int8)

  /// Those that stand in a range now, at most as many as a seal has. Where somebody has tampered, two can stand
  /// at one place, at two times.
  static func records(
    _ tx: borrowing TenantTransaction, after place: JournalPlace, at time: PostgresTime, to last: JournalPlace
  ) async throws(RPCError) -> [FoundRecord] {
    let rows = try await tx.run(
      sealed.with(
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

  // MARK: Seals

  private static let sealColumns = """
    number, record_count, generation, last_transaction_id, last_record_id, start_time, end_time,
      transaction_ids, record_ids, record_hashes, root_hash, previous_hash, seal_hash, code, seal_time
    """

  private static let insert = Statement(
    """
    INSERT INTO audit_seals (tenant_id, \(sealColumns))
    VALUES ($1, $2, $3, $4, $5::text::xid8, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
    """, .uuid, .int8, .int4, .int8, .text, .uuid, .timestamptz, .timestamptz, .int8Array, .uuidArray, .bytea,
    .bytea, .bytea, .bytea, .bytea, .timestamptz)

  private static let moveHead = Statement(
    """
    INSERT INTO audit_heads (
      tenant_id, number, generation, last_transaction_id, last_record_id, seal_hash, code)
    VALUES ($1, $2, $3, $4::text::xid8, $5, $6, $7)
    ON CONFLICT (tenant_id) DO UPDATE SET
      number = excluded.number, generation = excluded.generation,
      last_transaction_id = excluded.last_transaction_id, last_record_id = excluded.last_record_id,
      seal_hash = excluded.seal_hash, code = excluded.code
    """, .uuid, .int8, .int8, .text, .uuid, .bytea, .bytea)

  static func insert(_ tx: borrowing TenantTransaction, _ seal: Seal, _ key: SealKey) async throws(RPCError) {
    let (head, hash) = (SealHead(seal), seal.hash)
    _ = try await tx.run(
      insert.with(
        [
          .uuid(tx.tenant.bits), .int8(seal.number), .int4(Int32(clamping: seal.records.count)),
        ] + seal.last.parameters + [
          .timestamp(seal.start), .timestamp(seal.end),
          .int8s(seal.records.map { Int64(bitPattern: $0.place.transaction) }),
          .uuids(seal.records.map(\.place.record.bits)), .bytea(seal.records.flatMap(\.hash)),
          .bytea(seal.root), .bytea(seal.previousHash), .bytea(hash), .bytea(key.code(sealHash: hash)),
          .timestamp(seal.sealTime),
        ]),
      moveHead.with(
        [.uuid(tx.tenant.bits), .int8(head.number)] + head.last.parameters
          + [.bytea(head.sealHash), .bytea(key.code(head))]),
      refusing: { ["audit_seals_pkey", "audit_heads_pkey"].contains($0) ? .sealedMeanwhile : nil })
  }

  /// Held until the transaction ends, so that one seals at a time.
  private static let head = Statement(
    """
    SELECT number, generation, last_transaction_id, last_record_id, seal_hash, code
    FROM audit_heads
    WHERE tenant_id = $1
    FOR UPDATE
    """, .uuid)

  private static let lastSeal = Statement(
    """
    SELECT number, seal_hash
    FROM audit_seals
    WHERE tenant_id = $1
    ORDER BY number DESC
    LIMIT 1
    """, .uuid)

  /// Where the next seal begins. Who has tampered with the end must not be helped by a new one.
  static func head(_ tx: borrowing TenantTransaction, _ key: SealKey) async throws(RPCError) -> SealHead {
    let results = try await tx.run(head(.uuid(tx.tenant.bits)), lastSeal(.uuid(tx.tenant.bits)))
    let tenant = tx.tenant
    let (stored, last): (StoredHead?, (Int64, [UInt8])?) = try reading { () throws(PostgresError) in
      let last = try results[1].first.map { row throws(PostgresError) in
        (try row.value(0) as Int64, try row.value(1) as [UInt8])
      }
      return (try results[0].first.map { row throws(PostgresError) in try StoredHead(row, tenant) }, last)
    }
    guard let stored else {
      if last != nil { throw .sealsBroken("seals without what tells how far they go") }
      return SealHead(tenant)
    }
    guard stored.isGood(key) else { throw .sealsBroken("what tells how far the log is sealed was changed") }
    guard let last, last.0 == stored.head.number, last.1 == stored.head.sealHash else {
      throw .sealsBroken("the last seal is gone or another one")
    }
    return stored.head
  }

  /// In one statement, so that both are of one moment.
  private static let heads = Statement(
    """
    SELECT h.number, h.generation, h.last_transaction_id, h.last_record_id, h.seal_hash, h.code,
      (SELECT max(number) FROM audit_seals WHERE tenant_id = $1)
    FROM (SELECT) one
    LEFT JOIN audit_heads h ON h.tenant_id = $1
    """, .uuid)

  static func heads(
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> (head: StoredHead?, last: Int64) {
    let rows = try await tx.run(heads(.uuid(tx.tenant.bits)))[0]
    let tenant = tx.tenant
    return try reading { () throws(PostgresError) in
      guard let row = rows.first else { return (nil, 0) }
      return (row.isNull(0) ? nil : try StoredHead(row, tenant), try row.optional(6) ?? 0)
    }
  }

  private static let seals = Statement(
    """
    SELECT \(sealColumns)
    FROM audit_seals
    WHERE tenant_id = $1 AND number > $2
    ORDER BY number
    LIMIT 1
    """, .uuid, .int8)

  /// The next that is there.
  static func seal(
    _ tx: borrowing TenantTransaction, after number: Int64
  ) async throws(RPCError) -> StoredSeal? {
    let rows = try await tx.run(seals(.uuid(tx.tenant.bits), .int8(number)))[0]
    let tenant = tx.tenant
    return try reading { () throws(PostgresError) in
      try rows.first.map { row throws(PostgresError) in try StoredSeal(row, tenant) }
    }
  }

  private static let overlap = Statement(
    """
    SELECT (SELECT min(number) FROM audit_seals WHERE tenant_id = $1 AND end_time >= $2),
      (SELECT max(number) FROM audit_seals WHERE tenant_id = $1 AND start_time < $3)
    """, .uuid, .timestamptz, .timestamptz)

  /// The first and last seal with records of a time.
  static func overlap(
    _ tx: borrowing TenantTransaction, from start: PostgresTime, before end: PostgresTime
  ) async throws(RPCError) -> (first: Int64?, last: Int64?) {
    let rows = try await tx.run(overlap(.uuid(tx.tenant.bits), .timestamp(start), .timestamp(end)))[0]
    return try reading { () throws(PostgresError) in
      try (rows.first?.optional(0) ?? nil, rows.first?.optional(1) ?? nil)
    }
  }
}
