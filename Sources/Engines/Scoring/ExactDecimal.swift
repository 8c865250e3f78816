import MusterTypesAPI

/// A decimal number of any number of digits, compared exactly.
struct ExactDecimal: Comparable {
  private let isNegative: Bool
  /// Without zeros that say nothing.
  private let whole: ArraySlice<UInt8>
  private let fraction: ArraySlice<UInt8>

  /// Nil for what is no number; empty is zero.
  init?(_ decimal: TypeV1.Decimal) {
    var digits = Array(decimal.value.utf8)[...]
    var isNegative = false
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      digits = digits.dropFirst()
    }
    let point = digits.firstIndex(of: UInt8(ascii: ".")) ?? digits.endIndex
    whole = digits[..<point].drop { $0 == UInt8(ascii: "0") }
    var fraction = digits[point...].dropFirst()
    while fraction.last == UInt8(ascii: "0") { fraction = fraction.dropLast() }
    self.fraction = fraction
    guard (whole + fraction).allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    self.isNegative = isNegative && !(whole.isEmpty && fraction.isEmpty)
  }

  static func < (one: ExactDecimal, other: ExactDecimal) -> Bool {
    if one.isNegative != other.isNegative { return one.isNegative }
    return one.isNegative ? other.isSmaller(than: one) : one.isSmaller(than: other)
  }

  /// By magnitude.
  private func isSmaller(than other: ExactDecimal) -> Bool {
    if whole.count != other.whole.count { return whole.count < other.whole.count }
    if !whole.elementsEqual(other.whole) { return whole.lexicographicallyPrecedes(other.whole) }
    return fraction.lexicographicallyPrecedes(other.fraction)
  }

  /// The greatest whole number that is not above it, and the least that is not below it.
  var wholeBounds: (floor: Int64, ceiling: Int64) {
    var magnitude: Int64 = 0
    for digit in whole {
      let (tens, isOver) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, isSumOver) = tens.addingReportingOverflow(Int64(digit - 0x30))
      if isOver || isSumOver { return isNegative ? (.min, .min) : (.max, .max) }
      magnitude = sum
    }
    let rest: Int64 = fraction.isEmpty || magnitude == .max ? 0 : 1
    return isNegative ? (-magnitude - rest, -magnitude) : (magnitude, magnitude + rest)
  }
}

/// A range of numbers; both ends count.
struct NumberRange: Sendable {
  private let min: TypeV1.Decimal?
  private let max: TypeV1.Decimal?
  /// The whole numbers in it.
  let whole: ClosedRange<Int64>?

  init(min: TypeV1.Decimal?, max: TypeV1.Decimal?) {
    (self.min, self.max) = (min, max)
    let low = min.map { ExactDecimal($0)?.wholeBounds.ceiling ?? .max } ?? .min
    let high = max.map { ExactDecimal($0)?.wholeBounds.floor ?? .min } ?? .max
    whole = low <= high ? low...high : nil
  }

  func contains(_ number: TypeV1.Decimal) -> Bool {
    guard let number = ExactDecimal(number) else { return false }
    if let min { guard let least = ExactDecimal(min), least <= number else { return false } }
    if let max { guard let most = ExactDecimal(max), number <= most else { return false } }
    return true
  }
}
