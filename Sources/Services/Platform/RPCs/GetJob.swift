import MusterCore
import MusterJobs
package import MusterPlatformAPI
import MusterPostgres
package import MusterRPC
import MusterTenancy

extension PlatformService {
  private static let attemptsMax: Int32 = 100

  package func getJob(
    _ request: PlatformV1.GetJobRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.GetJobResponse {
    guard let id = JobID(request.id) else { throw .jobNotFound }

    let found: (job: Row, attempts: ResultSet)?
    if request.tenantID.isEmpty {
      found = try await system.read("jobs.get", deadline: caller.deadline) { tx throws(RPCError) in
        try await JobStore.get(tx, id, attempts: Self.attemptsMax)
      }
    } else {
      found = try await tenants.read(caller) { tx throws(RPCError) in
        try await JobStore.get(tx, id, attempts: Self.attemptsMax)
      }
    }

    guard let found else { throw .jobNotFound }
    let isPlatform = caller.isOperator
    return try reading { () throws(PostgresError) in
      var response = PlatformV1.GetJobResponse()
      var job = try PlatformV1.Job(found.job, forPlatform: isPlatform)
      for row in found.attempts { job.attempts.append(try PlatformV1.JobAttempt(row)) }
      response.job = job
      return response
    }
  }

  /// Whose job it is, whatever tenant's.
  func tenant(of id: String, as caller: Caller) async throws(RPCError) -> (JobID, TenantID) {
    guard let id = JobID(id) else { throw .jobNotFound }
    let tenant = try await system.read("jobs.find", deadline: caller.deadline) { tx throws(RPCError) in
      try await JobStore.tenant(of: id, tx)
    }
    guard let tenant else { throw .jobNotFound }
    return (id, tenant)
  }

  /// A job as the operator who changed it sees it.
  func changed(
    _ tx: borrowing TenantTransaction, _ id: JobID, _ control: JobControl, sent version: Int64,
    refused: RPCError
  ) async throws(RPCError) -> PlatformV1.Job {
    switch control {
    case .done, .same: break
    case .missing: throw .jobNotFound
    case .stale(let current): throw .jobVersionStale(version, current: current)
    case .refused: throw refused
    }
    guard let row = try await JobStore.get(tx, id) else { throw .jobNotFound }
    return try reading { () throws(PostgresError) in try PlatformV1.Job(row, forPlatform: true) }
  }
}
