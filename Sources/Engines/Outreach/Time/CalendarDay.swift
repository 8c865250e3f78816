import MusterCore
import MusterWellKnownAPI

/// Dates as messages write them, `YYYY-MM-DD`, and as days since 1970.
enum CalendarDay {
  /// Nil for what is no day of the calendar.
  static func number(_ text: String) -> Int64? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2, parts[2].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int64(parts[0]), let month = Int64(parts[1]), let day = Int64(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    let number = CivilDate.days(year, month, day)
    let date = CivilDate(day: number)
    return date.month == month && date.day == day ? number : nil
  }

  /// The date of a moment in UTC.
  static func text(of time: GoogleProtobuf.Timestamp) -> String {
    let date = CivilDate(day: time.seconds.floorDivided(by: 86_400))
    func padded(_ number: Int64, _ width: Int) -> String {
      let digits = "\(number)"
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2)
  }

  /// Seconds from midnight of `HH:MM` up to `24:00`; nil for what is none.
  static func seconds(_ text: String) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({ part in
        part.utf8.count == 2 && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      }), let hour = Int64(parts[0]), let minute = Int64(parts[1]), hour <= 24, minute < 60
    else { return nil }
    let seconds = hour * 3_600 + minute * 60
    return seconds <= 86_400 ? seconds : nil
  }
}
