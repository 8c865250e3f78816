import MusterCore
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL that makes rollups of entries. What is rolled up is everything before a place, so a second time
/// adds nothing.
enum RollupStore {
  static let statements = [part, arrived, open, rolled, cut, add, advance, settle, clear]

  private static let nobody = "'00000000-0000-0000-0000-000000000000'::uuid"
  /// As the index over all tenants has it.
  private static let placeOfAll = "generation + 0, transaction_id, entry_id"

  static let part = Statement(
    """
    SELECT generation, transaction_id
    FROM usage_entries
    WHERE (\(placeOfAll)) >= ($1, $2::text::xid8, \(nobody))
      AND (generation + 0, transaction_id) < ($3, $4::text::xid8)
    ORDER BY \(placeOfAll)
    OFFSET $5
    LIMIT 1
    """, .int8, .text, .int8, .text, .int8)

  /// Where so many entries of all tenants end, or the place that was given: what is looked at in one go.
  static func part(
    _ tx: borrowing SystemTransaction, from: JournalPlace, until: JournalPlace, most: Int64
  ) async throws(RPCError) -> JournalPlace {
    let rows = try await tx.run(
      part(
        .int8(from.generation), .text(String(from.transaction)), .int8(until.generation),
        .text(String(until.transaction)), .int8(most)))[0]
    return try MeteringStore.end(rows, from: from, until: until)
  }

  private static let arrived = Statement(
    """
    SELECT DISTINCT tenant_id
    FROM usage_entries
    WHERE (\(placeOfAll)) >= ($1, $2::text::xid8, \(nobody))
      AND (generation + 0, transaction_id) < ($3, $4::text::xid8)
    """, .int8, .text, .int8, .text)

  /// Whose entries came between two places.
  static func arrived(
    _ tx: borrowing SystemTransaction, from: JournalPlace, until: JournalPlace
  ) async throws(RPCError) -> [TenantID] {
    try await MeteringStore.tenants(
      tx.run(
        arrived(
          .int8(from.generation), .text(String(from.transaction)), .int8(until.generation),
          .text(String(until.transaction))))[0])
  }

  private static let open = Statement(
    """
    INSERT INTO usage_progress (tenant_id, update_time) VALUES ($1, clock_timestamp())
    ON CONFLICT (tenant_id) DO NOTHING
    """, .uuid)

  private static let rolled = Statement(
    """
    SELECT rolled_generation, rolled_transaction_id, update_time
    FROM usage_progress
    WHERE tenant_id = $1
    FOR NO KEY UPDATE
    """, .uuid)

  /// How far a tenant's entries are rolled up; nobody else goes on meanwhile. In the nil tenant how far those
  /// of all are.
  static func rolled(
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> (place: JournalPlace, updateTime: PostgresTime) {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(open(tenant), rolled(tenant))
    return try reading { () throws(PostgresError) in
      guard let row = results[1].first else { throw PostgresError(.other, "progress has no row") }
      return (JournalPlace(generation: try row.value(0), transaction: try row.value(1)), try row.value(2))
    }
  }

  /// Of the transaction's tenant.
  private static let arrivedBetween = """
    tenant_id = $1 AND (generation, transaction_id, entry_id) >= ($2, $3::text::xid8, \(nobody))
      AND (generation, transaction_id) < ($4, $5::text::xid8)
    """

  static let cut = Statement(
    """
    SELECT generation, transaction_id
    FROM usage_entries
    WHERE \(arrivedBetween)
    ORDER BY generation, transaction_id, entry_id
    OFFSET $6
    LIMIT 1
    """, .uuid, .int8, .text, .int8, .text, .int8)

  static let add = Statement(
    """
    WITH fresh AS (
      SELECT meter_id, g.grain, date_trunc(g.grain, usage_time, 'UTC') AS slot_time, currency_code,
        dimensions,
        entry_id, usage_time, amount, cost, generation, transaction_id, row_number() OVER (
          PARTITION BY meter_id, g.grain, date_trunc(g.grain, usage_time, 'UTC'), currency_code, dimensions
          ORDER BY usage_time DESC, generation DESC, transaction_id DESC, entry_id DESC) = 1 AS is_last
      FROM usage_entries, unnest(ARRAY['hour', 'day']) g (grain)
      WHERE \(arrivedBetween)
    )
    INSERT INTO usage_rollups AS r (
      tenant_id, meter_id, grain, slot_time, currency_code, dimensions_key, dimensions, amount_sum,
        amount_max,
      entry_count, cost, last_amount, last_time, last_generation, last_transaction_id, last_entry_id)
    SELECT $1, meter_id, grain, slot_time, currency_code, sha256(convert_to(dimensions::text, 'UTF8')),
      dimensions, sum(amount), max(amount), count(*), coalesce(sum(cost), 0),
      (array_agg(amount) FILTER (WHERE is_last))[1], (array_agg(usage_time) FILTER (WHERE is_last))[1],
      (array_agg(generation) FILTER (WHERE is_last))[1],
        (array_agg(transaction_id) FILTER (WHERE is_last))[1],
      (array_agg(entry_id) FILTER (WHERE is_last))[1]
    FROM fresh
    GROUP BY meter_id, grain, slot_time, currency_code, dimensions
    ON CONFLICT (tenant_id, meter_id, grain, slot_time, currency_code, dimensions_key) DO UPDATE SET
      amount_sum = r.amount_sum + excluded.amount_sum,
      amount_max = greatest(r.amount_max, excluded.amount_max),
      entry_count = r.entry_count + excluded.entry_count,
      cost = r.cost + excluded.cost,
      (last_amount, last_time, last_generation, last_transaction_id, last_entry_id) = (
        SELECT n.amount, n.time, n.generation, n.transaction_id, n.entry_id
        FROM (VALUES
          (r.last_amount, r.last_time, r.last_generation, r.last_transaction_id, r.last_entry_id),
          (excluded.last_amount, excluded.last_time, excluded.last_generation,
            excluded.last_transaction_id, excluded.last_entry_id)
        ) n (amount, time, generation, transaction_id, entry_id)
        ORDER BY n.time DESC, n.generation DESC, n.transaction_id DESC, n.entry_id DESC
        LIMIT 1)
    """, .uuid, .int8, .text, .int8, .text)

  private static let advance = Statement(
    """
    UPDATE usage_progress SET
      rolled_generation = $2, rolled_transaction_id = $3::text::xid8, update_time = clock_timestamp()
    WHERE tenant_id = $1
    """, .uuid, .int8, .text)

  /// Rolls a tenant's entries up to a place, or so many of them; to which place. Its progress is locked.
  static func roll(
    _ tx: borrowing TenantTransaction, from: JournalPlace, until: JournalPlace, most: Int64
  ) async throws(RPCError) -> JournalPlace {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let start: [Parameter] = [.int8(from.generation), .text(String(from.transaction))]
    let rows = try await tx.run(
      Binding.planOnce(),
      cut.with(
        [tenant] + start + [.int8(until.generation), .text(String(until.transaction)), .int8(most)]))[1]
    let end = try MeteringStore.end(rows, from: from, until: until)
    let place: [Parameter] = [.int8(end.generation), .text(String(end.transaction))]
    _ = try await tx.run(add.with([tenant] + start + place), advance.with([tenant] + place))
    return end
  }

  /// Only as long as nobody has set it since it was read.
  private static let settle = Statement(
    """
    UPDATE usage_progress SET
      rolled_generation = $2, rolled_transaction_id = $3::text::xid8, update_time = clock_timestamp()
    WHERE tenant_id = $1 AND update_time = $4
    """, .uuid, .int8, .text, .timestamptz)

  static func settle(
    _ tx: borrowing TenantTransaction, at place: JournalPlace, since time: PostgresTime
  ) async throws(RPCError) {
    _ = try await tx.run(
      settle(
        .uuid(tx.tenant.bits), .int8(place.generation), .text(String(place.transaction)), .timestamp(time)))
  }

  private static let clear = Statement("DELETE FROM usage_rollups WHERE tenant_id = $1", .uuid)

  /// As if nothing were rolled up; all is read from entries until it is again.
  static func clear(_ tx: borrowing TenantTransaction) async throws(RPCError) {
    let tenant = Parameter.uuid(tx.tenant.bits)
    _ = try await tx.run(open(tenant), clear(tenant), advance(tenant, .int8(0), .text("0")))
  }
}
