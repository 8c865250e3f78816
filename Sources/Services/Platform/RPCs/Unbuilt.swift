package import MusterPlatformAPI
package import MusterRPC

/// What is not built yet. The list only gets shorter.
extension PlatformService {
  package func getServerInfo(
    _ request: PlatformV1.GetServerInfoRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.GetServerInfoResponse {
    throw .methodUnknown(PlatformV1.Method.getServerInfo.info.path)
  }

  package func getStats(
    _ request: PlatformV1.GetStatsRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.GetStatsResponse {
    throw .methodUnknown(PlatformV1.Method.getStats.info.path)
  }

  package func emergencyStop(
    _ request: PlatformV1.EmergencyStopRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.EmergencyStopResponse {
    throw .methodUnknown(PlatformV1.Method.emergencyStop.info.path)
  }

  package func liftEmergencyStop(
    _ request: PlatformV1.LiftEmergencyStopRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.LiftEmergencyStopResponse {
    throw .methodUnknown(PlatformV1.Method.liftEmergencyStop.info.path)
  }

  package func listJobs(
    _ request: PlatformV1.ListJobsRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.ListJobsResponse {
    throw .methodUnknown(PlatformV1.Method.listJobs.info.path)
  }

  package func getJob(
    _ request: PlatformV1.GetJobRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.GetJobResponse {
    throw .methodUnknown(PlatformV1.Method.getJob.info.path)
  }

  package func retryJob(
    _ request: PlatformV1.RetryJobRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.RetryJobResponse {
    throw .methodUnknown(PlatformV1.Method.retryJob.info.path)
  }

  package func cancelJob(
    _ request: PlatformV1.CancelJobRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.CancelJobResponse {
    throw .methodUnknown(PlatformV1.Method.cancelJob.info.path)
  }
}
