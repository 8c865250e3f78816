import MusterCore
import Testing

@Suite struct `The rules of a time zone` {
  @Test func `are read from the system's database`() throws {
    let vienna = try #require(TimeZoneRules.named("Europe/Vienna"))
    // 2026-03-29 01:00 UTC, and 2026-10-25.
    #expect(vienna.offset(at: 1_774_746_000 - 1) == 3_600 && vienna.offset(at: 1_774_746_000) == 7_200)
    #expect(vienna.offset(at: 1_792_890_000 - 1) == 7_200 && vienna.offset(at: 1_792_890_000) == 3_600)
    // By the footer, 2100-07-01.
    #expect(vienna.offset(at: 4_118_083_200) == 7_200)
  }

  @Test func `say when a clock first shows a time`() throws {
    let york = try #require(TimeZoneRules.named("America/New_York"))
    // 2026-03-08: 02:30 is skipped, what comes is 03:00, 07:00 UTC.
    let day = CivilDate.days(2026, 3, 8) * 86_400
    #expect(york.first(atOrAfter: day + 9_000) == day + 7 * 3_600)
    #expect(york.first(atOrAfter: day + 3 * 3_600) == day + 7 * 3_600)
    // 2026-11-01: 01:30 comes twice, first at 05:30 UTC.
    let other = CivilDate.days(2026, 11, 1) * 86_400
    #expect(york.first(atOrAfter: other + 5_400) == other + 5 * 3_600 + 1_800)
    #expect(york.first(atOrAfter: other + 2 * 3_600) == other + 7 * 3_600)
  }

  @Test(arguments: [
    "", "Nowhere/Land", "../../etc/passwd", "/etc/passwd", "Europe/../../../../etc/passwd", "Europe",
    "zone.tab",
    "Europe/Vienna\0", "posixrules/", "Europe//Vienna", String(repeating: "a", count: 100),
  ])
  func `are there for zones alone`(_ name: String) {
    #expect(TimeZoneRules.named(name) == nil)
  }

  @Test func `are refused when they are broken, wherever`() throws {
    let bytes = try #require(Files.bytes("/usr/share/zoneinfo/Europe/Vienna", most: 65_536))
    #expect(TimeZoneRules(bytes) != nil)
    for count in 0..<bytes.count { #expect(TimeZoneRules(Array(bytes.prefix(count))) == nil) }
    // Whatever else is changed does not end the process.
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 0xff
      if let zone = TimeZoneRules(changed) {
        _ = (zone.offset(at: 0), zone.offset(at: .max), zone.offset(at: .min))
      }
    }
  }
}

@Suite struct `A day of the calendar` {
  @Test func `is the same there and back`() {
    for day: Int64 in stride(from: -800_000, through: 800_000, by: 13) {
      let date = CivilDate(day: day)
      #expect(CivilDate.days(date.year, date.month, date.day) == day)
    }
    let date = CivilDate(day: 20_778)
    #expect((date.year, date.month, date.day, date.weekday) == (2026, 11, 21, 6))
  }
}
