/// Checks Muster's own tokens, signed by one of several keys: one that signs now, and those that did.
package struct TokenVerifier: Sendable {
  package let issuer: String
  package let audience: String
  private let keys: [String: CheckingKey]
  private let skew: ClockSkew

  package init(issuer: String, audience: String, keys: [CheckingKey], skew: ClockSkew = ClockSkew()) {
    (self.issuer, self.audience, self.skew) = (issuer, audience, skew)
    self.keys = Dictionary(keys.map { ($0.id, $0) }) { first, _ in first }
  }

  /// `now` in seconds since 1970. It parses a key and checks a signature, some hundred microseconds, so
  /// what was found good is kept.
  package func verify(
    _ token: CompactToken, as use: TokenUse, at now: Int64
  ) throws(TokenError) -> VerifiedClaims {
    // We write three names and read no others.
    guard token.isHeaderPlain else { throw .headerNameNotAllowed }
    guard token.type == .jwt else { throw .typeRefused }
    guard let keyID = token.keyID else { throw .keyIDMissing }
    guard let key = keys[keyID] else { throw .keyUnknown }
    // Every key of ours is bound to this one.
    guard token.algorithm == .es256 else { throw .algorithmNotOfKey }
    // Before libjwt, whose reader of JSON takes what ours refuses.
    let claims = try token.claims()
    guard LibJWT.isSigned(token, publicPEM: key.publicPEM) else { throw .signatureWrong }
    return try verified(token, claims, as: use, at: now)
  }

  private func verified(
    _ token: CompactToken, _ claims: StrictJSON.Object, as use: TokenUse, at now: Int64
  ) throws(TokenError) -> VerifiedClaims {
    let reader = ClaimReader(claims: claims)
    guard try reader.requiredText(.issuer).isSameBytes(as: issuer) else { throw .issuerUnknown }
    let audiences = try reader.audiences()
    // One of ours is for us alone.
    guard let only = audiences.first, audiences.count == 1, only.isSameBytes(as: audience) else {
      throw .audienceOther
    }
    guard try reader.requiredText(.use).isSameBytes(as: use.rawValue) else { throw .useOther }
    let tenant = try reader.text(.tenant)
    if use.namesTenant && tenant == nil { throw .claimMissing(.tenant) }
    if !use.namesTenant && tenant != nil { throw .claimMalformed(.tenant) }
    let expiry = try reader.requiredTime(.expiry)
    let notBefore = try reader.requiredTime(.notBefore)
    let issuedAt = try reader.requiredTime(.issuedAt)
    try skew.check(expiry: expiry, notBefore: notBefore, issuedAt: issuedAt, at: now)
    return VerifiedClaims(
      issuer: issuer, subject: try reader.requiredText(.subject), audience: audience, keyID: token.keyID,
      algorithm: token.algorithm, type: token.type,
      own: VerifiedClaims.Own(
        tenant: tenant, use: use, client: try reader.text(.client), scope: try reader.scope()),
      id: try reader.requiredText(.id),
      issuedAt: issuedAt, notBefore: notBefore, expiry: expiry,
      hasSecondFactor: try reader.hasSecondFactor(), all: claims)
  }
}
