internal import COpenSSL

package enum SHA256 {
  package static let count = 32

  package static func digest(_ bytes: [UInt8]) -> [UInt8] {
    // The result has 32 bytes by definition; OpenSSL fails only when memory has run out.
    unsafe [UInt8](unsafeUninitializedCapacity: count) { digest, initialized in
      let made = unsafe EVP_Digest(bytes, bytes.count, digest.baseAddress, nil, EVP_sha256(), nil)
      precondition(made == 1, "no SHA-256")
      initialized = count
    }
  }
}

package enum HMACSHA256 {
  /// RFC 2104. Compared with `constantTimeEquals`.
  package static func code(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
    // As above. No key is a key of no bytes, which OpenSSL wants to see as a pointer.
    let keyBytes = key.isEmpty ? [0] : key
    return unsafe [UInt8](unsafeUninitializedCapacity: SHA256.count) { code, initialized in
      let made = unsafe HMAC(
        EVP_sha256(), keyBytes, Int32(clamping: key.count), bytes, bytes.count, code.baseAddress, nil)
      precondition(unsafe made != nil, "no HMAC with SHA-256")
      initialized = SHA256.count
    }
  }
}

/// SHA-256 of what comes piece by piece.
@safe package struct SHA256Stream: ~Copyable {
  /// Ours alone, from `EVP_MD_CTX_new` to `EVP_MD_CTX_free`.
  private let context: OpaquePointer

  package init() {
    let made = unsafe EVP_MD_CTX_new()
    guard let made = unsafe made, unsafe EVP_DigestInit_ex(made, EVP_sha256(), nil) == 1 else {
      preconditionFailure("no SHA-256")
    }
    unsafe context = unsafe made
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  package mutating func add(_ bytes: [UInt8]) {
    let added = unsafe EVP_DigestUpdate(context, bytes, bytes.count)
    precondition(added == 1, "no SHA-256")
  }

  /// Of all that was added; nothing can be added any more.
  package consuming func digest() -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: SHA256.count) { digest, initialized in
      let made = unsafe EVP_DigestFinal_ex(context, digest.baseAddress, nil)
      precondition(made == 1, "no SHA-256")
      initialized = SHA256.count
    }
  }
}
