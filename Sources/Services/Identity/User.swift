import MusterCore

/// A user that is being made.
struct UserDraft: Sendable {
  struct Identity: Sendable {
    let issuer: String
    let subject: String
  }

  let id: UserID
  let email: String
  let displayName: String
  let identity: Identity?
}

/// A user who becomes a member of a tenant.
package struct MemberDraft: Sendable {
  let id: MemberID
  let user: UserID
  let email: String
  let displayName: String
  let roles: [String]
  let invitedBy: Author
}

/// Who made something, as it is stored.
struct Author: Sendable {
  let kind: String
  let id: IDBits?
  let name: String
}
