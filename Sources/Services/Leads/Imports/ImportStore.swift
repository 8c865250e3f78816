import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

/// All SQL on how far imports have come.
enum ImportStore {
  static let statements = [begin, take, advance, finish, release, chunk, addChunk, purgeChunks, purge]

  /// A stream that gives no sign of life for so long lets another one have its import.
  static let holdMax = Duration.seconds(30)
  static let keptMax = Duration.seconds(7 * 86_400)

  /// Changes nothing where the import is known.
  private static let begin = Statement(
    """
    INSERT INTO imports (tenant_id, import_id, kind, name, header_hash, source_hash)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT DO NOTHING
    """, .uuid, .uuid, .text, .text, .bytea, .bytea)

  /// Held until the transaction ends; what it has been, and for how many milliseconds another stream has it.
  private static let take = Statement(
    """
    UPDATE imports i SET
      stream_id = CASE WHEN f.is_free THEN $3 ELSE i.stream_id END,
      stream_until = CASE WHEN f.is_free THEN now() + $4 * interval '1 millisecond' ELSE i.stream_until END
    FROM (
      SELECT stream_until IS NULL OR stream_until <= now() OR stream_id = $3 AS is_free
      FROM imports
      WHERE tenant_id = $1 AND import_id = $2
      FOR UPDATE
    ) f
    WHERE i.tenant_id = $1 AND i.import_id = $2
    RETURNING i.name, i.next_chunk_index, i.created_count, i.updated_count, i.unchanged_count,
      i.failed_count, i.create_time, i.update_time, i.finish_time, i.kind, i.header_hash, i.source_hash,
      f.is_free, (extract(epoch FROM coalesce(i.stream_until, now()) - now()) * 1000)::int8,
      i.update_time < now() - $5 * interval '1 second'
    """, .uuid, .uuid, .uuid, .int8, .int8)

  struct Taken: Sendable {
    var state: ImportState
    let kind: String
    let headerHash: [UInt8]
    let sourceHash: [UInt8]
    let isFree: Bool
    let wait: Duration
    let isExpired: Bool
    /// Nobody knew it before.
    let isNew: Bool
  }

  /// Begins the import where it is not known. Nil when it ended at this moment.
  static func take(
    _ tx: borrowing TenantTransaction, _ id: ImportID, by stream: IDBits, _ header: ImportHeader
  ) async throws(RPCError) -> Taken? {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(
      begin(
        tenant, .uuid(id.bits), .text(header.kind.rawValue), .text(header.name), .bytea(header.hash),
        header.sourceHash.isEmpty ? .null : .bytea(header.sourceHash)),
      take(
        tenant, .uuid(id.bits), .uuid(stream.bits), .int8(Int64(holdMax / .milliseconds(1))),
        .int8(Int64(keptMax / .seconds(1)))))
    return try reading { () throws(PostgresError) in
      guard let row = results[1].first else { return nil }
      var state = ImportState(id, try row.value(0), at: try row.value(6))
      state.nextChunk = try row.value(1)
      state.counts = ImportCounts(
        created: try row.value(2), updated: try row.value(3), unchanged: try row.value(4),
        failed: try row.value(5))
      (state.updateTime, state.finishTime) = (try row.value(7), try row.optional(8))
      return Taken(
        state: state, kind: try row.value(9), headerHash: try row.value(10),
        sourceHash: row.isNull(11) ? [] : try row.value(11), isFree: try row.value(12),
        wait: .milliseconds(max(1, try row.value(13) as Int64)), isExpired: try row.value(14),
        isNew: results[0].changedCount > 0)
    }
  }

  // MARK: Chunks

  private static let addChunk = Statement(
    """
    INSERT INTO import_chunks (
      tenant_id, import_id, chunk_index, row_hash, first_row, row_count, created_count, updated_count,
      unchanged_count, failed_count, errors)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    ON CONFLICT DO NOTHING
    """, .uuid, .uuid, .int8, .bytea, .int8, .int4, .int4, .int4, .int4, .int4, .bytea)

  /// Changes nothing where another stream has the import, or has stored the chunk.
  private static let advance = Statement(
    """
    UPDATE imports SET next_chunk_index = next_chunk_index + 1, row_count = row_count + $5,
      created_count = created_count + $6, updated_count = updated_count + $7,
      unchanged_count = unchanged_count + $8, failed_count = failed_count + $9, update_time = $10,
      stream_until = now() + $11 * interval '1 millisecond'
    WHERE tenant_id = $1 AND import_id = $2 AND stream_id = $3 AND next_chunk_index = $4
    """, .uuid, .uuid, .uuid, .int8, .int8, .int8, .int8, .int8, .int8, .timestamptz, .int8)

  /// The second of them says by its count whether it was done.
  static func store(
    _ index: Int64, _ hash: [UInt8], _ done: ImportChunkDone, of state: ImportState, by stream: IDBits,
    at now: PostgresTime, in tenant: TenantID
  ) -> [BoundStatement] {
    let (id, counts) = (Parameter.uuid(state.id.bits), done.counts)
    func number(_ count: Int64) -> Parameter { .int4(Int32(clamping: count)) }
    var kept = LeadsV1.ImportAcknowledgement()
    kept.errors = done.acknowledgement.errors
    for place in kept.errors.indices {
      kept.errors[place].message = "the row was refused when the chunk was stored"
    }
    return [
      addChunk(
        .uuid(tenant.bits), id, .int8(index), .bytea(hash), .int8(state.counts.rows), number(counts.rows),
        number(counts.created), number(counts.updated), number(counts.unchanged), number(counts.failed),
        kept.errors.isEmpty ? .null : .bytea(kept.bytes())),
      advance(
        .uuid(tenant.bits), id, .uuid(stream.bits), .int8(index), .int8(counts.rows), .int8(counts.created),
        .int8(counts.updated), .int8(counts.unchanged), .int8(counts.failed), .timestamp(now),
        .int8(Int64(holdMax / .milliseconds(1)))),
    ]
  }

  private static let chunk = Statement(
    """
    SELECT row_hash, created_count, updated_count, unchanged_count, failed_count, errors
    FROM import_chunks
    WHERE tenant_id = $1 AND import_id = $2 AND chunk_index = $3
    """, .uuid, .uuid, .int8)

  /// What was answered to a chunk that is stored, with the hash of its rows.
  static func chunk(
    _ tx: borrowing TenantTransaction, _ id: ImportID, _ index: Int64
  ) async throws(RPCError) -> (hash: [UInt8], acknowledgement: LeadsV1.ImportAcknowledgement)? {
    let rows = try await tx.run(chunk(.uuid(tx.tenant.bits), .uuid(id.bits), .int8(index)))[0]
    return try reading { () throws(PostgresError) in
      guard let row = rows.first else { return nil }
      var told = LeadsV1.ImportAcknowledgement()
      if !row.isNull(5) {
        let errors: [UInt8] = try row.value(5)
        do throws(WireError) {
          told = try LeadsV1.ImportAcknowledgement(bytes: errors, policy: .client)
        } catch {
          throw PostgresError(.columnInvalid, "the errors of a chunk are no message: \(error)")
        }
      }
      (told.chunkIndex, told.skipped) = (index, true)
      (told.createdCount, told.updatedCount) = (try row.value(1), try row.value(2))
      (told.unchangedCount, told.failedCount) = (try row.value(3), try row.value(4))
      return (try row.value(0), told)
    }
  }

  // MARK: Its end

  private static let finish = Statement(
    """
    UPDATE imports SET finish_time = $4, stream_id = NULL, stream_until = NULL
    WHERE tenant_id = $1 AND import_id = $2 AND stream_id = $3
    """, .uuid, .uuid, .uuid, .timestamptz)

  static func finish(_ id: ImportID, by stream: IDBits, at now: PostgresTime, in tenant: TenantID)
    -> BoundStatement
  {
    finish(.uuid(tenant.bits), .uuid(id.bits), .uuid(stream.bits), .timestamp(now))
  }

  private static let release = Statement(
    """
    UPDATE imports SET stream_id = NULL, stream_until = NULL
    WHERE tenant_id = $1 AND import_id = $2 AND stream_id = $3
    """, .uuid, .uuid, .uuid)

  static func release(_ id: ImportID, by stream: IDBits, in tenant: TenantID) -> BoundStatement {
    release(.uuid(tenant.bits), .uuid(id.bits), .uuid(stream.bits))
  }

  private static let purgeChunks = Statement(
    """
    DELETE FROM import_chunks c
    USING (
      SELECT import_id
      FROM imports
      WHERE tenant_id = $1 AND update_time < now() - $2 * interval '1 second'
        AND (stream_until IS NULL OR stream_until < now())
      ORDER BY update_time
      LIMIT $3
    ) o
    WHERE c.tenant_id = $1 AND c.import_id = o.import_id
    """, .uuid, .int8, .int8)

  private static let purge = Statement(
    """
    DELETE FROM imports i
    USING (
      SELECT import_id
      FROM imports
      WHERE tenant_id = $1 AND update_time < now() - $2 * interval '1 second'
        AND (stream_until IS NULL OR stream_until < now())
      ORDER BY update_time
      LIMIT $3
    ) o
    WHERE i.tenant_id = $1 AND i.import_id = o.import_id
      AND NOT EXISTS (SELECT FROM import_chunks c WHERE c.tenant_id = $1 AND c.import_id = i.import_id)
    """, .uuid, .int8, .int8)

  /// Ends what is kept of a few imports of the tenant that are older than is promised.
  static func purge(of tenant: TenantID, most: Int64) -> [BoundStatement] {
    let age = Parameter.int8(Int64(keptMax / .seconds(1)))
    return [
      purgeChunks(.uuid(tenant.bits), age, .int8(most)), purge(.uuid(tenant.bits), age, .int8(most)),
    ]
  }
}
