/// Reads HTML for what no email may hold, and for where its merge fields stand.
///
/// It needs no more than to be sure: what browsers read in two ways is refused. Comments are read as if they
/// were none, and no `<` may stand in a tag, so every tag that any reader can see begins at a `<` that is
/// looked at here. Each byte is looked at a fixed number of times.
struct HTMLScan {
  /// What a merge field's value has to be made into.
  enum Place: Equatable, Sendable {
    case text
    case attribute
    /// An address begins with it.
    case addressStart
    case addressRest(keepsPlus: Bool)
    case refused
  }

  private(set) var problems: [String] = []
  /// By the order of the fields.
  private(set) var places: [Place] = []

  /// Stands for a field; no text has it.
  static let mark: UInt8 = 0xFF
  private static let problemsMax = 10

  private let bytes: [UInt8]
  private var place = 0
  private let fields: [MergeField]
  /// Where the text of a style element began.
  private var styleStart: Int?

  init(_ text: MergeText) {
    var bytes: [UInt8] = []
    for part in text.parts {
      switch part {
      case .text(let text): bytes += text.utf8
      case .field: bytes.append(Self.mark)
      }
    }
    (self.bytes, fields) = (bytes, text.fields)
    scan()
  }

  private mutating func refuse(_ what: String, at offset: Int? = nil) {
    guard problems.count < Self.problemsMax else { return }
    let line = bytes[..<min(offset ?? place, bytes.count)].count { $0 == 0x0A } + 1
    problems.append("\(what), in line \(line)")
  }

  private func byte(_ offset: Int = 0) -> UInt8? {
    place + offset < bytes.count ? bytes[place + offset] : nil
  }

  private static func isLetter(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(byte) }

  // MARK: Text

  private mutating func scan() {
    while let byte = byte() {
      switch byte {
      case Self.mark:
        place += 1
        if styleStart == nil {
          places.append(.text)
        } else {
          places.append(.refused)
          refuse("has a merge field in a style sheet, where nothing can be escaped")
        }
      case UInt8(ascii: "<"): markup()
      default: place += 1
      }
    }
    if let start = styleStart { check(style: bytes[start...], at: start) }
  }

  private mutating func markup() {
    switch byte(1) {
    case let next where Self.isLetter(next):
      place += 1
      tag(isEnd: false)
    case UInt8(ascii: "/"):
      guard Self.isLetter(byte(2)) else {
        refuse("has </ that begins no tag")
        place += 2
        return
      }
      place += 2
      tag(isEnd: true)
    case UInt8(ascii: "!"):
      if byte(2) == UInt8(ascii: "-"), byte(3) == UInt8(ascii: "-") {
        place += 4
      } else {
        declaration()
      }
    case UInt8(ascii: "?"), Self.mark:
      refuse("has a tag whose name is no word")
      place += 1
    default: place += 1
    }
  }

  /// A doctype, or a condition that only some readers know.
  private mutating func declaration() {
    let start = place
    place += 2
    while let byte = byte(), byte != UInt8(ascii: ">") {
      if byte == Self.mark { places.append(.refused) }
      if byte == Self.mark || byte == UInt8(ascii: "<") {
        refuse("has a declaration that is not closed, or holds a merge field", at: start)
        if byte == UInt8(ascii: "<") { return }
      }
      place += 1
    }
    if byte() == nil {
      refuse("has a declaration that is not closed", at: start)
    } else {
      place += 1
    }
  }

  // MARK: Tags

  private mutating func tag(isEnd: Bool) {
    let start = place
    while let byte = byte(), !Self.isSpace(byte), byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">") {
      if byte == Self.mark { places.append(.refused) }
      if byte == UInt8(ascii: "<") { break }
      place += 1
    }
    let name = HTMLWords.lower(bytes[start..<place])
    if !HTMLWords.elements.contains(name) {
      refuse("has <\(HTMLWords.shown(name))>, which no email may hold", at: start)
    }
    if isEnd, name == "style", let styleStart {
      check(style: bytes[styleStart..<max(styleStart, start - 2)], at: styleStart)
      self.styleStart = nil
    }
    var closed = false
    while let byte = byte() {
      if byte == UInt8(ascii: ">") {
        place += 1
        closed = true
        break
      }
      if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
        place += 1
      } else if byte == UInt8(ascii: "<") {
        break
      } else {
        attribute(of: name)
      }
    }
    if !closed { refuse("has a tag <\(HTMLWords.shown(name)) that is not closed", at: start) }
    if !isEnd, name == "style", styleStart == nil { styleStart = place }
  }

  private mutating func attribute(of element: String) {
    let start = place
    while let byte = byte(), !Self.isSpace(byte),
      ![UInt8(ascii: "/"), UInt8(ascii: ">"), UInt8(ascii: "<")].contains(byte),
      byte != UInt8(ascii: "=") || place == start
    {
      if byte == Self.mark { places.append(.refused) }
      place += 1
    }
    let name = HTMLWords.lower(bytes[start..<place])
    if !HTMLWords.isAttributeName(name) {
      refuse("has an attribute whose name is no word in <\(HTMLWords.shown(element))>", at: start)
    }
    let end = place
    while let byte = byte(), Self.isSpace(byte) { place += 1 }
    guard byte() == UInt8(ascii: "=") else {
      place = max(end, start + 1)
      check(name, of: element, value: [], quoted: true, at: start)
      return
    }
    place += 1
    while let byte = byte(), Self.isSpace(byte) { place += 1 }
    let quote = byte()
    let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    if isQuoted { place += 1 }
    let valueStart = place
    while let byte = byte(),
      isQuoted ? byte != quote : !Self.isSpace(byte) && byte != UInt8(ascii: ">")
    {
      if byte == UInt8(ascii: "<") {
        refuse("has < in the attribute \(HTMLWords.shown(name)); write &lt;")
        if !isQuoted { break }
      }
      place += 1
    }
    let value = bytes[valueStart..<place]
    if isQuoted {
      if byte() == nil {
        refuse("has an attribute \(HTMLWords.shown(name)) that is not closed", at: start)
      } else {
        place += 1
      }
    }
    check(name, of: element, value: value, quoted: isQuoted, at: start)
  }

  // MARK: Attributes

  private mutating func check(
    _ name: String, of element: String, value: ArraySlice<UInt8>, quoted: Bool, at start: Int
  ) {
    let shown = HTMLWords.shown(name)
    let marks = value.count { $0 == Self.mark }
    if name.hasPrefix("on") || HTMLWords.refusedAttributes.contains(name) {
      refuse("has the attribute \(shown), which no email may hold", at: start)
      places += Array(repeating: .refused, count: marks)
      return
    }
    if !quoted, marks > 0 || value.contains(where: HTMLWords.isLooseSign) {
      refuse("has the attribute \(shown) without quotes around its value", at: start)
      places += Array(repeating: .refused, count: marks)
      return
    }
    if name == "style" {
      if marks > 0 {
        refuse("has a merge field in the attribute style, where nothing can be escaped", at: start)
      }
      places += Array(repeating: .refused, count: marks)
      check(style: HTMLWords.decoded(value)[...], at: start)
    } else if HTMLWords.addressAttributes.contains(name) {
      checkAddress(value, name: shown, at: start)
    } else {
      if name == "http-equiv",
        !["content-type", "x-ua-compatible"].contains(HTMLWords.lower(HTMLWords.decoded(value)[...]))
      {
        refuse("has the attribute http-equiv, which no email may hold", at: start)
      }
      places += Array(repeating: .attribute, count: marks)
    }
  }

  private mutating func checkAddress(_ value: ArraySlice<UInt8>, name: String, at start: Int) {
    // Readers take white space and control signs away before they look for a scheme.
    let letters = HTMLWords.decoded(value).filter { $0 > 0x20 && $0 != 0x7F }
    let marks = letters.count { $0 == Self.mark }
    let head = letters.prefix { ![0x3A, 0x2F, 0x3F, 0x23, 0x5C].contains($0) }
    var scheme = ""
    if letters.first == Self.mark {
      // Seen when it is merged; the own link is one in any case.
      if letters.dropFirst(head.count).first == 0x3A {
        refuse("has an address in \(name) whose scheme is made of a merge field", at: start)
      }
    } else if letters.isEmpty || letters.first == 0x23 {
      scheme = "#"
    } else if letters.dropFirst(head.count).first == 0x3A {
      scheme = HTMLWords.lower(head)
      if !HTMLWords.schemes.contains(scheme) {
        refuse(
          "has an address in \(name) that begins with \(HTMLWords.shown(scheme)):, which is none of "
            + "http, https, mailto, tel and cid", at: start)
      }
    } else {
      refuse("has an address in \(name) that is not whole; begin it with https://", at: start)
    }
    let keepsPlus = scheme == "tel" || scheme == "mailto"
    for index in 0..<marks {
      let isStart = index == 0 && letters.first == Self.mark
      places.append(isStart ? .addressStart : .addressRest(keepsPlus: keepsPlus))
    }
  }

  private mutating func check(style: ArraySlice<UInt8>, at start: Int) {
    if let word = HTMLWords.refusedStyle(style) {
      refuse("has \(word) in a style, which no email may hold", at: start)
    }
  }
}
