import MusterCore
import MusterJobs
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL by which a tenant's jobs are exported.
enum JobExportStore {
  static let statements = [jobs, attempts]

  /// As many as GetJob shows.
  private static let attemptsMax: Int64 = 100

  private static let jobs = Statement(
    """
    SELECT \(JobStore.columns)
    FROM jobs
    WHERE tenant_id = $1 AND job_id > $2::uuid
    ORDER BY job_id
    LIMIT $3
    """, .uuid, .text, .int8)

  private static let attempts = Statement(
    """
    SELECT number, outcome, error, server_id, start_time, end_time, wanted.job_id
    FROM unnest($2) wanted (job_id), LATERAL (
      SELECT number, outcome, error, server_id, start_time, end_time
      FROM job_attempts
      WHERE tenant_id = $1 AND job_attempts.job_id = wanted.job_id
      ORDER BY number DESC
      LIMIT $3
    ) newest
    ORDER BY wanted.job_id, number DESC
    LIMIT $4
    """, .uuid, .uuidArray, .int8, .int8)

  static func jobs(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(jobs(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }

  /// The newest of each of those jobs, by the job.
  static func attempts(
    _ tx: borrowing TenantTransaction, of jobs: ResultSet
  ) async throws(RPCError) -> [JobID: [Row]] {
    let ids = try reading { () throws(PostgresError) in
      var ids: [UInt128] = []
      for row in jobs { ids.append(try row.value(0)) }
      return ids
    }
    let most = Int64(ids.count) * attemptsMax
    let rows = try await tx.run(
      attempts(.uuid(tx.tenant.bits), .uuids(ids), .int8(attemptsMax), .int8(most)))[0]
    return try reading { () throws(PostgresError) in
      var attempts: [JobID: [Row]] = [:]
      for row in rows { attempts[JobID(try row.value(6) as UInt128), default: []].append(row) }
      return attempts
    }
  }
}
