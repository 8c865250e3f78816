/// Mints Muster's own tokens.
package struct TokenSigner: Sendable {
  package let issuer: String
  package let audience: String
  package let key: SigningKey

  package init(issuer: String, audience: String, key: SigningKey) {
    (self.issuer, self.audience, self.key) = (issuer, audience, key)
  }

  /// Refuses claims that a verifier would refuse.
  package func token(_ claims: TokenClaims) throws(TokenError) -> String {
    for (claim, text) in [
      (TokenClaim.issuer, issuer), (.audience, audience), (.subject, claims.subject), (.id, claims.id),
      (.tenant, claims.tenant ?? "-"), (.client, claims.client ?? "-"),
    ] where !ClaimReader.isText(text) {
      throw .claimMalformed(claim)
    }
    guard claims.use.namesTenant == (claims.tenant != nil) else { throw .claimMalformed(.tenant) }
    guard claims.scope?.isEmpty != true, claims.scope?.allSatisfy(ClaimReader.isName) != false else {
      throw .claimMalformed(.scope)
    }
    for (claim, time) in [
      (TokenClaim.issuedAt, claims.issuedAt), (.notBefore, claims.notBefore), (.expiry, claims.expiry),
    ] where !(0...ClaimReader.timeMax).contains(time) {
      throw .claimMalformed(claim)
    }
    guard claims.issuedAt < claims.expiry, claims.notBefore < claims.expiry else { throw .endsBeforeItBegins }
    let text = try LibJWT.encode(claims: json(claims), keyID: key.id, privatePEM: key.privatePEM)
    guard text.utf8.count <= CompactToken.bytesMax else { throw .tooLong }
    return text
  }

  private func json(_ claims: TokenClaims) -> String {
    var texts: [(TokenClaim, String)] = [
      (.issuer, issuer), (.audience, audience), (.subject, claims.subject), (.use, claims.use.rawValue),
      (.id, claims.id),
    ]
    if let tenant = claims.tenant { texts.append((.tenant, tenant)) }
    if let client = claims.client { texts.append((.client, client)) }
    if let scope = claims.scope { texts.append((.scope, scope.joined(separator: " "))) }
    let times = [
      (TokenClaim.issuedAt, claims.issuedAt), (.notBefore, claims.notBefore), (.expiry, claims.expiry),
    ]
    let members =
      texts.map { "\"\($0.rawValue)\":\"\(Self.escaped($1))\"" } + times.map { "\"\($0.rawValue)\":\($1)" }
    let methods = claims.hasSecondFactor ? ["\"\(TokenClaim.methods.rawValue)\":[\"mfa\"]"] : []
    return "{\((members + methods).joined(separator: ","))}"
  }

  /// Control characters were refused before.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { escaped.unicodeScalars.append("\\") }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }
}
