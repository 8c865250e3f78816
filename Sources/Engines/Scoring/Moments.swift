import MusterCore
import MusterWellKnownAPI

/// Microseconds since 1970, held within what 64 bits can say.
enum Moments {
  static let ofDay: Int64 = 86_400_000_000

  static func of(_ time: GoogleProtobuf.Timestamp) -> Int64 {
    sum(product(time.seconds, 1_000_000), Int64(time.nanos) / 1_000)
  }

  static func length(of span: GoogleProtobuf.Duration) -> Int64 {
    sum(product(span.seconds, 1_000_000), Int64(span.nanos) / 1_000)
  }

  static func sum(_ one: Int64, _ other: Int64) -> Int64 {
    let (sum, isOver) = one.addingReportingOverflow(other)
    return isOver ? (one < 0 ? .min : .max) : sum
  }

  static func product(_ one: Int64, _ other: Int64) -> Int64 {
    let (product, isOver) = one.multipliedReportingOverflow(by: other)
    return isOver ? ((one < 0) != (other < 0) ? .min : .max) : product
  }

  /// From then to now; what is yet to come is as old as what is now.
  static func age(of then: Int64, at now: Int64) -> Int64 {
    let (age, isOver) = now.subtractingReportingOverflow(then)
    return isOver ? (now < then ? 0 : .max) : max(0, age)
  }

  /// The first moment, in UTC, of a day written `YYYY-MM-DD`; nil for what is none.
  static func ofDay(_ text: String) -> Int64? {
    var numbers: (Int64, Int64, Int64) = (0, 0, 0)
    var place = 0
    for byte in text.utf8 {
      let digit = Int64(byte) - 0x30
      switch place {
      case 4, 7: if byte != UInt8(ascii: "-") { return nil }
      case _ where !(0...9).contains(digit): return nil
      case 0...3: numbers.0 = numbers.0 * 10 + digit
      case 5, 6: numbers.1 = numbers.1 * 10 + digit
      case 8, 9: numbers.2 = numbers.2 * 10 + digit
      default: return nil
      }
      place += 1
    }
    guard place == 10, (1...12).contains(numbers.1), (1...31).contains(numbers.2) else { return nil }
    return CivilDate.days(numbers.0, numbers.1, numbers.2) * ofDay
  }
}

/// So many calendar months and days from a moment on. A day that the last month does not have is its last.
struct AgeWindow: Sendable {
  private let months: Int64
  private let days: Int64

  init(months: Int32, days: Int32) {
    self.months = Int64(max(0, min(months, 1_200_000)))
    self.days = Int64(max(0, days))
  }

  /// The first moment at which they have passed.
  func end(from start: Int64) -> Int64 {
    let start = max(start, .min + Moments.ofDay)
    let day = start.floorDivided(by: Moments.ofDay)
    let ofDay = start - day * Moments.ofDay
    let date = CivilDate(day: day)
    let month = date.year * 12 + date.month - 1 + months
    let (year, monthOfYear) = (month.floorDivided(by: 12), month - month.floorDivided(by: 12) * 12 + 1)
    let next = monthOfYear == 12 ? (year + 1, 1) : (year, monthOfYear + 1)
    let length = CivilDate.days(next.0, next.1, 1) - CivilDate.days(year, monthOfYear, 1)
    let last = CivilDate.days(year, monthOfYear, min(date.day, length)) + days
    return Moments.sum(Moments.product(last, Moments.ofDay), ofDay)
  }
}
