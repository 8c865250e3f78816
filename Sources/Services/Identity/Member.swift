import MusterCore
import MusterPostgres

/// A user who becomes a member of a tenant.
struct MemberDraft: Sendable {
  let id: MemberID
  let user: UserID
  let email: String
  let displayName: String
  let roles: [String]
  var expiry: PostgresTime?
  let invitedBy: Author
}

/// What decides about a change of a member.
struct MemberStanding: Sendable {
  let user: UserID
  let roles: [String]
  let expiry: PostgresTime?
  let isRemoved: Bool
  let version: Int64

  /// One who will not stop being an owner by the course of time.
  var isLastingOwner: Bool { Self.isLastingOwner(roles, expiry) }

  static func isLastingOwner(_ roles: [String], _ expiry: PostgresTime?) -> Bool {
    roles.contains("owner") && expiry == nil
  }
}

/// What an update writes; nil leaves a field as it is.
struct MemberChange: Sendable {
  /// 0 for whatever is there.
  var version: Int64 = 0
  var roles: [String]?
  /// The inner nil takes the end away.
  var expiry: PostgresTime??
  /// The proto's names of the fields above that are written.
  var fields: [String] = []
}

/// Who made something, as it is stored.
struct Author: Sendable {
  let kind: String
  let id: IDBits?
  let name: String
}
