import MusterCore
import MusterJobs
import MusterJournal
import MusterPlatformAPI
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestKit

/// Jobs that nobody does: no worker knows their kinds.
extension TestServer {
  var jobs: PlatformV1.Client { PlatformV1.Client(transport) }

  func operatorCaller() throws -> CallOptions { .bearer(try operatorToken()) }

  func enqueue(_ tenant: TenantID, _ request: JobRequest) async throws -> JobID {
    try await platform.journal.work("test", in: tenant) { tx throws(RPCError) in
      WorkDone(try await Jobs.enqueue(tx, request))
    }
  }

  func enqueue(_ tenant: TenantID, _ kind: String = "test.idle", target: String = "") async throws -> JobID {
    try await enqueue(tenant, JobRequest(JobKind(kind), target: target))
  }

  /// A schedule's next run.
  func schedule(_ tenant: TenantID, _ key: String, _ cron: String, _ zone: String = "UTC") async throws
    -> JobID
  {
    let schedule = JobSchedule(key, JobKind("test.idle"), cron: try Cron(cron), timeZone: zone)
    try await platform.journal.work("test", in: tenant) { tx throws(RPCError) in
      try await Jobs.schedule(tx, schedule)
      return .quietly
    }
    return try carrier(tenant, key)
  }

  /// The job that the schedule's next run is.
  func carrier(_ tenant: TenantID, _ key: String) throws -> JobID {
    let text = try sql(
      """
      SELECT job_id FROM jobs
      WHERE tenant_id = '\(tenant.uuidText)' AND schedule_key = '\(key)' AND carries_schedule
      """)
    guard let bits = UInt128(text.filter(\.isHexDigit), radix: 16) else {
      throw TestServerFailed(description: "\(key) has no next run")
    }
    return JobID(bits)
  }

  /// As if a worker had had it.
  func set(_ id: JobID, _ columns: String) throws {
    try sql("UPDATE jobs SET \(columns) WHERE job_id = '\(id.uuidText)'")
  }

  func run(_ id: JobID, lease: String = "1 hour") throws {
    try set(
      id,
      "state = 'running', fence = 1, attempt_count = 1, server_id = 's', lease_time = now() + interval '\(lease)'"
    )
  }

  func job(_ id: JobID) async throws -> PlatformV1.Job {
    var request = PlatformV1.GetJobRequest()
    request.id = id.description
    guard let job = try await jobs.getJob(request, operatorCaller()).job else {
      throw TestServerFailed(description: "an answer without a job")
    }
    return job
  }
}
