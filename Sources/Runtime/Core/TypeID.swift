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
    guard count > 0, let bits = Self.bits(of: text.utf8.span, prefixCount: count) else { return nil }
    prefix = String(decoding: text.utf8.prefix(count), as: UTF8.self)
    self.bits = bits
  }

  /// The bits of an id of this prefix, without making anything of its text.
  package static func bits(of text: String, prefix: String) -> UInt128? {
    let (text, prefix) = (text.utf8.span, prefix.utf8.span)
    guard text.count == prefix.count + 1 + suffixLength else { return nil }
    for place in 0..<prefix.count where text[place] != prefix[place] { return nil }
    return bits(of: text, prefixCount: prefix.count)
  }

  /// The text has as many bytes as prefix, separator and suffix.
  private static func bits(of text: Span<UInt8>, prefixCount: Int) -> UInt128? {
    for place in 0..<prefixCount {
      guard 0x61...0x7A ~= text[place] || text[place] == UInt8(ascii: "_") else { return nil }
    }
    guard text[prefixCount] == UInt8(ascii: "_") else { return nil }
    let digits = Self.digits.span
    // 26 digits hold 130 bits: the first may use three of its five.
    guard digits[Int(text[prefixCount + 1])] <= 7 else { return nil }
    var (high, low): (UInt64, UInt64) = (0, 0)
    var wrong: UInt8 = 0
    for place in (prefixCount + 1)..<text.count {
      let digit = digits[Int(text[place])]
      wrong |= digit
      high = high << 5 | low >> 59
      low = low << 5 | UInt64(digit & 31)
    }
    return wrong < 32 ? UInt128(high) << 64 | UInt128(low) : nil
  }

  /// What each byte stands for; 255 for one that is no digit.
  private static let digits: InlineArray<256, UInt8> = {
    var digits = InlineArray<256, UInt8>(repeating: 255)
    for (value, character) in alphabet.enumerated() { digits[Int(character)] = UInt8(value) }
    return digits
  }()
}

extension TypeID: CustomStringConvertible {
  package var description: String {
    let low = UInt64(truncatingIfNeeded: bits)
    let high = UInt64(truncatingIfNeeded: bits >> 64)
    let count = prefix.utf8.count + 1 + Self.suffixLength
    let alphabet: StaticString = "0123456789abcdefghjkmnpqrstvwxyz"
    return unsafe String(unsafeUninitializedCapacity: count) { buffer in
      // Every place below `count` is written once; five bits are below the alphabet's 32.
      var place = count
      func put(_ digits: Int, of bits: UInt64) {
        var bits = bits
        for _ in 0..<digits {
          place -= 1
          unsafe buffer[place] = alphabet.utf8Start[Int(truncatingIfNeeded: bits & 31)]
          bits >>= 5
        }
      }
      put(12, of: low)
      put(12, of: low >> 60 | high << 4)
      put(2, of: high >> 56)
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
