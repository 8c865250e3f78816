import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy

/// How jobs do, for those who look after an installation or a tenant.
package enum JobFigures {
  /// How many jobs of all tenants there are, by where they stand.
  package struct Counts: Hashable, Sendable {
    package let scheduled: Int64
    package let ready: Int64
    package let running: Int64
    package let dead: Int64
    /// Since a time.
    package let succeeded: Int64
    package let failedAttempts: Int64
    /// How long the oldest that could run has waited, in seconds.
    package let oldestReadySeconds: Double
  }

  /// Jobs of one kind that used up their attempts.
  package struct Failure: Hashable, Sendable {
    package let kind: String
    /// The last of them.
    package let job: JobID
    package let time: PostgresTime
    package let error: String
    package let count: Int64
  }

  package static func counts(
    _ tx: borrowing SystemTransaction, since start: PostgresTime
  ) async throws(RPCError) -> Counts {
    try await JobFigureStore.counts(tx, since: start)
  }

  /// Of the last seven days, the newest first.
  package static func failures(
    _ tx: borrowing TenantTransaction, most: Int
  ) async throws(RPCError) -> [Failure] {
    try await JobFigureStore.failures(tx, most: Int64(most))
  }
}

enum JobFigureStore {
  static let statements = [open, succeeded, failed, failures]

  private static let open = Statement(
    """
    SELECT count(*) FILTER (WHERE state = 'waiting' AND run_time > now()),
      count(*) FILTER (WHERE state = 'waiting' AND run_time <= now()),
      count(*) FILTER (WHERE state = 'running'),
      count(*) FILTER (WHERE state = 'dead'),
      coalesce(extract(epoch FROM now() - min(run_time)
        FILTER (WHERE state = 'waiting' AND run_time <= now())), 0)::float8
    FROM jobs
    WHERE state IN ('waiting', 'running', 'dead')
    """)

  private static let succeeded = Statement(
    "SELECT count(*) FROM jobs WHERE state = 'succeeded' AND finish_time >= $1", .timestamptz)

  private static let failed = Statement(
    "SELECT count(*) FROM job_attempts WHERE outcome = 'failed' AND end_time >= $1", .timestamptz)

  static func counts(
    _ tx: borrowing SystemTransaction, since start: PostgresTime
  ) async throws(RPCError) -> JobFigures.Counts {
    let results = try await tx.run(open(), succeeded(.timestamp(start)), failed(.timestamp(start)))
    return try reading { () throws(PostgresError) in
      guard let row = results[0].first else { throw PostgresError(.other, "no figures") }
      return JobFigures.Counts(
        scheduled: try row.value(0), ready: try row.value(1), running: try row.value(2),
        dead: try row.value(3), succeeded: try results[1].first?.value(0) ?? 0,
        failedAttempts: try results[2].first?.value(0) ?? 0, oldestReadySeconds: try row.value(4))
    }
  }

  private static let failures = Statement(
    """
    SELECT kind, (array_agg(job_id ORDER BY finish_time DESC))[1], max(finish_time),
      (array_agg(last_error ORDER BY finish_time DESC))[1], count(*)
    FROM jobs
    WHERE tenant_id = $1 AND state = 'dead' AND finish_time >= now() - interval '7 days'
    GROUP BY kind
    ORDER BY max(finish_time) DESC, kind
    LIMIT $2
    """, .uuid, .int8)

  static func failures(
    _ tx: borrowing TenantTransaction, most: Int64
  ) async throws(RPCError) -> [JobFigures.Failure] {
    let results = try await tx.run(failures(.uuid(tx.tenant.bits), .int8(most)))
    return try reading { () throws(PostgresError) in
      var failures: [JobFigures.Failure] = []
      for row in results[0] {
        failures.append(
          JobFigures.Failure(
            kind: try row.value(0), job: JobID(try row.value(1) as UInt128), time: try row.value(2),
            error: try row.value(3), count: try row.value(4)))
      }
      return failures
    }
  }
}
