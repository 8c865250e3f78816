import MusterCore
package import MusterPlatformAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterWellKnownAPI

extension PlatformService {
  package func getServerInfo(
    _ request: PlatformV1.GetServerInfoRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.GetServerInfoResponse {
    var info = PlatformV1.ServerInfo()
    info.version = Build.version
    // Server and protos are released together.
    info.apiVersion = Build.version
    info.minClientVersion = Build.clientVersionMin
    info.serverID = facts.id.description
    info.serverTime = PostgresTime(unixMicroseconds: WallClock.microseconds())?.timestamp
    info.mode = facts.isDev ? .dev : .serve
    info.services = facts.services
    info.maxMessageBytes = Int64(facts.messageBytesMax)
    info.maxDeadline = facts.deadlineMax.map { GoogleProtobuf.Duration($0) }
    var response = PlatformV1.GetServerInfoResponse()
    response.serverInfo = info
    return response
  }
}
