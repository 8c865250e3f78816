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
    let count = text.utf8.count - Self.suffixLength - 1
    guard count > 0, let bits = Self.bits(of: text, prefixCount: count) else { return nil }
    prefix = String(decoding: text.utf8.prefix(count), as: UTF8.self)
    self.bits = bits
  }

  /// The bits of an id of this prefix, without making anything of its text.
  package static func bits(of text: String, prefix: String) -> UInt128? {
    guard text.utf8.count == prefix.utf8.count + 1 + suffixLength, text.utf8.starts(with: prefix.utf8) else {
      return nil
    }
    return bits(of: text, prefixCount: prefix.utf8.count)
  }

  /// The text has as many bytes as prefix, separator and suffix.
  private static func bits(of text: String, prefixCount: Int) -> UInt128? {
    var (high, low): (UInt64, UInt64) = (0, 0)
    var place = 0
    for byte in text.utf8 {
      if place < prefixCount {
        guard (0x61...0x7A).contains(byte) || byte == UInt8(ascii: "_") else { return nil }
      } else if place == prefixCount {
        guard byte == UInt8(ascii: "_") else { return nil }
      } else {
        // 26 digits hold 130 bits: the first may use three of its five.
        guard let digit = digit(byte), place > prefixCount + 1 || digit <= 7 else { return nil }
        high = high << 5 | low >> 59
        low = low << 5 | UInt64(digit)
      }
      place += 1
    }
    return UInt128(high) << 64 | UInt128(low)
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
