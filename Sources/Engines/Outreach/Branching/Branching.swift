package import MusterCampaignsAPI
package import MusterCore
import MusterWire

/// Something that a lead did after a step, as branches look at it: replied, opened or clicked.
package struct BranchFact: Hashable, Sendable {
  package let event: CampaignsV1.BranchEvent
  /// Microseconds.
  package let time: Int64

  package init(_ event: CampaignsV1.BranchEvent, at time: Int64) {
    (self.event, self.time) = (event, time)
  }
}

/// Where an enrolment goes on.
package enum NextMove: Equatable, Sendable {
  /// With this step: when its delay is over, and when the window is open after that.
  case step(key: String, due: Int64, opening: Int64?)
  /// Nowhere before this time unless the lead does something; the step is the one that follows if not, empty
  /// when none does.
  case wait(until: Int64, expected: String)
  case end
}

/// Which step follows on another.
package enum Branching {
  /// Of an enrolment that begins.
  package static func first(
    in steps: [CampaignsV1.SequenceStep], enrolled: Int64, hours: SendingHours, zone: TimeZoneRules
  ) -> NextMove {
    guard let first = steps.first else { return .end }
    return step(first, hours.time(of: first.delay, after: enrolled, in: zone))
  }

  /// A reply after this step leads on and does not stop the enrolment.
  package static func branchesOnReply(_ key: String, in steps: [CampaignsV1.SequenceStep]) -> Bool {
    steps.contains { $0.key == key && $0.branches.contains { $0.event == .replied } }
  }

  /// After a step that was sent, or skipped, at a time. What was never sent is not answered: a skipped step's
  /// branches are passed over. A branch that comes true first is taken, of two at once the one that stands
  /// first; each is waited for as long as it says, and the next step waits with it.
  package static func next(
    after key: String, in steps: [CampaignsV1.SequenceStep], settled: Int64, wasSent: Bool,
    events: [BranchFact], now: Int64, hours: SendingHours, zone: TimeZoneRules
  ) -> NextMove {
    guard let place = steps.firstIndex(where: { $0.key == key }) else { return .end }
    let following = steps.dropFirst(place + 1).first
    let plain = following.map { hours.time(of: $0.delay, after: settled, in: zone) }
    let branches = wasSent ? steps[place].branches : []
    guard !branches.isEmpty else {
      return following.flatMap { next in plain.map { step(next, $0) } } ?? .end
    }
    /// By the branches that have come true by a time: when, and which.
    func taken(by time: Int64) -> (time: Int64, branch: CampaignsV1.StepBranch)? {
      var best: (time: Int64, branch: CampaignsV1.StepBranch)?
      for branch in branches {
        guard let moment = turn(branch, settled, plain?.due, events), moment <= time else { continue }
        if best.map({ moment < $0.time }) ?? true { best = (moment, branch) }
      }
      return best
    }
    if let (time, branch) = taken(by: now) {
      return follow(branch, at: time, after: place, in: steps, settled, hours, zone)
    }
    let ends = branches.map { end($0, settled, plain?.due) }
    let last = ends.max() ?? settled
    if now >= last {
      guard let following else { return .end }
      let time = hours.time(of: following.delay, after: settled, in: zone)
      let due = max(time.due, last)
      return .step(key: following.key, due: due, opening: hours.nextOpening(atOrAfter: due, in: zone))
    }
    if let (time, branch) = taken(by: last) {
      return .wait(until: time, expected: branch.nextStepKey)
    }
    return .wait(until: last, expected: following?.key ?? "")
  }

  private static func step(_ step: CampaignsV1.SequenceStep, _ time: StepTime) -> NextMove {
    .step(key: step.key, due: time.due, opening: time.opening)
  }

  /// Until when a branch is waited for.
  private static func end(_ branch: CampaignsV1.StepBranch, _ settled: Int64, _ due: Int64?) -> Int64 {
    guard let within = branch.within else { return due ?? settled }
    return Microseconds.sum(settled, max(0, Microseconds.of(within)))
  }

  /// When a branch comes true; nil when it does not.
  private static func turn(
    _ branch: CampaignsV1.StepBranch, _ settled: Int64, _ due: Int64?, _ events: [BranchFact]
  ) -> Int64? {
    let end = end(branch, settled, due)
    let isAnswer = branch.event == .noAnswer
    let wanted: CampaignsV1.BranchEvent = isAnswer ? .replied : branch.event
    let first = events.filter { $0.event == wanted && settled <= $0.time && $0.time <= end }.map(\.time).min()
    if isAnswer { return first == nil ? end : nil }
    return first
  }

  private static func follow(
    _ branch: CampaignsV1.StepBranch, at moment: Int64, after place: Int,
    in steps: [CampaignsV1.SequenceStep], _ settled: Int64, _ hours: SendingHours, _ zone: TimeZoneRules
  ) -> NextMove {
    // A branch that leads nowhere forward ends the enrolment, as an empty one does.
    guard let target = steps.dropFirst(place + 1).first(where: { $0.key == branch.nextStepKey }) else {
      return .end
    }
    let time = hours.time(of: target.delay, after: settled, in: zone)
    let due = max(time.due, moment)
    return .step(key: target.key, due: due, opening: hours.nextOpening(atOrAfter: due, in: zone))
  }
}
