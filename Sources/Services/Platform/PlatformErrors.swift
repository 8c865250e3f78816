package import MusterRPC

/// Every refusal of this service.
extension RPCError {
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
