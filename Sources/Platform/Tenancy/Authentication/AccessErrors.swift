package import MusterRPC

/// Why a call is not let in.
extension RPCError {
  /// One text for everything that can be wrong with credentials: who guesses learns nothing.
  package static var credentialsInvalid: RPCError {
    RPCError(
      .unauthenticated, reason: "CREDENTIALS_INVALID",
      message: "the call carries no credentials that are good here; sign in, or refresh the token")
  }

  /// Not the token's fault: its issuer cannot be asked for its keys.
  static var issuerUnavailable: RPCError {
    RPCError(
      .unavailable, reason: "ISSUER_UNAVAILABLE",
      message: "the issuer of the token does not answer, so the token cannot be checked now; try again",
      retry: .after(.seconds(5)))
  }

  package static func permissionMissing(_ permission: String) -> RPCError {
    RPCError(
      .permissionDenied, reason: "PERMISSION_MISSING",
      message: "this needs the permission \(permission), which the caller does not hold; ask an admin of the"
        + " tenant for a role that holds it",
      metadata: ["permission": permission])
  }

  static var tenantForbidden: RPCError {
    RPCError(
      .permissionDenied, reason: "TENANT_FORBIDDEN",
      message: "the token is not one for the tenant that the request names; get a token for that tenant")
  }

  static var platformOnly: RPCError {
    RPCError(
      .permissionDenied, reason: "PLATFORM_ONLY", message: "this is for operators of the installation")
  }

  static var secondFactorRequired: RPCError {
    RPCError(
      .permissionDenied, reason: "SECOND_FACTOR_REQUIRED",
      message: "the tenant demands a second factor here, and the token does not show one; sign in with it")
  }

  package static var tenantSuspended: RPCError {
    RPCError(
      .failedPrecondition, reason: "TENANT_SUSPENDED",
      message: "the tenant is suspended; an operator has to resume it first")
  }

  package static var tenantDeleted: RPCError {
    RPCError(
      .failedPrecondition, reason: "TENANT_DELETED",
      message: "the tenant is deleted; until its purge time an owner can undelete it")
  }

  static func rateLimited(_ wait: Duration) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "RATE_LIMITED",
      message: "the tenant, or the key, makes more calls a second than it may; come back after the delay",
      retry: .after(wait))
  }

  static func streamLimitReached(_ limit: Int) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "STREAM_LIMIT_REACHED",
      message: "the tenant has \(limit) streams open here, which is its limit; close one, or watch several"
        + " things with one", metadata: ["limit": "\(limit)"])
  }
}
