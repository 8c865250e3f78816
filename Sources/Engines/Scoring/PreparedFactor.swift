import MusterLeadsAPI
import MusterTypesAPI

/// A factor made ready. What is not a few bytes is kept by the model, and named by its place there.
struct PreparedFactor: Sendable {
  enum Test: Sendable {
    case present(Bool)
    case flag(Bool)
    case text(Int)
    case employees(ClosedRange<Int64>)
    case number(Int)
    case age(AgeWindow)
    case activity(Int)
    /// What does not suit its input, or is of a kind that this version does not know.
    case never
  }

  let input: ScoringInput
  let test: Test
  let component: Int
  let points: Int64
  let fading: Int?
}

/// The newest activities that an activity test counts.
struct ActivityRule: Sendable {
  let action: LeadsV1.ActivityAction
  let channel: Int32
  /// Microseconds; nil for all time.
  let within: Int64?
  let countMax: Int

  init(_ test: LeadsV1.ActivityTest) {
    action = test.action
    channel = test.channel.rawValue
    within = test.withinDays > 0 ? Moments.product(Int64(test.withinDays), Moments.ofDay) : nil
    countMax = Int(max(1, min(test.maxCount, 100)))
  }

  func fits(_ activity: ScoredActivity) -> Bool {
    activity.action == action && (channel == 0 || activity.channel.rawValue == channel)
  }

  func counts(_ time: Int64, at now: Int64) -> Bool {
    within.map { Moments.age(of: time, at: now) < $0 } ?? true
  }
}

/// What a factor gives at one time.
struct Outcome {
  var points: Int64 = 0
  var isHeld = false
  /// When the clock alone changes it next; nil for never.
  var change: Int64?

  mutating func changes(at time: Int64) {
    // The end of all time never comes.
    if time == .max { return }
    change = change.map { min($0, time) } ?? time
  }
}
