import MusterCore

/// Words as a model's tests compare them: without case, accents and punctuation.
enum Words {
  static func of(_ text: String) -> [String] {
    var words: [String] = []
    each(in: text) { words.append(String(decoding: $0, as: UTF8.self)) }
    return words
  }

  /// Each word's bytes, folded. The rule is that of `TextKey`; plain texts, which nearly all are, take a
  /// shorter way to the same words.
  static func each(in text: String, _ body: (ArraySlice<UInt8>) -> Void) {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    var start = 0
    for byte in text.utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: folded.append(byte)
      case 0x41...0x5A: folded.append(byte | 0x20)
      case UInt8(ascii: "'"): continue
      case 0x80...: return eachOfAny(in: text, body)
      // Maybe an abbreviation.
      case UInt8(ascii: ".") where folded.count == start + 1: return eachOfAny(in: text, body)
      default:
        if start < folded.count, folded.last != 0x20 { folded.append(0x20) }
        start = folded.count
      }
    }
    for word in folded.split(separator: 0x20) { body(word) }
  }

  private static func eachOfAny(in text: String, _ body: (ArraySlice<UInt8>) -> Void) {
    for word in TextKey.words(text) { body(Array(word.utf8)[...]) }
  }
}
