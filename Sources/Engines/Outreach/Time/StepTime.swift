package import MusterCampaignsAPI
package import MusterCore
import MusterWire

/// When a step's turn comes.
package struct StepTime: Hashable, Sendable {
  /// When its delay is over.
  package let due: Int64
  /// The first moment from then on at which the window is open; nil when it never is.
  package let opening: Int64?
}

extension SendingHours {
  /// Days are counted by the calendar of the zone and keep the time of the day, which is moved on when the
  /// clock leaves it out that day; then the duration passes; then the window is waited for.
  package func time(
    of delay: CampaignsV1.StepDelay?, after start: Int64, in zone: TimeZoneRules
  ) -> StepTime {
    let due = due(delay, after: start, zone)
    return StepTime(due: due, opening: nextOpening(atOrAfter: due, in: zone))
  }

  private func due(_ delay: CampaignsV1.StepDelay?, after start: Int64, _ zone: TimeZoneRules) -> Int64 {
    guard let delay else { return start }
    var due = start
    let days = Int64(max(0, delay.days))
    if days > 0 {
      let seconds = Microseconds.seconds(start)
      let local = zone.local(seconds)
      let day = local.floorDivided(by: 86_400)
      let later = delay.businessDays ? businessDay(days, after: day) : day + days
      let moment = zone.first(atOrAfter: later * 86_400 + (local - day * 86_400))
      // A zone that goes over the date line can have the date before twice.
      due = max(start, Microseconds.ofSeconds(moment) + (start - Microseconds.ofSeconds(seconds)))
    }
    return Microseconds.sum(due, max(0, Microseconds.of(delay.duration)))
  }

  /// Without open hours every day is as good as another; nothing leaves on any.
  private func businessDay(_ count: Int64, after day: Int64) -> Int64 {
    guard opensEver else { return day + count }
    var (day, left) = (day, count)
    while left > 0 {
      day += 1
      if opens(on: day) { left -= 1 }
    }
    return day
  }
}
