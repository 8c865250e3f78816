internal import COpenSSL

/// A public key with the one algorithm that it checks.
///
/// A token's header has no say in the algorithm: it must be the key's, or the token is refused.
package struct TokenKey: Sendable {
  package let id: String?
  package let algorithm: TokenAlgorithm
  let handle: PublicKeyHandle

  init(id: String?, algorithm: TokenAlgorithm, handle: PublicKeyHandle) {
    (self.id, self.algorithm, self.handle) = (id, algorithm, handle)
  }

  /// The form of the signature first, then OpenSSL.
  package func check(_ token: CompactToken) throws(TokenError) {
    guard token.algorithm == algorithm else { throw .algorithmNotOfKey }
    guard let signature = librarySignature(token.signature),
      handle.isSigned(token.signedBytes, signature, by: algorithm)
    else { throw .signatureWrong }
  }

  /// As OpenSSL wants it; nil for what cannot be one of this key's signatures.
  private func librarySignature(_ signature: [UInt8]) -> [UInt8]? {
    if let count = algorithm.coordinateCount { return ECDSASignature.der(signature, coordinateCount: count) }
    return signature.count == handle.signatureCount ? signature : nil
  }
}

/// Owns one reference to an EVP_PKEY that holds no private part. Nothing changes it, so threads may share it.
@safe final class PublicKeyHandle: @unchecked Sendable {
  private let pointer: OpaquePointer

  init(adopting pointer: OpaquePointer) {
    unsafe self.pointer = pointer
  }

  deinit {
    unsafe EVP_PKEY_free(pointer)
  }

  /// Exactly so many bytes has a signature of RSA or Ed25519.
  var signatureCount: Int { Int(unsafe EVP_PKEY_get_size(pointer)) }

  func isSigned(_ bytes: [UInt8], _ signature: [UInt8], by algorithm: TokenAlgorithm) -> Bool {
    // What this thread leaves in OpenSSL's queue would be read as the cause of the next failure.
    defer { ERR_clear_error() }
    guard let context = unsafe EVP_MD_CTX_new() else { return false }
    defer { unsafe EVP_MD_CTX_free(context) }
    // Owned by the context above.
    var keyContext: OpaquePointer?
    guard unsafe EVP_DigestVerifyInit(context, &keyContext, Self.digest(algorithm), nil, pointer) == 1
    else { return false }
    if algorithm.isPSS {
      // The salt is as long as the digest, no shorter and no longer (RFC 7518, 3.5).
      guard unsafe EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING) == 1,
        unsafe EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, RSA_PSS_SALTLEN_DIGEST) == 1
      else { return false }
    }
    // Both arrays live for the call.
    return unsafe EVP_DigestVerify(context, signature, signature.count, bytes, bytes.count) == 1
  }

  private static func digest(_ algorithm: TokenAlgorithm) -> OpaquePointer? {
    switch algorithm {
    case .rs256, .ps256, .es256: unsafe EVP_sha256()
    case .rs384, .ps384, .es384: unsafe EVP_sha384()
    case .rs512, .ps512, .es512: unsafe EVP_sha512()
    // Ed25519 has its own inside.
    case .edDSA: nil
    }
  }
}

/// The two numbers of a signature, side by side as a token has them (RFC 7518, 3.4).
enum ECDSASignature {
  /// ASN.1, as OpenSSL wants it. Nil when a number is zero, which signed everything once (CVE-2022-21449), or
  /// the length is not exactly the curve's.
  static func der(_ raw: [UInt8], coordinateCount: Int) -> [UInt8]? {
    guard raw.count == 2 * coordinateCount, let r = integer(raw.prefix(coordinateCount)),
      let s = integer(raw.suffix(coordinateCount))
    else { return nil }
    let content = r + s
    // At most 2 × (66 + 3) bytes.
    let length =
      content.count < 128 ? [UInt8(content.count)] : [0x81, UInt8(truncatingIfNeeded: content.count)]
    return [0x30] + length + content
  }

  private static func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    let digits = bytes.drop { $0 == 0 }
    guard let first = digits.first else { return nil }
    let number = first < 0x80 ? Array(digits) : [0] + digits
    return [0x02, UInt8(truncatingIfNeeded: number.count)] + number
  }
}
