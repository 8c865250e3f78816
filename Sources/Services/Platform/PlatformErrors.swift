package import MusterRPC

/// Every refusal of this service.
extension RPCError {
  static var emergencyStopNotActive: RPCError {
    RPCError(
      .failedPrecondition, reason: "EMERGENCY_STOP_NOT_ACTIVE",
      message: "no emergency stop is on, so there is nothing to lift")
  }

  /// 0 is the version of no stop at all.
  static func emergencyStopVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message: "the latest emergency stop is at version \(current), not \(sent): somebody else stopped or"
        + " lifted; look at GetStats and retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  package static func isolationCheckRunning(_ name: String) -> RPCError {
    RPCError(
      .aborted, reason: "ISOLATION_CHECK_RUNNING",
      message: "a check of isolation runs already, or one was broken off: its tenant \(name) is there; wait"
        + " for its end, or erase that tenant",
      metadata: ["slug": name])
  }

  package static var isolationGroundLost: RPCError {
    RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: IsolationGroundLost())
  }
}

/// SetupTenant answered without a tenant.
struct IsolationGroundLost: Error {}
