import MusterCore
import MusterPostgres

/// The id of an invitation.
struct InvitationID: ResourceID {
  static let prefix = "invite"
  let stored: IDBits
  init(stored: IDBits) { self.stored = stored }
}

/// An invitation that is being made.
struct InvitationDraft: Sendable {
  /// How far ahead it may end.
  static let lifetimeSecondsMax: Int64 = 30 * 86_400

  let id: InvitationID
  let email: String
  let displayName: String
  let roles: [String]
  /// Nil for the usual time.
  let expiry: PostgresTime?
  let memberExpiry: PostgresTime?
  let invitedBy: Author
}

/// What decides about the use of an invitation.
struct Invitation: Sendable {
  let id: InvitationID
  let email: String
  let displayName: String
  let roles: [String]
  let memberExpiry: PostgresTime?
  /// As it is stored and told: `open`, `accepted`, `revoked` or `expired`.
  let state: String
  let invitedBy: Author
  let version: Int64

  var isOpen: Bool { state == "open" }
}
