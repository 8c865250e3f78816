import MusterCore
import MusterLedger
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterUsageAPI

/// All SQL on reservations as callers see them; what they hold stands in the ledger.
enum ReservationStore {
  static let statements = [insert, hold, close, entry, export]

  /// In the order that `HeldReservation` reads.
  private static let columns = """
    reservation_id, category, metric, amount, dimensions::text, unit_cost, currency_code, hold_milliseconds,
      reference, state, credits, expire_time, committed_amount, entry_id, hold_ids, create_time, update_time,
      version, expire_time <= now()
    """

  private static let insert = Statement(
    """
    INSERT INTO usage_reservations (
      tenant_id, reservation_id, category, metric, amount, dimensions, unit_cost, currency_code,
      hold_milliseconds, reference, credits, expire_time, hold_ids)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now() + $9 * interval '1 millisecond', $12)
    RETURNING \(columns)
    """,
    .uuid, .uuid, .text, .text, .numeric, .jsonb, .numeric, .text, .int8, .text, .numeric, .uuidArray)

  static func insert(
    _ tx: borrowing TenantTransaction, _ draft: ReservationDraft, credits: Decimal?, holds: [ReservationID]
  ) async throws(RPCError) -> HeldReservation {
    let results = try await tx.run(
      insert(
        .uuid(tx.tenant.bits), .uuid(draft.id.bits), .text(draft.meter.name.category),
        .text(draft.meter.name.metric), .numeric(draft.amount.stored),
        .jsonb(DimensionsJSON.text(draft.dimensions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })),
        draft.unitCost.map { .numeric($0.amount) } ?? .null, .text(draft.unitCost?.currency ?? ""),
        .int8(draft.holdMilliseconds), .text(draft.reference), credits.map { .numeric($0.stored) } ?? .null,
        .uuids(holds.map(\.bits))))
    return try one(results[0])
  }

  private static let hold = Statement(
    """
    SELECT \(columns)
    FROM usage_reservations
    WHERE tenant_id = $1 AND reservation_id = $2
    FOR UPDATE
    """, .uuid, .uuid)

  /// One that nobody else closes until the transaction ends.
  static func held(
    _ tx: borrowing TenantTransaction, _ id: ReservationID, at version: Int64
  ) async throws(RPCError) -> HeldReservation {
    let results = try await tx.run(hold(.uuid(tx.tenant.bits), .uuid(id.bits)))
    guard !results[0].isEmpty else { throw .reservationNotFound }
    let held = try one(results[0])
    guard version == 0 || version == held.version else {
      throw .reservationVersionStale(version, current: held.version)
    }
    return held
  }

  private static let close = Statement(
    """
    UPDATE usage_reservations SET
      state = $3, committed_amount = $4, entry_id = $5, credits = coalesce($6, credits), update_time = now(),
      version = version + 1
    WHERE tenant_id = $1 AND reservation_id = $2
    RETURNING \(columns)
    """, .uuid, .uuid, .text, .numeric, .uuid, .numeric)

  static func release(
    _ tx: borrowing TenantTransaction, _ id: ReservationID
  ) async throws(RPCError) -> HeldReservation {
    try one(
      await tx.run(close(.uuid(tx.tenant.bits), .uuid(id.bits), .text("released"), .null, .null, .null))[0])
  }

  static func commit(
    _ tx: borrowing TenantTransaction, _ id: ReservationID, _ amount: Decimal, _ entry: UsageEntryID,
    credits: Decimal?
  ) async throws(RPCError) -> HeldReservation {
    try one(
      await tx.run(
        close(
          .uuid(tx.tenant.bits), .uuid(id.bits), .text("committed"), .numeric(amount.stored),
          .uuid(entry.bits), credits.map { .numeric($0.stored) } ?? .null))[0])
  }

  private static func one(_ rows: ResultSet) throws(RPCError) -> HeldReservation {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { throw PostgresError(.other, "a write returned no row") }
      return try HeldReservation(row)
    }
  }

  private static let entry = Statement(
    """
    SELECT e.entry_id, e.category, e.metric, trim_scale(e.amount), e.usage_time, e.idempotency_key,
      e.dimensions::text, trim_scale(e.unit_cost), e.currency_code, e.metadata, trim_scale(e.cost),
      e.create_time, e.actor_kind, e.actor_id, e.actor_name, e.reservation_id, trim_scale(c.credits),
      e.adjustment
    FROM usage_entries e
    LEFT JOIN usage_entry_credits c ON c.tenant_id = $1 AND c.entry_id = e.entry_id
    WHERE e.tenant_id = $1 AND e.entry_id = $2
    """, .uuid, .uuid)

  /// The entry that a commit has written.
  static func entry(
    _ tx: borrowing TenantTransaction, _ id: UsageEntryID
  ) async throws(RPCError) -> Row {
    let results = try await tx.run(entry(.uuid(tx.tenant.bits), .uuid(id.bits)))
    return try reading { () throws(PostgresError) in
      guard let row = results[0].first else { throw PostgresError(.other, "an entry is not there") }
      return row
    }
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM usage_reservations
    WHERE tenant_id = $1 AND reservation_id > $2::uuid
    ORDER BY reservation_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}

/// A reservation to be, checked against its meter.
struct ReservationDraft: Sendable {
  let id: ReservationID
  let meter: Meter
  let amount: Decimal
  let dimensions: [String: String]
  let unitCost: UnitCost?
  let holdMilliseconds: Int64
  let reference: String

  /// What it is expected to cost in a currency.
  func cost(in currency: String) -> Decimal? {
    guard let unitCost, unitCost.currency == currency else { return nil }
    return amount * Decimal(unitCost.amount)
  }
}

/// A reservation as it is stored.
struct HeldReservation: Sendable {
  let id: ReservationID
  let name: MeterName
  let amount: Decimal
  let dimensions: String
  let unitCost: UnitCost?
  let holdMilliseconds: Int64
  let reference: String
  let state: ReservationState
  let credits: Decimal?
  let expiry: PostgresTime
  let committed: Decimal?
  let entry: UsageEntryID?
  let holds: [ReservationID]
  let createTime: PostgresTime
  let updateTime: PostgresTime
  let version: Int64

  init(_ row: Row) throws(PostgresError) {
    let amount: PostgresDecimal = try row.value(3)
    let unitCost: PostgresDecimal? = try row.optional(5)
    let (credits, committed): (PostgresDecimal?, PostgresDecimal?) = (
      try row.optional(10), try row.optional(12)
    )
    let entry: UInt128? = try row.optional(13)
    let currency: String = try row.value(6)
    id = ReservationID(try row.value(0) as UInt128)
    name = MeterName(try row.value(1), try row.value(2))
    (self.amount, dimensions) = (Decimal(amount), try row.value(4))
    self.unitCost = unitCost.map { UnitCost(currency: currency, amount: $0) }
    (holdMilliseconds, reference) = (try row.value(7), try row.value(8))
    let stored: ReservationState = try row.value(9)
    let isOver: Bool = try row.value(18)
    // It came back by itself, though nothing has touched its row.
    state = stored == .held && isOver ? .expired : stored
    (self.credits, self.committed) = (credits.map { Decimal($0) }, committed.map { Decimal($0) })
    (expiry, self.entry) = (try row.value(11), entry.map { UsageEntryID($0) })
    holds = (try row.value(14) as [UInt128]).map { ReservationID($0) }
    (createTime, updateTime, version) = (try row.value(15), try row.value(16), try row.value(17))
  }
}
