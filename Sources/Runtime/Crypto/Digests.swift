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
