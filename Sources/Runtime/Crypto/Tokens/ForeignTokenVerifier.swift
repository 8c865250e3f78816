/// Checks the tokens of one other issuer, by the keys that it publishes; OpenSSL alone sees them.
package struct ForeignTokenVerifier: Sendable {
  package let issuer: String
  private let audiences: [String]
  private let types: Set<TokenType>
  private let skew: ClockSkew
  package var keys: JSONWebKeySet

  /// `audiences` are the names under which the issuer knows us.
  package init(
    issuer: String, audiences: [String], keys: JSONWebKeySet,
    types: Set<TokenType> = [.accessToken, .jwt, .unnamed], skew: ClockSkew = ClockSkew()
  ) {
    (self.issuer, self.audiences, self.keys, self.types, self.skew) = (issuer, audiences, keys, types, skew)
  }

  /// `keyUnknown` asks for newer keys, as often as the caller sees fit; nothing else is mended by them.
  package func verify(_ token: CompactToken, at now: Int64) throws(TokenError) -> VerifiedClaims {
    guard types.contains(token.type) else { throw .typeRefused }
    let key = try keys.key(for: token)
    try key.check(token)
    let claims = try token.claims()
    let reader = ClaimReader(claims: claims)
    guard try reader.requiredText(.issuer).isSameBytes(as: issuer) else { throw .issuerUnknown }
    let named = try reader.audiences()
    guard let audience = audiences.first(where: { ours in named.contains { $0.isSameBytes(as: ours) } })
    else { throw .audienceOther }
    let expiry = try reader.requiredTime(.expiry)
    let notBefore = try reader.time(.notBefore)
    let issuedAt = try reader.time(.issuedAt)
    try skew.check(expiry: expiry, notBefore: notBefore, issuedAt: issuedAt, at: now)
    return VerifiedClaims(
      issuer: issuer, subject: try reader.requiredText(.subject), audience: audience, keyID: key.id,
      algorithm: token.algorithm, type: token.type, own: nil, id: try reader.text(.id),
      issuedAt: issuedAt, notBefore: notBefore, expiry: expiry,
      hasSecondFactor: try reader.hasSecondFactor(), all: claims)
  }

  /// The issuer that a token claims, to choose its verifier by; nothing is known to be true yet.
  package static func claimedIssuer(_ token: CompactToken) throws(TokenError) -> String {
    try ClaimReader(claims: token.claims()).requiredText(.issuer)
  }
}
