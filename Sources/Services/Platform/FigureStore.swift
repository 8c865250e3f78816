import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL that counts: calls in the platform's rows, tenants and events over all tenants.
enum FigureStore {
  static let statements = [
    span, lag, calls, reasons, topTenants, tenants, events, names, slugs, purgeCounts, purgeReasons,
  ]

  /// Calls are counted by the minute, so a span begins with one.
  private static let span = Statement(
    "SELECT date_trunc('minute', now() - $1 * interval '1 microsecond', 'UTC'), now()", .int8)

  static func span(_ window: Duration) -> BoundStatement { span(.int8(Int64(window / .microseconds(1)))) }

  /// The age of the oldest transaction that writes, which readers of events wait for. Of those of this role:
  /// others are not told of.
  static let lag = Statement(
    """
    SELECT coalesce(max(extract(epoch FROM clock_timestamp() - xact_start) * 1000000), 0)::int8
    FROM pg_stat_activity
    WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()
    """)

  private static let calls = Statement(
    """
    SELECT coalesce(sum(call_count), 0)::int8, coalesce(sum(write_count), 0)::int8,
      coalesce(sum(error_count), 0)::int8, coalesce(sum(denied_count), 0)::int8,
      coalesce(sum(limited_count), 0)::int8, count(DISTINCT nullif(about_tenant_id, $1))
    FROM call_counts
    WHERE tenant_id = $1 AND minute >= $2
    """, .uuid, .timestamptz)

  private static let reasons = Statement(
    """
    SELECT reason, sum(call_count)::int8
    FROM call_reasons
    WHERE tenant_id = $1 AND minute >= $2
    GROUP BY reason
    ORDER BY 2 DESC, reason
    LIMIT $3
    """, .uuid, .timestamptz, .int8)

  private static let topTenants = Statement(
    """
    SELECT about_tenant_id, sum(call_count)::int8, sum(write_count)::int8, sum(error_count)::int8
    FROM call_counts
    WHERE tenant_id = $1 AND minute >= $2 AND about_tenant_id <> $1
    GROUP BY about_tenant_id
    ORDER BY 2 DESC, about_tenant_id
    LIMIT $3
    """, .uuid, .timestamptz, .int8)

  private static let reasonsMax: Int64 = 20
  private static let topMax: Int64 = 10

  /// Sums, reasons and the tenants with the most.
  static func calls(_ tx: borrowing TenantTransaction, since start: PostgresTime) async throws(RPCError)
    -> Results
  {
    let (tenant, start) = (Parameter.uuid(tx.tenant.bits), Parameter.timestamp(start))
    return try await tx.run(
      calls(tenant, start), reasons(tenant, start, .int8(reasonsMax)),
      topTenants(tenant, start, .int8(topMax)))
  }

  /// A subscription as it stands now: a trial ends by itself, and so does what was cancelled for later.
  private static let tenants = Statement(
    """
    SELECT count(*) FILTER (WHERE is_there), count(*) FILTER (WHERE is_there AND create_time >= $1),
      count(*) FILTER (WHERE state = 'suspended'),
      count(*) FILTER (WHERE is_there AND (subscription_status IN ('past_due', 'cancelled')
        OR subscription_cancel_time <= now()
        OR subscription_status = 'trial' AND subscription_trial_end_time <= now())),
      count(*) FILTER (WHERE NOT is_there)
    FROM (SELECT t.*, t.state NOT IN ('deleted', 'erasing') AS is_there FROM tenants t) t
    """, .timestamptz)

  /// So many at most: a span with more is told as that many.
  private static let events = Statement(
    """
    SELECT count(*) FROM (
      SELECT FROM journal WHERE record_time >= $1 AND event_type <> '' LIMIT $2) e
    """, .timestamptz, .int8)

  private static let eventsMax: Int64 = 10_000_000

  private static let names = Statement(
    "SELECT tenant_id, display_name FROM tenants WHERE tenant_id = ANY ($1)", .uuidArray)

  private static let slugs = Statement(
    "SELECT tenant_id, slug FROM tenants WHERE tenant_id = ANY ($1)", .uuidArray)

  static func slugs(
    _ tx: borrowing SystemTransaction, of ids: [TenantID]
  ) async throws(RPCError) -> [TenantID: String] {
    let rows = try await tx.run(slugs(.uuids(ids.map(\.bits))))[0]
    return try reading { () throws(PostgresError) in
      var found: [TenantID: String] = [:]
      for row in rows { found[TenantID(try row.value(0) as UInt128)] = try row.value(1) }
      return found
    }
  }

  /// Tenants by state, events, and what tenants are called.
  static func installation(
    _ tx: borrowing SystemTransaction, since start: PostgresTime, named ids: [TenantID]
  ) async throws(RPCError) -> Results {
    try await tx.run(
      tenants(.timestamp(start)), events(.timestamp(start), .int8(eventsMax)), names(.uuids(ids.map(\.bits))))
  }

  private static let purgeCounts = Statement(
    """
    DELETE FROM call_counts WHERE tenant_id = $1 AND (minute, about_tenant_id) IN (
      SELECT minute, about_tenant_id FROM call_counts
      WHERE tenant_id = $1 AND minute < now() - interval '32 days'
      ORDER BY minute, about_tenant_id
      LIMIT $2)
    """, .uuid, .int8)

  private static let purgeReasons = Statement(
    """
    DELETE FROM call_reasons WHERE tenant_id = $1 AND (minute, reason) IN (
      SELECT minute, reason FROM call_reasons
      WHERE tenant_id = $1 AND minute < now() - interval '32 days'
      ORDER BY minute, reason
      LIMIT $2)
    """, .uuid, .int8)

  /// So many of each at most; how many there were of the one with more.
  static func purge(_ tx: borrowing TenantTransaction, most: Int64) async throws(RPCError) -> Int {
    let tenant = Parameter.uuid(tx.tenant.bits)
    let results = try await tx.run(purgeCounts(tenant, .int8(most)), purgeReasons(tenant, .int8(most)))
    return max(results[0].changedCount, results[1].changedCount)
  }
}
