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
  let expiry: PostgresTime?
  let createdBy: Author
}

/// A refresh token that is being made.
struct RefreshTokenDraft: Sendable {
  let hash: [UInt8]
  let family: IDBits
  let user: UserID?
  let key: APIKeyID?
  let permissions: [String]?
  let requestID: String
  let expiry: PostgresTime
}
