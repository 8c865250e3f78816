/// An id as callers see it: a type prefix and 128 bits in Crockford base32,
/// `lead_01jc4x8y7kf3q9v2m5n6p7r8st`.
///
/// The alphabet ascends in ASCII, so ids of one type sort as their bits do.
package struct TypeID: Hashable, Sendable {
  package let prefix: String
  package let bits: UInt128

  package init(prefix: String, bits: UInt128) {
    self.prefix = prefix
    self.bits = bits
  }

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
  private static let suffixLength = 26

  /// Nil unless the text is exactly how `description` writes an id; any 128 bits are well-formed.
  package init?(_ text: String) {
    let bytes = text.utf8
    guard bytes.count > Self.suffixLength + 1,
      let separator = bytes.index(
        bytes.endIndex, offsetBy: -Self.suffixLength - 1, limitedBy: bytes.startIndex),
      bytes[separator] == UInt8(ascii: "_")
    else { return nil }
    let suffix = bytes[bytes.index(after: separator)...]
    var bits: UInt128 = 0
    for (place, character) in suffix.enumerated() {
      guard let digit = Self.digit(character) else { return nil }
      // 26 digits hold 130 bits: the first may use three of its five.
      if place == 0 && digit > 7 { return nil }
      bits = bits << 5 | UInt128(digit)
    }
    let prefix = bytes[..<separator]
    guard prefix.allSatisfy({ (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "_") }) else { return nil }
    self.prefix = String(Substring(prefix))
    self.bits = bits
  }

  private static func digit(_ character: UInt8) -> UInt8? {
    switch character {
    case 0x30...0x39: character - 0x30
    case 0x61...0x68: character - 0x61 + 10
    case 0x6A...0x6B: character - 0x6A + 18
    case 0x6D...0x6E: character - 0x6D + 20
    case 0x70...0x74: character - 0x70 + 22
    case 0x76...0x7A: character - 0x76 + 27
    default: nil
    }
  }
}

extension TypeID: CustomStringConvertible {
  package var description: String {
    let low = UInt64(truncatingIfNeeded: bits)
    let high = UInt64(truncatingIfNeeded: bits >> 64)
    let count = prefix.utf8.count + 1 + Self.suffixLength
    return unsafe String(unsafeUninitializedCapacity: count) { buffer in
      // Every place below `count` is written once.
      var place = count
      var rest = (high, low)
      while place > count - Self.suffixLength {
        place -= 1
        unsafe buffer[place] = Self.alphabet[Int(truncatingIfNeeded: rest.1 & 31)]
        rest = (rest.0 >> 5, rest.1 >> 5 | rest.0 << 59)
      }
      unsafe buffer[place - 1] = UInt8(ascii: "_")
      var index = 0
      for byte in prefix.utf8 {
        unsafe buffer[index] = byte
        index += 1
      }
      return count
    }
  }
}
