import MusterJobs
import MusterJournal
package import MusterPlatformAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension PlatformService {
  package func retryJob(
    _ request: PlatformV1.RetryJobRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.RetryJobResponse {
    let (id, tenant) = try await tenant(of: request.id, as: caller)
    let time = request.runTime.flatMap { PostgresTime($0) }
    if request.runTime != nil, time == nil { throw .jobTimeInvalid }

    return try await journal.write(PlatformV1.Method.retryJob.info, request, as: caller, in: tenant) {
      tx throws(RPCError) in
      let control = try await Jobs.retry(tx, id, version: request.version, at: time)
      var response = PlatformV1.RetryJobResponse()
      let job = try await changed(tx, id, control, sent: request.version, refused: .jobNotRetryable)
      response.job = job
      guard case .done(let fields) = control else { return .nothing(response) }
      return Change(response, target: ChangeTarget(id, version: job.version), fields: fields)
    }
  }
}
