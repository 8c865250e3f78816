import MusterCore
import MusterJournal
package import MusterPlatformAPI
import MusterPostgres
package import MusterRPC
import MusterTenancy

extension PlatformService {
  package func emergencyStop(
    _ request: PlatformV1.EmergencyStopRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.EmergencyStopResponse {
    let actor = StopActor(caller.principal as? Principal)

    return try await journal.write(PlatformV1.Method.emergencyStop.info, request, as: caller) {
      tx throws(RPCError) in
      var response = PlatformV1.EmergencyStopResponse()
      let latest = try await latestStop(tx, atVersion: request.version)
      if let latest, latest.active {
        response.emergencyStop = latest
        return .nothing(response)
      }

      guard let row = try await StopStore.insert(tx, request.reason, by: actor) else {
        // Somebody stopped at the same moment, which is what was wanted.
        response.emergencyStop = try await latestStop(tx, atVersion: request.version)
        return .nothing(response)
      }

      let stop = try stop(row)
      response.emergencyStop = stop
      return Change(
        response, target: target(stop), event: ChangeEvent(.emergencyStopStarted, "emergency_stop", stop))
    }
  }

  /// The latest stop, which is on or was lifted; nil when there never was one.
  func latestStop(
    _ tx: borrowing TenantTransaction, atVersion version: Int64
  ) async throws(RPCError) -> PlatformV1.EmergencyStopState? {
    let latest = try await StopStore.latest(tx).map { row throws(RPCError) in try stop(row) }
    let current = latest?.version ?? 0
    guard version == 0 || version == current else {
      throw .emergencyStopVersionStale(version, current: current)
    }
    return latest
  }

  func stop(_ row: Row) throws(RPCError) -> PlatformV1.EmergencyStopState {
    try reading { () throws(PostgresError) in try PlatformV1.EmergencyStopState(row) }
  }

  func target(_ stop: PlatformV1.EmergencyStopState) -> ChangeTarget? {
    EmergencyStopID(stop.id).map { ChangeTarget($0, version: stop.version) }
  }
}
