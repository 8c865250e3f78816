/// The words of HTML that emails hold, and those that none may.
enum HTMLWords {
  static let elements: Set<String> = [
    "a", "abbr", "address", "area", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "body", "br",
    "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em",
    "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr",
    "html", "i", "img", "ins", "kbd", "li", "main", "map", "mark", "meta", "nav", "ol", "p", "pre", "q", "s",
    "samp", "section", "small", "span", "strike", "strong", "style", "sub", "sup", "table", "tbody", "td",
    "tfoot", "th", "thead", "time", "title", "tr", "tt", "u", "ul", "var", "wbr",
  ]

  /// Beside all that begin with `on`.
  static let refusedAttributes: Set<String> = [
    "action", "formaction", "form", "srcdoc", "srcset", "ping", "is", "nonce", "integrity", "autofocus",
    "contenteditable", "popover", "popovertarget", "manifest",
  ]

  static let addressAttributes: Set<String> = [
    "href", "src", "background", "cite", "longdesc", "usemap", "poster", "lowsrc", "dynsrc", "data",
    "xlink:href", "profile", "classid", "codebase", "archive", "icon", "xml:base",
  ]

  static let schemes: Set<String> = ["http", "https", "mailto", "tel", "cid"]

  static func isAttributeName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (0x61...0x7a).contains(byte) || (0x30...0x39).contains(byte)
          || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: ".")].contains(byte)
      }
  }

  /// What some readers take for the end of a value that has no quotes.
  static func isLooseSign(_ byte: UInt8) -> Bool {
    [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "=")].contains(byte)
  }

  static func lower(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.map { (0x41...0x5a).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }

  /// Short enough to be said.
  static func shown(_ name: String) -> String { name.count > 40 ? String(name.prefix(40)) + "…" : name }

  // MARK: Entities

  private static let names: [String: [UInt8]] = [
    "tab": [0x09], "newline": [0x0A], "excl": [0x21], "quot": [0x22], "num": [0x23], "dollar": [0x24],
    "percnt": [0x25], "amp": [0x26], "apos": [0x27], "lpar": [0x28], "rpar": [0x29], "ast": [0x2A],
    "plus": [0x2B], "comma": [0x2C], "period": [0x2E], "sol": [0x2F], "colon": [0x3A], "semi": [0x3B],
    "lt": [0x3C], "equals": [0x3D], "gt": [0x3E], "quest": [0x3F], "commat": [0x40], "lsqb": [0x5B],
    "bsol": [0x5C], "rsqb": [0x5D], "hat": [0x5E], "lowbar": [0x5F], "grave": [0x60], "lbrace": [0x7B],
    "lcub": [0x7B], "vert": [0x7C], "rcub": [0x7D], "rbrace": [0x7D], "nbsp": [0xC2, 0xA0],
    "fjlig": [0x66, 0x6A],
  ]
  private static let namesMax = 12

  /// An attribute's value as readers see it. References that are not known stay, and so make no scheme.
  static func decoded(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(value.count)
    var rest = value
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "&") else {
        out.append(byte)
        continue
      }
      if rest.first == UInt8(ascii: "#"), let scalar = number(&rest) {
        out += String(scalar).utf8
      } else if let letters = name(&rest) {
        out += letters
      } else {
        out.append(byte)
      }
    }
    return out
  }

  /// `#106;`, `#x6a`; nil takes nothing.
  private static func number(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    var ahead = rest.dropFirst()
    var radix: UInt32 = 10
    if let first = ahead.first, first | 0x20 == UInt8(ascii: "x") {
      radix = 16
      ahead = ahead.dropFirst()
    }
    var value: UInt32 = 0
    var count = 0
    while let byte = ahead.first, let digit = digit(byte), digit < radix {
      value = min(value * radix + digit, 0x11_0000)
      count += 1
      ahead = ahead.dropFirst()
    }
    guard count > 0 else { return nil }
    if ahead.first == UInt8(ascii: ";") { ahead = ahead.dropFirst() }
    rest = ahead
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  private static func name(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    let letters = rest.prefix(namesMax).prefix {
      (0x41...0x5a).contains($0) || (0x61...0x7a).contains($0)
    }
    let name = lower(letters)
    if rest.dropFirst(letters.count).first == UInt8(ascii: ";"), let found = names[name] {
      rest = rest.dropFirst(letters.count + 1)
      return found
    }
    // These are known without their end too.
    for old in ["amp", "lt", "gt", "quot", "nbsp"] where name.hasPrefix(old) {
      rest = rest.dropFirst(old.utf8.count)
      return names[old]
    }
    return nil
  }

  // MARK: Styles

  private static let refusedInStyles = [
    "javascript:", "vbscript:", "data:", "expression(", "behavior:", "-moz-binding", "@import", "</",
  ]

  /// The first word of a style sheet that no email may hold, however it is spelled.
  static func refusedStyle(_ bytes: ArraySlice<UInt8>) -> String? {
    var plain: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\\") {
        plain += escaped(&rest)
      } else if byte == UInt8(ascii: "/"), rest.first == UInt8(ascii: "*") {
        rest = rest.dropFirst()
        while let inside = rest.popFirst() {
          if inside == UInt8(ascii: "*"), rest.first == UInt8(ascii: "/") {
            rest = rest.dropFirst()
            break
          }
        }
      } else if byte > 0x20 {
        plain.append(byte)
      }
    }
    let text = lower(plain)
    return refusedInStyles.first { text.contains($0) }
  }

  /// What a backslash stands for.
  private static func escaped(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    var value: UInt32 = 0
    var count = 0
    while count < 6, let byte = rest.first, let digit = digit(byte) {
      value = value * 16 + digit
      count += 1
      rest = rest.dropFirst()
    }
    guard count > 0 else { return rest.popFirst().map { [$0] } ?? [] }
    if let byte = rest.first, byte <= 0x20 { rest = rest.dropFirst() }
    return Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
  }
}
