/// Why a token, or a key to check tokens with, is refused.
///
/// A reason names what is wrong and never holds a byte of the token: it may be logged. Callers of the server
/// see none of them.
package enum TokenError: Error, Hashable, Sendable {
  // The header of the call that carries it.
  case credentialMissing
  case credentialRepeated
  case credentialNotBearer

  // The form.
  case tooLong
  case notThreeParts
  case emptyPart
  case notCanonicalBase64
  case headerNotJSON
  case headerNameNotAllowed
  case payloadNotJSON

  // The header.
  case algorithmMissing
  case algorithmRefused
  case keyIDMissing
  case keyIDMalformed
  case typeRefused

  // The key and the signature.
  case keyUnknown
  case algorithmNotOfKey
  case signatureWrong

  // The claims.
  case claimMissing(TokenClaim)
  case claimMalformed(TokenClaim)
  case issuerUnknown
  case audienceOther
  case useOther
  case expired
  case notYetValid
  case issuedInFuture
  case endsBeforeItBegins

  // Whom it names.
  case subjectUnknown
  case revoked

  // A key that is imported.
  case keyNotJSON
  case keyTypeRefused
  case keyMemberMissing
  case keyMemberMalformed
  case keyIsPrivate
  case keyNotForVerifying
  case keyAlgorithmRefused
  case keyCurveRefused
  case keyPointNotOnCurve
  case keyTooShort
  case keyTooLong
  case keyExponentRefused
  case keyIDRepeated
  case keyFileUnusable(String)

  /// A library failed at what it can do, for want of memory as a rule.
  case library
}

/// The claims that Muster reads, by their names in a token.
package enum TokenClaim: String, Hashable, Sendable {
  case issuer = "iss"
  case audience = "aud"
  case subject = "sub"
  case tenant = "tid"
  case expiry = "exp"
  case notBefore = "nbf"
  case issuedAt = "iat"
  case id = "jti"
  case use = "token_use"
  case client = "client_id"
  case scope = "scope"
  case methods = "amr"
}

extension TokenError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .credentialMissing: "the call carries no token"
    case .credentialRepeated: "the call carries more than one token"
    case .credentialNotBearer: "the call's authorization is not `Bearer` and a token"
    case .tooLong: "the token is longer than \(CompactToken.bytesMax) bytes"
    case .notThreeParts: "the token has not three parts"
    case .emptyPart: "a part of the token is empty"
    case .notCanonicalBase64: "a part of the token is not canonical base64url"
    case .headerNotJSON: "the header is not a strict JSON object"
    case .headerNameNotAllowed: "the header says what is not allowed there"
    case .payloadNotJSON: "the payload is not a strict JSON object"
    case .algorithmMissing: "the header names no algorithm"
    case .algorithmRefused: "the header's algorithm is not taken"
    case .keyIDMissing: "the header names no key, and there is more than one"
    case .keyIDMalformed: "the header's key id is malformed"
    case .typeRefused: "the token is of a type that is not taken here"
    case .keyUnknown: "the key is not known"
    case .algorithmNotOfKey: "the header's algorithm is not the key's"
    case .signatureWrong: "the signature is wrong"
    case .claimMissing(let claim): "the claim \(claim.rawValue) is missing"
    case .claimMalformed(let claim): "the claim \(claim.rawValue) is malformed"
    case .issuerUnknown: "the issuer is not known"
    case .audienceOther: "the token is for somebody else"
    case .useOther: "the token is for another use"
    case .expired: "the token has expired"
    case .notYetValid: "the token is not valid yet"
    case .issuedInFuture: "the token was issued in the future"
    case .endsBeforeItBegins: "the token ends before it begins"
    case .subjectUnknown: "whom the token names is nobody here, or not any more"
    case .revoked: "the token was revoked, or its membership or key has ended"
    case .keyNotJSON: "the key is not a strict JSON object"
    case .keyTypeRefused: "the key's type is not taken"
    case .keyMemberMissing: "the key lacks a member"
    case .keyMemberMalformed: "a member of the key is malformed"
    case .keyIsPrivate: "the key holds private members; whoever published it has lost it"
    case .keyNotForVerifying: "the key is not for checking signatures"
    case .keyAlgorithmRefused: "the key's algorithm is not taken, or does not fit the key"
    case .keyCurveRefused: "the key's curve is not taken"
    case .keyPointNotOnCurve: "the key is no point of its curve"
    case .keyTooShort: "the key is shorter than \(JSONWebKey.rsaBitsMin) bits"
    case .keyTooLong: "the key is longer than \(JSONWebKey.rsaBitsMax) bits"
    case .keyExponentRefused: "the key's exponent is not taken"
    case .keyIDRepeated: "another key of the set has the same id"
    case .keyFileUnusable(let words): words
    case .library: "the library failed"
    }
  }
}
