import MusterCore

/// A JSON number as plain decimal text, so that it can be compared exactly.
struct PlainNumber: Hashable, Sendable {
  /// `-12.5`: without an exponent, and without zeros that say nothing.
  let text: String

  /// What a number may have before and behind its point.
  private static let digitsMax = 400

  /// Nil for one of more digits, which an exponent makes easily.
  init?(_ json: String) {
    var rest = Substring(json)
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest = rest.dropFirst() }
    let mantissa = rest.prefix { $0 != "e" && $0 != "E" }
    guard let exponent = Self.exponent(rest.dropFirst(mantissa.count)) else { return nil }
    let parts = mantissa.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    var whole = String(parts.first ?? "")
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    guard (whole + fraction).utf8.allSatisfy({ (0x30...0x39).contains($0) }), !whole.isEmpty,
      whole.utf8.count + fraction.utf8.count <= Self.digitsMax
    else { return nil }
    if exponent > 0 {
      let moved = fraction.prefix(exponent)
      whole += moved + String(repeating: "0", count: exponent - moved.count)
      fraction = String(fraction.dropFirst(exponent))
    } else if exponent < 0 {
      let moved = whole.suffix(-exponent)
      fraction = String(repeating: "0", count: -exponent - moved.count) + moved + fraction
      whole = String(whole.dropLast(-exponent))
    }
    whole = String(whole.drop { $0 == "0" })
    while fraction.last == "0" { fraction.removeLast() }
    let isZero = whole.isEmpty && fraction.isEmpty
    text =
      (isNegative && !isZero ? "-" : "") + (whole.isEmpty ? "0" : whole)
      + (fraction.isEmpty ? "" : "." + fraction)
  }

  private static func exponent(_ text: Substring) -> Int? {
    if text.isEmpty { return 0 }
    let digits = text.dropFirst()
    let plain = digits.first == "+" ? digits.dropFirst() : digits
    // Not by its magnitude, which the least of all has none of.
    guard let number = Int(plain), (-digitsMax...digitsMax).contains(number) else { return nil }
    return number
  }

  var isWhole: Bool { !text.contains(".") }
}

extension PlainNumber: Comparable {
  static func < (one: PlainNumber, other: PlainNumber) -> Bool { DecimalOrder.isLess(one.text, other.text) }
}
