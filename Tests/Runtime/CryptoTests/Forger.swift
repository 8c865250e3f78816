import COpenSSL
import MusterCore

@testable import MusterCrypto

/// A key pair of any kind, and tokens of any form signed with it: good ones, and those that must be refused.
@safe final class Forger: @unchecked Sendable {
  private let key: OpaquePointer

  struct NoKey: Error {}

  static let rsa = try! Forger("RSA", bits: 2_048)
  static let p256 = try! Forger("EC", curve: "P-256")
  static let p384 = try! Forger("EC", curve: "P-384")
  static let p521 = try! Forger("EC", curve: "P-521")
  static let ed25519 = try! Forger("ED25519")

  init(_ type: String, bits: Int32? = nil, curve: String? = nil) throws {
    guard let context = unsafe EVP_PKEY_CTX_new_from_name(nil, type, nil) else { throw NoKey() }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    unsafe EVP_PKEY_keygen_init(context)
    if let bits { unsafe EVP_PKEY_CTX_set_rsa_keygen_bits(context, bits) }
    if let curve { unsafe EVP_PKEY_CTX_set_group_name(context, curve) }
    var made: OpaquePointer?
    guard unsafe EVP_PKEY_generate(context, &made) == 1, let made = unsafe made else { throw NoKey() }
    unsafe key = made
  }

  /// The same key as one that signs Muster's own tokens.
  init(_ signing: SigningKey) throws {
    let memory = try MemoryBIO(Array(signing.pem.utf8))
    guard let made = unsafe PEM_read_bio_PrivateKey(memory.pointer, nil, nil, nil) else { throw NoKey() }
    unsafe key = made
  }

  deinit { unsafe EVP_PKEY_free(key) }

  /// As a token carries it.
  func signature(_ bytes: [UInt8], _ algorithm: TokenAlgorithm) -> [UInt8] {
    let context = unsafe EVP_MD_CTX_new()
    defer { unsafe EVP_MD_CTX_free(context) }
    let digest: OpaquePointer? =
      switch algorithm {
      case .rs256, .ps256, .es256: unsafe EVP_sha256()
      case .rs384, .ps384, .es384: unsafe EVP_sha384()
      case .rs512, .ps512, .es512: unsafe EVP_sha512()
      case .edDSA: nil
      }
    var keyContext: OpaquePointer?
    unsafe EVP_DigestSignInit(context, &keyContext, digest, nil, key)
    if algorithm.isPSS {
      unsafe EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING)
      unsafe EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, RSA_PSS_SALTLEN_DIGEST)
    }
    var made = [UInt8](repeating: 0, count: 1_200)
    var count = made.count
    unsafe EVP_DigestSign(context, &made, &count, bytes, bytes.count)
    made.removeLast(made.count - count)
    guard let coordinate = algorithm.coordinateCount else { return made }
    // Two integers of ASN.1, the header's length in one byte or two.
    var rest = made.dropFirst(made[1] == 0x81 ? 3 : 2)
    var raw: [UInt8] = []
    for _ in 0..<2 {
      let length = Int(rest[rest.startIndex + 1])
      let number = rest.dropFirst(2).prefix(length).drop { $0 == 0 }
      raw += [UInt8](repeating: 0, count: coordinate - number.count) + number
      rest = rest.dropFirst(2 + length)
    }
    return raw
  }

  func token(_ header: String, _ payload: String, _ algorithm: TokenAlgorithm = .es256) -> String {
    Self.token(header, payload) { signature($0, algorithm) }
  }

  static func token(_ header: String, _ payload: String, _ sign: ([UInt8]) -> [UInt8]) -> String {
    let signed = Base64.url.text(Array(header.utf8)) + "." + Base64.url.text(Array(payload.utf8))
    return signed + "." + Base64.url.text(sign(Array(signed.utf8)))
  }

  /// The members that a key of this kind has.
  var members: [String: String] {
    switch unsafe EVP_PKEY_get_base_id(key) {
    case EVP_PKEY_RSA: return ["kty": "RSA", "n": number("n"), "e": number("e")]
    case EVP_PKEY_ED25519:
      var bytes = [UInt8](repeating: 0, count: 32)
      var count = 32
      unsafe EVP_PKEY_get_raw_public_key(key, &bytes, &count)
      return ["kty": "OKP", "crv": "Ed25519", "x": Base64.url.text(bytes)]
    default:
      var point = [UInt8](repeating: 0, count: 200)
      var count = 0
      unsafe EVP_PKEY_get_octet_string_param(key, "pub", &point, point.count, &count)
      let coordinates = point[1..<count]
      let curve = [64: "P-256", 96: "P-384", 132: "P-521"][coordinates.count] ?? ""
      return [
        "kty": "EC", "crv": curve, "x": Base64.url.text(Array(coordinates.prefix(coordinates.count / 2))),
        "y": Base64.url.text(Array(coordinates.suffix(coordinates.count / 2))),
      ]
    }
  }

  private func number(_ name: String) -> String {
    var number: OpaquePointer?
    unsafe EVP_PKEY_get_bn_param(key, name, &number)
    defer { unsafe BN_free(number) }
    var bytes = [UInt8](repeating: 0, count: 1_100)
    let count = Int(unsafe BN_bn2bin(number, &bytes))
    return Base64.url.text(Array(bytes.prefix(count)))
  }

  /// Members that are nil are left out; `raw` stands in the object as it is.
  func jwk(_ changes: [String: String?] = [:], raw: String = "") -> [UInt8] {
    let members = members.merging(changes.compactMapValues { $0 }) { $1 }
      .filter { changes[$0.key] ?? $0.value != nil }
    let texts = members.map { "\"\($0.key)\":\"\($0.value)\"" } + (raw.isEmpty ? [] : [raw])
    return Array("{\(texts.joined(separator: ","))}".utf8)
  }
}

extension TokenError {
  /// What refused it; nil when nothing did.
  static func of(_ work: () throws(TokenError) -> Void) -> TokenError? {
    do throws(TokenError) {
      try work()
      return nil
    } catch {
      return error
    }
  }
}
