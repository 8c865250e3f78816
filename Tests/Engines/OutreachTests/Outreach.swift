import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

@testable import MusterOutreach

/// Numbers that a test can draw again: SplitMix64.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  /// The seed is printed, so that a failure can be run again.
  init(_ seed: UInt64, _ test: String = #function) {
    print("\(test): seed \(seed)")
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}

let second: Int64 = 1_000_000
let minute: Int64 = 60 * second
let hour: Int64 = 60 * minute
let day: Int64 = 24 * hour

/// A moment of UTC.
func moment(
  _ year: Int64, _ month: Int64, _ dayOfMonth: Int64, _ hours: Int64 = 0, _ minutes: Int64 = 0
) -> Int64 {
  CivilDate.days(year, month, dayOfMonth) * day + hours * hour + minutes * minute
}

/// `1-5@08:00-18:00;6,7@10:00-12:00`, weekdays from Monday, 1.
func window(_ spec: String, zone: String = "", holidays: [String] = []) -> CampaignsV1.SendingWindow {
  .with { window in
    (window.timeZone, window.holidays) = (zone, holidays)
    window.hours = spec.split(separator: ";").map { entry in
      let parts = entry.split(separator: "@")
      let times = parts[1].split(separator: "-")
      return .with {
        $0.weekdays = weekdays(parts[0])
        ($0.startTime, $0.endTime) = (String(times[0]), String(times[1]))
      }
    }
  }
}

private func weekdays(_ text: Substring) -> [CampaignsV1.Weekday] {
  text.split(separator: ",").flatMap { part in
    let ends = part.split(separator: "-").compactMap { Int32($0) }
    return (ends[0]...ends[ends.count - 1]).map { CampaignsV1.Weekday(rawValue: $0) }
  }
}

func delay(_ days: Int32, business: Bool = false, seconds: Int64 = 0) -> CampaignsV1.StepDelay {
  .with {
    ($0.days, $0.businessDays) = (days, business)
    if seconds > 0 { $0.duration = .with { $0.seconds = seconds } }
  }
}

func zone(_ name: String) -> TimeZoneRules { TimeZoneRules.named(name) ?? .utc }

func email(
  _ subject: String = "Hello",
  text: String = "Hi {{first_name|there}}\n{{sender_identity}}\n{{unsubscribe_link}}",
  html: String = ""
) -> CampaignsV1.StepContent {
  .with {
    $0.content = .email(
      .with {
        ($0.subject, $0.bodyText, $0.bodyHtml) = (subject, text, html)
      })
  }
}

func sms(_ body: String) -> CampaignsV1.StepContent { .with { $0.content = .sms(.with { $0.body = body }) } }

func note(_ body: String) -> CampaignsV1.StepContent {
  .with { $0.content = .linkedinNote(.with { $0.body = body }) }
}

func inMail(_ subject: String, _ body: String) -> CampaignsV1.StepContent {
  .with {
    $0.content = .linkedinInmail(
      .with {
        ($0.subject, $0.body) = (subject, body)
      })
  }
}

func voice(_ points: [String]) -> CampaignsV1.StepContent {
  .with { $0.content = .voice(.with { $0.points = points }) }
}

func letter(_ body: String) -> CampaignsV1.StepContent {
  .with {
    $0.content = .mail(
      .with {
        ($0.piece, $0.body) = (.letter, body)
      })
  }
}

func content(_ channel: TypeV1.Channel) -> CampaignsV1.StepContent {
  switch channel {
  case .sms: sms("Hi")
  case .linkedin: note("Hi")
  case .voice: voice(["Say hello"])
  case .mail: letter("Dear you")
  default: email()
  }
}

func variant(
  _ key: String, _ content: CampaignsV1.StepContent, weight: Int32? = nil
) -> CampaignsV1.StepVariant {
  .with { ($0.key, $0.weight, $0.content) = (key, weight, content) }
}

func step(
  _ key: String, _ variants: [CampaignsV1.StepVariant] = [variant("a", email())],
  delay: CampaignsV1.StepDelay? = nil, branches: [CampaignsV1.StepBranch] = []
) -> CampaignsV1.SequenceStep {
  .with {
    ($0.key, $0.variants, $0.delay, $0.branches) = (key, variants, delay, branches)
  }
}

func branch(
  _ event: CampaignsV1.BranchEvent, to key: String, within seconds: Int64? = nil
) -> CampaignsV1.StepBranch {
  .with {
    ($0.event, $0.nextStepKey) = (event, key)
    $0.within = seconds.map { seconds in .with { $0.seconds = seconds } }
  }
}
