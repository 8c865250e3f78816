import MusterCore

/// Values of header fields as words that can stand in one: nothing that a person wrote ends a line.
enum MailWords {
  private static let wordMax = 64

  /// Free text: as it is where it is plain ASCII, else in encoded words (RFC 2047).
  static func unstructured(_ text: String) -> [String] {
    let clean = oneLine(text)
    let words = clean.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let isPlain =
      clean.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !clean.contains("=?")
      && words.allSatisfy { $0.utf8.count <= wordMax && !$0.isEmpty }
    return isPlain || clean.isEmpty ? words.filter { !$0.isEmpty } : encoded(clean)
  }

  /// A name in quotes or encoded words, then the address.
  static func party(_ party: MailMessage.Party) -> [String] {
    let name = oneLine(party.name)
    let address = "<\(SMTPEnvelope.isAddress(party.address) ? party.address : "")>"
    guard !name.allSatisfy({ $0 == " " }) else { return [address] }
    if name.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), !name.contains("=?"),
      name.utf8.count <= wordMax - 2
    {
      let quoted = name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
      return ["\"\(quoted)\"", address]
    }
    return encoded(name) + [address]
  }

  /// Those of the given that are ids of messages.
  static func ids(_ ids: [String]) -> [String] {
    ids.filter { id in
      id.hasPrefix("<") && id.hasSuffix(">") && id.utf8.count <= 500 && id.contains("@")
        && id.utf8.dropFirst().dropLast().allSatisfy {
          (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">")
        }
    }
  }

  /// An address of the web that fits between angle brackets.
  static func link(_ text: String) -> String? {
    guard text.hasPrefix("https://") || text.hasPrefix("http://"), text.utf8.count <= 900,
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && ![0x3C, 0x3E, 0x2C].contains($0) })
    else { return nil }
    return text
  }

  /// Breaks and control signs become spaces.
  private static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for letter in text.unicodeScalars {
      switch letter.value {
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029: line.append(" ")
      default: line.append(letter)
      }
    }
    return String(line)
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    String(decoding: Base64.json.encode(bytes), as: UTF8.self)
  }

  /// Each word ends at a whole letter, and is no longer than may be.
  private static func encoded(_ text: String) -> [String] {
    var words: [String] = []
    var piece: [UInt8] = []
    for letter in text.unicodeScalars {
      let bytes = Array(String(letter).utf8)
      // 39 bytes are 52 signs of base64: with the name of the field they fit one line.
      if piece.count + bytes.count > 39 {
        words.append("=?UTF-8?B?\(base64(piece))?=")
        piece = []
      }
      piece += bytes
    }
    if !piece.isEmpty { words.append("=?UTF-8?B?\(base64(piece))?=") }
    return words
  }
}

/// Dates as mail writes them, in UTC.
enum MailDate {
  static func text(_ seconds: Int64) -> [String] {
    let day = seconds.floorDivided(by: 86_400)
    let date = CivilDate(day: day)
    let time = seconds - day * 86_400
    let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = [time / 3_600, time / 60 % 60, time % 60].map(two).joined(separator: ":")
    return [
      "\(weekdays[Int(date.weekday)]),", two(date.day), months[Int(date.month) - 1], "\(date.year)", clock,
      "+0000",
    ]
  }
}

/// Texts in ASCII, in lines of at most 76 characters (RFC 2045, 6.7).
enum QuotedPrintable {
  private static let columns = 76
  private static let digits = Array("0123456789ABCDEF".utf8)

  static func encoded(_ text: String) -> [UInt8] {
    var out: [UInt8] = []
    var column = 0
    func put(_ word: [UInt8]) {
      // A soft break needs a column of its own.
      if column + word.count > columns - 1 {
        out += [UInt8(ascii: "="), 0x0D, 0x0A]
        column = 0
      }
      out += word
      column += word.count
    }
    let bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      let isBreak = byte == 0x0D || byte == 0x0A
      if isBreak {
        if byte == 0x0D, place + 1 < bytes.count, bytes[place + 1] == 0x0A { place += 1 }
        out += [0x0D, 0x0A]
        column = 0
      } else {
        let next = place + 1 < bytes.count ? bytes[place + 1] : 0x0A
        let isAtEnd = next == 0x0D || next == 0x0A
        let isSpace = byte == 0x20 || byte == 0x09
        let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=")
        if isPlain || isSpace && !isAtEnd {
          put([byte])
        } else {
          put([UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
        }
      }
      place += 1
    }
    return out
  }
}
