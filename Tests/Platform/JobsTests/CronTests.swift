import MusterCore
import MusterJobs
import Testing

@Suite struct `A text of cron` {
  private func runs(_ text: String, _ zone: String, after start: Int64, _ count: Int) throws -> [Int64] {
    let (cron, rules) = (try Cron(text), try #require(TimeZoneRules.named(zone)))
    var times = [start]
    while times.count <= count, let next = cron.next(after: times[times.count - 1], in: rules) {
      times.append(next)
    }
    return Array(times.dropFirst())
  }

  /// A moment in UTC.
  private func moment(_ year: Int64, _ month: Int64, _ day: Int64, _ hour: Int64 = 0, _ minute: Int64 = 0)
    -> Int64
  {
    CivilDate.days(year, month, day) * 86_400 + hour * 3_600 + minute * 60
  }

  @Test func `runs as an oracle in Python says, across changes of the clock`() throws {
    var count = 0
    for line in ZoneTables.runs.split(separator: "\n") {
      let parts = line.split(separator: "|").map(String.init)
      let start = try #require(Int64(parts[2]))
      var (time, expected) = (start, [Int64]())
      for word in parts[3].split(separator: " ") {
        let step = word.split(separator: "x").compactMap { Int64($0) }
        for _ in 0..<(step.count == 2 ? step[1] : 1) {
          time += step[0] * 60
          expected.append(time)
        }
      }
      #expect(try runs(parts[1], parts[0], after: start, expected.count) == expected, "\(line)")
      count += expected.count
    }
    #expect(count > 900)
  }

  @Test(arguments: [
    ("0 9 * * mon-fri", (2026, 11, 20, 9), (2026, 11, 23, 9)),
    ("0 0 1 jan *", (2026, 11, 20, 9), (2027, 1, 1, 0)),
    ("0 0 29 2 *", (2026, 11, 20, 9), (2028, 2, 29, 0)),
    ("0 0 29 feb mon", (2026, 11, 20, 9), (2027, 2, 1, 0)),
    ("0 0 13 * */5", (2026, 11, 20, 9), (2026, 12, 13, 0)),
    ("0 0 13 * 5", (2026, 11, 20, 9), (2026, 11, 27, 0)),
    ("0 0 */2 * sun", (2026, 11, 20, 9), (2026, 11, 29, 0)),
    ("@daily", (2026, 12, 31, 9), (2027, 1, 1, 0)),
    ("@weekly", (2026, 11, 20, 9), (2026, 11, 22, 0)),
    ("@YEARLY", (2026, 11, 20, 9), (2027, 1, 1, 0)),
    ("0 8-18/5 * * *", (2026, 11, 20, 9), (2026, 11, 20, 13)),
    ("0 22,6 * * 7", (2026, 11, 20, 9), (2026, 11, 22, 6)),
    ("0 0 1-7 12 sat-7", (2026, 11, 20, 9), (2026, 12, 1, 0)),
  ])
  func `names the next time`(
    _ text: String, _ after: (Int64, Int64, Int64, Int64), _ next: (Int64, Int64, Int64, Int64)
  )
    throws
  {
    #expect(
      try runs(text, "UTC", after: moment(after.0, after.1, after.2, after.3), 1)
        == [moment(next.0, next.1, next.2, next.3)])
  }

  @Test func `may have no next time`() throws {
    #expect(try runs("0 0 30 2 *", "UTC", after: 0, 1) == [])
    #expect(try runs("0 0 31 4,6,9,11 *", "Europe/Vienna", after: 0, 1) == [])
  }

  @Test(arguments: [
    ("", "it has 0 fields where cron has 5: minute hour day month weekday"),
    ("* * * *", "it has 4 fields where cron has 5: minute hour day month weekday"),
    ("* * * * * *", "it has 6 fields where cron has 5: minute hour day month weekday"),
    ("60 * * * *", "the minute 60 is not from 0 to 59"),
    ("* 24 * * *", "the hour 24 is not from 0 to 23"),
    ("* * 0 * *", "the day 0 is not from 1 to 31"),
    ("* * * 13 *", "the month 13 is not from 1 to 12"),
    ("* * * * 8", "the weekday 8 is not from 0 to 7"),
    ("5-1 * * * *", "the minute 5-1 ends before it begins"),
    ("*/0 * * * *", "the minute */0 has no step above 0 behind its /"),
    ("*/x * * * *", "the minute */x has no step above 0 behind its /"),
    ("5/15 * * * *", "the minute 5/15 steps from one value; name a range, as 5-59/15"),
    ("1,,2 * * * *", "the minute  is no number from 0 to 59, no range and no *"),
    ("-5 * * * *", "the minute -5 is no number from 0 to 59, no range and no *"),
    ("99999 * * * *", "the minute 99999 is no number from 0 to 59, no range and no *"),
    ("* * * foo *", "the month foo is no number from 1 to 12 or jan to dec, no range and no *"),
    ("@reboot", "@reboot is none of @annually, @daily, @hourly, @midnight, @monthly, @weekly, @yearly"),
  ])
  func `that is none is told what is wrong`(_ text: String, _ words: String) {
    let error = #expect(throws: CronError.self) { try Cron(text) }
    #expect(error?.description == words)
  }

  @Test func `goes forward, and only to times that match, whatever it says`() throws {
    var random = SystemRandomNumberGenerator()
    func field(_ range: ClosedRange<Int>) -> String {
      switch Int.random(in: 0..<4, using: &random) {
      case 0: return "*"
      case 1: return "*/\(Int.random(in: 1...9, using: &random))"
      case 2:
        let low = Int.random(in: range, using: &random)
        return "\(low)-\(Int.random(in: low...range.upperBound, using: &random))"
      default: return "\(Int.random(in: range, using: &random)),\(Int.random(in: range, using: &random))"
      }
    }
    let zones = [
      "UTC", "Australia/Sydney", "Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata",
    ]
    var count = 0
    for _ in 0..<300 {
      let text = "\(field(0...59)) \(field(0...23)) \(field(1...28)) \(field(1...12)) \(field(0...6))"
      let (cron, name) = (try Cron(text), zones.randomElement(using: &random) ?? "UTC")
      let zone = try #require(TimeZoneRules.named(name))
      var time = Int64.random(in: 0...4_000_000_000, using: &random)
      for _ in 0..<20 {
        let next = try #require(cron.next(after: time, in: zone), "\(text)")
        // What the clock skips comes right after, so one of the skipped minutes matches.
        let (shown, before) = (zone.local(next), zone.local(next - 1) + 1)
        let matches = stride(from: before, through: shown, by: 60).contains { cron.matches(local: $0) }
        #expect(next > time && next % 60 == 0 && matches, "\(text) in \(name) after \(time): \(next)")
        (time, count) = (next, count + 1)
      }
    }
    print("\(count) times of 300 random schedules")
  }
}

@Suite struct `A zone's offset` {
  @Test func `is what Python's zoneinfo says`() throws {
    var count = 0
    for line in ZoneTables.offsets.split(separator: "\n") {
      let parts = line.split(separator: "|")
      let zone = try #require(TimeZoneRules.named(String(parts[0])))
      for pair in parts[1].split(separator: " ") {
        let numbers = pair.split(separator: ":").compactMap { Int64($0) }
        #expect(zone.offset(at: numbers[0]) == numbers[1], "\(parts[0]) \(pair)")
        count += 1
      }
    }
    #expect(count == 140)
  }
}
