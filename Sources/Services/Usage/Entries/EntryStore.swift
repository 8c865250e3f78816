import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterUsageAPI

/// All SQL that writes entries, and looks at those that a new one is about.
enum EntryStore {
  static let statements = [known, insert, corrected]

  private static let known = Statement(
    """
    SELECT idempotency_key, entry_id, content_hash, adjustment
    FROM usage_entries
    WHERE tenant_id = $1 AND idempotency_key IN (SELECT k.key FROM unnest($2) k (key))
    """, .uuid, .textArray)

  /// An entry that has a key already.
  struct Known: Sendable {
    let id: UsageEntryID
    let contentHash: [UInt8]
    let isAdjustment: Bool
  }

  static func known(_ tenant: TenantID, _ keys: [String]) -> BoundStatement {
    known(.uuid(tenant.bits), .texts(keys))
  }

  static func known(_ rows: ResultSet) throws(RPCError) -> [String: Known] {
    try reading { () throws(PostgresError) in
      var known: [String: Known] = [:]
      for row in rows {
        known[try row.value(0)] = Known(
          id: UsageEntryID(try row.value(1) as UInt128), contentHash: try row.value(2),
          isAdjustment: try row.value(3))
      }
      return known
    }
  }

  /// In the order of keys, so that two batches of the same keys wait for each other in one order.
  private static let insert = Statement(
    """
    INSERT INTO usage_entries (
      tenant_id, entry_id, meter_id, category, metric, amount, usage_time, idempotency_key, content_hash,
      dimensions, unit_cost, cost, currency_code, unique_digest, metadata, corrects_id, source,
      reservation_id, adjustment, actor_kind, actor_id, actor_name, generation)
    SELECT $1, n.id, n.meter, n.category, n.metric, n.amount::numeric, n.time, n.key, n.hash,
      n.dimensions::jsonb, nullif(n.unit_cost, '')::numeric,
      n.amount::numeric * nullif(n.unit_cost, '')::numeric, n.currency, nullif(n.digest, ''::bytea),
      n.metadata, nullif(n.corrected, \(nobody)), n.source, nullif(n.reservation, \(nobody)),
      n.time < coalesce($18, '-infinity'), $19, $20, $21, (SELECT generation FROM installation)
    FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) n (
      id, meter, category, metric, amount, time, key, hash, dimensions, unit_cost, currency, digest, metadata,
      corrected, source, reservation)
    ORDER BY n.key COLLATE "C"
    ON CONFLICT (tenant_id, idempotency_key) DO NOTHING
    RETURNING entry_id, trim_scale(cost), adjustment
    """, .uuid, .uuidArray, .uuidArray, .textArray, .textArray, .textArray, .timestamptzArray, .textArray,
    .byteaArray, .textArray, .textArray, .textArray, .byteaArray, .textArray, .uuidArray, .textArray,
    .uuidArray, .timestamptz, .text, .uuid, .text)

  private static let nobody = "'00000000-0000-0000-0000-000000000000'::uuid"

  /// Those that were written, in the order of the drafts; the others' keys were there already.
  static func insert(
    _ tx: borrowing TenantTransaction, _ drafts: [UsageDraft], closedUntil: PostgresTime?, by author: Author
  ) async throws(RPCError) -> [WrittenEntry] {
    if drafts.isEmpty { return [] }
    let (kind, id, name) = author.parameters
    let rows = try await tx.run(
      insert.with([
        .uuid(tx.tenant.bits), .uuids(drafts.map(\.id.bits)), .uuids(drafts.map(\.meter.id.bits)),
        .texts(drafts.map(\.meter.name.category)), .texts(drafts.map(\.meter.name.metric)),
        .texts(drafts.map(\.amount.text)), .timestamps(drafts.map(\.time)), .texts(drafts.map(\.key)),
        .byteas(drafts.map(\.contentHash)), .texts(drafts.map(\.dimensions)),
        .texts(drafts.map { $0.unitCost?.amount.text ?? "" }),
        .texts(drafts.map { $0.unitCost?.currency ?? "" }), .byteas(drafts.map { $0.uniqueDigest ?? [] }),
        .texts(drafts.map(\.metadata)), .uuids(drafts.map { $0.corrected?.bits ?? 0 }),
        .texts(drafts.map(\.source.stored)), .uuids(drafts.map { $0.reservation?.bits ?? 0 }),
        closedUntil.map { .timestamp($0) } ?? .null, kind, id, name,
      ]))[0]
    return try reading { () throws(PostgresError) in
      var written: [UsageEntryID: (PostgresDecimal?, Bool)] = [:]
      for row in rows {
        written[UsageEntryID(try row.value(0) as UInt128)] = (try row.optional(1), try row.value(2))
      }
      return drafts.compactMap { draft in
        written[draft.id].map { WrittenEntry(draft: draft, cost: $0.0, isAdjustment: $0.1) }
      }
    }
  }

  /// What corrections are about, and what they would leave of it: those of the batch count in their order.
  private static let corrected = Statement(
    """
    SELECT w.place, e.meter_id = w.meter AND e.corrects_id IS NULL, e.usage_time = w.time,
      e.dimensions = w.dimensions::jsonb,
      e.amount + coalesce((
        SELECT sum(c.amount) FROM usage_entries c WHERE c.tenant_id = $1 AND c.corrects_id = e.entry_id
      ), 0) + sum(w.amount::numeric) OVER (PARTITION BY w.id ORDER BY w.place) >= 0
    FROM unnest($2, $3, $4, $5, $6, $7) w (place, id, meter, time, dimensions, amount)
    JOIN usage_entries e ON e.tenant_id = $1 AND e.entry_id = w.id
    """, .uuid, .int8Array, .uuidArray, .uuidArray, .timestamptzArray, .textArray, .textArray)

  /// What is wrong with corrections, by the places that they are given with. The transaction has the lock of
  /// the tenant's usage alone, so nobody else corrects meanwhile.
  static func problems(
    _ tx: borrowing TenantTransaction, _ corrections: [(place: Int, draft: UsageDraft)]
  ) async throws(RPCError) -> [Int: EntryProblem] {
    let drafts = corrections.map(\.draft)
    let results = try await tx.run(
      corrected(
        .uuid(tx.tenant.bits), .int8s(corrections.map { Int64($0.place) }),
        .uuids(drafts.map { $0.corrected?.bits ?? 0 }), .uuids(drafts.map(\.meter.id.bits)),
        .timestamps(drafts.map(\.time)), .texts(drafts.map(\.dimensions)), .texts(drafts.map(\.amount.text))))
    var problems: [Int: EntryProblem] = [:]
    for (place, _) in corrections {
      problems[place] = .correctionInvalid("names no entry of this meter that can be corrected")
    }
    try reading { () throws(PostgresError) in
      for row in results[0] {
        let place = Int(try row.value(0) as Int64)
        let (isOfMeter, isOfTime): (Bool, Bool) = (try row.value(1), try row.value(2))
        let (isAlike, isLeft): (Bool, Bool) = (try row.value(3), try row.value(4))
        if !isOfMeter { continue }
        problems[place] =
          if !isOfTime {
            .correctionInvalid("is an entry of another usage_time; state the same")
          } else if !isAlike {
            .correctionInvalid("is an entry of other dimensions; state the same")
          } else if !isLeft {
            .correctionInvalid("is an entry that its corrections would take below zero")
          } else {
            nil
          }
      }
    }
    return problems
  }
}
