/// Steps over JSON text (RFC 8259), token by token, and never further than the text goes.
package struct JSONScanner {
  private let source: [UInt8]
  private var index = 0
  private var depthLeft: Int

  package init(_ text: [UInt8], depthMax: Int) throws(WireError) {
    guard String(validating: text, as: UTF8.self) != nil else {
      throw WireError(.invalidText, "the JSON text is not valid UTF-8")
    }
    source = text
    depthLeft = depthMax
  }

  /// The whole text is one JSON value; `isObject` asks for an object.
  package static func check(_ text: String, depthMax: Int, isObject: Bool) throws(WireError) {
    var scanner = try JSONScanner(Array(text.utf8), depthMax: depthMax)
    if isObject, scanner.peek() != UInt8(ascii: "{") {
      throw WireError(.malformed, "the text is not a JSON object")
    }
    try scanner.skipValue()
    try scanner.finish()
  }

  private static let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]

  /// The first byte of the next token, or nil at the end.
  package mutating func peek() -> UInt8? {
    while let byte = source[safe: index] {
      guard Self.space.contains(byte) else { return byte }
      index += 1
    }
    return nil
  }

  /// Takes the character if it is next.
  package mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  package mutating func expect(_ character: Unicode.Scalar) throws(WireError) {
    if !take(character) { throw malformed("expected \(character)") }
  }

  package mutating func finish() throws(WireError) {
    if peek() != nil { throw malformed("expected the end") }
  }

  package mutating func takeNull() throws(WireError) -> Bool {
    guard peek() == UInt8(ascii: "n") else { return false }
    try word("null")
    return true
  }

  package mutating func bool() throws(WireError) -> Bool {
    if peek() == UInt8(ascii: "t") {
      try word("true")
      return true
    }
    try word("false")
    return false
  }

  private mutating func word(_ word: String) throws(WireError) {
    _ = peek()
    guard source[index...].starts(with: word.utf8) else { throw malformed("expected \(word)") }
    index += word.utf8.count
  }

  package mutating func enter() throws(WireError) {
    if depthLeft == 0 { throw WireError(.tooDeep, "the JSON text is nested too deep") }
    depthLeft -= 1
  }

  package mutating func leave() {
    depthLeft += 1
  }

  /// A number's text, in JSON's grammar.
  package mutating func number() throws(WireError) -> String {
    _ = peek()
    let start = index
    if source[safe: index] == UInt8(ascii: "-") { index += 1 }
    let whole = digits()
    if whole == 0 || whole > 1 && source[index - whole] == UInt8(ascii: "0") {
      throw malformed("expected a value")
    }
    if source[safe: index] == UInt8(ascii: ".") {
      index += 1
      if digits() == 0 { throw malformed("expected a digit") }
    }
    if let byte = source[safe: index], byte | 0x20 == UInt8(ascii: "e") {
      index += 1
      if let sign = source[safe: index], sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { index += 1 }
      if digits() == 0 { throw malformed("expected a digit") }
    }
    return String(decoding: source[start..<index], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = index
    while let byte = source[safe: index], (0x30...0x39).contains(byte) { index += 1 }
    return index - start
  }

  /// A string's content as UTF-8, escapes resolved.
  package mutating func string() throws(WireError) -> [UInt8] {
    try expect("\"")
    var content: [UInt8] = []
    while let byte = source[safe: index] {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return content
      case UInt8(ascii: "\\"): content += try escape()
      case 0..<0x20: throw malformed("a control character stands in a string; escape it")
      default: content.append(byte)
      }
    }
    throw malformed("a string does not end")
  }

  package mutating func text() throws(WireError) -> String {
    String(decoding: try string(), as: UTF8.self)
  }

  private mutating func escape() throws(WireError) -> [UInt8] {
    guard let byte = source[safe: index] else { throw malformed("a string does not end") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      let unit = try codeUnit()
      if UTF16.isTrailSurrogate(unit) { throw malformed("a \\u escape is half a surrogate pair") }
      var units = [unit]
      if UTF16.isLeadSurrogate(unit) {
        guard source[safe: index] == UInt8(ascii: "\\"), source[safe: index + 1] == UInt8(ascii: "u") else {
          throw malformed("a \\u escape is half a surrogate pair")
        }
        index += 2
        let trail = try codeUnit()
        guard UTF16.isTrailSurrogate(trail) else { throw malformed("a \\u escape is half a surrogate pair") }
        units.append(trail)
      }
      return Array(String(decoding: units, as: UTF16.self).utf8)
    default: throw malformed("an escape is not one of JSON's")
    }
  }

  private mutating func codeUnit() throws(WireError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = source[safe: index], let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw malformed("a \\u escape needs four hexadecimal digits")
      }
      unit = unit << 4 | UInt16(digit)
      index += 1
    }
    return unit
  }

  /// Passes over one value of any kind.
  package mutating func skipValue() throws(WireError) {
    switch peek() {
    case UInt8(ascii: "{"):
      try skipMembers(closing: "}") { scanner throws(WireError) in
        _ = try scanner.string()
        try scanner.expect(":")
        try scanner.skipValue()
      }
    case UInt8(ascii: "["):
      try skipMembers(closing: "]") { scanner throws(WireError) in try scanner.skipValue() }
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try bool()
    case UInt8(ascii: "n"): try word("null")
    default: _ = try number()
    }
  }

  private mutating func skipMembers(
    closing: Unicode.Scalar, _ member: (inout JSONScanner) throws(WireError) -> Void
  ) throws(WireError) {
    index += 1
    try enter()
    if !take(closing) {
      repeat { try member(&self) } while take(",")
      try expect(closing)
    }
    leave()
  }

  package func malformed(_ what: String) -> WireError {
    WireError(.malformed, "the JSON text is not well formed at byte \(index): \(what)")
  }
}
