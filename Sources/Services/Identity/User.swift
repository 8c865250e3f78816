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
  var isEmailVerified = false
  var locale = ""
  var timeZone = ""
  var identities: [Identity] = []
}
