internal import CJWT
internal import COpenSSL
import Glibc

/// The only place that calls libjwt, which believes much: without a key it takes any token, and with one it
/// takes the header's algorithm. So nothing comes here that `CompactToken` did not take apart, the key is
/// always there, and it is always one for ES256.
enum LibJWT {
  /// Signs claims, a JSON object, with a private key in PEM.
  static func encode(claims: String, keyID: String, privatePEM: SecretBytes) throws(TokenError) -> String {
    // libjwt signs through OpenSSL and leaves its complaints there.
    defer { ERR_clear_error() }
    var made: OpaquePointer?
    guard unsafe jwt_new(&made) == 0, let token = unsafe made else { throw .library }
    // Ours alone. What it is given it copies.
    defer { unsafe jwt_free(token) }
    guard !privatePEM.isEmpty,
      unsafe privatePEM.lend({ pem in
        let start = unsafe pem.assumingMemoryBound(to: UInt8.self).baseAddress
        return unsafe jwt_set_alg(token, JWT_ALG_ES256, start, Int32(clamping: pem.count)) == 0
      }),
      unsafe jwt_add_header(token, "kid", keyID) == 0,
      unsafe jwt_add_grants_json(token, claims) == 0,
      let text = unsafe jwt_encode_str(token)
    else { throw .library }
    // Made for us, and ends with a zero.
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }

  /// Whether the token is signed by the key, with ES256 and nothing else.
  static func isSigned(_ token: CompactToken, publicPEM: [UInt8]) -> Bool {
    guard token.algorithm == .es256, !publicPEM.isEmpty,
      // libjwt does not look at the length, nor at a signature of zeros.
      ECDSASignature.der(token.signature, coordinateCount: 32) != nil
    else { return false }
    defer { ERR_clear_error() }
    var made: OpaquePointer?
    // The text holds no zero but the one we add: it is base64url and dots.
    let text = token.text.map { CChar(bitPattern: $0) } + [0]
    let result = unsafe jwt_decode(&made, text, publicPEM, Int32(clamping: publicPEM.count))
    guard let decoded = unsafe made else { return false }
    defer { unsafe jwt_free(decoded) }
    guard result == 0, unsafe jwt_get_alg(decoded) == JWT_ALG_ES256,
      // Lent until `decoded` is freed.
      let name = unsafe jwt_get_header(decoded, "alg")
    else { return false }
    return unsafe String(cString: name).isSameBytes(as: TokenAlgorithm.es256.rawValue)
  }
}
