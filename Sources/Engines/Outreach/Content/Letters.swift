/// What letters do to a text that they should not.
enum Letters {
  /// A sign that begins a line for somebody who reads it: the ASCII ones, and those of Unicode.
  static func isLineBreak(_ letter: Unicode.Scalar) -> Bool {
    switch letter.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// A control sign other than those that lay out a text.
  static func isControl(_ letter: Unicode.Scalar) -> Bool {
    switch letter.value {
    case 0x09, 0x0A, 0x0D, 0x85: false
    case 0..<0x20, 0x7F...0x9F: true
    default: false
    }
  }

  /// In one line, whatever it was: breaks and control signs become spaces.
  static func line(_ text: String) -> String {
    replaced(text) { isLineBreak($0) || isControl($0) || $0 == "\t" }
  }

  static func plain(_ text: String) -> String { replaced(text, where: isControl) }

  private static func replaced(_ text: String, where isBad: (Unicode.Scalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: isBad) else { return text }
    var line = String.UnicodeScalarView()
    for letter in text.unicodeScalars { line.append(isBad(letter) ? " " : letter) }
    return String(line)
  }

  static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || isControl($0) }
  }

  static func trimmed(_ text: String) -> String {
    let letters = Array(text.unicodeScalars)
    guard let first = letters.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = letters.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: letters[first...last])
    return String(view)
  }
}
