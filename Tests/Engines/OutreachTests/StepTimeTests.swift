import MusterCampaignsAPI
import MusterCore
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterOutreach

@Suite("Delays and days")
struct StepTimeTests {
  @Test("In every zone a step is due when a calendar and a clock looked at each minute say so")
  func delays() throws {
    let seed = 4_711
    print("delays: seed \(seed)")
    let cases = try ZoneOracle.cases("delay", seed: seed)
    #expect(cases.count > 1_000)
    for each in cases {
      let zone = try #require(TimeZoneRules.named(each.zone), "\(each.zone)")
      let fields = each.fields
      let hours = SendingHours(
        window(String(fields[0]), holidays: fields[1].split(separator: ",").map(String.init)))
      let numbers = try fields.dropFirst(2).map { try #require(Int64($0)) }
      let wait = delay(Int32(numbers[1]), business: numbers[2] == 1, seconds: numbers[3])
      let time = hours.time(of: wait, after: numbers[0] * second, in: zone)
      #expect(time.due == numbers[4] * second, "\(each.zone) \(fields)")
      #expect(time.opening == numbers[5] * second, "\(each.zone) \(fields)")
    }
  }

  @Test("In every zone a day ends at its next midnight")
  func days() throws {
    let seed = 99
    print("days: seed \(seed)")
    let cases = try ZoneOracle.cases("day", seed: seed)
    #expect(cases.count > 1_000)
    for each in cases {
      let zone = try #require(TimeZoneRules.named(each.zone), "\(each.zone)")
      let numbers = try each.fields.map { try #require(Int64($0)) }
      let local = LocalDay(at: numbers[0] * second, in: zone)
      #expect(local.number == numbers[1], "\(each.zone) \(each.fields)")
      #expect(local.end == numbers[2] * second, "\(each.zone) \(each.fields)")
      #expect(local.start <= numbers[0] * second && numbers[0] * second < local.end)
    }
  }

  @Test("In every zone days follow each other without a gap and none comes twice")
  func following() throws {
    let names = Set(try ZoneOracle.cases("day", seed: 1).map(\.zone))
    for name in names {
      let rules = zone(name)
      var now = LocalDay(at: moment(2010, 12, 20), in: rules)
      for _ in 0..<800 {
        let next = LocalDay(at: now.end, in: rules)
        let follows = next.start == now.end && next.number > now.number
        if !follows || LocalDay(at: now.end - 1, in: rules) != now { Issue.record("\(name) \(now)") }
        now = next
      }
    }
  }

  @Test("A clock that is put back over midnight does not begin the day anew")
  func overMidnight() {
    // Saint John's went from 00:01 back to 23:01 until 2011.
    let rules = zone("America/St_Johns")
    let first = LocalDay(at: moment(2010, 11, 7, 2, 30), in: rules)
    let repeated = LocalDay(at: moment(2010, 11, 7, 3, 0), in: rules)
    #expect(first.number == repeated.number)
    #expect(repeated.start == moment(2010, 11, 7, 2, 30))
    #expect(repeated.end == moment(2010, 11, 8, 3, 30))
    // Samoa had no 30 December 2011.
    let samoa = LocalDay(at: moment(2011, 12, 30, 9, 59), in: zone("Pacific/Apia"))
    #expect(LocalDay(at: samoa.end, in: zone("Pacific/Apia")).number == samoa.number + 2)
  }

  @Test("Days go over the ends of months and years by the calendar")
  func monthEnds() {
    let always = SendingHours(window("1-7@00:00-24:00"))
    let table: [(start: Int64, days: Int32, due: Int64)] = [
      (moment(2026, 1, 31, 9), 1, moment(2026, 2, 1, 9)), (moment(2026, 2, 28, 9), 1, moment(2026, 3, 1, 9)),
      (moment(2028, 2, 28, 9), 1, moment(2028, 2, 29, 9)),
      (moment(2026, 12, 31, 9), 1, moment(2027, 1, 1, 9)),
      (moment(2026, 1, 31, 9), 365, moment(2027, 1, 31, 9)),
    ]
    for row in table {
      #expect(always.time(of: delay(row.days), after: row.start, in: .utc).due == row.due)
    }
  }

  @Test("Business days are those on which the window opens and that are no holidays")
  func businessDays() {
    let hours = SendingHours(window("1-5@08:00-18:00", holidays: ["2026-04-03", "2026-04-06"]))
    // Thursday before Easter: Friday and Monday are holidays.
    let start = moment(2026, 4, 2, 10)
    #expect(hours.time(of: delay(1, business: true), after: start, in: .utc).due == moment(2026, 4, 7, 10))
    #expect(hours.time(of: delay(1), after: start, in: .utc).due == moment(2026, 4, 3, 10))
    #expect(hours.time(of: delay(1), after: start, in: .utc).opening == moment(2026, 4, 7, 8))
    let never = SendingHours(window(""))
    let time = never.time(of: delay(3, business: true), after: start, in: .utc)
    #expect(time == StepTime(due: moment(2026, 4, 5, 10), opening: nil))
  }

  @Test("A new sender's cap grows by its days up to the full cap, and is 0 before them")
  func warmUp() {
    let sender = CampaignsV1.Sender.with {
      $0.channel = .email
      $0.warmUp = .with { ($0.startDate, $0.initialCap, $0.dailyIncrease) = ("2026-03-01", 5, 10) }
    }
    func cap(_ dayOfMonth: Int64, month: Int64 = 3) -> Int32 {
      SenderCaps.cap(sender, on: LocalDay(at: moment(2026, month, dayOfMonth, 12), in: .utc))
    }
    #expect([cap(28, month: 2), cap(1), cap(2), cap(5), cap(6), cap(31)] == [0, 5, 15, 45, 50, 50])
    var zero = sender
    zero.dailyCap = 0
    #expect(SenderCaps.cap(zero, on: LocalDay(at: moment(2026, 3, 9), in: .utc)) == 0)
    let usual: [Int32] = [50, 100, 17, 50, 1_000]
    #expect(
      usual
        == [.email, .sms, .linkedin, .voice, .mail].map { SenderCaps.usualCap(of: $0) })
  }
}
