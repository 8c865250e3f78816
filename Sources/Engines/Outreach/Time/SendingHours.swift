package import MusterCampaignsAPI
package import MusterCore
import MusterWire

/// When messages may leave: a campaign's sending window, ready to be asked.
///
/// Hours are those that the clock on the wall shows. What it shows twice is open twice; what it leaves out is
/// never there.
package struct SendingHours: Sendable {
  struct Span: Hashable {
    /// Seconds from midnight.
    let start: Int64
    /// Does not belong to it.
    let end: Int64
  }

  /// By weekday from Sunday, each in the order of the day.
  private let spans: [[Span]]
  /// Days since 1970.
  private let holidays: Set<Int64>
  package let ownZone: TimeZoneRules
  private let usesRecipientZone: Bool

  /// What is wrong in it counts for nothing; see `problems(of:)`.
  package init(_ window: CampaignsV1.SendingWindow) {
    var spans = [[Span]](repeating: [], count: 7)
    for hours in window.hours {
      guard let span = Self.span(hours) else { continue }
      for weekday in Set(hours.weekdays) {
        guard let place = Self.place(of: weekday) else { continue }
        spans[place].append(span)
      }
    }
    self.spans = spans.map { $0.sorted { ($0.start, $0.end) < ($1.start, $1.end) } }
    holidays = Set(window.holidays.compactMap(CalendarDay.number))
    ownZone = TimeZoneRules.named(window.timeZone) ?? .utc
    usesRecipientZone = window.useRecipientTimeZone
  }

  /// Monday to Friday, 08:00 to 18:00, in no zone yet.
  package static let general = CampaignsV1.SendingWindow.with { window in
    window.hours = [
      .with {
        $0.weekdays = [.monday, .tuesday, .wednesday, .thursday, .friday]
        ($0.startTime, $0.endTime) = ("08:00", "18:00")
      }
    ]
  }

  /// Every hour of the week.
  static let always: [CampaignsV1.WindowHours] = [
    .with {
      $0.weekdays = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
      ($0.startTime, $0.endTime) = ("00:00", "24:00")
    }
  ]

  static func span(_ hours: CampaignsV1.WindowHours) -> Span? {
    guard let start = CalendarDay.seconds(hours.startTime), let end = CalendarDay.seconds(hours.endTime),
      start < end
    else { return nil }
    return Span(start: start, end: end)
  }

  /// From Sunday.
  static func place(of weekday: CampaignsV1.Weekday) -> Int? {
    (1...7).contains(weekday.rawValue) ? Int(weekday.rawValue % 7) : nil
  }

  /// Whether it has open hours at all. Holidays end, so they do not count.
  package var opensEver: Bool { spans.contains { !$0.isEmpty } }

  /// The zone that a recipient's hours are read in. It reads a file the first time: not for a loop.
  package func zone(recipient name: String) -> TimeZoneRules {
    guard usesRecipientZone, !name.isEmpty else { return ownZone }
    return TimeZoneRules.named(name) ?? ownZone
  }

  package func isOpen(at moment: Int64, in zone: TimeZoneRules) -> Bool {
    let local = zone.local(Microseconds.seconds(moment))
    let day = local.floorDivided(by: 86_400)
    let second = local - day * 86_400
    return spans(of: day).contains { $0.start <= second && second < $0.end }
  }

  /// The first moment from then on at which it is open; nil when it never is.
  package func nextOpening(atOrAfter moment: Int64, in zone: TimeZoneRules) -> Int64? {
    guard opensEver else { return nil }
    if isOpen(at: moment, in: zone) { return moment }
    var seconds = Microseconds.seconds(moment)
    // From one setting of the clock to the next, what it shows ascends with the time.
    while true {
      let offset = zone.offset(at: seconds)
      guard let open = nextOpening(local: Microseconds.sum(seconds, offset)) else { return nil }
      let candidate = open - offset
      guard let change = zone.change(after: seconds, until: candidate) else {
        return max(moment, Microseconds.ofSeconds(candidate))
      }
      seconds = change
    }
  }

  /// Whether it opens on a date that is no holiday.
  func opens(on day: Int64) -> Bool { !spans(of: day).isEmpty }

  private func spans(of day: Int64) -> [Span] {
    // 1970 began on a Thursday.
    let weekday = Int((day + 4) - (day + 4).floorDivided(by: 7) * 7)
    return holidays.contains(day) ? [] : spans[weekday]
  }

  /// The same by what a clock shows that is never set.
  private func nextOpening(local: Int64) -> Int64? {
    let today = local.floorDivided(by: 86_400)
    // Each holiday can take away one of the days on which it opens.
    for day in today...today + Int64(holidays.count + 2) * 7 {
      let earliest = day == today ? local - today * 86_400 : 0
      if let span = spans(of: day).first(where: { $0.end > earliest }) {
        return day * 86_400 + max(span.start, earliest)
      }
    }
    return nil
  }
}
