import MusterCore
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterTenancy

/// How jobs come into their table, and how old ones leave it.
enum QueueStore {
  static let statements = [
    insert, insertRun, now, carrier, reschedule, unschedule, tenantsToPurge, purge,
  ]

  private static let insert = Statement(
    """
    INSERT INTO jobs (
      tenant_id, job_id, kind, target_id, payload, run_time, max_attempts, runs_when_inactive,
      created_by_kind, created_by_id, created_by_name, trace_id)
    VALUES ($1, $2, $3, $4, jsonb_object($5, $6), coalesce($7, now()), $8, $9, $10, $11, $12, $13)
    """, .uuid, .uuid, .text, .text, .textArray, .textArray, .timestamptz, .int4, .bool, .text, .uuid, .text,
    .text)

  static func insert(
    _ tx: borrowing TenantTransaction, _ id: JobID, _ request: JobRequest
  ) async throws(RPCError) {
    let payload = request.payload.sorted { $0.key < $1.key }
    _ = try await tx.run(
      insert(
        .uuid(tx.tenant.bits), .uuid(id.bits), .text(request.kind.name), .text(request.target),
        .texts(payload.map(\.key)), .texts(payload.map(\.value)),
        request.runTime.map { .timestamp($0) } ?? .null, .int4(request.maxAttempts),
        .bool(request.kind.runsWhenInactive), .text(request.actor?.kind ?? "system"),
        .uuid(request.actor?.id?.bits), .text(request.actor?.name), .text(request.traceID)))
  }

  // MARK: Schedules

  /// Nothing happens when the schedule has its next run already.
  private static let insertRun = Statement(
    """
    INSERT INTO jobs (
      tenant_id, job_id, kind, payload, run_time, max_attempts, runs_when_inactive,
      schedule_key, cron, time_zone, last_time, carries_schedule)
    VALUES ($1, $2, $3, jsonb_object($4, $5), $6, $7, $8, $9, $10, $11, $12, true)
    ON CONFLICT (tenant_id, schedule_key) WHERE carries_schedule DO NOTHING
    """, .uuid, .uuid, .text, .textArray, .textArray, .timestamptz, .int4, .bool, .text, .text, .text,
    .timestamptz)

  static func insertRun(_ tenant: TenantID, _ run: ScheduledRun) -> BoundStatement {
    let payload = run.payload.sorted { $0.key < $1.key }
    return insertRun(
      .uuid(tenant.bits), .uuid(JobID.new().bits), .text(run.kind), .texts(payload.map(\.key)),
      .texts(payload.map(\.value)), .timestamp(run.runTime), .int4(run.maxAttempts),
      .bool(run.runsWhenInactive), .text(run.key), .text(run.cron), .text(run.timeZone),
      run.lastTime.map { .timestamp($0) } ?? .null)
  }

  private static let now = Statement("SELECT now()")

  /// Of the database, whose clock says what is due.
  static func now(_ tx: borrowing TenantTransaction) async throws(RPCError) -> PostgresTime {
    let rows = try await tx.run(now())[0]
    return try reading { () throws(PostgresError) in try rows.first?.value(0) ?? .infinity }
  }

  private static let carrier = Statement(
    """
    SELECT kind, cron, time_zone
    FROM jobs
    WHERE tenant_id = $1 AND schedule_key = $2 AND carries_schedule
    """, .uuid, .text)

  /// What the schedule's next run is of, when there is one: kind, cron, time zone.
  static func carrier(
    _ tx: borrowing TenantTransaction, _ key: String
  ) async throws(RPCError) -> (kind: String, cron: String, timeZone: String)? {
    let rows = try await tx.run(carrier(.uuid(tx.tenant.bits), .text(key)))[0]
    return try reading { () throws(PostgresError) in
      guard let row = rows.first else { return nil }
      return (try row.value(0), try row.value(1), try row.value(2))
    }
  }

  /// A run that is at work ends as what it is; the one after it goes by the new clock.
  private static let reschedule = Statement(
    """
    UPDATE jobs SET
      cron = $4, time_zone = $5,
      kind = CASE state WHEN 'waiting' THEN $3 ELSE kind END,
      run_time = CASE state WHEN 'waiting' THEN $6 ELSE run_time END,
      update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND schedule_key = $2 AND carries_schedule
    """, .uuid, .text, .text, .text, .text, .timestamptz)

  static func reschedule(_ tenant: TenantID, _ run: ScheduledRun) -> BoundStatement {
    reschedule(
      .uuid(tenant.bits), .text(run.key), .text(run.kind), .text(run.cron), .text(run.timeZone),
      .timestamp(run.runTime))
  }

  /// A run that is at work ends, and none comes after it.
  private static let unschedule = Statement(
    """
    UPDATE jobs SET
      carries_schedule = false,
      state = CASE state WHEN 'waiting' THEN 'cancelled' ELSE state END,
      finish_time = CASE state WHEN 'waiting' THEN now() ELSE finish_time END,
      update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND schedule_key = $2 AND carries_schedule
    """, .uuid, .text)

  static func unschedule(_ tx: borrowing TenantTransaction, _ key: String) async throws(RPCError) {
    _ = try await tx.run(unschedule(.uuid(tx.tenant.bits), .text(key)))
  }

  // MARK: The end of what is old

  private static let tenantsToPurge = Statement(
    """
    WITH RECURSIVE tenants_with AS (
      (
        SELECT tenant_id, finish_time FROM jobs
        WHERE state IN ('succeeded', 'cancelled')
        ORDER BY tenant_id, finish_time
        LIMIT 1
      )
      UNION ALL
      SELECT n.tenant_id, n.finish_time
      FROM tenants_with t
      CROSS JOIN LATERAL (
        SELECT j.tenant_id, j.finish_time FROM jobs j
        WHERE j.state IN ('succeeded', 'cancelled') AND j.tenant_id > t.tenant_id
        ORDER BY j.tenant_id, j.finish_time
        LIMIT 1
      ) n
    )
    SELECT tenant_id
    FROM tenants_with
    WHERE finish_time < now() - interval '7 days'
    ORDER BY tenant_id
    LIMIT $1
    """, .int8)

  /// Those that have finished jobs which are kept no longer.
  static func tenantsToPurge(
    _ tx: borrowing SystemTransaction, most: Int64
  ) async throws(RPCError) -> [TenantID] {
    let rows = try await tx.run(tenantsToPurge(.int8(most)))[0]
    return try reading { () throws(PostgresError) in
      try rows.map { row throws(PostgresError) in TenantID(try row.value(0)) }
    }
  }

  private static let purge = Statement(
    """
    WITH outdated AS (
      SELECT job_id FROM jobs
      WHERE tenant_id = $1 AND state IN ('succeeded', 'cancelled')
        AND finish_time < now() - interval '7 days'
      ORDER BY finish_time
      LIMIT $2
    ), purged AS (
      DELETE FROM jobs j USING outdated o
      WHERE j.tenant_id = $1 AND j.job_id = o.job_id
      RETURNING 1
    )
    SELECT count(*) FROM purged
    """, .uuid, .int8)

  /// So many at most; how many there were.
  static func purge(_ tx: borrowing TenantTransaction, most: Int64) async throws(RPCError) -> Int64 {
    let rows = try await tx.run(purge(.uuid(tx.tenant.bits), .int8(most)))[0]
    return try reading { () throws(PostgresError) in try rows.first?.value(0) ?? 0 }
  }
}

/// One run of a schedule that is to come.
struct ScheduledRun {
  let key: String
  let kind: String
  let cron: String
  let timeZone: String
  let payload: [String: String]
  let maxAttempts: Int32
  let runsWhenInactive: Bool
  let runTime: PostgresTime
  /// When the schedule ran last.
  let lastTime: PostgresTime?
}
