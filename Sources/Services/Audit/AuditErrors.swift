import MusterRPC

/// Every refusal of this service: callers hear none of them, the job that seals does.
extension RPCError {
  /// Another server seals the same log at this moment.
  static var sealedMeanwhile: RPCError {
    RPCError(
      .aborted, reason: "TRANSACTION_CONFLICT",
      message: "the log was sealed by another server; nothing was done")
  }

  /// Until somebody has looked at it nothing is sealed any more: a new seal would hide what is missing.
  static func sealsBroken(_ what: String) -> RPCError {
    RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: SealsBroken(what))
  }
}

/// Somebody has tampered with a tenant's seals.
struct SealsBroken: Error, CustomStringConvertible {
  let description: String

  init(_ what: String) {
    description = "the audit log is not sealed any further: \(what); VerifyAuditLog tells more"
  }
}
