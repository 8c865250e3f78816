import MusterRPC

/// Every refusal of this service.
extension RPCError {
  static var userNotFound: RPCError {
    RPCError(.notFound, reason: "USER_NOT_FOUND", message: "there is no such user; check the id")
  }

  static var userIdentityTaken: RPCError {
    RPCError(
      .alreadyExists, reason: "USER_IDENTITY_TAKEN",
      message: "the issuer's identity belongs to another user; name that user instead")
  }

  static var memberExists: RPCError {
    RPCError(
      .alreadyExists, reason: "MEMBER_EXISTS", message: "the user is a member of the tenant already")
  }

  /// One text for everything that can be wrong with a key: who guesses learns nothing.
  static var apiKeyInvalid: RPCError {
    RPCError(
      .unauthenticated, reason: "API_KEY_INVALID",
      message: "the key is not one that is good here; make another, or ask an admin of the tenant")
  }

  static func permissionUnknown(_ permission: String) -> RPCError {
    RPCError(
      .invalidArgument, reason: "PERMISSION_UNKNOWN",
      message: "there is no permission \(permission); ListPermissions tells which there are",
      metadata: ["permission": permission])
  }

  static func permissionNotOfKey(_ permission: String) -> RPCError {
    RPCError(
      .permissionDenied, reason: "GRANT_EXCEEDS_OWN",
      message: "the key does not hold the permission \(permission); ask for fewer",
      metadata: ["permission": permission])
  }
}
