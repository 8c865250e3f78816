import MusterCore
import MusterJournal
package import MusterPlatformAPI
import MusterPostgres
package import MusterRPC
import MusterTenancy

extension PlatformService {
  package func liftEmergencyStop(
    _ request: PlatformV1.LiftEmergencyStopRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.LiftEmergencyStopResponse {
    let actor = StopActor(caller.principal as? Principal)

    return try await journal.write(PlatformV1.Method.liftEmergencyStop.info, request, as: caller) {
      tx throws(RPCError) in
      let latest = try await latestStop(tx, atVersion: request.version)
      guard latest?.active == true, let row = try await StopStore.lift(tx, request.reason, by: actor) else {
        throw .emergencyStopNotActive
      }

      let stop = try stop(row)
      var response = PlatformV1.LiftEmergencyStopResponse()
      response.emergencyStop = stop
      return Change(
        response, target: target(stop), fields: ["active", "lift_reason"],
        event: ChangeEvent(.emergencyStopLifted, "emergency_stop", stop))
    }
  }
}
