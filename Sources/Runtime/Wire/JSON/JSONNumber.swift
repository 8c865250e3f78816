/// Exact numbers from JSON's decimal text: `1e3`, `1000` and `1000.0` are one integer, `0.5` is none.
enum JSONNumber {
  static func signed<T: FixedWidthInteger & SignedInteger>(
    _ text: String, _ type: T.Type
  ) throws(WireError) -> Int64 {
    let (isNegative, magnitude) = try integer(text)
    let value = isNegative ? T(exactly: -1 * Int128(magnitude)) : T(exactly: magnitude)
    guard let value else { throw outOfRange }
    return Int64(value)
  }

  static func unsigned<T: FixedWidthInteger & UnsignedInteger>(
    _ text: String, _ type: T.Type
  ) throws(WireError) -> UInt64 {
    let (isNegative, magnitude) = try integer(text)
    guard !isNegative || magnitude == 0, let value = T(exactly: magnitude) else { throw outOfRange }
    return UInt64(value)
  }

  private static var outOfRange: WireError {
    WireError(.malformed, "the number does not fit the field's type")
  }

  /// Sign and magnitude of a number text that the scanner took, if it is an integer below 2^64.
  private static func integer(_ text: String) throws(WireError) -> (isNegative: Bool, magnitude: UInt64) {
    var digits: [UInt8] = []
    var scale = 0
    var exponent = 0
    var exponentSign = 1
    var part = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "."): part = 1
      case UInt8(ascii: "e"), UInt8(ascii: "E"): part = 2
      case UInt8(ascii: "-"): if part == 2 { exponentSign = -1 }
      case UInt8(ascii: "+"): break
      default:
        let digit = byte - UInt8(ascii: "0")
        if part == 2 {
          // Beyond this any number is zero or out of range.
          exponent = min(exponent * 10 + Int(digit), 1_000_000)
        } else {
          if !(digits.isEmpty && digit == 0) { digits.append(digit) }
          if part == 1 { scale += 1 }
        }
      }
    }
    var power = exponentSign * exponent - scale
    while power < 0, digits.last == 0 {
      digits.removeLast()
      power += 1
    }
    let isNegative = text.utf8.first == UInt8(ascii: "-")
    if digits.isEmpty { return (isNegative, 0) }
    guard power >= 0 else { throw WireError(.malformed, "the number is not an integer") }
    guard digits.count + power <= 20 else { throw outOfRange }
    var magnitude: UInt64 = 0
    for digit in digits + Array(repeating: 0, count: power) {
      let (tenfold, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, carry) = tenfold.addingReportingOverflow(UInt64(digit))
      if overflow || carry { throw outOfRange }
      magnitude = sum
    }
    return (isNegative, magnitude)
  }

  static func real(_ scanner: inout JSONScanner) throws(WireError) -> Double {
    var text: String
    if scanner.peek() == UInt8(ascii: "\"") {
      let content = try scanner.string()
      switch String(decoding: content, as: UTF8.self) {
      case "NaN": return .nan
      case "Infinity": return .infinity
      case "-Infinity": return -.infinity
      default: break
      }
      var inner = try JSONScanner(content, depthMax: 0)
      text = try inner.number()
      guard text.utf8.count == content.count else { throw WireError(.malformed, "the text is not a number") }
    } else {
      text = try scanner.number()
    }
    guard let value = Double(text), value.isFinite else { throw outOfRange }
    return value
  }
}
