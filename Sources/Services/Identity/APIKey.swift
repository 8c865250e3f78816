import MusterCore
import MusterPostgres

/// A key that is being made.
struct KeyDraft: Sendable {
  let id: APIKeyID
  let secretHash: [UInt8]
  let prefix: String
  let displayName: String
  /// Whom it acts as; nil for a machine.
  let user: UserID?
  /// What it is cut down to; empty for all that its user holds.
  let permissions: [String]
  var callsPerSecond: Int32?
  let expiry: PostgresTime?
  let createdBy: Author
}

/// What decides about the use of a key.
struct Key: Sendable {
  let id: APIKeyID
  let user: UserID?
  let permissions: [String]
  let isRevoked: Bool
  let isExpired: Bool
  let version: Int64

  func belongs(to owner: KeyOwner) -> Bool {
    if let key = owner.key { return id == key }
    return user != nil && user == owner.user
  }
}

/// A refresh token that is being made.
struct RefreshTokenDraft: Sendable {
  let hash: [UInt8]
  /// All that came of one sign-in.
  let family: IDBits
  let user: UserID?
  let key: APIKeyID?
  let permissions: [String]?
  let requestID: String
  let expiry: PostgresTime
}

/// A refresh token that somebody brings.
struct RefreshToken: Sendable {
  let family: IDBits
  let user: UserID?
  let key: APIKeyID?
  /// Nil for all that its owner has.
  let permissions: [String]?
  let isSpent: Bool
  let isExpired: Bool
  /// It was spent a moment ago by the same request, whose answer nobody has used.
  let isRetried: Bool
  let successor: [UInt8]?
}
