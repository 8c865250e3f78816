import Testing

@testable import MusterWire

struct TimeTextTests {
  struct Moment: Sendable, CustomTestStringConvertible {
    let text: String
    let seconds: Int64
    let nanos: Int32
    var testDescription: String { text }

    init(_ text: String, _ seconds: Int64, _ nanos: Int32 = 0) {
      self.text = text
      self.seconds = seconds
      self.nanos = nanos
    }
  }

  // Seconds as `date -u -d <text> +%s` counts them.
  @Test(arguments: [
    Moment("0001-01-01T00:00:00Z", -62_135_596_800),
    Moment("0001-12-31T23:59:59Z", -62_104_060_801),
    Moment("0004-02-29T00:00:00Z", -62_035_891_200),
    Moment("1582-10-10T00:00:00Z", -12_219_724_800),
    Moment("1900-02-28T23:59:59Z", -2_203_891_201), Moment("1900-03-01T00:00:00Z", -2_203_891_200),
    Moment("1969-12-31T23:59:59Z", -1), Moment("1969-12-31T23:59:59.999999999Z", -1, 999_999_999),
    Moment("1970-01-01T00:00:00Z", 0), Moment("1970-01-01T00:00:01Z", 1),
    Moment("2000-02-29T12:00:00Z", 951_825_600), Moment("2024-02-29T23:59:59Z", 1_709_251_199),
    Moment("2024-12-31T00:00:00Z", 1_735_603_200),
    Moment("2026-11-20T08:15:30.250Z", 1_795_162_530, 250_000_000),
    Moment("2026-11-20T08:15:30.000250Z", 1_795_162_530, 250_000),
    Moment("2026-11-20T08:15:30.000000250Z", 1_795_162_530, 250),
    Moment("2038-01-19T03:14:08Z", 2_147_483_648), Moment("2100-02-28T00:00:00Z", 4_107_456_000),
    Moment("2100-03-01T00:00:00Z", 4_107_542_400),
    Moment("9999-12-31T23:59:59Z", 253_402_300_799),
    Moment("9999-12-31T23:59:59.999999999Z", 253_402_300_799, 999_999_999),
  ])
  func `a time is one text and back`(_ moment: Moment) throws {
    #expect(try TimeText.timestamp(moment.seconds, moment.nanos) == moment.text)
    let read = try TimeText.timestamp(moment.text)
    #expect(read.seconds == moment.seconds && read.nanos == moment.nanos)
  }

  @Test(arguments: [
    Moment("2026-11-20T08:15:30+00:00", 1_795_162_530),
    Moment("2026-11-20T08:15:30-00:00", 1_795_162_530),
    Moment("2026-11-20T16:15:30+08:00", 1_795_162_530),
    Moment("2026-11-20T17:45:30+09:30", 1_795_162_530),
    Moment("2026-11-19T22:15:30-10:00", 1_795_162_530),
    Moment("2026-11-21T08:14:30+23:59", 1_795_162_530),
    Moment("2026-11-19T08:16:30-23:59", 1_795_162_530),
    Moment("0001-01-01T01:00:00+01:00", -62_135_596_800),
    Moment("9999-12-31T22:59:59-01:00", 253_402_300_799),
    Moment("2026-11-20T08:15:30.5Z", 1_795_162_530, 500_000_000),
    Moment("2026-11-20T08:15:30.05Z", 1_795_162_530, 50_000_000),
    Moment("2026-11-20T08:15:30.0000Z", 1_795_162_530),
    Moment("2026-11-20T08:15:30.12345678Z", 1_795_162_530, 123_456_780),
    Moment("2026-11-20T08:15:30.000000001+00:00", 1_795_162_530, 1),
  ])
  func `offsets and fractions of any length are read`(_ moment: Moment) throws {
    let read = try TimeText.timestamp(moment.text)
    #expect(read.seconds == moment.seconds && read.nanos == moment.nanos)
  }

  @Test(arguments: [
    "", "2026", "2026-11-20", "2026-11-20T08:15Z", "2026-11-20T08:15:30", "2026-11-20 08:15:30Z",
    "2026-11-20t08:15:30Z", "2026-11-20T08:15:30z", "2026-11-20T08:15:30ZZ",
    " 2026-11-20T08:15:30Z",
    "2026-11-20T08:15:30Z ", "2026-11-20T08:15:30Z\0", "0000-12-31T23:59:59Z",
    "-001-01-01T00:00:00Z",
    "10000-01-01T00:00:00Z", "02026-11-20T08:15:30Z", "2026-00-20T00:00:00Z",
    "2026-13-20T00:00:00Z",
    "2026-11-00T00:00:00Z", "2026-11-31T00:00:00Z", "2026-01-32T00:00:00Z", "2025-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2024-02-30T00:00:00Z", "2026-04-31T00:00:00Z",
    "2026-11-20T24:00:00Z", "2026-11-20T23:60:00Z", "2026-11-20T23:59:60Z", "2026-11-20T08:15:30.Z",
    "2026-11-20T08:15:30.0123456789Z", "2026-11-20T08:15:30,5Z", "2026-11-20T08:15:30.5.5Z",
    "2026-11-20T08:15:30+0800", "2026-11-20T08:15:30+08", "2026-11-20T08:15:30+24:00",
    "2026-11-20T08:15:30+08:60",
    "2026-11-20T08:15:30+-8:00", "2026-11-20T08:15:30 08:00", "2026-11-20T08:15:30Z+08:00",
    "2026-1-2T3:4:5Z",
    "2026/11/20T08:15:30Z", "２０２６-11-20T08:15:30Z", "٢٠٢٦-11-20T08:15:30Z",
    "2026-11-20T08:15:30\u{301}Z",
    "+026-11-20T08:15:30Z", "2026-+1-20T08:15:30Z", "0001-01-01T00:59:59+01:00",
    "9999-12-31T23:59:59-00:01",
    "yesterday", "1795162530",
  ])
  func `refuses what is not a time`(_ text: String) {
    let error = #expect(throws: WireError.self) { try TimeText.timestamp(text) }
    #expect(error?.code == .malformed)
  }

  @Test(
    arguments: [
      (-62_135_596_801, 0), (253_402_300_800, 0), (Int64.min, 0), (.max, 0), (0, -1),
      (0, 1_000_000_000),
      (0, Int32.min), (0, .max), (.min, .min), (.max, .max),
    ] as [(Int64, Int32)])
  func `a time outside the years 1 to 9999 has no text`(_ seconds: Int64, _ nanos: Int32) {
    #expect(throws: WireError.self) { try TimeText.timestamp(seconds, nanos) }
  }
}

// MARK: Durations

extension TimeTextTests {
  @Test(arguments: [
    Moment("0s", 0), Moment("1s", 1), Moment("-1s", -1), Moment("90s", 90),
    Moment("1.500s", 1, 500_000_000),
    Moment("-1.500s", -1, -500_000_000), Moment("0.500s", 0, 500_000_000),
    Moment("-0.500s", 0, -500_000_000),
    Moment("0.000001s", 0, 1_000), Moment("0.000000001s", 0, 1), Moment("-0.000000001s", 0, -1),
    Moment("0.999999999s", 0, 999_999_999), Moment("315576000000s", 315_576_000_000),
    Moment("-315576000000s", -315_576_000_000),
    Moment("-315576000000.999999999s", -315_576_000_000, -999_999_999),
  ])
  func `a duration is one text and back`(_ span: Moment) throws {
    #expect(try TimeText.duration(span.seconds, span.nanos) == span.text)
    let read = try TimeText.duration(span.text)
    #expect(read.seconds == span.seconds && read.nanos == span.nanos)
  }

  @Test(arguments: [
    Moment("1.5s", 1, 500_000_000), Moment("-0s", 0), Moment("-0.5s", 0, -500_000_000),
    Moment("007s", 7),
    Moment("1.000000000s", 1), Moment("1.12345678s", 1, 123_456_780), Moment("000000000001s", 1),
  ])
  func `other spellings of a duration are read`(_ span: Moment) throws {
    let read = try TimeText.duration(span.text)
    #expect(read.seconds == span.seconds && read.nanos == span.nanos)
  }

  @Test(arguments: [
    "", "s", "-s", "1", "1 s", " 1s", "1s ", "+1s", "--1s", "1.s", ".5s", "1.5", "1.0123456789s",
    "1e3s", "1m",
    "1S", "1ss", "1.-5s", "0x1s", "١s", "315576000001s", "-315576000001s", "999999999999s",
    "1000000000000s",
    "99999999999999999999s", "9223372036854775808s", "1s\0", "1\u{301}s", "1s\u{301}", "NaNs",
  ])
  func `refuses what is not a duration`(_ text: String) {
    let error = #expect(throws: WireError.self) { try TimeText.duration(text) }
    #expect(error?.code == .malformed)
  }

  @Test(
    arguments: [
      (315_576_000_001, 0), (-315_576_000_001, 0), (Int64.min, 0), (.max, 0), (0, 1_000_000_000),
      (0, -1_000_000_000), (0, Int32.min), (0, .max), (1, -1), (-1, 1), (.min, .min), (.max, .max),
    ] as [(Int64, Int32)])
  func `a duration that is too long or has two signs has no text`(_ seconds: Int64, _ nanos: Int32) {
    #expect(throws: WireError.self) { try TimeText.duration(seconds, nanos) }
  }
}

// MARK: The calendar

extension TimeTextTests {
  /// Days from 1970-01-01 counted year by year and month by month.
  private static func count(_ year: Int, _ month: Int, _ day: Int) -> Int {
    func isLeap(_ year: Int) -> Bool { year % 400 == 0 || year % 4 == 0 && year % 100 != 0 }
    var days = 0
    if year >= 1970 {
      for passed in 1970..<year { days += isLeap(passed) ? 366 : 365 }
    } else {
      for coming in year..<1970 { days -= isLeap(coming) ? 366 : 365 }
    }
    for passed in 1..<month { days += length(passed, isLeap(year)) }
    return days + day - 1
  }

  private static func length(_ month: Int, _ isLeap: Bool) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap ? 29 : 28
    default: 31
    }
  }

  @Test(arguments: FuzzTests.seeds) func `any day is the day that counting finds`(_ seed: UInt64)
    throws
  {
    var random = SplitMix(state: seed)
    for _ in 0..<400 {
      let year = Int.random(in: 1...9_999, using: &random)
      let month = Int.random(in: 1...12, using: &random)
      let isLeap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
      let day = Int.random(in: 1...Self.length(month, isLeap), using: &random)
      let second = Int64.random(in: 0..<86_400, using: &random)
      let days = Self.count(year, month, day)
      let text = try TimeText.timestamp(Int64(days) * 86_400 + second, 0)
      let date = try #require(CivilDate(year: year, month: month, day: day))
      #expect(date.daysSince1970 == days, "seed \(seed): \(year)-\(month)-\(day)")
      #expect(CivilDate(daysSince1970: days) == date, "seed \(seed): \(year)-\(month)-\(day)")
      let read = try TimeText.timestamp(text)
      #expect(read.seconds == Int64(days) * 86_400 + second, "seed \(seed): \(text)")
      #expect(text.prefix(4) == String(String(10_000 + year).suffix(4)), "seed \(seed): \(text)")
    }
  }

  @Test func `days follow each other over every turn of month, year and century`() {
    var day = Self.count(1, 1, 1)
    for year in 1...2_101 {
      let isLeap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
      for month in 1...12 {
        #expect(CivilDate(daysSince1970: day) == CivilDate(year: year, month: month, day: 1))
        let length = Self.length(month, isLeap)
        day += length
        let last = CivilDate(year: year, month: month, day: length)
        #expect(last?.daysSince1970 == day - 1)
        #expect(CivilDate(daysSince1970: day - 1) == last)
        #expect(CivilDate(year: year, month: month, day: length + 1) == nil)
      }
    }
  }
}
