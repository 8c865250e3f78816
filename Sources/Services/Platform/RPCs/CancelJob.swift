import MusterJobs
import MusterJournal
package import MusterPlatformAPI
package import MusterRPC
import MusterTenancy

extension PlatformService {
  package func cancelJob(
    _ request: PlatformV1.CancelJobRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.CancelJobResponse {
    let (id, tenant) = try await tenant(of: request.id, as: caller)

    return try await journal.write(PlatformV1.Method.cancelJob.info, request, as: caller, in: tenant) {
      tx throws(RPCError) in
      let control = try await Jobs.cancel(tx, id, version: request.version)
      var response = PlatformV1.CancelJobResponse()
      let job = try await changed(tx, id, control, sent: request.version, refused: .jobFinished)
      response.job = job
      guard case .done(let fields) = control else { return .nothing(response) }
      return Change(response, target: ChangeTarget(id, version: job.version), fields: fields)
    }
  }
}
