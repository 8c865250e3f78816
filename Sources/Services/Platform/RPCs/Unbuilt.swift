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
}
