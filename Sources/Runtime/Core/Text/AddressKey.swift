/// The one form of an address that all its spellings have; nil for what is no address of its kind. The form
/// of a form is itself.
///
/// Compatibility forms (fullwidth, mathematical, ligatures), letters that look like Latin ones (see
/// `LatinLookalikes`), digits of every script and the full stops and hyphens of others count as the plain
/// ones. Case, what cannot be seen, and whether an accent is a part of its letter do not count; that there is
/// one does.
package enum AddressKey {
  /// Longer is nothing that is an address, and would only cost time.
  static let lengthMax = 4000

  /// A domain in its ASCII form, without the full stop of the root. Labels that are given in that form are
  /// read first. It takes two labels, as nobody has a top-level domain to himself; googlemail.com is
  /// gmail.com.
  package static func domain(_ text: String) -> String? {
    guard text.utf8.count <= lengthMax else { return nil }
    var letters = trimmed(FoldedText.scalars(text, .lookalikes)[...])
    if letters.first == "@" { letters = letters.dropFirst() }
    return domain(of: letters)
  }

  /// A telephone number as `+` and 7 to 15 digits. `00` in front is read as `+`; spaces, signs between
  /// digits, `(0)`, `tel:` and an extension do not count.
  package static func phone(_ text: String) -> String? {
    guard text.utf8.count <= lengthMax else { return nil }
    var letters = trimmed(FoldedText.scalars(text, .lookalikes)[...])
    if letters.starts(with: "tel:".unicodeScalars) { letters = trimmed(letters.dropFirst(4)) }
    if letters.starts(with: "(+".unicodeScalars) { letters = letters.dropFirst() }
    var digits: [Unicode.Scalar] = []
    var isInternational = letters.first == "+"
    if isInternational { letters = letters.dropFirst() }
    while let letter = letters.popFirst() {
      switch letter {
      case "0"..."9": digits.append(letter)
      case "(" where letters.starts(with: "0)".unicodeScalars) && !digits.isEmpty:
        letters = letters.dropFirst(2)
      case " ", "(", ")", "-", ".", "/", "\u{A0}", "\t": continue
      case "e", "x", "#", ";", ",": letters = []
      default: return nil
      }
    }
    if !isInternational && digits.starts(with: ["0", "0"]) {
      isInternational = true
      digits.removeFirst(2)
    }
    guard isInternational, (7...15).contains(digits.count), digits.first != "0" else { return nil }
    return "+" + string(digits[...])
  }

  /// The path of a LinkedIn profile on `linkedin.com`, whatever its scheme, country, language and parameters.
  package static func linkedIn(_ text: String) -> String? {
    guard text.utf8.count <= lengthMax else { return nil }
    var letters = trimmed(FoldedText.scalars(percentDecoded(text), .lookalikes)[...])
    for scheme in ["https://", "http://"] where letters.starts(with: scheme.unicodeScalars) {
      letters = letters.dropFirst(scheme.utf8.count)
    }
    let parts = letters.prefix { $0 != "?" && $0 != "#" }.split(separator: "/")
    guard let host = parts.first.flatMap(domain(of:)),
      host == "linkedin.com" || host.hasSuffix(".linkedin.com"),
      let place = parts.firstIndex(where: { ["in", "pub", "company", "school"].contains(string($0)) })
    else { return nil }
    // The old addresses of people need their whole path.
    let names = parts[(place + 1)...].prefix(string(parts[place]) == "pub" ? 4 : 1)
    guard !names.isEmpty, names.allSatisfy({ $0.allSatisfy(isNameLetter) }) else { return nil }
    return (["linkedin.com", string(parts[place])] + names.map(string)).joined(separator: "/")
  }

  /// An id of another system: as it is, case too, without spaces at its ends.
  package static func externalID(_ text: String) -> String? {
    let letters = Array(text.unicodeScalars)[...]
    guard let first = letters.firstIndex(where: { $0 != " " }),
      let last = letters.lastIndex(where: { $0 != " " }),
      last - first < 200, letters[first...last].allSatisfy({ ("\u{20}"..."\u{7E}").contains($0) })
    else { return nil }
    return string(letters[first...last])
  }

  static func string(_ letters: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: letters)
    return String(text)
  }

  static func trimmed(_ letters: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    guard let first = letters.firstIndex(where: { !isSpace($0) }),
      let last = letters.lastIndex(where: { !isSpace($0) })
    else { return [] }
    return letters[first...last]
  }

  static func isSpace(_ letter: Unicode.Scalar) -> Bool {
    if letter.isASCII { return letter.value <= 0x20 || letter.value == 0x7F }
    return letter.properties.isWhitespace || letter.properties.generalCategory == .control
  }

  private static func isNameLetter(_ letter: Unicode.Scalar) -> Bool {
    if letter.isASCII {
      return ("a"..."z").contains(letter) || ("0"..."9").contains(letter) || ["-", "_", "."].contains(letter)
    }
    return !isSpace(letter)
  }

  private static func percentDecoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
