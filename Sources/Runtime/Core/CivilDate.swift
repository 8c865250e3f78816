/// A day of the Gregorian calendar, forwards and backwards without end.
package struct CivilDate: Hashable, Sendable {
  package let year: Int64
  /// From 1.
  package let month: Int64
  package let day: Int64
  /// From Sunday, 0.
  package let weekday: Int64

  private static let daysOf400Years: Int64 = 146_097
  /// From the first of March of the year 0 to 1970.
  private static let epoch: Int64 = 719_468

  /// Days since the first of January 1970. Years are counted from March, so that the leap day is their last
  /// (Hinnant, `civil_from_days`).
  package init(day days: Int64) {
    let shifted = days + Self.epoch
    let era = shifted.floorDivided(by: Self.daysOf400Years)
    let ofEra = shifted - era * Self.daysOf400Years
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * ofYear + 2) / 153
    day = ofYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    // 1970 began on a Thursday.
    weekday = (days + 4) - (days + 4).floorDivided(by: 7) * 7
  }

  /// The days from the first of January 1970 to a date (Hinnant, `days_from_civil`).
  package static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.floorDivided(by: 400)
    let yearOfEra = shifted - era * 400
    let ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let ofEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + ofYear
    return era * daysOf400Years + ofEra - epoch
  }

  package static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension Int64 {
  /// Rounded down, for numbers before zero too.
  package func floorDivided(by divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest != 0 && (rest < 0) != (divisor < 0) ? quotient - 1 : quotient
  }
}
