/// The footer of a TZif file: `AEST-10AEDT,M10.1.0,M4.1.0/3`, the TZ of POSIX with times of a week.
struct PosixZone: Hashable, Sendable {
  /// Seconds east of UTC.
  private let standard: Int64
  private let summer: Summer?

  private struct Summer: Hashable {
    let offset: Int64
    let start: YearDay
    let end: YearDay
  }

  init?(_ text: String) {
    var reader = Reader(text)
    guard reader.name(), let west = reader.duration(hoursMax: 24) else { return nil }
    standard = -west
    guard !reader.isAtEnd else {
      summer = nil
      return
    }
    guard reader.name() else { return nil }
    var offset = standard + 3_600
    if !reader.isNext(",") {
      guard let west = reader.duration(hoursMax: 24) else { return nil }
      offset = -west
    }
    guard reader.take(","), let start = YearDay(&reader), reader.take(","), let end = YearDay(&reader),
      reader.isAtEnd
    else { return nil }
    summer = Summer(offset: offset, start: start, end: end)
  }

  func offset(at moment: Int64) -> Int64 {
    // The change before it is in this year or the one before.
    let before = changes(after: moment - 800 * 86_400, until: moment)
    return before.last?.offset ?? standard
  }

  /// Ascending.
  func changes(after start: Int64, until end: Int64) -> [TimeZoneRules.Change] {
    guard let summer, start < end else { return [] }
    let years =
      CivilDate(day: start.floorDivided(by: 86_400)).year - 1...CivilDate(day: end.floorDivided(by: 86_400))
      .year + 1
    let all = years.flatMap { year in
      [
        TimeZoneRules.Change(time: summer.start.local(year) - standard, offset: summer.offset),
        TimeZoneRules.Change(time: summer.end.local(year) - summer.offset, offset: standard),
      ]
    }
    return all.filter { $0.time > start && $0.time <= end }.sorted { $0.time < $1.time }
  }

  /// A day of each year and a time of it.
  private enum Day: Hashable {
    /// From 1, with no 29th of February.
    case withoutLeap(Int64)
    /// From 0.
    case withLeap(Int64)
    /// Month, week (5 is the last), weekday from Sunday.
    case ofWeek(Int64, Int64, Int64)
  }

  private struct YearDay: Hashable {
    let day: Day
    let time: Int64

    init?(_ reader: inout Reader) {
      if reader.take("M") {
        guard let month = reader.number(), reader.take("."), let week = reader.number(), reader.take("."),
          let weekday = reader.number(), (1...12).contains(month), (1...5).contains(week),
          (0...6).contains(weekday)
        else { return nil }
        day = .ofWeek(month, week, weekday)
      } else if reader.take("J") {
        guard let number = reader.number(), (1...365).contains(number) else { return nil }
        day = .withoutLeap(number)
      } else {
        guard let number = reader.number(), (0...365).contains(number) else { return nil }
        day = .withLeap(number)
      }
      guard reader.take("/") else {
        time = 2 * 3_600
        return
      }
      // A week either way (RFC 9636, 3.3.1).
      guard let time = reader.duration(hoursMax: 167) else { return nil }
      self.time = time
    }

    /// What the clock shows then, in seconds since 1970.
    func local(_ year: Int64) -> Int64 {
      let start = CivilDate.days(year, 1, 1)
      let days: Int64
      switch day {
      case .withLeap(let number): days = start + number
      case .withoutLeap(let number):
        days = start + number - 1 + (CivilDate.isLeap(year) && number >= 60 ? 1 : 0)
      case .ofWeek(let month, let week, let weekday):
        let first = CivilDate.days(year, month, 1)
        let next = month == 12 ? CivilDate.days(year + 1, 1, 1) : CivilDate.days(year, month + 1, 1)
        let ahead = (weekday - CivilDate(day: first).weekday + 7) % 7
        var found = first + ahead + (week - 1) * 7
        while found >= next { found -= 7 }
        days = found
      }
      return days * 86_400 + time
    }
  }

  private struct Reader {
    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    var isAtEnd: Bool { rest.isEmpty }

    func isNext(_ character: Character) -> Bool { rest.first == character }

    mutating func take(_ character: Character) -> Bool {
      guard rest.first == character else { return false }
      rest.removeFirst()
      return true
    }

    /// `AEST`, or `<+1030>`.
    mutating func name() -> Bool {
      let name: Substring
      if take("<") {
        name = rest.prefix { $0 != ">" }
        rest = rest.dropFirst(name.count)
        guard take(">") else { return false }
      } else {
        name = rest.prefix { $0.isLetter }
        rest = rest.dropFirst(name.count)
      }
      return name.count >= 3
    }

    mutating func number() -> Int64? {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      guard (1...3).contains(digits.count) else { return nil }
      rest = rest.dropFirst(digits.count)
      return Int64(digits)
    }

    /// `-10`, `2:30`, `+1:00:00`, in seconds.
    mutating func duration(hoursMax: Int64) -> Int64? {
      let isNegative = isNext("-")
      if !take("-") { _ = take("+") }
      guard let hours = number(), hours <= hoursMax else { return nil }
      var seconds = hours * 3_600
      for unit: Int64 in [60, 1] {
        guard take(":") else { break }
        guard let part = number(), part < 60 else { return nil }
        seconds += part * unit
      }
      return isNegative ? -seconds : seconds
    }
  }
}
