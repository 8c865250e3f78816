/// Times and spans as JSON text: `2026-11-20T08:15:30.250Z` and `-1.500s`.
package enum TimeText {
  /// 0001-01-01T00:00:00Z to 9999-12-31T23:59:59Z.
  package static let timestampSeconds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799
  /// Ten thousand years either way.
  package static let durationSeconds: ClosedRange<Int64> = -315_576_000_000...315_576_000_000

  package static func timestamp(_ seconds: Int64, _ nanos: Int32) throws(WireError) -> String {
    guard timestampSeconds.contains(seconds), (0...999_999_999).contains(nanos) else {
      throw WireError(
        .malformed, "a timestamp is outside the years 0001 to 9999, or its nanos outside 0 to 999999999")
    }
    let day = Int(seconds.flooredQuotient(86_400))
    let second = Int(seconds - Int64(day) * 86_400)
    let date = CivilDate(daysSince1970: day)
    var text: [UInt8] = []
    text.reserveCapacity(30)
    func put(_ number: Int, _ width: Int, _ after: Unicode.Scalar?) {
      var unit = width == 4 ? 1_000 : 10
      while unit > 0 {
        text.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / unit % 10))
        unit /= 10
      }
      if let after { text.append(UInt8(ascii: after)) }
    }
    put(date.year, 4, "-")
    put(date.month, 2, "-")
    put(date.day, 2, "T")
    put(second / 3600, 2, ":")
    put(second / 60 % 60, 2, ":")
    put(second % 60, 2, nil)
    text.append(contentsOf: fraction(nanos).utf8)
    text.append(UInt8(ascii: "Z"))
    return String(decoding: text, as: UTF8.self)
  }

  package static func duration(_ seconds: Int64, _ nanos: Int32) throws(WireError) -> String {
    guard durationSeconds.contains(seconds), (-999_999_999...999_999_999).contains(nanos) else {
      throw WireError(.malformed, "a duration is outside ten thousand years, or its nanos outside one second")
    }
    if seconds > 0 && nanos < 0 || seconds < 0 && nanos > 0 {
      throw WireError(.malformed, "a duration's seconds and nanos differ in sign")
    }
    return (seconds < 0 || nanos < 0 ? "-" : "") + String(seconds.magnitude)
      + fraction(Int32(nanos.magnitude)) + "s"
  }

  /// No digits, or three, six or nine of them.
  private static func fraction(_ nanos: Int32) -> String {
    if nanos == 0 { return "" }
    if nanos % 1_000_000 == 0 { return "." + padded(Int(nanos) / 1_000_000, 3) }
    if nanos % 1_000 == 0 { return "." + padded(Int(nanos) / 1_000, 6) }
    return "." + padded(Int(nanos), 9)
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  package static func timestamp(_ text: String) throws(WireError) -> (seconds: Int64, nanos: Int32) {
    var cursor = Cursor(text)
    guard
      let year = cursor.digits(4), cursor.take("-"), let month = cursor.digits(2), cursor.take("-"),
      let day = cursor.digits(2), cursor.take("T"), let hour = cursor.digits(2), cursor.take(":"),
      let minute = cursor.digits(2), cursor.take(":"), let second = cursor.digits(2),
      let nanos = cursor.fraction(), let offset = cursor.offset(), cursor.isAtEnd,
      hour < 24, minute < 60, second < 60,
      let date = CivilDate(year: year, month: month, day: day)
    else { throw WireError(.malformed, "the text is not a time such as 2026-11-20T08:15:30Z") }
    let seconds = Int64(date.daysSince1970) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
    guard timestampSeconds.contains(seconds) else {
      throw WireError(.malformed, "the time is outside the years 0001 to 9999")
    }
    return (seconds, nanos)
  }

  package static func duration(_ text: String) throws(WireError) -> (seconds: Int64, nanos: Int32) {
    var cursor = Cursor(text)
    let isNegative = cursor.take("-")
    // Twelve digits cover the range, so the number cannot overflow.
    guard let whole = cursor.number(digitsMax: 12), let nanos = cursor.fraction(), cursor.take("s"),
      cursor.isAtEnd
    else { throw WireError(.malformed, "the text is not a duration such as 90s or 1.500s") }
    let sign: Int64 = isNegative ? -1 : 1
    guard durationSeconds.contains(sign * Int64(whole)) else {
      throw WireError(.malformed, "the duration is longer than ten thousand years")
    }
    return (sign * Int64(whole), Int32(sign) * nanos)
  }

  /// Reads fixed forms off the front of a text.
  private struct Cursor {
    var rest: Substring.UTF8View

    init(_ text: String) {
      rest = Substring(text).utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: character) else { return false }
      rest.removeFirst()
      return true
    }

    mutating func digits(_ count: Int) -> Int? {
      let field = rest.prefix(count)
      guard field.count == count, field.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      rest.removeFirst(count)
      return field.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    mutating func number(digitsMax: Int) -> Int? {
      let count = rest.prefix(while: { (0x30...0x39).contains($0) }).count
      return count > 0 && count <= digitsMax ? digits(count) : nil
    }

    /// Nothing, or a point and one to nine digits, as nanoseconds.
    mutating func fraction() -> Int32? {
      guard take(".") else { return 0 }
      let count = rest.prefix(while: { (0x30...0x39).contains($0) }).count
      guard (1...9).contains(count), let value = digits(count) else { return nil }
      return Int32(value)
        * [100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1][count - 1]
    }

    /// `Z`, or hours and minutes east of it, in seconds.
    mutating func offset() -> Int? {
      if take("Z") { return 0 }
      let sign = take("+") ? 1 : take("-") ? -1 : 0
      guard sign != 0, let hours = digits(2), take(":"), let minutes = digits(2), hours < 24, minutes < 60
      else { return nil }
      return sign * (hours * 3600 + minutes * 60)
    }
  }
}

/// A day of the proleptic Gregorian calendar. Counted in eras of 400 years, which all have 146,097 days.
struct CivilDate: Equatable {
  let year: Int
  let month: Int
  let day: Int

  init(daysSince1970: Int) {
    // Day 0 of the count is 0000-03-01, so that a leap day is the last of its year.
    let shifted = daysSince1970 + 719_468
    let era = Int(Int64(shifted).flooredQuotient(146_097))
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Nil for a day that the calendar does not have.
  init?(year: Int, month: Int, day: Int) {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...9999).contains(year), let length = lengths[safe: month - 1], (1...length).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  var daysSince1970: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = Int(Int64(shiftedYear).flooredQuotient(400))
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

extension Int64 {
  /// Division that rounds down, for times before 1970.
  fileprivate func flooredQuotient(_ divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
