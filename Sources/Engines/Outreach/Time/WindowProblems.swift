package import MusterCampaignsAPI
import MusterCore
import MusterWire

extension SendingHours {
  /// What contradicts itself in a window. One without hours is a draft's, and no problem yet.
  package static func problems(of window: CampaignsV1.SendingWindow) -> [OutreachProblem] {
    var problems: [OutreachProblem] = []
    if !window.timeZone.isEmpty, TimeZoneRules.named(window.timeZone) == nil {
      problems.append(
        OutreachProblem("time_zone", "is \(window.timeZone), which is no zone of the IANA database"))
    }
    /// What each day has so far, and from which entry.
    var taken = [[(span: Span, entry: Int)]](repeating: [], count: 7)
    for (entry, hours) in window.hours.enumerated() {
      let path = "hours[\(entry)]"
      problems += self.problems(of: hours).map { $0.under(path) }
      guard let span = span(hours) else { continue }
      for weekday in hours.weekdays {
        guard let place = place(of: weekday) else { continue }
        if let other = taken[place].first(where: { $0.span.start < span.end && span.start < $0.span.end }) {
          let name = other.entry == entry ? "it names the day twice" : "hours[\(other.entry)] has them too"
          problems.append(
            OutreachProblem("\(path).weekdays", "overlap on \(weekday.word): \(name); keep them apart"))
        }
        taken[place].append((span, entry))
      }
    }
    for (place, date) in window.holidays.enumerated() where CalendarDay.number(date) == nil {
      problems.append(OutreachProblem("holidays[\(place)]", "is \(date), which is no day of the calendar"))
    }
    return problems
  }

  private static func problems(of hours: CampaignsV1.WindowHours) -> [OutreachProblem] {
    var problems: [OutreachProblem] = []
    for (place, weekday) in hours.weekdays.enumerated() where self.place(of: weekday) == nil {
      problems.append(OutreachProblem("weekdays[\(place)]", "is \(weekday.rawValue), which is no weekday"))
    }
    let start = CalendarDay.seconds(hours.startTime)
    let end = CalendarDay.seconds(hours.endTime)
    for (field, text, second) in [("start_time", hours.startTime, start), ("end_time", hours.endTime, end)]
    where second == nil {
      problems.append(OutreachProblem(field, "is \(text), which is no time of day such as 08:00"))
    }
    if let start, let end, end <= start {
      problems.append(
        OutreachProblem(
          "end_time",
          "is \(hours.endTime), not later than it opens, \(hours.startTime); for a night give two entries, "
            + "one up to 24:00 and one from 00:00"))
    }
    return problems
  }
}

extension CampaignsV1.Weekday {
  var word: String {
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return (1...7).contains(rawValue) ? names[Int(rawValue) - 1] : "day \(rawValue)"
  }
}
