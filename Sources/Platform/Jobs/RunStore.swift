import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// How workers take jobs, hold them and let them go.
enum RunStore {
  static let statements = [dueTenants, due, claim, hold, extend, progress, settle]

  // MARK: Whose turn it is

  /// How many due jobs are looked at before tenants are asked one by one.
  private static let headsMin = 200

  /// When little is due, a few entries of one index say whose. When a tenant has a flood, one entry of each
  /// tenant is read and no more (a loose index scan), however many jobs there are.
  private static let dueTenants = Statement(
    """
    WITH RECURSIVE soonest AS MATERIALIZED (
      SELECT tenant_id FROM jobs
      WHERE state IN ('waiting', 'running') AND due_time <= now()
      ORDER BY due_time
      LIMIT \(headsMin)
    ), heads AS (
      (
        SELECT tenant_id, due_time FROM jobs
        WHERE state IN ('waiting', 'running') AND tenant_id >= $1
          AND (SELECT count(*) FROM soonest) = \(headsMin)
        ORDER BY tenant_id, due_time
        LIMIT 1
      )
      UNION ALL
      SELECT n.tenant_id, n.due_time
      FROM heads h
      CROSS JOIN LATERAL (
        SELECT j.tenant_id, j.due_time FROM jobs j
        WHERE j.state IN ('waiting', 'running') AND j.tenant_id > h.tenant_id
        ORDER BY j.tenant_id, j.due_time
        LIMIT 1
      ) n
    ), due AS (
      SELECT tenant_id FROM soonest WHERE (SELECT count(*) FROM soonest) < \(headsMin)
      UNION
      SELECT tenant_id FROM heads WHERE due_time <= now()
    )
    SELECT d.tenant_id
    FROM due d
    LEFT JOIN tenants t ON t.tenant_id = d.tenant_id
    WHERE t.state = 'active' OR d.tenant_id = '00000000-0000-0000-0000-000000000000' OR EXISTS (
      SELECT FROM jobs j
      WHERE j.tenant_id = d.tenant_id AND j.state IN ('waiting', 'running') AND j.runs_when_inactive
        AND j.due_time <= now())
    ORDER BY d.tenant_id
    LIMIT $2
    """, .uuid, .int8)

  /// Tenants with jobs that could run, in the order of their ids from one of them on.
  static func dueTenants(
    _ tx: borrowing SystemTransaction, from start: TenantID, most: Int
  ) async throws(RPCError) -> [TenantID] {
    let rows = try await tx.run(dueTenants(.uuid(start.bits), .int8(Int64(most))))[0]
    return try reading { () throws(PostgresError) in
      try rows.map { row throws(PostgresError) in TenantID(try row.value(0)) }
    }
  }

  // MARK: Taking

  /// Of a tenant that is active; the platform has no row.
  private static let isActive = """
    (jobs.runs_when_inactive OR $1 = '00000000-0000-0000-0000-000000000000' OR EXISTS (
        SELECT FROM tenants t WHERE t.tenant_id = $1 AND t.state = 'active'))
    """

  /// In the order that `JobClaim.init(_: TenantID, _: Row)` reads.
  static let columns = """
    job_id, kind, state, target_id, fence, attempt_count, max_attempts, cancel_requested, runs_when_inactive,
      done_count, total_count, carries_schedule, schedule_key, cron, time_zone, run_time, last_time, now(),
      ARRAY (SELECT key FROM jsonb_each_text(payload) ORDER BY key),
      ARRAY (SELECT value FROM jsonb_each_text(payload) ORDER BY key), trace_id
    """
  static let columnCount = 21

  /// Kinds that this server does not know are left to those that do.
  private static let due = Statement(
    """
    SELECT \(columns)
    FROM jobs
    WHERE tenant_id = $1 AND state IN ('waiting', 'running') AND due_time <= now() AND kind = ANY ($2)
      AND \(isActive)
    ORDER BY due_time, job_id
    LIMIT $3
    FOR NO KEY UPDATE OF jobs SKIP LOCKED
    """, .uuid, .textArray, .int8)

  /// What a worker may take or has to settle, locked until the transaction ends.
  static func due(
    _ tx: borrowing TenantTransaction, kinds: [String], most: Int
  ) async throws(RPCError) -> [JobClaim] {
    let tenant = tx.tenant
    let rows = try await tx.run(due(.uuid(tenant.bits), .texts(kinds), .int8(Int64(most))))[0]
    return try reading { () throws(PostgresError) in
      try rows.map { row throws(PostgresError) in try JobClaim(tenant, row) }
    }
  }

  private static let claim = Statement(
    """
    WITH taken AS (
      UPDATE jobs SET
        state = 'running', fence = fence + 1, attempt_count = attempt_count + 1, server_id = $4,
        run_time = CASE state WHEN 'waiting' THEN now() ELSE run_time END,
        lease_time = now() + c.lease * interval '1 microsecond', update_time = now(), version = version + 1
      FROM unnest($2, $3) AS c (id, lease)
      WHERE tenant_id = $1 AND job_id = c.id
      RETURNING job_id, fence
    ), lost AS (
      UPDATE job_attempts a SET outcome = 'lost', end_time = now()
      FROM taken t
      WHERE a.tenant_id = $1 AND a.job_id = t.job_id AND a.number < t.fence AND a.outcome = ''
    )
    INSERT INTO job_attempts (tenant_id, job_id, number, server_id)
    SELECT $1, job_id, fence, $4 FROM taken
    """, .uuid, .uuidArray, .int8Array, .text)

  /// With the lease of each. What another worker had is lost to it.
  static func claim(
    _ tenant: TenantID, _ claims: [(id: JobID, lease: Duration)], by server: String
  ) -> BoundStatement {
    claim(
      .uuid(tenant.bits), .uuids(claims.map(\.id.bits)),
      .int8s(claims.map { Int64($0.lease / .microseconds(1)) }), .text(server))
  }

  // MARK: Holding

  private static let hold = Statement(
    """
    SELECT cancel_requested, \(isActive), carries_schedule, schedule_key, cron, time_zone, run_time,
      last_time, now()
    FROM jobs
    WHERE tenant_id = $1 AND job_id = $2 AND fence = $3 AND state = 'running'
    FOR NO KEY UPDATE OF jobs
    """, .uuid, .uuid, .int8)

  /// No row when the job is not this run's any more; else it stays so until the transaction ends.
  static func hold(_ run: JobRun) -> BoundStatement {
    hold(.uuid(run.tenant.bits), .uuid(run.id.bits), .int8(run.fence))
  }

  private static let extend = Statement(
    """
    UPDATE jobs SET
      lease_time = clock_timestamp() + $4 * interval '1 microsecond', done_count = $5, total_count = $6
    WHERE tenant_id = $1 AND job_id = $2 AND fence = $3 AND state = 'running'
    RETURNING cancel_requested, \(isActive)
    """, .uuid, .uuid, .int8, .int8, .int8, .int8)

  /// A sign of life. Why the run has to stop; nil when it goes on.
  static func extend(
    _ tx: borrowing TenantTransaction, _ run: JobRun, lease: Duration
  ) async throws(RPCError) -> JobStop? {
    let progress = run.progress
    let rows = try await tx.run(
      extend(
        .uuid(tx.tenant.bits), .uuid(run.id.bits), .int8(run.fence),
        .int8(Int64(lease / .microseconds(1))), .int8(progress.done), .int8(progress.total)))[0]
    return try stop(rows)
  }

  /// What a row of `hold` or `extend` says.
  static func stop(_ rows: ResultSet) throws(RPCError) -> JobStop? {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { return .lost }
      if try row.value(0) as Bool { return .cancelled }
      return try row.value(1) as Bool ? nil : .putOff
    }
  }

  /// What a row of `hold` says of the schedule, and whether somebody cancels the job; nil without a row.
  static func held(_ rows: ResultSet) throws(RPCError) -> (schedule: ScheduleState?, isCancelled: Bool)? {
    try reading { () throws(PostgresError) in
      guard let row = rows.first else { return nil }
      return (try ScheduleState(row, from: 2), try row.value(0))
    }
  }

  private static let progress = Statement(
    """
    UPDATE jobs SET done_count = $4, total_count = $5
    WHERE tenant_id = $1 AND job_id = $2 AND fence = $3
    """, .uuid, .uuid, .int8, .int8, .int8)

  static func progress(_ run: JobRun, _ done: Int64, _ total: Int64) -> BoundStatement {
    progress(
      .uuid(run.tenant.bits), .uuid(run.id.bits), .int8(run.fence), .int8(done), .int8(total))
  }

  // MARK: Letting go

  private static let settle = Statement(
    """
    WITH attempt AS (
      UPDATE job_attempts SET outcome = $7, error = $6, end_time = now()
      WHERE tenant_id = $1 AND job_id = $2 AND number = $3
    )
    UPDATE jobs SET
      state = $4, lease_time = NULL, server_id = '', cancel_requested = false,
      run_time = CASE $4 WHEN 'waiting' THEN now() + $5 * interval '1 microsecond' ELSE run_time END,
      attempt_count = attempt_count - CASE $7 WHEN 'put_off' THEN 1 ELSE 0 END,
      last_error = CASE WHEN $6 <> '' OR $4 = 'succeeded' THEN $6 ELSE last_error END, result = $8,
      done_count = $9, total_count = $10,
      carries_schedule = carries_schedule AND $4 = 'waiting',
      finish_time = CASE $4 WHEN 'waiting' THEN NULL ELSE now() END,
      update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND job_id = $2 AND fence = $3 AND state = 'running'
    """, .uuid, .uuid, .int8, .text, .int8, .text, .text, .jsonb, .int8, .int8)

  static func settle(_ job: JobClaim, _ end: JobSettlement) -> BoundStatement {
    settle(
      .uuid(job.tenant.bits), .uuid(job.id.bits), .int8(job.fence), .text(end.state.rawValue),
      .int8(Int64(end.delay / .microseconds(1))), .text(end.error), .text(end.outcome.rawValue),
      end.result.map { .jsonb($0) } ?? .null, .int8(end.done), .int8(end.total))
  }
}
