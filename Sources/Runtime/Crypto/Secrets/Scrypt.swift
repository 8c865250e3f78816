internal import COpenSSL

/// RFC 7914: a key from a passphrase, dear to whoever guesses. It takes a tenth of a second: not for a loop.
package struct Scrypt: Hashable, Sendable {
  /// How dear: a power of two. Memory is 1 KiB times it.
  package let cost: UInt64
  package let salt: [UInt8]

  package static let costs: ClosedRange<UInt64> = 1 << 14...1 << 17
  package static let blockSize: UInt64 = 8
  package static let saltCounts = 8...64
  private static let memoryMax: UInt64 = 256 << 20

  /// Nil for what is too cheap, or dearer than a stranger may ask for.
  package init?(cost: UInt64, salt: [UInt8]) {
    guard Self.costs.contains(cost), cost.nonzeroBitCount == 1, Self.saltCounts.contains(salt.count) else {
      return nil
    }
    (self.cost, self.salt) = (cost, salt)
  }

  package static func fresh() -> Scrypt { Scrypt(1 << 15, randomBytes(16)) }

  private init(_ cost: UInt64, _ salt: [UInt8]) { (self.cost, self.salt) = (cost, salt) }

  package func key(of passphrase: String) -> [UInt8] {
    let text = Array(passphrase.utf8).map { CChar(bitPattern: $0) }
    var key = [UInt8](repeating: 0, count: AES256GCM.keyCount)
    // The arrays are as long as OpenSSL is told; it fails only when memory has run out.
    let made = unsafe EVP_PBE_scrypt(
      text, text.count, salt, salt.count, cost, Self.blockSize, 1, Self.memoryMax, &key, key.count)
    precondition(made == 1, "no scrypt")
    return key
  }
}
