import MusterRPC
import MusterWire

/// Every refusal of this service.
extension RPCError {
  // MARK: Users and members

  static var userNotFound: RPCError {
    RPCError(.notFound, reason: "USER_NOT_FOUND", message: "there is no such user here; check the id")
  }

  static var userIdentityTaken: RPCError {
    RPCError(
      .alreadyExists, reason: "USER_IDENTITY_TAKEN",
      message: "the issuer's identity belongs to another user; name that user instead")
  }

  /// One text for everything that can be wrong with it: who guesses learns nothing.
  static var userTokenInvalid: RPCError {
    RPCError(
      .unauthenticated, reason: "USER_TOKEN_INVALID",
      message: "the user token is not one that is taken here: sign in again, with an issuer that tells a"
        + " verified address")
  }

  static var memberNotFound: RPCError {
    RPCError(
      .notFound, reason: "MEMBER_NOT_FOUND",
      message: "the tenant has no member with this id; check it with ListMembers")
  }

  static var memberExists: RPCError {
    RPCError(
      .alreadyExists, reason: "MEMBER_EXISTS", message: "the user is a member of the tenant already")
  }

  static var lastOwner: RPCError {
    RPCError(
      .failedPrecondition, reason: "LAST_OWNER",
      message: "the tenant would be left without an owner whose membership has no end; make another member"
        + " owner first")
  }

  /// `thing` is what the plan bounds, in the plural.
  static func quotaExceeded(_ thing: String, limit: Int, use: Int) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "QUOTA_EXCEEDED",
      message: "the tenant has \(use) \(thing) and may have \(limit); take some away, or change the plan",
      metadata: ["limit": "\(limit)", "use": "\(use)", "thing": thing], retry: .never)
  }

  static func versionStale(_ thing: String, _ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message: "the \(thing) is at version \(current), not \(sent): somebody else changed it; read it again"
        + " and retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  // MARK: Invitations

  static var invitationNotFound: RPCError {
    RPCError(
      .notFound, reason: "INVITATION_NOT_FOUND",
      message: "no invitation has this token or id; check that it is whole")
  }

  static func invitationClosed(_ state: String) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "INVITATION_CLOSED",
      message: "the invitation is \(state); ask for another", metadata: ["state": state])
  }

  static var invitationNotYours: RPCError {
    RPCError(
      .permissionDenied, reason: "INVITATION_NOT_YOURS",
      message: "the invitation is for another address than the user's; ask for one to the user's address")
  }

  // MARK: Roles and permissions

  static func roleNotFound(_ name: String? = nil) -> RPCError {
    RPCError(
      .notFound, reason: "ROLE_NOT_FOUND",
      message: "the tenant has no role \(name ?? "with this id"); check it with ListRoles",
      metadata: name.map { ["role": $0] } ?? [:])
  }

  static func roleNameTaken(_ name: String) -> RPCError {
    RPCError(
      .alreadyExists, reason: "ROLE_NAME_TAKEN",
      message: "the tenant has a role \(name), or the name is a built-in role's; choose another",
      metadata: ["name": name])
  }

  static func roleInUse(members: Int64, invitations: Int64) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "ROLE_IN_USE",
      message: "\(members) members have the role and \(invitations) open invitations promise it; take it from"
        + " them first",
      metadata: ["members": "\(members)", "invitations": "\(invitations)"])
  }

  static func permissionUnknown(_ permission: String) -> RPCError {
    RPCError(
      .invalidArgument, reason: "PERMISSION_UNKNOWN",
      message:
        "there is no permission \(permission) that a tenant can have; ListPermissions tells which there"
        + " are",
      metadata: ["permission": permission])
  }

  static func grantExceedsOwn(_ permissions: [String]) -> RPCError {
    let names = permissions.joined(separator: ", ")
    return RPCError(
      .permissionDenied, reason: "GRANT_EXCEEDS_OWN",
      message: "this gives or takes \(names), which the caller does not hold; ask somebody who does",
      metadata: ["permissions": permissions.joined(separator: ",")])
  }

  // MARK: Keys and tokens

  static var apiKeyNotFound: RPCError {
    RPCError(
      .notFound, reason: "API_KEY_NOT_FOUND",
      message: "the tenant has no key with this id among those that the caller may see; check it with"
        + " ListApiKeys")
  }

  static var apiKeyNotOwn: RPCError {
    RPCError(
      .permissionDenied, reason: "API_KEY_NOT_OWN",
      message: "a key that acts as a user can be made by that user alone; leave user_id empty for a service"
        + " key")
  }

  /// One text for everything that can be wrong with a key: who guesses learns nothing.
  static var apiKeyInvalid: RPCError {
    RPCError(
      .unauthenticated, reason: "API_KEY_INVALID",
      message: "the key is not one that is good here; make another, or ask an admin of the tenant")
  }

  static func permissionNotOfKey(_ permission: String) -> RPCError {
    RPCError(
      .permissionDenied, reason: "GRANT_EXCEEDS_OWN",
      message: "the key does not hold the permission \(permission); ask for fewer",
      metadata: ["permission": permission])
  }

  static var refreshTokenInvalid: RPCError {
    RPCError(
      .unauthenticated, reason: "REFRESH_TOKEN_INVALID",
      message: "the refresh token is not one that is good here; sign in again")
  }

  static var refreshTokenReused: RPCError {
    RPCError(
      .unauthenticated, reason: "REFRESH_TOKEN_REUSED",
      message: "the refresh token was spent before, so every token of its sign-in is revoked; sign in again"
        + " and look for a thief")
  }

  // MARK: Fields

  static func fieldInvalid(_ field: String, _ description: String) -> RPCError {
    .fieldsInvalid([FieldViolation(field: field, description: description)])
  }

  static func timePast(_ field: String) -> RPCError { fieldInvalid(field, "is not in the future") }

  static func timeZoneUnknown(_ field: String, _ name: String) -> RPCError {
    fieldInvalid(field, "is \(name), which is no zone of the IANA time-zone database")
  }
}
