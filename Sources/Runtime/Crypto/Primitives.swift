internal import COpenSSL

/// Nobody can guess them: the kernel's.
package func randomBytes(_ count: Int) -> [UInt8] {
  var generator = SystemRandomNumberGenerator()
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count + 7)
  while bytes.count < count {
    // Copied out of a number of ours.
    unsafe withUnsafeBytes(of: generator.next()) { unsafe bytes.append(contentsOf: $0) }
  }
  bytes.removeLast(bytes.count - count)
  return bytes
}

/// Takes as long for two that differ in the first byte as for two that differ in the last. Lengths are no
/// secret.
package func constantTimeEquals(_ one: [UInt8], _ other: [UInt8]) -> Bool {
  guard one.count == other.count else { return false }
  // Both have that many bytes.
  return unsafe CRYPTO_memcmp(one, other, one.count) == 0
}
