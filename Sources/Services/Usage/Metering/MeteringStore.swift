import MusterCore
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL that takes Muster's own usage out of the journal.
enum MeteringStore {
  static let statements = [part, arrived, progress, counts, advance, readFrom, readUntil]

  private static let nobody = "'00000000-0000-0000-0000-000000000000'::uuid"

  /// A restore begins a new life of the cluster, whose transactions may have any number.
  private static let arrivedBetween = """
    transaction_id >= CASE WHEN $1 = $3 THEN $2::text::xid8 ELSE '0'::xid8 END
      AND transaction_id < pg_snapshot_xmin(pg_current_snapshot()) AND usage IS NOT NULL
      AND (generation, transaction_id) >= ($1, $2::text::xid8)
      AND (generation, transaction_id) < ($3, $4::text::xid8)
    """

  static let part = Statement(
    """
    SELECT generation, transaction_id
    FROM journal
    WHERE \(arrivedBetween)
    ORDER BY transaction_id
    OFFSET $5
    LIMIT 1
    """, .int8, .text, .int8, .text, .int8)

  /// Where so many rows of all tenants end, or the place that was given: what is looked at in one go. What is
  /// left of a former life of the cluster is one part.
  static func part(
    _ tx: borrowing SystemTransaction, from: JournalPlace, until: JournalPlace, most: Int64
  ) async throws(RPCError) -> JournalPlace {
    guard from.generation == until.generation else {
      return JournalPlace(generation: until.generation, transaction: 0)
    }
    let rows = try await tx.run(
      part(
        .int8(from.generation), .text(String(from.transaction)), .int8(until.generation),
        .text(String(until.transaction)), .int8(most)))[0]
    return try end(rows, from: from, until: until)
  }

  /// The place in the row, if there is one. A transaction is taken whole.
  static func end(
    _ rows: ResultSet, from: JournalPlace, until: JournalPlace
  ) throws(RPCError) -> JournalPlace {
    let cut = try reading { () throws(PostgresError) in
      try rows.first.map { row throws(PostgresError) in try row.horizon(0) }
    }
    guard let cut else { return until }
    return cut > from ? cut : JournalPlace(generation: cut.generation, transaction: cut.transaction + 1)
  }

  private static let arrived = Statement(
    """
    SELECT DISTINCT tenant_id
    FROM journal
    WHERE \(arrivedBetween)
    """, .int8, .text, .int8, .text)

  /// Whose journal has counted something between two places.
  static func arrived(
    _ tx: borrowing SystemTransaction, from: JournalPlace, until: JournalPlace
  ) async throws(RPCError) -> [TenantID] {
    try await Self.tenants(
      tx.run(
        arrived(
          .int8(from.generation), .text(String(from.transaction)), .int8(until.generation),
          .text(String(until.transaction))))[0])
  }

  /// Of rows that are a tenant each.
  static func tenants(_ rows: ResultSet) throws(RPCError) -> [TenantID] {
    try reading { () throws(PostgresError) in
      var tenants: [TenantID] = []
      for row in rows { tenants.append(TenantID(try row.value(0) as UInt128)) }
      return tenants.sorted { $0.bits < $1.bits }
    }
  }

  private static let progress = Statement(
    """
    SELECT metered_generation, metered_transaction_id
    FROM usage_progress
    WHERE tenant_id = $1
    FOR NO KEY UPDATE
    """, .uuid)

  /// How far a tenant's journal is in its entries; its row of progress is there and locked.
  static func metered(_ tx: borrowing TenantTransaction) async throws(RPCError) -> JournalPlace {
    _ = try await RollupStore.rolled(tx)
    let rows = try await tx.run(progress(.uuid(tx.tenant.bits)))[0]
    return try reading { () throws(PostgresError) in
      guard let row = rows.first else { throw PostgresError(.other, "progress has no row") }
      return JournalPlace(generation: try row.value(0), transaction: try row.value(1))
    }
  }

  private static let counts = Statement(
    """
    SELECT date_trunc('minute', j.record_time, 'UTC') AS minute, u.key, sum(u.value::numeric)
    FROM journal j, jsonb_each_text(j.usage) u
    WHERE j.tenant_id = $1 AND j.usage IS NOT NULL
      AND (j.generation, j.transaction_id, j.record_id) >= ($2, $3::text::xid8, \(nobody))
      AND (j.generation, j.transaction_id) < ($4, $5::text::xid8)
    GROUP BY minute, u.key
    ORDER BY minute, u.key
    """, .uuid, .int8, .text, .int8, .text)

  /// What the journal has counted in a minute by a meter.
  struct Count: Sendable {
    let minute: PostgresTime
    /// As the journal names the meter.
    let name: String
    let amount: PostgresDecimal
  }

  static func counts(
    _ tx: borrowing TenantTransaction, from: JournalPlace, until: JournalPlace
  ) async throws(RPCError) -> [Count] {
    let rows = try await tx.run(
      counts(
        .uuid(tx.tenant.bits), .int8(from.generation), .text(String(from.transaction)),
        .int8(until.generation), .text(String(until.transaction))))[0]
    return try reading { () throws(PostgresError) in
      var counts: [Count] = []
      for row in rows {
        counts.append(Count(minute: try row.value(0), name: try row.value(1), amount: try row.value(2)))
      }
      return counts
    }
  }

  private static let advance = Statement(
    """
    UPDATE usage_progress SET metered_generation = $2, metered_transaction_id = $3::text::xid8
    WHERE tenant_id = $1
    """, .uuid, .int8, .text)

  static func advance(_ tx: borrowing TenantTransaction, to place: JournalPlace) async throws(RPCError) {
    _ = try await tx.run(
      advance(.uuid(tx.tenant.bits), .int8(place.generation), .text(String(place.transaction))))
  }

  /// Servers tell of a minute until it is over, and of its last second a moment later.
  private static let readFrom = Statement(
    """
    SELECT coalesce(read_minute, date_trunc('minute', now(), 'UTC') - interval '1 hour'),
      least(
        date_trunc('minute', now(), 'UTC') - interval '1 minute',
        coalesce(read_minute, date_trunc('minute', now(), 'UTC') - interval '1 hour') + interval '1 hour')
    FROM usage_progress
    WHERE tenant_id = $1
    """, .uuid)

  /// The minutes whose reads are to be counted next, of all tenants; empty when there are none yet.
  static func minutes(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Range<PostgresTime>? {
    let rows = try await tx.run(readFrom(.uuid(tx.tenant.bits)))[0]
    return try reading { () throws(PostgresError) in
      guard let row = rows.first else { return nil }
      let (from, until): (PostgresTime, PostgresTime) = (try row.value(0), try row.value(1))
      return from < until ? from..<until : nil
    }
  }

  private static let readUntil = Statement(
    "UPDATE usage_progress SET read_minute = $2 WHERE tenant_id = $1", .uuid, .timestamptz)

  static func counted(_ tx: borrowing TenantTransaction, until minute: PostgresTime) async throws(RPCError) {
    _ = try await tx.run(readUntil(.uuid(tx.tenant.bits), .timestamp(minute)))
  }
}
