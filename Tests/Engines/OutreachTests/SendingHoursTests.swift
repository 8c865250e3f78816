import MusterCampaignsAPI
import MusterCore
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterOutreach

@Suite("Sending windows")
struct SendingHoursTests {
  @Test("In every zone a window opens when a clock that is looked at each minute says so")
  func openings() throws {
    let seed = 20_261_122
    print("openings: seed \(seed)")
    let cases = try ZoneOracle.cases("window", seed: seed)
    #expect(cases.count > 1_000)
    for each in cases {
      let zone = try #require(TimeZoneRules.named(each.zone), "\(each.zone)")
      let holidays = each.fields[1].split(separator: ",").map(String.init)
      let hours = SendingHours(window(String(each.fields[0]), holidays: holidays))
      let (start, end) = (try #require(Int64(each.fields[2])), try #require(Int64(each.fields[3])))
      #expect(
        hours.nextOpening(atOrAfter: start * second, in: zone) == end * second, "\(each.zone) \(each.fields)")
      #expect(hours.isOpen(at: start * second, in: zone) == (start == end), "\(each.zone) \(each.fields)")
    }
  }

  @Test("In every zone an opening is open, and nothing before it is")
  func least() {
    var random = SeededRandom(7)
    for name in ["Africa/Casablanca", "America/St_Johns", "Pacific/Apia", "Asia/Gaza", "Europe/Dublin"] {
      let rules = zone(name)
      let hours = SendingHours(window("1-5@09:00-12:30;3@22:00-24:00;4@00:00-01:00"))
      for _ in 0..<300 {
        let start = Int64.random(in: moment(1990, 1, 1)...moment(2060, 1, 1), using: &random)
        let opening = hours.nextOpening(atOrAfter: start, in: rules) ?? .min
        #expect(opening >= start && hours.isOpen(at: opening, in: rules), "\(name) \(start)")
        for _ in 0..<20 where opening > start {
          let before = Int64.random(in: start..<opening, using: &random)
          #expect(!hours.isOpen(at: before, in: rules), "\(name) \(start) \(before)")
        }
      }
    }
  }

  @Test("Midnight closes a day and opens the next without a gap")
  func midnight() {
    let hours = SendingHours(window("1@20:00-24:00;2@00:00-06:00"))
    // Monday, 2 March 2026.
    #expect(hours.isOpen(at: moment(2026, 3, 2, 23, 59), in: .utc))
    #expect(hours.isOpen(at: moment(2026, 3, 3), in: .utc))
    #expect(!hours.isOpen(at: moment(2026, 3, 3, 6), in: .utc))
    #expect(hours.isOpen(at: moment(2026, 3, 3, 6) - 1, in: .utc))
    #expect(!hours.isOpen(at: moment(2026, 3, 4), in: .utc))
  }

  @Test("What the clock leaves out is never open, and what it shows twice is open twice")
  func clockChanges() {
    let vienna = zone("Europe/Vienna")
    let hours = SendingHours(window("1-7@02:10-02:20"))
    // The clock goes from 02:00 to 03:00 on 29 March 2026, and back on 25 October.
    #expect(
      hours.nextOpening(atOrAfter: moment(2026, 3, 28, 12), in: vienna) == moment(2026, 3, 30, 0, 10))
    #expect(hours.isOpen(at: moment(2026, 10, 25, 0, 15), in: vienna))
    #expect(!hours.isOpen(at: moment(2026, 10, 25, 0, 30), in: vienna))
    #expect(hours.isOpen(at: moment(2026, 10, 25, 1, 15), in: vienna))
    #expect(
      hours.nextOpening(atOrAfter: moment(2026, 10, 25, 0, 20), in: vienna) == moment(2026, 10, 25, 1, 10))
  }

  @Test("A window without hours never opens, and one whose days are holidays opens after them")
  func never() {
    let empty = SendingHours(window(""))
    #expect(!empty.opensEver)
    #expect(empty.nextOpening(atOrAfter: moment(2026, 1, 1), in: .utc) == nil)
    let mondays = (0..<366).map { week in
      CalendarDay.text(of: .with { $0.seconds = (CivilDate.days(2026, 1, 5) + Int64(week) * 7) * 86_400 })
    }
    let hours = SendingHours(window("1@08:00-09:00", holidays: mondays))
    #expect(hours.opensEver)
    let opening = hours.nextOpening(atOrAfter: moment(2026, 1, 1), in: .utc)
    #expect(opening == (CivilDate.days(2026, 1, 5) + 366 * 7) * day + 8 * hour)
  }

  @Test("Hours are the recipient's where the window says so and the zone is known")
  func recipients() {
    var message = window("1-5@08:00-18:00", zone: "Australia/Perth")
    #expect(SendingHours(message).zone(recipient: "Europe/Vienna") == zone("Australia/Perth"))
    message.useRecipientTimeZone = true
    #expect(SendingHours(message).zone(recipient: "Europe/Vienna") == zone("Europe/Vienna"))
    #expect(SendingHours(message).zone(recipient: "") == zone("Australia/Perth"))
    #expect(SendingHours(message).zone(recipient: "Nowhere/Land") == zone("Australia/Perth"))
  }

  @Test("Each thing that is wrong with a window is said with its place")
  func problems() {
    func fields(_ window: CampaignsV1.SendingWindow) -> [String] {
      SendingHours.problems(of: window).map(\.field)
    }
    #expect(fields(window("1-5@08:00-18:00;6@00:00-24:00", zone: "Australia/Perth")) == [])
    #expect(fields(window("")) == [])
    #expect(fields(window("1@08:00-18:00", zone: "Mars/Base")) == ["time_zone"])
    #expect(fields(window("1@18:00-08:00")) == ["hours[0].end_time"])
    #expect(fields(window("1@08:00-08:00")) == ["hours[0].end_time"])
    #expect(fields(window("1@08:00-12:00;1-3@11:59-14:00")) == ["hours[1].weekdays"])
    #expect(fields(window("1@08:00-12:00;1@12:00-14:00")) == [])
    #expect(fields(window("1,1@08:00-12:00")) == ["hours[0].weekdays"])
    #expect(fields(window("1@08:60-24:01")) == ["hours[0].start_time", "hours[0].end_time"])
    #expect(fields(window("1@08:00-09:00", holidays: ["2026-02-29", "2026-12-25"])) == ["holidays[0]"])
    #expect(fields(window("9@08:00-09:00")) == ["hours[0].weekdays[0]"])
    let words = SendingHours.problems(of: window("1@08:00-12:00;1@11:00-14:00")).map(\.description)
    #expect(words == ["overlap on Monday: hours[0] has them too; keep them apart"])
  }
}
