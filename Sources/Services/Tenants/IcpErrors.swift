import MusterRPC
import MusterWire

/// Every refusal of what is about the ideal customer profile.
extension RPCError {
  static var icpNotFound: RPCError {
    RPCError(
      .notFound, reason: "ICP_NOT_FOUND",
      message:
        "the tenant has no ideal customer profile, or not this revision of it; store one with UpdateIcp")
  }

  static func icpVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message:
        "the profile is at version \(current), not \(sent): somebody else changed it; read it again and"
        + " retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  static func icpUnreadable(_ error: WireError) -> RPCError {
    RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: error)
  }
}
