import MusterCampaignsAPI
import MusterCore
import MusterWire

/// Decides whether a send may go: all checks, each whatever the others say.
package enum Gate {
  package static func evaluate(_ facts: GateFacts) -> GateAnswer {
    let checks = checks(facts)
    let senderID = SenderChecks(facts).chosen?.id ?? ""
    let earliest = earliestTime(facts, checks)
    return GateAnswer(
      failedChecks: checks.map { $0.wire }, verdict: verdict(checks, earliest), earliestTime: earliest,
      senderID: senderID)
  }

  /// In the order that `FailedCheck`s are answered in: from the platform to the message.
  private static func checks(_ facts: GateFacts) -> [Check] {
    let senders = SenderChecks(facts)
    var checks = platform(facts) + campaign(facts) + lead(facts) + suppressions(facts)
    checks += senders.checks + limits(facts) + time(facts) + message(facts)
    return checks
  }

  private static func verdict(_ checks: [Check], _ earliest: Int64?) -> GateVerdict {
    if checks.isEmpty { return .send }
    if checks.contains(where: { $0.effect == .skip }) { return .skip }
    if checks.contains(where: { $0.effect == .hold }) { return .hold }
    let waits = checks.filter { $0.effect == .wait }
    if !waits.isEmpty {
      // An approval may come meanwhile, so its lack is no reason to forget the time.
      let until = earliest ?? waits.compactMap(\.liftTime).max()
      return until.map { .wait(until: $0) } ?? .hold
    }
    return checks.contains { $0.effect == .task } ? .task : .ask
  }

  private static let roundsMax = 64

  /// What time lifts at one moment may come back at the next, as a window closes while a limit is waited for:
  /// so the checks are made again at each.
  private static func earliestTime(_ facts: GateFacts, _ checks: [Check]) -> Int64? {
    var facts = facts
    var checks = checks
    for _ in 0..<roundsMax {
      if checks.isEmpty { return facts.now }
      var latest = facts.now
      for check in checks {
        guard check.lift == .wait, let time = check.liftTime else { return nil }
        latest = max(latest, time)
      }
      guard latest > facts.now else { return nil }
      facts.now = latest
      checks = self.checks(facts)
    }
    return nil
  }
}

/// A check that failed, before it is a message.
struct Check {
  enum Effect {
    case wait, hold, skip, ask, task
  }

  let reason: CampaignsV1.SkipReason
  let message: String
  let remedy: String
  let lift: CampaignsV1.SkipLift
  let effect: Effect
  var liftTime: Int64?
  var subject = ""
  var limit: Int64?
  var used: Int64?

  var wire: CampaignsV1.FailedCheck {
    .with {
      ($0.reason, $0.message, $0.remedy, $0.lift) = (reason, message, remedy, lift)
      $0.liftTime = liftTime.map(Microseconds.timestamp)
      ($0.subjectID, $0.limit, $0.used) = (subject, limit, used)
    }
  }
}
