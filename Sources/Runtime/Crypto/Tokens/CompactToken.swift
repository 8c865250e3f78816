import MusterCore

/// A token as it is written, taken apart before any library sees it: a JWS in its compact form (RFC 7515),
/// with one spelling. Nothing of it is believed yet.
package struct CompactToken: Sendable {
  package static let bytesMax = 8_192
  static let keyIDBytesMax = 256

  /// As it came. It is a secret: not for logs.
  let text: [UInt8]
  /// Header and payload as they were signed, the dot between them included.
  let signedCount: Int
  package let algorithm: TokenAlgorithm
  package let keyID: String?
  package let type: TokenType
  /// Every name in the header is one of `alg`, `kid` and `typ`.
  let isHeaderPlain: Bool
  let payload: [UInt8]
  let signature: [UInt8]

  package init(_ text: String) throws(TokenError) {
    // Counted first: a longer one is not even copied.
    guard text.utf8.count <= Self.bytesMax else { throw .tooLong }
    try self.init(bytes: Array(text.utf8))
  }

  package init(bytes text: [UInt8]) throws(TokenError) {
    guard text.count <= Self.bytesMax else { throw .tooLong }
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .notThreeParts }
    guard parts.allSatisfy({ !$0.isEmpty }) else { throw .emptyPart }
    guard let header = Base64.url.decode(parts[0]), let payload = Base64.url.decode(parts[1]),
      let signature = Base64.url.decode(parts[2])
    else { throw .notCanonicalBase64 }
    guard let names = StrictJSON.object(header) else { throw .headerNotJSON }
    self.text = text
    signedCount = parts[2].startIndex - 1
    algorithm = try Self.algorithm(names)
    keyID = try Self.keyID(names)
    type = try Self.type(names)
    isHeaderPlain = names.members.allSatisfy { ["alg", "kid", "typ"].contains($0.name) }
    self.payload = payload
    self.signature = signature
  }

  var signedBytes: [UInt8] { Array(text.prefix(signedCount)) }

  /// The payload as claims. True only once the signature is known to be good.
  func claims() throws(TokenError) -> StrictJSON.Object {
    guard let claims = StrictJSON.object(payload) else { throw .payloadNotJSON }
    return claims
  }

  /// What would change how a token is read, or whose key it is read with (RFC 7515, 4.1; RFC 7797; RFC 7516).
  /// A token may say which key to take, and never bring one.
  private static let namesRefused: Set = ["crit", "b64", "jwk", "jku", "x5u", "x5c", "zip", "enc"]

  private static func algorithm(_ names: StrictJSON.Object) throws(TokenError) -> TokenAlgorithm {
    // In any case: some other reader may not mind it.
    guard !names.members.contains(where: { namesRefused.contains($0.name.lowercased()) }) else {
      throw .headerNameNotAllowed
    }
    guard let name = names["alg"] else { throw .algorithmMissing }
    guard let name = name.string, let algorithm = TokenAlgorithm(named: name) else { throw .algorithmRefused }
    return algorithm
  }

  private static func keyID(_ names: StrictJSON.Object) throws(TokenError) -> String? {
    guard let name = names["kid"] else { return nil }
    guard let id = name.string, isKeyID(id) else { throw .keyIDMalformed }
    return id
  }

  /// It is only ever compared with the ids of keys we have.
  static func isKeyID(_ id: String) -> Bool {
    (1...keyIDBytesMax).contains(id.utf8.count) && id.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
  }

  private static func type(_ names: StrictJSON.Object) throws(TokenError) -> TokenType {
    guard let name = names["typ"] else { return .unnamed }
    guard let text = name.string, let type = TokenType(named: text) else { throw .typeRefused }
    return type
  }
}

/// What the header's `typ` may say.
package enum TokenType: Hashable, Sendable {
  case unnamed
  case jwt
  /// RFC 9068: an access token, and no ID token.
  case accessToken

  init?(named name: String) {
    // A media type, and so in any case (RFC 7515, 4.1.9).
    switch name.lowercased() {
    case "jwt", "application/jwt": self = .jwt
    case "at+jwt", "application/at+jwt": self = .accessToken
    default: return nil
    }
  }
}
