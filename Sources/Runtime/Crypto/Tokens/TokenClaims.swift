/// What a token of Muster's own is for. One is never taken for another.
package enum TokenUse: String, Hashable, Sendable, CaseIterable {
  /// Calls in the one tenant that it names.
  case access
  /// Calls of the platform's operators; it names no tenant.
  case platform

  var namesTenant: Bool { self == .access }
}

/// What a token of Muster's own says.
package struct TokenClaims: Hashable, Sendable {
  package var subject: String
  /// Of an access token, and of no other.
  package var tenant: String?
  package var use: TokenUse
  package var id: String
  /// The API key that the token came of (RFC 8693, 4.3); nil when it came of none.
  package var client: String?
  /// The permissions that the token is cut down to (RFC 8693, 4.2); nil for all that its subject holds.
  package var scope: [String]?
  /// Whoever got the token showed a second factor (RFC 8176, `mfa`).
  package var hasSecondFactor = false
  /// Seconds since 1970.
  package var issuedAt: Int64
  package var notBefore: Int64
  package var expiry: Int64

  package init(
    subject: String, tenant: String?, use: TokenUse, id: String, issuedAt: Int64, notBefore: Int64? = nil,
    expiry: Int64
  ) {
    (self.subject, self.tenant, self.use, self.id) = (subject, tenant, use, id)
    (self.issuedAt, self.notBefore, self.expiry) = (issuedAt, notBefore ?? issuedAt, expiry)
  }
}

/// What is known of a token whose signature, issuer, audience and times were found good, of Muster's own and
/// of other issuers alike.
package struct VerifiedClaims: Hashable, Sendable {
  package let issuer: String
  package let subject: String
  /// The one of ours that the token is for.
  package let audience: String
  package let keyID: String?
  package let algorithm: TokenAlgorithm
  package let type: TokenType
  /// Of Muster's own tokens; nil for those of other issuers, whose `tid` and `token_use` mean something else.
  package let own: Own?
  package let id: String?
  package let issuedAt: Int64?
  package let notBefore: Int64?
  package let expiry: Int64
  /// The token says so, of whatever issuer it is.
  package let hasSecondFactor: Bool
  /// Everything that the token says. What stands in a property above was checked, the rest was only signed.
  package let all: StrictJSON.Object

  package struct Own: Hashable, Sendable {
    package let tenant: String?
    package let use: TokenUse
    package let client: String?
    package let scope: [String]?
  }
}
