import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on imports and their chunks.
enum ImportStore {
  static let statements = [
    begin, held, kept, take, renew, advance, chunk, addChunk, finish, release, purgeChunks, purge, export,
  ]

  /// How long a stream that gives no sign of life keeps others from its import.
  static let holdSeconds: Int64 = 30

  /// In the order that `run(_:)` reads.
  private static let columns = """
    import_id, name, next_chunk_index, created_count, updated_count, unchanged_count, failed_count,
      create_time, update_time, finish_time
    """

  static func run(_ row: Row) throws(PostgresError) -> ImportRun {
    ImportRun(
      id: ImportID(try row.value(0)), name: try row.value(1), nextChunk: try row.value(2),
      counts: ImportCounts(
        created: try row.value(3), updated: try row.value(4), unchanged: try row.value(5),
        failed: try row.value(6)),
      createTime: try row.value(7), updateTime: try row.value(8), finishTime: try row.optional(9))
  }

  private static let begin = Statement(
    """
    INSERT INTO imports (tenant_id, import_id, kind, name, header_hash, source_hash)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT DO NOTHING
    """, .uuid, .uuid, .text, .text, .bytea, .bytea)

  private static let held = Statement(
    """
    SELECT \(columns), kind, header_hash, source_hash,
      greatest(0, ceil(extract(epoch FROM stream_until - clock_timestamp())))::int8,
      update_time <= now() - interval '7 days'
    FROM imports
    WHERE tenant_id = $1 AND import_id = $2
    FOR UPDATE
    """, .uuid, .uuid)

  /// An import as its next stream finds it.
  struct Found {
    let run: ImportRun
    let isSame: Bool
    /// How long another stream still has it.
    let heldSeconds: Int64
    let isExpired: Bool
  }

  /// Makes the import unless there is one with its id.
  static func begin(
    _ tx: borrowing TenantTransaction, _ id: ImportID, _ header: ImportHeader
  ) async throws(RPCError) -> Found? {
    let (tenant, key) = (Parameter.uuid(tx.tenant.bits), Parameter.uuid(id.bits))
    let source: Parameter = header.sourceHash.map { .bytea($0) } ?? .null
    let results = try await tx.run(
      begin(tenant, key, .text(header.kind.rawValue), .text(header.name), .bytea(header.hash), source),
      held(tenant, key))
    return try reading { () throws(PostgresError) in
      guard let row = results[1].first else { return nil }
      let sourceHash: [UInt8]? = try row.optional(12)
      let (kind, hash): (String, [UInt8]) = (try row.value(10), try row.value(11))
      return Found(
        run: try run(row),
        isSame: kind == header.kind.rawValue && hash == header.hash && sourceHash == header.sourceHash,
        heldSeconds: try row.optional(13) ?? 0, isExpired: try row.value(14))
    }
  }

  private static let kept = Statement(
    """
    SELECT 1
    FROM imports
    WHERE tenant_id = $1 AND import_id = $2
    """, .uuid, .uuid)

  static func isKept(_ tx: borrowing TenantTransaction, _ id: ImportID) async throws(RPCError) -> Bool {
    !(try await tx.run(kept(.uuid(tx.tenant.bits), .uuid(id.bits)))[0].isEmpty)
  }

  private static let take = Statement(
    """
    UPDATE imports SET
      stream_id = $3,
      stream_until = clock_timestamp() + $4 * interval '1 second'
    WHERE tenant_id = $1 AND import_id = $2
    """, .uuid, .uuid, .uuid, .int8)

  static func take(
    _ tx: borrowing TenantTransaction, _ id: ImportID, for stream: IDBits
  ) async throws(RPCError) {
    _ = try await tx.run(
      take(.uuid(tx.tenant.bits), .uuid(id.bits), .uuid(stream.bits), .int8(holdSeconds)))
  }

  private static let renew = Statement(
    """
    UPDATE imports SET stream_until = clock_timestamp() + $4 * interval '1 second'
    WHERE tenant_id = $1 AND import_id = $2 AND stream_id = $3
    RETURNING \(columns)
    """, .uuid, .uuid, .uuid, .int8)

  /// Nobody else changes the import until the transaction ends; nil when another stream has it, or it
  /// is gone.
  static func renew(
    _ tx: borrowing TenantTransaction, _ id: ImportID, of stream: IDBits
  ) async throws(RPCError) -> ImportRun? {
    let results = try await tx.run(
      renew(.uuid(tx.tenant.bits), .uuid(id.bits), .uuid(stream.bits), .int8(holdSeconds)))
    return try one(results[0])
  }

  private static let chunk = Statement(
    """
    SELECT row_hash, created_count, updated_count, unchanged_count, failed_count, errors
    FROM import_chunks
    WHERE tenant_id = $1 AND import_id = $2 AND chunk_index = $3
    """, .uuid, .uuid, .int8)

  /// A chunk that is stored.
  struct Chunk {
    let hash: [UInt8]
    let counts: ImportCounts
    let errors: [UInt8]
  }

  static func chunk(
    _ tx: borrowing TenantTransaction, _ id: ImportID, _ index: Int64
  ) async throws(RPCError) -> Chunk? {
    let results = try await tx.run(chunk(.uuid(tx.tenant.bits), .uuid(id.bits), .int8(index)))
    return try reading { () throws(PostgresError) in
      guard let row = results[0].first else { return nil }
      let counts: [Int32] = [try row.value(1), try row.value(2), try row.value(3), try row.value(4)]
      return Chunk(
        hash: try row.value(0),
        counts: ImportCounts(
          created: Int64(counts[0]), updated: Int64(counts[1]), unchanged: Int64(counts[2]),
          failed: Int64(counts[3])),
        errors: try row.optional(5) ?? [])
    }
  }

  private static let addChunk = Statement(
    """
    INSERT INTO import_chunks (
      tenant_id, import_id, chunk_index, row_hash, first_row, row_count, created_count, updated_count,
      unchanged_count, failed_count, errors)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    """, .uuid, .uuid, .int8, .bytea, .int8, .int4, .int4, .int4, .int4, .int4, .bytea)

  private static let advance = Statement(
    """
    UPDATE imports SET
      next_chunk_index = next_chunk_index + 1,
      row_count = row_count + $3,
      created_count = created_count + $4,
      updated_count = updated_count + $5,
      unchanged_count = unchanged_count + $6,
      failed_count = failed_count + $7,
      update_time = now()
    WHERE tenant_id = $1 AND import_id = $2
    RETURNING \(columns)
    """, .uuid, .uuid, .int8, .int8, .int8, .int8, .int8)

  static func add(
    _ tx: borrowing TenantTransaction, _ chunk: ImportChunk, to run: ImportRun, _ counts: ImportCounts,
    errors: [UInt8], after statements: [BoundStatement] = []
  ) async throws(RPCError) -> ImportRun? {
    let (tenant, id) = (Parameter.uuid(tx.tenant.bits), Parameter.uuid(run.id.bits))
    let results = try await tx.run(
      statements + [
        addChunk(
          tenant, id, .int8(chunk.index), .bytea(chunk.hash), .int8(run.counts.rows),
          .int4(Int32(clamping: counts.rows)), .int4(Int32(clamping: counts.created)),
          .int4(Int32(clamping: counts.updated)), .int4(Int32(clamping: counts.unchanged)),
          .int4(Int32(clamping: counts.failed)), errors.isEmpty ? .null : .bytea(errors)),
        advance(
          tenant, id, .int8(counts.rows), .int8(counts.created), .int8(counts.updated),
          .int8(counts.unchanged),
          .int8(counts.failed)),
      ], refusing: RPCError.rowsRefused)
    return try one(results.last)
  }

  private static let finish = Statement(
    """
    UPDATE imports SET finish_time = now(), stream_id = NULL, stream_until = NULL
    WHERE tenant_id = $1 AND import_id = $2 AND stream_id = $3
    RETURNING \(columns)
    """, .uuid, .uuid, .uuid)

  static func finish(
    _ tx: borrowing TenantTransaction, _ id: ImportID, of stream: IDBits
  ) async throws(RPCError) -> ImportRun? {
    try one(try await tx.run(finish(.uuid(tx.tenant.bits), .uuid(id.bits), .uuid(stream.bits)))[0])
  }

  private static let release = Statement(
    """
    UPDATE imports SET stream_id = NULL, stream_until = NULL
    WHERE tenant_id = $1 AND import_id = $2 AND stream_id = $3
    """, .uuid, .uuid, .uuid)

  static func release(
    _ tx: borrowing TenantTransaction, _ id: ImportID, of stream: IDBits
  ) async throws(RPCError) {
    _ = try await tx.run(release(.uuid(tx.tenant.bits), .uuid(id.bits), .uuid(stream.bits)))
  }

  private static func one(_ rows: ResultSet) throws(RPCError) -> ImportRun? {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { return nil }
      return try run(row)
    }
  }

  // MARK: Their end, and exports

  private static let purgeChunks = Statement(
    """
    DELETE FROM import_chunks
    WHERE tenant_id = $1 AND import_id IN (
      SELECT import_id FROM imports
      WHERE tenant_id = $1 AND update_time <= now() - interval '7 days'
      ORDER BY update_time
      LIMIT $2)
    """, .uuid, .int8)

  private static let purge = Statement(
    """
    DELETE FROM imports i
    WHERE tenant_id = $1 AND import_id IN (
      SELECT import_id FROM imports
      WHERE tenant_id = $1 AND update_time <= now() - interval '7 days'
      ORDER BY update_time
      LIMIT $2)
      AND NOT EXISTS (
        SELECT FROM import_chunks c WHERE c.tenant_id = $1 AND c.import_id = i.import_id)
    """, .uuid, .int8)

  /// How many imports are gone, whose last chunk is more than 7 days old.
  static func purge(_ tx: borrowing TenantTransaction, most: Int64) async throws(RPCError) -> Int {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(purgeChunks(tenant, .int8(most)), purge(tenant, .int8(most)))
    return results[1].changedCount
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM imports
    WHERE tenant_id = $1 AND import_id > $2::uuid
    ORDER BY import_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, after id: String, most: Int64
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(id), .int8(most)))[0]
  }
}
