/// Bytes as text (RFC 4648). What is written and what is taken differs by where the text stands.
package struct Base64: Sendable {
  /// In the JSON form of `bytes`: written with the standard alphabet and padding, read with either alphabet,
  /// padded or not.
  package static let json = Base64(standardDigits, also: urlDigits, writesPadding: true)

  /// In binary metadata: written without padding, read with or without. Each value has one text.
  package static let metadata = Base64(standardDigits, isCanonical: true)

  /// In tokens (RFC 7515, 2): no padding, and one text for each value. A token that could be spelled twice
  /// would be two to a cache.
  package static let url = Base64(urlDigits, readsPadding: false, isCanonical: true)

  private let digits: [UInt8]
  /// By byte: the value of a digit, 255 for anything else.
  private let values: [UInt8]
  private let writesPadding: Bool
  private let readsPadding: Bool
  /// Bits that stand for no byte have to be zero.
  private let isCanonical: Bool

  private static let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
  private static let standardDigits = Array((letters + "+/").utf8)
  private static let urlDigits = Array((letters + "-_").utf8)
  private static let padding = UInt8(ascii: "=")

  private init(
    _ digits: [UInt8], also others: [UInt8] = [], writesPadding: Bool = false, readsPadding: Bool = true,
    isCanonical: Bool = false
  ) {
    var values = [UInt8](repeating: 255, count: 256)
    for alphabet in [digits, others] {
      for (value, digit) in alphabet.enumerated() { values[Int(digit)] = UInt8(value) }
    }
    (self.digits, self.values) = (digits, values)
    (self.writesPadding, self.readsPadding, self.isCanonical) = (writesPadding, readsPadding, isCanonical)
  }

  package func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var bits: UInt32 = 0
    var count: UInt32 = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 6 {
        count -= 6
        text.append(digits[Int(bits >> count & 63)])
      }
    }
    if count > 0 { text.append(digits[Int(bits << (6 - count) & 63)]) }
    while writesPadding, text.count % 4 != 0 { text.append(Self.padding) }
    return text
  }

  package func text(_ bytes: some Collection<UInt8>) -> String {
    String(decoding: encode(bytes), as: UTF8.self)
  }

  /// Nil for what is not taken here.
  package func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count * 3 / 4)
    var bits: UInt32 = 0
    var count: UInt32 = 0
    var padded = 0
    for character in text {
      if readsPadding, character == Self.padding {
        padded += 1
        continue
      }
      let value = values[Int(character)]
      guard value != 255, padded == 0 else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> count))
        bits &= 1 << count - 1
      }
    }
    // One character alone holds no byte.
    guard count < 6, padded == 0 || padded <= 2 && text.count % 4 == 0, !isCanonical || bits == 0
    else { return nil }
    return bytes
  }
}
