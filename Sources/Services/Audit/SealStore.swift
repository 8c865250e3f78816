import MusterCore
import MusterCrypto
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on the seals.
enum SealStore {
  static let statements = [head, lastSeal, heads, seals, overlap, insert, moveHead]

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
  static func head(
    _ tx: borrowing TenantTransaction, _ key: SealKey, isSecondLook: Bool = false
  ) async throws(RPCError) -> SealHead {
    let results = try await tx.run(head(.uuid(tx.tenant.bits)), lastSeal(.uuid(tx.tenant.bits)))
    let tenant = tx.tenant
    let (stored, last): (StoredHead?, (Int64, [UInt8])?) = try reading { () throws(PostgresError) in
      let last = try results[1].first.map { row throws(PostgresError) in
        (try row.value(0) as Int64, try row.value(1) as [UInt8])
      }
      return (try results[0].first.map { row throws(PostgresError) in try StoredHead(row, tenant) }, last)
    }
    guard let stored else {
      guard last != nil else { return SealHead(tenant) }
      // What is not there cannot be held: another may have made the first seal between the two statements.
      if isSecondLook { throw .sealsBroken("seals without what tells how far they go") }
      return try await head(tx, key, isSecondLook: true)
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
