import MusterCore

/// A key of RFC 7517 that checks signatures: RSA, the three NIST curves, and Ed25519.
package enum JSONWebKey {
  package static let rsaBitsMin = 2_048
  package static let rsaBitsMax = 8_192
  static let bytesMax = 65_536

  /// `rsaAlgorithm` is what an RSA key is for that does not say so, as with some issuers.
  package static func key(
    _ text: [UInt8], rsaAlgorithm: TokenAlgorithm = .rs256
  ) throws(TokenError) -> TokenKey {
    guard text.count <= bytesMax, let members = StrictJSON.object(text) else { throw .keyNotJSON }
    return try key(members, rsaAlgorithm: rsaAlgorithm)
  }

  /// From a file of one key.
  package static func key(file: String) throws(TokenError) -> TokenKey {
    let text: [UInt8]
    do throws(TLSError) {
      text = try PEMFile.bytes(file)
    } catch {
      throw .keyFileUnusable(error.message)
    }
    return try key(text)
  }

  static func key(
    _ members: StrictJSON.Object, rsaAlgorithm: TokenAlgorithm
  ) throws(TokenError) -> TokenKey {
    let material = try material(members)
    // Also of symmetric keys (`k`): a secret that somebody published.
    for name in ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] where members[name] != nil {
      throw .keyIsPrivate
    }
    try checkPurpose(members)
    let algorithm = try algorithm(members, of: material, rsaAlgorithm: rsaAlgorithm)
    let id = try text("kid", of: members)
    if let id, !CompactToken.isKeyID(id) { throw .keyMemberMalformed }
    return TokenKey(id: id, algorithm: algorithm, handle: try PublicKeyHandle(material))
  }

  private static func material(_ members: StrictJSON.Object) throws(TokenError) -> PublicKeyMaterial {
    guard let type = try text("kty", of: members) else { throw .keyMemberMissing }
    switch type {
    case "RSA":
      return try rsa(modulus: number("n", of: members), exponent: number("e", of: members))
    case "EC":
      guard let name = try text("crv", of: members) else { throw .keyMemberMissing }
      guard let curve = NISTCurve(named: name) else { throw .keyCurveRefused }
      return .point(
        curve, x: try coordinate("x", of: members, count: curve.coordinateCount),
        y: try coordinate("y", of: members, count: curve.coordinateCount))
    case "OKP":
      guard let name = try text("crv", of: members) else { throw .keyMemberMissing }
      guard name.isSameBytes(as: "Ed25519") else { throw .keyCurveRefused }
      return .ed25519(try coordinate("x", of: members, count: 32))
    default: throw .keyTypeRefused
    }
  }

  private static func rsa(modulus: [UInt8], exponent: [UInt8]) throws(TokenError) -> PublicKeyMaterial {
    guard let first = modulus.first else { throw .keyMemberMalformed }
    let bits = modulus.count * 8 - first.leadingZeroBitCount
    guard bits >= rsaBitsMin else { throw .keyTooShort }
    guard bits <= rsaBitsMax else { throw .keyTooLong }
    // Odd, from 65537 (NIST SP 800-89, 5.3.3), and below 2^64: a long one only makes checking slow.
    let value = exponent.count > 8 ? 0 : exponent.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard value >= 65_537, value & 1 == 1 else { throw .keyExponentRefused }
    return .rsa(modulus: modulus, exponent: exponent)
  }

  private static func checkPurpose(_ members: StrictJSON.Object) throws(TokenError) {
    if let use = try text("use", of: members), use != "sig" { throw .keyNotForVerifying }
    guard let operations = members["key_ops"] else { return }
    guard let operations = operations.array?.map(\.string) else { throw .keyMemberMalformed }
    guard operations.contains("verify"), Set(operations).count == operations.count else {
      throw .keyNotForVerifying
    }
  }

  private static func algorithm(
    _ members: StrictJSON.Object, of material: PublicKeyMaterial, rsaAlgorithm: TokenAlgorithm
  ) throws(TokenError) -> TokenAlgorithm {
    let stated = try text("alg", of: members)
    let named = stated.flatMap(TokenAlgorithm.init(named:))
    if stated != nil && named == nil { throw .keyAlgorithmRefused }
    switch material {
    case .rsa:
      let algorithm = named ?? rsaAlgorithm
      guard algorithm.isRSA else { throw .keyAlgorithmRefused }
      return algorithm
    case .point(let curve, _, _):
      guard named ?? curve.algorithm == curve.algorithm else { throw .keyAlgorithmRefused }
      return curve.algorithm
    case .ed25519:
      guard named ?? .edDSA == .edDSA else { throw .keyAlgorithmRefused }
      return .edDSA
    }
  }

  private static func text(_ name: String, of members: StrictJSON.Object) throws(TokenError) -> String? {
    guard let value = members[name] else { return nil }
    guard let text = value.string else { throw .keyMemberMalformed }
    return text
  }

  private static func bytes(_ name: String, of members: StrictJSON.Object) throws(TokenError) -> [UInt8] {
    guard let text = try text(name, of: members) else { throw .keyMemberMissing }
    guard let bytes = Base64.url.decode(text.utf8), !bytes.isEmpty else { throw .keyMemberMalformed }
    return bytes
  }

  /// In as few bytes as hold it (RFC 7518, 2).
  private static func number(_ name: String, of members: StrictJSON.Object) throws(TokenError) -> [UInt8] {
    let bytes = try bytes(name, of: members)
    guard bytes.first != 0 else { throw .keyMemberMalformed }
    return bytes
  }

  /// In as many bytes as the curve has (RFC 7518, 6.2.1.2).
  private static func coordinate(
    _ name: String, of members: StrictJSON.Object, count: Int
  ) throws(TokenError) -> [UInt8] {
    let bytes = try bytes(name, of: members)
    guard bytes.count == count else { throw .keyMemberMalformed }
    return bytes
  }
}
