import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// What people change of a job.
enum ControlStore {
  static let statements = [lock, retry, cancel]

  /// In the order that `JobClaim.init(_: TenantID, _: Row)` reads, and two more.
  private static let lock = Statement(
    """
    SELECT \(RunStore.columns), state, version
    FROM jobs
    WHERE tenant_id = $1 AND job_id = $2
    FOR NO KEY UPDATE OF jobs
    """, .uuid, .uuid)

  struct Locked {
    let job: JobClaim
    let state: String
    let version: Int64
  }

  /// As it is, and as it stays until the transaction ends; nil for none.
  static func lock(_ tx: borrowing TenantTransaction, _ id: JobID) async throws(RPCError) -> Locked? {
    let tenant = tx.tenant
    let rows = try await tx.run(lock(.uuid(tenant.bits), .uuid(id.bits)))[0]
    return try reading { () throws(PostgresError) in
      guard let row = rows.first else { return nil }
      let count = RunStore.columnCount
      return Locked(
        job: try JobClaim(tenant, row), state: try row.value(count), version: try row.value(count + 1))
    }
  }

  /// One that has ended gets all its attempts anew.
  private static let retry = Statement(
    """
    UPDATE jobs SET
      attempt_count = CASE state WHEN 'waiting' THEN attempt_count ELSE 0 END,
      state = 'waiting', run_time = coalesce($3, now()), finish_time = NULL, cancel_requested = false,
      update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND job_id = $2 AND state IN ('waiting', 'dead', 'cancelled')
    """, .uuid, .uuid, .timestamptz)

  static func retry(_ job: JobClaim, at time: PostgresTime?) -> BoundStatement {
    retry(.uuid(job.tenant.bits), .uuid(job.id.bits), time.map { .timestamp($0) } ?? .null)
  }

  /// One that runs is asked to stop.
  private static let cancel = Statement(
    """
    UPDATE jobs SET
      cancel_requested = state = 'running',
      carries_schedule = carries_schedule AND state = 'running',
      finish_time = CASE state WHEN 'running' THEN NULL ELSE now() END,
      state = CASE state WHEN 'running' THEN state ELSE 'cancelled' END,
      update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND job_id = $2 AND state IN ('waiting', 'running', 'dead')
    """, .uuid, .uuid)

  static func cancel(_ job: JobClaim) -> BoundStatement {
    cancel(.uuid(job.tenant.bits), .uuid(job.id.bits))
  }
}
