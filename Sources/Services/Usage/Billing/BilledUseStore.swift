import MusterCore
import MusterPostgres
import MusterRPC
import MusterRating
import MusterRows
import MusterTenancy
import MusterUsageAPI

/// All SQL that reads what is billed: usage by charge, as it was recorded before a time, and credits.
enum BilledUseStore {
  static let statements = [quantities, late, credits]

  /// An entry is under the first charge that it fits. A correction is an entry like others.
  private static let quantities = Statement(
    """
    SELECT f.place, count(*),
      trim_scale(CASE f.aggregation
        WHEN 'max' THEN max(e.amount)
        WHEN 'last' THEN (array_agg(e.amount ORDER BY e.usage_time DESC, e.generation DESC,
          e.transaction_id DESC, e.entry_id DESC) FILTER (WHERE f.aggregation = 'last'))[1]
        WHEN 'unique' THEN count(DISTINCT e.unique_digest) FILTER (WHERE f.aggregation = 'unique')
        ELSE sum(e.amount) END),
      trim_scale(coalesce(sum(k.credits), 0))
    FROM usage_entries e
    CROSS JOIN LATERAL (
      SELECT c.place, c.aggregation
      FROM unnest($6, $7, $8) WITH ORDINALITY c (meter, dimensions, aggregation, place)
      WHERE c.meter = e.meter_id AND e.dimensions @> c.dimensions::jsonb
      ORDER BY c.place
      LIMIT 1
    ) f
    LEFT JOIN usage_entry_credits k ON k.tenant_id = $1 AND k.entry_id = e.entry_id
    WHERE e.tenant_id = $1 AND e.meter_id = ANY ($2) AND e.usage_time >= $3 AND e.usage_time < $4
      AND e.create_time < $5
    GROUP BY f.place, f.aggregation
    """,
    .uuid, .uuidArray, .timestamptz, .timestamptz, .timestamptz, .uuidArray, .textArray, .textArray)

  /// By the places of a plan's charges. Those of a flat price have no meter and find nothing.
  static func quantities(
    _ tx: borrowing TenantTransaction, _ span: RatedSpan, _ meters: [MeterName: Meter],
    before time: PostgresTime
  ) async throws(RPCError) -> [Int: Rating.Quantity] {
    let charges = span.plan.charges
    let found = charges.map { meters[MeterName($0.category, $0.metric)] }
    let ids = Set(found.compactMap { $0?.id.bits })
    if ids.isEmpty { return [:] }
    let results = try await tx.run(
      quantities(
        .uuid(tx.tenant.bits), .uuids(ids.sorted()), .timestamp(PostgresTime(microseconds: span.start)),
        .timestamp(PostgresTime(microseconds: span.end)), .timestamp(time),
        .uuids(found.map { $0?.id.bits ?? 0 }), .texts(charges.map { DimensionsJSON.text($0.dimensions) }),
        .texts(found.map { $0?.aggregation.stored ?? "" })))
    return try reading { () throws(PostgresError) in
      var quantities: [Int: Rating.Quantity] = [:]
      for row in results[0] {
        let place: Int64 = try row.value(0)
        let (amount, credits): (PostgresDecimal, PostgresDecimal) = (try row.value(2), try row.value(3))
        quantities[Int(place) - 1] = Rating.Quantity(
          amount: Decimal(amount), credits: Decimal(credits), entryCount: try row.value(1))
      }
      return quantities
    }
  }

  private static let late = Statement(
    """
    SELECT p.start
    FROM unnest($4, $5) p (start, stop)
    WHERE EXISTS (
      SELECT FROM usage_entries e
      WHERE e.tenant_id = $1 AND e.adjustment AND e.create_time >= $2 AND e.create_time < $3
        AND e.usage_time >= p.start AND e.usage_time < p.stop)
    """, .uuid, .timestamptz, .timestamptz, .timestamptzArray, .timestamptzArray)

  /// The starts of those periods for which something came late within a time.
  static func late(
    _ tx: borrowing TenantTransaction, among periods: [BillingPeriod], from start: PostgresTime,
    until end: PostgresTime
  ) async throws(RPCError) -> Set<PostgresTime> {
    if periods.isEmpty { return [] }
    let results = try await tx.run(
      late(
        .uuid(tx.tenant.bits), .timestamp(start), .timestamp(end), .timestamps(periods.map(\.start)),
        .timestamps(periods.map(\.end))))
    return try reading { () throws(PostgresError) in
      var starts: Set<PostgresTime> = []
      for row in results[0] { starts.insert(try row.value(0)) }
      return starts
    }
  }

  /// `$2` to `$3` is the period as far as it had gone, `$4` the time that all is as of.
  private static let credits = Statement(
    """
    WITH grants AS (
      SELECT g.*, coalesce((
          SELECT sum(d.amount) FROM credit_draws d
          WHERE d.tenant_id = $1 AND d.grant_id = g.grant_id AND d.create_time < $3), 0) AS drawn,
        coalesce((
          SELECT sum(d.amount) FROM credit_draws d
          WHERE d.tenant_id = $1 AND d.grant_id = g.grant_id AND d.create_time < $4), 0) AS drawn_by_now
      FROM credit_grants g
      WHERE g.tenant_id = $1 AND (g.create_time < $3 OR g.period_start <= $2)
    )
    SELECT
      (SELECT coalesce(sum(amount), 0) FROM grants WHERE period_start IS NULL AND create_time >= $2),
      (SELECT coalesce(sum(credits), 0) FROM usage_entry_credits
        WHERE tenant_id = $1 AND create_time >= $2 AND create_time < $3),
      (SELECT coalesce(sum(amount - drawn_by_now), 0) FROM grants
        WHERE period_start IS NULL AND amount > 0 AND expire_time > $2 AND expire_time <= $3),
      (SELECT coalesce(sum(amount - drawn), 0) FROM grants
        WHERE period_start IS NULL AND amount > 0 AND start_time <= $3 AND expire_time > $3),
      (SELECT coalesce(sum(drawn), 0) FROM grants WHERE period_start = $2),
      (SELECT coalesce(sum(credits), 0) FROM usage_entry_credits WHERE tenant_id = $1 AND create_time < $3)
        - (SELECT coalesce(sum(drawn), 0) - coalesce(sum(-amount) FILTER (WHERE amount < 0), 0) FROM grants)
    """, .uuid, .timestamptz, .timestamptz, .timestamptz)

  /// Credits of a period, without those that its price plan includes.
  struct PeriodCredits: Sendable {
    let granted: Decimal
    let used: Decimal
    let expired: Decimal
    let left: Decimal
    /// Of the included ones.
    let includedUsed: Decimal
    let debt: Decimal
  }

  static func credits(
    _ tx: borrowing TenantTransaction, _ period: BillingPeriod, before time: PostgresTime
  ) async throws(RPCError) -> PeriodCredits {
    let results = try await tx.run(
      credits(
        .uuid(tx.tenant.bits), .timestamp(period.start), .timestamp(min(period.end, time)),
        .timestamp(time)))
    return try reading { () throws(PostgresError) in
      guard let row = results[0].first else { throw PostgresError(.other, "sums returned no row") }
      var sums: [Decimal] = []
      for column in 0..<6 {
        let sum: PostgresDecimal = try row.value(column)
        sums.append(Decimal(sum))
      }
      return PeriodCredits(
        granted: sums[0], used: sums[1], expired: sums[2], left: sums[3], includedUsed: sums[4],
        debt: max(.zero, sums[5]))
    }
  }
}
