package import MusterCore

/// Times that come again, in the five fields of cron: minute, hour, day of month, month, day of week.
package struct Cron: Hashable, Sendable {
  /// As it was written.
  package let text: String
  private let minutes: UInt64
  private let hours: UInt64
  private let days: UInt64
  private let months: UInt64
  /// From Sunday, 0.
  private let weekdays: UInt64
  /// Both days are narrowed, so that either may match: Vixie's rule. A field that begins with `*` does not
  /// narrow it, whatever its step.
  private let isEitherDay: Bool

  package init(_ text: String) throws(CronError) {
    let written = text.split { $0 == " " || $0 == "\t" }.map(String.init)
    var fields = written
    if written.count == 1, let name = written.first, name.hasPrefix("@") {
      guard let known = Self.names[name.lowercased()] else {
        throw CronError("\(name) is none of \(Self.names.keys.sorted().joined(separator: ", "))")
      }
      fields = known.split(separator: " ").map(String.init)
    }
    guard fields.count == 5 else {
      throw CronError("it has \(fields.count) fields where cron has 5: minute hour day month weekday")
    }
    self.text = written.joined(separator: " ")
    minutes = try CronField.minute.values(fields[0])
    hours = try CronField.hour.values(fields[1])
    days = try CronField.day.values(fields[2])
    months = try CronField.month.values(fields[3])
    let weekdays = try CronField.weekday.values(fields[4])
    // Sunday is 7 too.
    self.weekdays = (weekdays | weekdays >> 7) & 0x7f
    isEitherDay = !fields[2].hasPrefix("*") && !fields[4].hasPrefix("*")
  }

  /// Those that code states need no text that could be wrong.
  package static let everyMinute = Cron(minutes: CronField.minute.all, hours: CronField.hour.all, "* *")

  package static func hourly(at minute: Int) -> Cron {
    Cron(minutes: 1 << UInt64(clamping: minute % 60), hours: CronField.hour.all, "\(minute % 60) *")
  }

  package static func daily(at hour: Int, _ minute: Int = 0) -> Cron {
    let (hour, minute) = (UInt64(clamping: hour % 24), UInt64(clamping: minute % 60))
    return Cron(minutes: 1 << minute, hours: 1 << hour, "\(minute) \(hour)")
  }

  /// Of every day.
  private init(minutes: UInt64, hours: UInt64, _ text: String) {
    self.text = "\(text) * * *"
    (self.minutes, self.hours) = (minutes, hours)
    days = CronField.day.all
    months = CronField.month.all
    weekdays = CronField.weekday.all
    isEitherDay = false
  }

  private static let names = [
    "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *", "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *", "@midnight": "0 0 * * *", "@hourly": "0 * * * *",
  ]

  private static let secondsADay: Int64 = 86_400
  /// The 29th of February on a given weekday comes again after 40 years at most, across 2100.
  private static let daysMax = 41 * 366

  /// The first time after a moment, both in seconds since 1970; nil when there is none, as for the 30th of
  /// February. A time that the clock skips is the first moment after the gap, one that it repeats is the
  /// first of the two alone.
  package func next(after moment: Int64, in zone: TimeZoneRules) -> Int64? {
    let start = zone.local(moment)
    var day = start.floorDivided(by: Self.secondsADay)
    // Never before the local minute of the moment: clocks read before it name moments before it.
    var minute = (start - day * Self.secondsADay) / 60
    for _ in 0..<Self.daysMax {
      if matches(day: CivilDate(day: day)) {
        while minute < 1_440 {
          defer { minute += 1 }
          guard hours & 1 << UInt64(minute / 60) != 0, minutes & 1 << UInt64(minute % 60) != 0 else {
            continue
          }
          let found = zone.first(atOrAfter: day * Self.secondsADay + minute * 60)
          if found > moment { return found }
        }
      }
      (day, minute) = (day + 1, 0)
    }
    return nil
  }

  /// Whether a clock that shows this, in seconds since 1970 as if it were UTC, stands at one of the times.
  package func matches(local: Int64) -> Bool {
    let day = local.floorDivided(by: Self.secondsADay)
    let second = local - day * Self.secondsADay
    return second % 60 == 0 && hours & 1 << UInt64(second / 3_600) != 0
      && minutes & 1 << UInt64(second / 60 % 60) != 0 && matches(day: CivilDate(day: day))
  }

  private func matches(day date: CivilDate) -> Bool {
    guard months & 1 << UInt64(date.month) != 0 else { return false }
    let isDay = days & 1 << UInt64(date.day) != 0
    let isWeekday = weekdays & 1 << UInt64(date.weekday) != 0
    return isEitherDay ? isDay || isWeekday : isDay && isWeekday
  }
}

/// What is wrong with a text that should be cron's, for the person who wrote it.
package struct CronError: Error, Hashable, CustomStringConvertible {
  package let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// One of the five fields.
private enum CronField: String {
  case minute, hour, day, month, weekday

  private var range: ClosedRange<UInt64> {
    switch self {
    case .minute: 0...59
    case .hour: 0...23
    case .day: 1...31
    case .month: 1...12
    case .weekday: 0...7
    }
  }

  /// Three letters each, the first for the least number.
  private var words: [String] {
    switch self {
    case .month: ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    case .weekday: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    case .minute, .hour, .day: []
    }
  }

  var all: UInt64 { (range.lowerBound...last).reduce(0) { $0 | 1 << $1 } }

  /// A bit for each value.
  func values(_ text: String) throws(CronError) -> UInt64 {
    var bits: UInt64 = 0
    for item in text.split(separator: ",", omittingEmptySubsequences: false) { bits |= try one(item) }
    return bits
  }

  /// `*`, `5`, `1-5`, `*/15`, `8-18/2`.
  private func one(_ item: Substring) throws(CronError) -> UInt64 {
    let parts = item.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty, parts.count <= 2 else { throw wrong(item) }
    var step: UInt64 = 1
    if parts.count == 2 {
      guard let number = number(parts[1]), number > 0 else {
        throw CronError("the \(rawValue) \(item) has no step above 0 behind its /")
      }
      guard first == "*" || first.contains("-") else {
        throw CronError(
          "the \(rawValue) \(item) steps from one value; name a range, as \(first)-\(last)/\(number)")
      }
      step = number
    }
    let range = try self.range(first, item)
    return stride(from: range.lowerBound, through: range.upperBound, by: Int(step)).reduce(0) { $0 | 1 << $1 }
  }

  private func range(_ text: Substring, _ item: Substring) throws(CronError) -> ClosedRange<UInt64> {
    // A weekday's 7 is Sunday once more.
    if text == "*" { return range.lowerBound...last }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let low = ends.first, let high = ends.last, ends.count <= 2 else { throw wrong(item) }
    let (from, to) = (try value(low, item), try value(high, item))
    guard from <= to else {
      throw CronError("the \(rawValue) \(item) ends before it begins")
    }
    return from...to
  }

  private var last: UInt64 { self == .weekday ? 6 : range.upperBound }

  private func value(_ text: Substring, _ item: Substring) throws(CronError) -> UInt64 {
    if let place = words.firstIndex(of: text.lowercased()) { return UInt64(place) + range.lowerBound }
    guard let number = number(text) else { throw wrong(item) }
    guard range.contains(number) else {
      throw CronError("the \(rawValue) \(number) is not from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// Digits alone, few enough.
  private func number(_ text: Substring) -> UInt64? {
    guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return UInt64(text)
  }

  private func wrong(_ item: Substring) -> CronError {
    let names = words.isEmpty ? "" : " or \(words[0]) to \(words[words.count - 1])"
    return CronError(
      "the \(rawValue) \(item) is no number from \(range.lowerBound) to \(range.upperBound)\(names), no range"
        + " and no *")
  }
}
