/// Reads RFC 8259 and nothing beside it; nil is a refusal, which needs no words.
struct StrictJSONReader {
  private let source: [UInt8]
  private var index = 0

  init(_ source: [UInt8]) {
    self.source = source
  }

  mutating func document() -> StrictJSON? {
    guard let value = value(depthLeft: StrictJSON.depthMax) else { return nil }
    skipSpace()
    return index == source.count ? value : nil
  }

  private var byte: UInt8? { index < source.count ? source[index] : nil }

  private mutating func skipSpace() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard byte == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func value(depthLeft: Int) -> StrictJSON? {
    skipSpace()
    switch byte {
    case UInt8(ascii: "{"): return depthLeft > 0 ? object(depthLeft: depthLeft - 1) : nil
    case UInt8(ascii: "["): return depthLeft > 0 ? array(depthLeft: depthLeft - 1) : nil
    case UInt8(ascii: "\""): return string().map(StrictJSON.string)
    case UInt8(ascii: "t"): return word("true") ? .bool(true) : nil
    case UInt8(ascii: "f"): return word("false") ? .bool(false) : nil
    case UInt8(ascii: "n"): return word("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func word(_ word: String) -> Bool {
    guard source[index...].starts(with: word.utf8) else { return false }
    index += word.utf8.count
    return true
  }

  private mutating func object(depthLeft: Int) -> StrictJSON? {
    index += 1
    var members: [StrictJSON.Member] = []
    var names: Set<[UInt8]> = []
    if take("}") { return .object(StrictJSON.Object(members: members)) }
    repeat {
      skipSpace()
      guard let name = string(), take(":"), let value = value(depthLeft: depthLeft),
        names.insert(Array(name.utf8)).inserted
      else { return nil }
      members.append(StrictJSON.Member(name: name, value: value))
    } while take(",")
    return take("}") ? .object(StrictJSON.Object(members: members)) : nil
  }

  private mutating func array(depthLeft: Int) -> StrictJSON? {
    index += 1
    var values: [StrictJSON] = []
    if take("]") { return .array(values) }
    repeat {
      guard let value = value(depthLeft: depthLeft) else { return nil }
      values.append(value)
    } while take(",")
    return take("]") ? .array(values) : nil
  }

  private mutating func number() -> StrictJSON? {
    let start = index
    if byte == UInt8(ascii: "-") { index += 1 }
    let first = index
    let whole = digits()
    guard whole > 0, whole == 1 || source[first] != UInt8(ascii: "0") else { return nil }
    var isInteger = true
    if byte == UInt8(ascii: ".") {
      isInteger = false
      index += 1
      guard digits() > 0 else { return nil }
    }
    if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      isInteger = false
      index += 1
      if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { index += 1 }
      guard digits() > 0 else { return nil }
    }
    let text = String(decoding: source[start..<index], as: UTF8.self)
    if isInteger, let number = Int64(text) { return .integer(number) }
    return .number(text)
  }

  private mutating func digits() -> Int {
    let start = index
    while let byte, (0x30...0x39).contains(byte) { index += 1 }
    return index - start
  }

  private mutating func string() -> String? {
    guard byte == UInt8(ascii: "\"") else { return nil }
    index += 1
    var content: [UInt8] = []
    while let byte {
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let scalar = escape() else { return nil }
        content.append(contentsOf: String(scalar).utf8)
      case 0..<0x20: return nil
      default: content.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> Unicode.Scalar? {
    guard let byte else { return nil }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return escapedScalar()
    default: return nil
    }
  }

  /// One unit, or the two of a pair; half a pair is no character, and a NUL is not taken.
  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard let unit = codeUnit(), unit != 0 else { return nil }
    guard UTF16.isLeadSurrogate(unit) else { return Unicode.Scalar(unit) }
    guard source[index...].starts(with: "\\u".utf8) else { return nil }
    index += 2
    guard let trail = codeUnit(), UTF16.isTrailSurrogate(trail) else { return nil }
    return Unicode.Scalar(0x10000 + UInt32(unit - 0xD800) << 10 + UInt32(trail - 0xDC00))
  }

  private mutating func codeUnit() -> UInt16? {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        return nil
      }
      unit = unit << 4 | UInt16(digit)
      index += 1
    }
    return unit
  }
}
