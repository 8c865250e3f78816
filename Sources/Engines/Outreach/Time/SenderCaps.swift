package import MusterCampaignsAPI
package import MusterTypesAPI
import MusterWire

/// How much a sender may send on a day of its own zone.
package enum SenderCaps {
  /// What a sender has that names no cap.
  package static func usualCap(of channel: TypeV1.Channel) -> Int32 {
    switch channel {
    case .email: 50
    case .sms: 100
    case .linkedin: 17
    case .voice: 50
    case .mail: 1_000
    default: 0
    }
  }

  /// Once it is warm.
  package static func fullCap(_ sender: CampaignsV1.Sender) -> Int32 {
    max(0, sender.dailyCap ?? usualCap(of: sender.channel))
  }

  package static func cap(_ sender: CampaignsV1.Sender, on day: LocalDay) -> Int32 {
    cap(full: fullCap(sender), sender.warmUp, day: day.number)
  }

  static func cap(full: Int32, _ warmUp: CampaignsV1.WarmUp?, day: Int64) -> Int32 {
    guard let warmUp, let first = CalendarDay.number(warmUp.startDate) else { return full }
    guard day >= first else { return 0 }
    let (growth, isOver) = (day - first).multipliedReportingOverflow(by: Int64(warmUp.dailyIncrease))
    let (cap, isMore) = growth.addingReportingOverflow(Int64(warmUp.initialCap))
    return isOver || isMore ? full : Int32(max(0, min(Int64(full), cap)))
  }

  /// The first day from this one on, counted from 1970, with room for one message; nil for none.
  static func firstDay(full: Int32, _ warmUp: CampaignsV1.WarmUp?, from day: Int64) -> Int64? {
    guard full > 0 else { return nil }
    guard let first = warmUp.flatMap({ CalendarDay.number($0.startDate) }), first > day else { return day }
    return first
  }

  package static func problems(of warmUp: CampaignsV1.WarmUp) -> [OutreachProblem] {
    CalendarDay.number(warmUp.startDate) == nil
      ? [OutreachProblem("start_date", "is \(warmUp.startDate), which is no day of the calendar")] : []
  }
}
