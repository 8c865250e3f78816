internal import COpenSSL

/// NIST SP 800-38D, with keys of 32 bytes and tags of 16.
package enum AES256GCM {
  package static let keyCount = 32
  package static let tagCount = 16
  static let nonceCount = 12

  /// A fresh nonce, the ciphertext and its tag, in one. `data` is not kept, and has to be brought again.
  package static func seal(_ text: [UInt8], key: [UInt8], data: [UInt8]) -> [UInt8] {
    let nonce = randomBytes(nonceCount)
    let cipher = Cipher(isSealing: true)
    // OpenSSL fails here only when memory has run out.
    guard cipher.begin(key, nonce), cipher.take(data), let sealed = cipher.work(text),
      let tag = cipher.sealTag()
    else {
      preconditionFailure("no AES-256-GCM")
    }
    return nonce + sealed + tag
  }

  /// Nil unless it was sealed so, to the last bit, under that key and with that data.
  package static func open(_ sealed: [UInt8], key: [UInt8], data: [UInt8]) -> [UInt8]? {
    guard sealed.count >= nonceCount + tagCount else { return nil }
    return open(
      Array(sealed[nonceCount..<(sealed.count - tagCount)]), tag: Array(sealed.suffix(tagCount)),
      key: key, nonce: Array(sealed.prefix(nonceCount)), data: data)
  }

  /// Its parts apart, as others keep them. Nil for keys and tags of other sizes too.
  package static func open(
    _ ciphertext: [UInt8], tag: [UInt8], key: [UInt8], nonce: [UInt8], data: [UInt8]
  ) -> [UInt8]? {
    guard key.count == keyCount, tag.count == tagCount, !nonce.isEmpty else { return nil }
    let cipher = Cipher(isSealing: false)
    defer { ERR_clear_error() }
    guard cipher.begin(key, nonce), cipher.take(data), let text = cipher.work(ciphertext), cipher.fits(tag)
    else { return nil }
    return text
  }
}

/// One message under way.
@safe private struct Cipher: ~Copyable {
  /// Ours alone, from `EVP_CIPHER_CTX_new` to `EVP_CIPHER_CTX_free`.
  private let context: OpaquePointer
  private let isSealing: Bool

  init(isSealing: Bool) {
    let made = unsafe EVP_CIPHER_CTX_new()
    guard let made = unsafe made else { preconditionFailure("no AES-256-GCM") }
    unsafe context = unsafe made
    self.isSealing = isSealing
  }

  /// The key is as long as the cipher's.
  func begin(_ key: [UInt8], _ nonce: [UInt8]) -> Bool {
    let way: Int32 = isSealing ? 1 : 0
    // The nonce is as long as OpenSSL is told.
    return unsafe EVP_CipherInit_ex(context, EVP_aes_256_gcm(), nil, nil, nil, way) == 1
      && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_IVLEN, Int32(clamping: nonce.count), nil) == 1
      && EVP_CipherInit_ex(context, nil, nil, key, nonce, way) == 1
  }

  deinit { unsafe EVP_CIPHER_CTX_free(context) }

  /// What is covered and not hidden.
  func take(_ data: [UInt8]) -> Bool {
    var count: Int32 = 0
    if data.isEmpty { return true }
    return unsafe EVP_CipherUpdate(context, nil, &count, data, Int32(clamping: data.count)) == 1
  }

  /// The other form of a text, which has as many bytes.
  func work(_ text: [UInt8]) -> [UInt8]? {
    guard !text.isEmpty else { return [] }
    var result = [UInt8](repeating: 0, count: text.count)
    var count: Int32 = 0
    let worked = unsafe EVP_CipherUpdate(context, &result, &count, text, Int32(clamping: text.count))
    return worked == 1 && Int(count) == text.count ? result : nil
  }

  func sealTag() -> [UInt8]? {
    var tag = [UInt8](repeating: 0, count: AES256GCM.tagCount)
    var count: Int32 = 0
    // Nothing is left to be written at the end of this mode.
    var rest = [UInt8](repeating: 0, count: 16)
    guard unsafe EVP_CipherFinal_ex(context, &rest, &count) == 1,
      unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, Int32(AES256GCM.tagCount), &tag) == 1
    else { return nil }
    return tag
  }

  func fits(_ tag: [UInt8]) -> Bool {
    var tag = tag
    var count: Int32 = 0
    var rest = [UInt8](repeating: 0, count: 16)
    guard unsafe EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, Int32(clamping: tag.count), &tag) == 1
    else { return false }
    return unsafe EVP_CipherFinal_ex(context, &rest, &count) == 1
  }
}
