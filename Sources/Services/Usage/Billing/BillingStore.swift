import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on billing periods: when they are, and which of them are closed.
enum BillingStore {
  static let statements = [tenant, terms, months, closed, report, close, closedUntil, export]

  private static let tenant = Statement(
    "SELECT create_time, plan, time_zone FROM tenants WHERE tenant_id = $1", .uuid)

  private static let terms = Statement(
    "SELECT until_time, plan, time_zone FROM tenant_terms WHERE tenant_id = $1 ORDER BY until_time", .uuid)

  /// The first moments of the tenant's months, from one before it was made to two ahead, in its zones.
  private static let months = Statement(
    """
    WITH zones AS (
      SELECT coalesce(nullif(time_zone, ''), 'UTC') AS zone FROM tenants WHERE tenant_id = $1
      UNION SELECT coalesce(nullif(time_zone, ''), 'UTC') FROM tenant_terms WHERE tenant_id = $1
    )
    SELECT z.zone, to_char(m.month, 'YYYY-MM-DD'), m.month AT TIME ZONE z.zone
    FROM zones z, tenants t, generate_series(
      date_trunc('month', t.create_time AT TIME ZONE 'UTC') - interval '1 month',
      date_trunc('month', now() AT TIME ZONE 'UTC') + interval '2 months', interval '1 month') m (month)
    WHERE t.tenant_id = $1
    ORDER BY 1, 3
    """, .uuid)

  /// Nil for a tenant that there is not.
  static func calendar(_ tx: borrowing TenantTransaction) async throws(RPCError) -> BillingCalendar? {
    let id = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(tenant(id), terms(id), months(id))
    return try reading { () throws(PostgresError) in
      guard let row = results[0].first else { return nil }
      var terms: [BillingCalendar.Terms] = []
      for row in results[1] {
        terms.append(
          BillingCalendar.Terms(
            until: try row.value(0), plan: try row.value(1), timeZone: try row.value(2)))
      }
      terms.append(
        BillingCalendar.Terms(until: .infinity, plan: try row.value(1), timeZone: try row.value(2)))
      var months: [String: [(date: String, start: PostgresTime)]] = [:]
      for row in results[2] {
        months[try row.value(0), default: []].append((try row.value(1), try row.value(2)))
      }
      return BillingCalendar(made: try row.value(0), terms: terms, months: months)
    }
  }

  private static let closed = Statement(
    """
    SELECT period_start, as_of_time, close_time
    FROM billing_periods
    WHERE tenant_id = $1
    ORDER BY period_start
    """, .uuid)

  struct Closed: Sendable {
    let start: PostgresTime
    let asOf: PostgresTime
    let closeTime: PostgresTime
  }

  static func closed(_ tx: borrowing TenantTransaction) async throws(RPCError) -> [Closed] {
    let results = try await tx.run(closed(.uuid(tx.tenant.bits)))
    return try reading { () throws(PostgresError) in
      var periods: [Closed] = []
      for row in results[0] {
        periods.append(
          Closed(start: try row.value(0), asOf: try row.value(1), closeTime: try row.value(2)))
      }
      return periods
    }
  }

  private static let report = Statement(
    "SELECT report FROM billing_periods WHERE tenant_id = $1 AND period_start = $2", .uuid, .timestamptz)

  static func report(_ tx: borrowing TenantTransaction, _ start: PostgresTime) async throws(RPCError)
    -> [UInt8]?
  {
    let results = try await tx.run(report(.uuid(tx.tenant.bits), .timestamp(start)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) }
  }

  private static let close = Statement(
    """
    INSERT INTO billing_periods (tenant_id, period_start, period_end, as_of_time, close_time, report)
    VALUES ($1, $2, $3, $4, $5, $6)
    """, .uuid, .timestamptz, .timestamptz, .timestamptz, .timestamptz, .bytea)

  static func close(
    _ tx: borrowing TenantTransaction, _ period: BillingPeriod, asOf: PostgresTime, at time: PostgresTime,
    _ report: [UInt8]
  ) async throws(RPCError) {
    _ = try await tx.run(
      close(
        .uuid(tx.tenant.bits), .timestamp(period.start), .timestamp(period.end), .timestamp(asOf),
        .timestamp(time), .bytea(report)))
  }

  private static let closedUntil = Statement(
    """
    SELECT period_end
    FROM billing_periods
    WHERE tenant_id = $1
    ORDER BY period_start DESC
    LIMIT 1
    """, .uuid)

  static func closedUntil(_ tenant: TenantID) -> BoundStatement { closedUntil(.uuid(tenant.bits)) }

  /// The end of the last period that is closed; nil when none is.
  static func closedUntil(_ rows: ResultSet) throws(RPCError) -> PostgresTime? {
    try reading { () throws(PostgresError) in try rows.first?.value(0) }
  }

  private static let export = Statement(
    """
    SELECT period_start, report
    FROM billing_periods
    WHERE tenant_id = $1 AND period_start > $2
    ORDER BY period_start
    LIMIT $3
    """, .uuid, .timestamptz, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, after time: PostgresTime, most: Int64
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .timestamp(time), .int8(most)))[0]
  }
}
