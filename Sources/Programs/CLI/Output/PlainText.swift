/// Text of others on a terminal: how wide it is, and without what steers the terminal.
enum PlainText {
  /// Control characters and those that turn the direction of writing are shown, not done.
  static func visible(_ text: String, keepsLines: Bool) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where keepsLines: result.unicodeScalars.append(scalar)
      case 0x0A, 0x0D, 0x09: result += keepsLines && scalar.value == 0x09 ? "\t" : " "
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func width(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + width($1) }
  }

  /// Terminals give the signs of East Asia and pictures two columns.
  private static func width(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - self.width(text)))
  }

  /// The beginning, or the end, with a sign that there is more.
  static func cut(_ text: String, to width: Int, keepsEnd: Bool = false) -> String {
    if self.width(text) <= width { return text }
    if keepsEnd { return String(cut(String(text.reversed()), to: width).reversed()) }
    var result = ""
    var used = 0
    for character in text {
      let next = self.width(String(character))
      if used + next > max(0, width - 1) { break }
      result.append(character)
      used += next
    }
    return width > 0 ? result + "…" : ""
  }

  /// In lines of the width, broken between words.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, self.width(line) + 1 + self.width(String(word)) > width {
          lines.append(line)
          line = ""
        }
        line += line.isEmpty ? String(word) : " " + word
      }
      lines.append(line)
    }
    return lines
  }
}
