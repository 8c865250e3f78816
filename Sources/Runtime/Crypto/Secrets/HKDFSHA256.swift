/// RFC 5869.
package enum HKDFSHA256 {
  /// `count` up to 8160 bytes.
  package static func key(of secret: [UInt8], salt: [UInt8], label: [UInt8], count: Int) -> [UInt8] {
    precondition((1...255 * SHA256.count).contains(count), "HKDF gives up to 8160 bytes")
    let extracted = HMACSHA256.code(
      secret, key: salt.isEmpty ? [UInt8](repeating: 0, count: SHA256.count) : salt)
    var key: [UInt8] = []
    var block: [UInt8] = []
    var number: UInt8 = 0
    while key.count < count {
      number += 1
      block = HMACSHA256.code(block + label + [number], key: extracted)
      key += block
    }
    return Array(key.prefix(count))
  }
}
