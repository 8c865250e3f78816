/// Names, companies, tags and titles as they are compared: case, compatibility forms, accents and strokes do
/// not count, and scripts other than Latin stay what they are.
package enum TextKey {
  /// The whole text, without white space at its ends and with one space for each run of it.
  package static func folded(_ text: String) -> String {
    if let plain = plain(text) { return plain }
    var key = String.UnicodeScalarView()
    var isApart = false
    for scalar in FoldedText.scalars(text, .accents) {
      if AddressKey.isSpace(scalar) {
        isApart = !key.isEmpty
        continue
      }
      if isApart { key.append(" ") }
      isApart = false
      key.append(scalar)
    }
    return String(key)
  }

  /// The same for a text of ASCII alone, as nearly all are.
  private static func plain(_ text: String) -> String? {
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count)
    var isApart = false
    for byte in text.utf8 {
      guard byte < 0x80 else { return nil }
      if AddressKey.isSpace(Unicode.Scalar(byte)) {
        isApart = !key.isEmpty
        continue
      }
      if isApart { key.append(UInt8(ascii: " ")) }
      isApart = false
      key.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// The words alone: runs of letters and digits. Apostrophes stand within a word, as do full stops between
  /// single letters, so that `C.E.O.` and `CEO` are one word.
  package static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    // Letters of an abbreviation so far, each followed by a full stop.
    var initials = String.UnicodeScalarView()
    func end() {
      if !initials.isEmpty { words.append(String(initials)) }
      if !word.isEmpty { words.append(String(word)) }
      initials = String.UnicodeScalarView()
      word = String.UnicodeScalarView()
    }
    for scalar in FoldedText.scalars(text, .accents) {
      if isLetter(scalar) {
        word.append(scalar)
        if !initials.isEmpty && word.count == 2 {
          // It was no abbreviation that went on, but the next word.
          words.append(String(initials))
          initials = String.UnicodeScalarView()
        }
      } else if scalar == "." && word.count == 1 && word.allSatisfy(\.properties.isAlphabetic) {
        initials.append(contentsOf: word)
        word = String.UnicodeScalarView()
      } else if scalar != "'" {
        if !initials.isEmpty {
          initials.append(contentsOf: word)
          word = String.UnicodeScalarView()
        }
        end()
      }
    }
    if !initials.isEmpty {
      initials.append(contentsOf: word)
      word = String.UnicodeScalarView()
    }
    end()
    return words
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }
}
