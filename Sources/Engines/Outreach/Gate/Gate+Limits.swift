import MusterCampaignsAPI
import MusterCore
import MusterWire

/// What counts of a limit at the moment that is looked at.
enum Limits {
  /// What was used on another day counts no more.
  static func used(_ limit: LimitFact, _ facts: GateFacts) -> Int64 {
    let today = LocalDay(at: facts.now, in: limit.zone).number
    return today == LocalDay(at: facts.countTime, in: limit.zone).number ? max(0, limit.used) : 0
  }

  /// Messages of the last 7 days, and when fewer than the limit will be left.
  static func recent(_ sends: RecentSends, limit: Int64, at now: Int64) -> (used: Int64, liftTime: Int64?) {
    let times = sends.times.filter { now - Microseconds.week < $0 }.sorted()
    guard limit > 0, Int64(times.count) >= limit else { return (Int64(times.count), nil) }
    return (Int64(times.count), Microseconds.sum(times[times.count - Int(limit)], Microseconds.week))
  }
}

/// The checks of how much may be sent, when, and with which words.
extension Gate {
  static func limits(_ facts: GateFacts) -> [Check] {
    var checks: [Check] = []
    if let limit = facts.tenantDay {
      checks += day(
        limit, facts, .dailyCap, "The tenant has used up its sends of the day over all channels", "")
    }
    checks += recent(
      facts.contactSends, facts, .contactFrequency, "The contact got as many messages within 7 days as it may"
    )
    checks += recent(
      facts.companySends, facts, .companyFrequency,
      "The people of the lead's company got as many messages within 7 days as the campaign allows")
    return checks
  }

  private static func day(
    _ limit: LimitFact, _ facts: GateFacts, _ reason: CampaignsV1.SkipReason, _ words: String,
    _ subject: String
  ) -> [Check] {
    let used = Limits.used(limit, facts)
    guard used >= limit.limit else { return [] }
    let isOpen = limit.limit > 0
    return [
      Check(
        reason: reason, message: "\(words): \(used) of \(limit.limit).",
        remedy: isOpen ? "Wait for the next day, or raise the limit." : "Raise the limit above 0.",
        lift: isOpen ? .wait : .tenant, effect: isOpen ? .wait : .hold,
        liftTime: isOpen ? LocalDay(at: facts.now, in: limit.zone).end : nil, subject: subject,
        limit: limit.limit, used: used)
    ]
  }

  private static func recent(
    _ sends: RecentSends, _ facts: GateFacts, _ reason: CampaignsV1.SkipReason, _ words: String
  ) -> [Check] {
    guard let limit = sends.limit else { return [] }
    let (used, liftTime) = Limits.recent(sends, limit: limit, at: facts.now)
    guard used >= limit else { return [] }
    return [
      Check(
        reason: reason, message: "\(words): \(used) of \(limit).",
        remedy: liftTime == nil ? "Raise the limit above 0." : "Wait until the oldest of them is 7 days old.",
        lift: liftTime == nil ? .tenant : .wait, effect: liftTime == nil ? .hold : .wait, liftTime: liftTime,
        subject: reason == .companyFrequency ? facts.campaignID : "", limit: limit, used: used)
    ]
  }

  // MARK: Time

  static func time(_ facts: GateFacts) -> [Check] {
    var checks: [Check] = []
    if !facts.hours.isOpen(at: facts.now, in: facts.zone) {
      let opening = facts.hours.nextOpening(atOrAfter: facts.now, in: facts.zone)
      checks.append(
        Check(
          reason: .outsideWindow, message: "The sending window is closed.",
          remedy: opening == nil ? "Give the sending window open hours." : "Wait until it opens.",
          lift: opening == nil ? .tenant : .wait, effect: opening == nil ? .hold : .wait, liftTime: opening,
          subject: facts.campaignID))
    }
    if let due = facts.dueTime, facts.now < due {
      checks.append(
        Check(
          reason: .notDue, message: "The step is not due yet.", remedy: "Wait until it is due.", lift: .wait,
          effect: .wait, liftTime: due))
    }
    if let limit = facts.dailyStarts {
      checks += day(
        limit, facts, .dailyStarts, "The campaign has begun as many enrolments today as it may",
        facts.campaignID)
    }
    return checks
  }

  // MARK: Message and consent

  static func message(_ facts: GateFacts) -> [Check] {
    var checks: [Check] = []
    if !facts.contentProblems.isEmpty {
      checks.append(
        Check(
          reason: .contentInvalid,
          message: "The message cannot be made for this lead: "
            + facts.contentProblems.joined(separator: "; ") + ".",
          remedy: "Complete the lead, or give the text something for leads that lack it.", lift: .tenant,
          effect: .skip))
    }
    return checks + approval(facts)
  }

  private static func approval(_ facts: GateFacts) -> [Check] {
    func check(
      _ reason: CampaignsV1.SkipReason, _ message: String, _ remedy: String, _ lift: CampaignsV1.SkipLift,
      _ effect: Check.Effect, _ subject: String
    ) -> [Check] {
      [
        Check(
          reason: reason, message: message, remedy: remedy, lift: lift, effect: effect, subject: subject)
      ]
    }
    // What somebody refused stays refused, whatever the campaign's mode is now.
    switch facts.approval {
    case .rejected(let id):
      return check(
        .approvalRejected, "A person rejected the message.", "Nothing; a rejected message is never sent.",
        .never, .skip, id)
    case .expired(let id):
      return check(
        .approvalExpired, "Nobody approved the message in time.",
        "Nothing for this message; decide sooner, or give approvals more time.", .never, .skip, id)
    case .approved where facts.mode != .manual: return []
    case .approved, .absent, .pending: break
    }
    switch facts.mode {
    case .autopilot: return []
    case .manual:
      return check(
        .manualMode, "The campaign works by hand: the step becomes a person's task.",
        "Do the task and record it, or change the campaign's permission mode.", .tenant, .task,
        facts.campaignID)
    default:
      // A mode that this version does not know sends nothing unasked.
      let id = if case .pending(let id) = facts.approval { id } else { "" }
      return check(
        .approvalPending,
        id.isEmpty ? "The campaign asks for approval of each message." : "The message waits for approval.",
        "Approve the message, or change the campaign's permission mode.", .tenant, .ask, id)
    }
  }
}
