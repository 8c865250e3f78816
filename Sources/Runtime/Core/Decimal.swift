/// An exact decimal number of any size. What is equal as a number is equal: zeros behind the last digit of a
/// fraction are not kept.
package struct Decimal: Hashable, Sendable {
  private static let base: UInt64 = 1_000_000_000
  private static let baseDigits = 9

  package private(set) var isNegative: Bool
  /// Nine digits each, the lowest first; empty for zero.
  private var limbs: [UInt32]
  /// How many of the digits stand behind the point.
  private var scale: Int

  package static let zero = Decimal(0)
  package static let one = Decimal(1)

  package init(_ number: Int64) {
    self.init(isNegative: number < 0, Self.limbs(of: number.magnitude), scale: 0)
  }

  /// Nil for what is no sign, digits and fraction; empty is zero.
  package init?(_ text: String) {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    let point = bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.endIndex
    let (whole, fraction) = (bytes[..<point], bytes[point...].dropFirst())
    let digits = Array(whole) + Array(fraction)
    guard digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
    var limbs: [UInt32] = []
    var rest = digits[...]
    while !rest.isEmpty {
      let group = rest.suffix(Self.baseDigits)
      limbs.append(group.reduce(0) { $0 * 10 + UInt32($1 - UInt8(ascii: "0")) })
      rest = rest.dropLast(group.count)
    }
    self.init(isNegative: isNegative, limbs, scale: fraction.count)
  }

  private init(isNegative: Bool, _ limbs: [UInt32], scale: Int) {
    (self.isNegative, self.limbs, self.scale) = (isNegative, limbs, scale)
    trim()
  }

  /// To the one form of its number.
  private mutating func trim() {
    while limbs.last == 0 { limbs.removeLast() }
    while scale > 0, !limbs.isEmpty {
      let (quotient, rest) = Self.divide(limbs, by: 10)
      guard rest == 0 else { break }
      (limbs, scale) = (quotient, scale - 1)
    }
    if limbs.isEmpty { (isNegative, scale) = (false, 0) }
  }

  package var isZero: Bool { limbs.isEmpty }

  /// Digits without an exponent: `-12.5`.
  package var text: String {
    var digits = ""
    for (place, limb) in limbs.reversed().enumerated() {
      let group = String(limb)
      digits += place == 0 ? group : String(repeating: "0", count: Self.baseDigits - group.utf8.count) + group
    }
    let missing = scale + 1 - digits.utf8.count
    if missing > 0 { digits = String(repeating: "0", count: missing) + digits }
    let fraction = scale == 0 ? "" : "." + digits.suffix(scale)
    return (isNegative ? "-" : "") + digits.dropLast(scale) + fraction
  }

  /// How many digits it has before and behind the point.
  package var digitCounts: (whole: Int, fraction: Int) {
    let (whole, _) = Self.divide(limbs, byPowerOfTen: scale)
    guard let top = whole.last else { return (0, scale) }
    return ((whole.count - 1) * Self.baseDigits + String(top).utf8.count, scale)
  }
}

// MARK: Arithmetic

extension Decimal {
  package static func + (one: Decimal, other: Decimal) -> Decimal {
    let scale = max(one.scale, other.scale)
    let (left, right) = (one.limbs(at: scale), other.limbs(at: scale))
    if one.isNegative == other.isNegative {
      return Decimal(isNegative: one.isNegative, sum(left, right), scale: scale)
    }
    return isLess(left, right)
      ? Decimal(isNegative: other.isNegative, difference(right, left), scale: scale)
      : Decimal(isNegative: one.isNegative, difference(left, right), scale: scale)
  }

  package static prefix func - (number: Decimal) -> Decimal {
    Decimal(isNegative: !number.isNegative, number.limbs, scale: number.scale)
  }

  package static func - (one: Decimal, other: Decimal) -> Decimal { one + -other }

  package static func * (one: Decimal, other: Decimal) -> Decimal {
    Decimal(
      isNegative: one.isNegative != other.isNegative, product(one.limbs, other.limbs),
      scale: one.scale + other.scale)
  }

  package static func += (one: inout Decimal, other: Decimal) { one = one + other }

  /// With so many digits behind the point at most; what lies in the middle goes to the even neighbour.
  package func rounded(toPlaces places: Int) -> Decimal {
    guard scale > places else { return self }
    let (quotient, rest) = Self.divide(limbs, byPowerOfTen: scale - places)
    let half = Self.product([5], Self.power(scale - places - 1))
    let isUp = Self.isLess(half, rest) || rest == half && (quotient.first ?? 0) % 2 == 1
    return Decimal(
      isNegative: isNegative, isUp ? Self.sum(quotient, [1]) : quotient, scale: places)
  }

  /// Whole units and billionths, of one sign, as messages hold amounts. What is more than they can hold is
  /// the most that they can; what is finer is left out.
  package var unitsAndNanos: (units: Int64, nanos: Int32) {
    let (whole, _) = Self.divide(limbs, byPowerOfTen: scale)
    var units: Int64 = 0
    for limb in whole.reversed() {
      let (moved, isOver) = units.multipliedReportingOverflow(by: Int64(Self.base))
      let (total, isSumOver) = moved.addingReportingOverflow(Int64(limb))
      if isOver || isSumOver { return isNegative ? (-Int64.max, -999_999_999) : (.max, 999_999_999) }
      units = total
    }
    let fraction = self - Decimal(isNegative: isNegative, whole, scale: 0)
    let (billionths, _) = Self.divide(
      fraction.limbs(at: max(9, fraction.scale)), byPowerOfTen: max(0, fraction.scale - 9))
    let nanos = Int32(billionths.first ?? 0)
    return isNegative ? (-units, -nanos) : (units, nanos)
  }
}

extension Decimal: Comparable {
  package static func < (one: Decimal, other: Decimal) -> Bool {
    if one.isNegative != other.isNegative { return one.isNegative }
    let scale = max(one.scale, other.scale)
    let (left, right) = (one.limbs(at: scale), other.limbs(at: scale))
    return one.isNegative ? isLess(right, left) : isLess(left, right)
  }
}

// MARK: Whole numbers without a sign

extension Decimal {
  private static func limbs(of number: UInt64) -> [UInt32] {
    var (limbs, rest): ([UInt32], UInt64) = ([], number)
    while rest > 0 {
      limbs.append(UInt32(rest % base))
      rest /= base
    }
    return limbs
  }

  /// Its digits as they are with more of them behind the point.
  private func limbs(at scale: Int) -> [UInt32] {
    scale == self.scale ? limbs : Self.product(limbs, Self.power(scale - self.scale))
  }

  /// Ten to that power.
  private static func power(_ exponent: Int) -> [UInt32] {
    var top: UInt32 = 1
    for _ in 0..<(exponent % baseDigits) { top *= 10 }
    return [UInt32](repeating: 0, count: exponent / baseDigits) + [top]
  }

  /// Neither has zeros at its end.
  private static func isLess(_ one: [UInt32], _ other: [UInt32]) -> Bool {
    if one.count != other.count { return one.count < other.count }
    return one.reversed().lexicographicallyPrecedes(other.reversed())
  }

  private static func sum(_ one: [UInt32], _ other: [UInt32]) -> [UInt32] {
    var (limbs, carry): ([UInt32], UInt64) = ([], 0)
    for place in 0..<max(one.count, other.count) {
      let left = place < one.count ? UInt64(one[place]) : 0
      let right = place < other.count ? UInt64(other[place]) : 0
      let total = left + right + carry
      limbs.append(UInt32(total % base))
      carry = total / base
    }
    if carry > 0 { limbs.append(UInt32(carry)) }
    return limbs
  }

  /// The first is not the smaller one.
  private static func difference(_ one: [UInt32], _ other: [UInt32]) -> [UInt32] {
    var (limbs, borrow): ([UInt32], Int64) = ([], 0)
    for (place, limb) in one.enumerated() {
      var rest = Int64(limb) - borrow - (place < other.count ? Int64(other[place]) : 0)
      borrow = rest < 0 ? 1 : 0
      if rest < 0 { rest += Int64(base) }
      limbs.append(UInt32(rest))
    }
    while limbs.last == 0 { limbs.removeLast() }
    return limbs
  }

  private static func product(_ one: [UInt32], _ other: [UInt32]) -> [UInt32] {
    if one.isEmpty || other.isEmpty { return [] }
    var limbs = [UInt32](repeating: 0, count: one.count + other.count)
    for (place, left) in one.enumerated() {
      var carry: UInt64 = 0
      for (offset, right) in other.enumerated() {
        let total = UInt64(limbs[place + offset]) + UInt64(left) * UInt64(right) + carry
        limbs[place + offset] = UInt32(total % base)
        carry = total / base
      }
      limbs[place + other.count] = UInt32(carry)
    }
    while limbs.last == 0 { limbs.removeLast() }
    return limbs
  }

  private static func divide(_ limbs: [UInt32], by divisor: UInt64) -> (quotient: [UInt32], rest: UInt64) {
    var (quotient, rest) = ([UInt32](repeating: 0, count: limbs.count), UInt64(0))
    for place in limbs.indices.reversed() {
      let total = rest * base + UInt64(limbs[place])
      quotient[place] = UInt32(total / divisor)
      rest = total % divisor
    }
    while quotient.last == 0 { quotient.removeLast() }
    return (quotient, rest)
  }

  private static func divide(
    _ limbs: [UInt32], byPowerOfTen exponent: Int
  ) -> (quotient: [UInt32], rest: [UInt32]) {
    let whole = exponent / baseDigits
    var divisor: UInt64 = 1
    for _ in 0..<(exponent % baseDigits) { divisor *= 10 }
    let (quotient, top) = divide(Array(limbs.dropFirst(whole)), by: divisor)
    var rest = Array(limbs.prefix(whole))
    if top > 0 {
      rest += [UInt32](repeating: 0, count: max(0, whole - rest.count)) + [UInt32(top)]
    }
    while rest.last == 0 { rest.removeLast() }
    return (quotient, rest)
  }
}
