import MusterCore
import MusterLedger
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterUsageAPI

/// All SQL on what quotas have seen in their periods, and on who was told of it.
enum QuotaUseStore {
  static let statements = [now, bounds, taken, seed, seedOfMeter, alert]

  private static let now = Statement("SELECT clock_timestamp()")

  /// By the database's clock.
  static func now(_ tx: borrowing TenantTransaction) async throws(RPCError) -> PostgresTime {
    let results = try await tx.run(now())
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? .infinity }
  }

  /// Days and longer are the calendar's in their zone; an hour is one of real time.
  private static let bounds = Statement(
    """
    SELECT
      CASE WHEN w.period = 'lifetime' THEN '-infinity' ELSE date_trunc(w.period, w.moment, w.zone) END,
      CASE w.period
        WHEN 'lifetime' THEN 'infinity'
        WHEN 'hour' THEN date_trunc('hour', w.moment, w.zone) + interval '1 hour'
        ELSE (date_trunc(w.period, w.moment AT TIME ZONE w.zone) + ('1 ' || w.period)::interval)
          AT TIME ZONE w.zone
      END
    FROM unnest($1, $2, $3) WITH ORDINALITY w (period, zone, moment, place)
    ORDER BY w.place
    """, .textArray, .textArray, .timestamptzArray)

  /// The accounts of quotas at times.
  static func accounts(_ places: [(quota: QuotaInForce, time: PostgresTime)]) -> BoundStatement {
    bounds(
      .texts(places.map(\.quota.rule.counted.period.stored)), .texts(places.map(\.quota.timeZone)),
      .timestamps(places.map(\.time)))
  }

  static func accounts(
    _ rows: ResultSet, of places: [(quota: QuotaInForce, time: PostgresTime)]
  ) throws(RPCError) -> [LedgerAccount] {
    try reading { () throws(PostgresError) in
      var accounts: [LedgerAccount] = []
      for (row, place) in zip(rows, places) {
        accounts.append(
          LedgerAccount(place.quota.accountKey, from: try row.value(0), until: try row.value(1)))
      }
      return accounts
    }
  }

  private static let taken = Statement(
    """
    SELECT w.place, a.used, a.reserved - coalesce((
      SELECT sum(r.amount) FROM ledger_reservations r
      WHERE r.tenant_id = $1 AND r.account_key = a.account_key AND r.period_start = a.period_start
        AND r.state = 'held' AND r.expire_time <= now()), 0)
    FROM unnest($2, $3) WITH ORDINALITY w (key, start, place)
    JOIN ledger_accounts a ON a.tenant_id = $1 AND a.account_key = w.key AND a.period_start = w.start
    """, .uuid, .textArray, .timestamptzArray)

  /// What the ledger knows of accounts; nil for those that nobody has counted in yet.
  static func taken(
    _ tx: borrowing TenantTransaction, _ accounts: [LedgerAccount]
  ) async throws(RPCError) -> [LedgerBalance?] {
    var balances = [LedgerBalance?](repeating: nil, count: accounts.count)
    if accounts.isEmpty { return balances }
    let results = try await tx.run(
      taken(.uuid(tx.tenant.bits), .texts(accounts.map(\.key)), .timestamps(accounts.map(\.start))))
    try reading { () throws(PostgresError) in
      for row in results[0] {
        let place: Int64 = try row.value(0)
        guard balances.indices.contains(Int(place) - 1) else { continue }
        balances[Int(place) - 1] = LedgerBalance(used: try row.value(1), reserved: try row.value(2))
      }
    }
    return balances
  }

  private static let seed = Statement(
    """
    SELECT coalesce(sum(cost), 0)
    FROM usage_entries
    WHERE tenant_id = $1 AND meter_id = ANY ($2) AND usage_time >= $3 AND usage_time < $4
      AND dimensions @> $5 AND currency_code = $6
    """, .uuid, .uuidArray, .timestamptz, .timestamptz, .jsonb, .text)

  private static let seedOfMeter = Statement(
    """
    SELECT coalesce(sum(amount), 0)
    FROM usage_entries
    WHERE tenant_id = $1 AND meter_id = ANY ($2) AND usage_time >= $3 AND usage_time < $4
      AND dimensions @> $5
    """, .uuid, .uuidArray, .timestamptz, .timestamptz, .jsonb)

  /// What a period has seen by its entries, for an account that nobody has counted in yet.
  static func seen(
    _ tx: borrowing TenantTransaction, _ wanted: [(quota: QuotaInForce, account: LedgerAccount)],
    _ meters: [Meter]
  ) async throws(RPCError) -> [Decimal] {
    if wanted.isEmpty { return [] }
    var statements: [BoundStatement] = []
    for (quota, account) in wanted {
      let counted = quota.rule.counted
      let ids = meters.filter { counted.counts($0.name, counted.dimensions) }.map(\.id.bits)
      let dimensions = DimensionsJSON.text(counted.dimensions.map { ($0.key, $0.value) })
      let (tenant, start, end) = (
        Parameter.uuid(tx.tenant.bits), Parameter.timestamp(account.start), Parameter.timestamp(account.end)
      )
      statements.append(
        counted.measure == .cost
          ? seed(tenant, .uuids(ids), start, end, .jsonb(dimensions), .text(counted.currency))
          : seedOfMeter(tenant, .uuids(ids), start, end, .jsonb(dimensions)))
    }
    let results = try await tx.run(statements)
    return try reading { () throws(PostgresError) in
      var seen: [Decimal] = []
      for place in statements.indices {
        let sum: PostgresDecimal = try results[place].first?.value(0) ?? .zero
        seen.append(Decimal(sum))
      }
      return seen
    }
  }

  private static let alert = Statement(
    """
    INSERT INTO quota_alerts (tenant_id, account_key, period_start, threshold)
    SELECT $1, w.key, w.start, w.threshold FROM unnest($2, $3, $4) w (key, start, threshold)
    ON CONFLICT DO NOTHING
    RETURNING account_key, period_start, threshold
    """, .uuid, .textArray, .timestamptzArray, .int4Array)

  /// Those of these thresholds that nobody was told of yet.
  static func alert(
    _ tx: borrowing TenantTransaction, _ reached: [QuotaThreshold]
  ) async throws(RPCError) -> [QuotaThreshold] {
    if reached.isEmpty { return [] }
    let results = try await tx.run(
      alert(
        .uuid(tx.tenant.bits), .texts(reached.map(\.account.key)), .timestamps(reached.map(\.account.start)),
        .int4s(reached.map(\.percent))))
    var news: Set<String> = []
    try reading { () throws(PostgresError) in
      for row in results[0] {
        let start: PostgresTime = try row.value(1)
        news.insert("\(try row.value(0) as String) \(start.microseconds) \(try row.value(2) as Int32)")
      }
    }
    return reached.filter {
      news.contains("\($0.account.key) \($0.account.start.microseconds) \($0.percent)")
    }
  }
}

/// A threshold that the use of a period has reached.
struct QuotaThreshold: Sendable {
  let account: LedgerAccount
  let percent: Int32
  /// As JSON.
  let quota: String
}
