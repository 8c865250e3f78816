import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterTypesAPI
import MusterWire

/// The checks of what stands between Muster, the tenant, the campaign and the lead.
extension Gate {
  static func platform(_ facts: GateFacts) -> [Check] {
    var checks: [Check] = []
    if let reason = facts.emergencyStop {
      checks.append(
        Check(
          reason: .emergencyStop,
          message: reason.isEmpty ? "The emergency stop is on." : "The emergency stop is on: \(reason)",
          remedy: "An operator of the installation lifts it.", lift: .platform, effect: .hold))
    }
    if facts.tenant != .active {
      let word = facts.tenant == .deleted ? "deleted" : "suspended"
      checks.append(
        Check(
          reason: .tenantSuspended, message: "The tenant is \(word).",
          remedy: "An operator of the installation brings it back.", lift: .platform, effect: .hold))
    }
    if facts.subscription != .active {
      let word = facts.subscription == .cancelled ? "cancelled" : "past due"
      checks.append(
        Check(
          reason: .subscriptionInactive, message: "The tenant's subscription is \(word).",
          remedy: "Pay or renew the subscription.", lift: .tenant, effect: .skip))
    }
    if let credits = facts.credits, credits.left < credits.needed {
      checks.append(
        Check(
          reason: .noCredits,
          message: "The message needs \(credits.needed.text) credits, and \(credits.left.text) are left.",
          remedy: "Grant credits to the tenant.", lift: .tenant, effect: .hold))
    }
    return checks
  }

  static func campaign(_ facts: GateFacts) -> [Check] {
    var checks: [Check] = []
    if facts.campaignIsDeleted || facts.campaignStatus != .active {
      let isOver = CampaignLife.isClosed(facts.campaignStatus)
      let word = facts.campaignIsDeleted ? "deleted" : CampaignLife.name(facts.campaignStatus)
      let remedy =
        isOver
        ? "Enrol the lead in another campaign; this one does not send again."
        : facts.campaignIsDeleted ? "Undelete the campaign and activate it." : "Activate the campaign."
      checks.append(
        Check(
          reason: .campaignNotActive, message: "The campaign is \(word).", remedy: remedy,
          lift: isOver ? .never : .tenant, effect: isOver ? .skip : .hold, subject: facts.campaignID))
    }
    return checks + enrollment(facts) + step(facts)
  }

  private static func enrollment(_ facts: GateFacts) -> [Check] {
    func check(
      _ message: String, _ remedy: String, _ lift: CampaignsV1.SkipLift, _ effect: Check.Effect,
      _ time: Int64? = nil, _ subject: String = ""
    ) -> [Check] {
      [
        Check(
          reason: .enrollmentNotActive, message: message, remedy: remedy, lift: lift, effect: effect,
          liftTime: time, subject: subject)
      ]
    }
    switch facts.enrollment {
    case .running, .absent: return []
    case .paused(let id, let reason, let resume):
      if let resume {
        return resume <= facts.now
          ? [] : check("The enrolment is paused for a time.", "Wait, or resume it.", .wait, .wait, resume, id)
      }
      let (message, remedy): (String, String) =
        switch reason {
        case .sendUnknown:
          (
            "The enrolment is paused: what became of its last message is not known.",
            "Find out, and resume it with send_outcome."
          )
        case .task:
          (
            "The enrolment is paused: its step is a person's task.",
            "Do the task and record it, or resume it with send_outcome."
          )
        default: ("The enrolment is paused.", "Resume it.")
        }
      return check(message, remedy, .tenant, .hold, nil, id)
    case .stopped(let id, let reason):
      let why = CampaignsV1.EnrollmentStopReason.storedNames.name(reason.rawValue)
      let words = why.split(separator: "_").joined(separator: " ")
      return check(
        why.isEmpty ? "The enrolment is stopped." : "The enrolment is stopped: \(words).",
        "Enrol the lead again if the re-entry rules let it.", .never, .skip, nil, id)
    case .completed(let id):
      return check(
        "The enrolment is completed.", "Enrol the lead again if the re-entry rules let it.", .never, .skip,
        nil, id)
    case .refused(let why, let until):
      if let until {
        return until <= facts.now
          ? [] : check("The lead could not be enrolled: \(why)", "Wait until then.", .wait, .wait, until)
      }
      return check("The lead could not be enrolled: \(why)", "Change what keeps it out.", .tenant, .hold)
    }
  }

  private static func step(_ facts: GateFacts) -> [Check] {
    switch facts.stepState {
    case .free: []
    case .hasSend(let id):
      [
        Check(
          reason: .alreadySent, message: "The enrolment has a message for this step already.",
          remedy: "Nothing; a step is sent once.", lift: .never, effect: .skip, subject: id)
      ]
    case .passed:
      [
        Check(
          reason: .alreadySent, message: "The enrolment is past this step.",
          remedy: "Nothing; a sequence goes forward only.", lift: .never, effect: .skip)
      ]
    }
  }

  // MARK: Lead

  static func lead(_ facts: GateFacts) -> [Check] {
    let lead = facts.lead
    var checks: [Check] = []
    func add(
      _ reason: CampaignsV1.SkipReason, _ message: String, _ remedy: String, _ lift: CampaignsV1.SkipLift
    ) {
      checks.append(Check(reason: reason, message: message, remedy: remedy, lift: lift, effect: .skip))
    }
    if lead.isErased {
      add(.leadDeleted, "The lead is erased.", "Nothing; it does not come back.", .never)
    } else if lead.isDeleted {
      add(.leadDeleted, "The lead is deleted.", "Undelete the lead.", .tenant)
    }
    if lead.isBounced || lead.status == .bounced {
      add(.leadBounced, "A message to the lead's address bounced.", "Give the lead another address.", .tenant)
    }
    if lead.isUnsubscribed || lead.status == .unsubscribed {
      add(
        .leadUnsubscribed, "The lead asked not to be written to.", "Only a new consent of the lead lifts it.",
        .lead)
    }
    if lead.status == .notInterested {
      add(
        .leadNotInterested, "The lead said that it is not interested.",
        "Only the lead's own interest lifts it.",
        .lead)
    }
    if lead.status == .converted {
      add(.leadConverted, "The lead converted already.", "Nothing; it is won.", .never)
    }
    checks += tier(facts)
    if !facts.hasAddress {
      add(
        .addressMissing, "The lead has no \(addressWord(facts.channel)).",
        "Add the lead's \(addressWord(facts.channel)).", .tenant)
    }
    return checks
  }

  private static func tier(_ facts: GateFacts) -> [Check] {
    let tier = facts.lead.tier
    if tier == .dead {
      return [
        Check(
          reason: .tierDead, message: "The lead is of the dead tier, to which nothing is sent.",
          remedy: "A higher score, or a tier set by hand, lifts it.", lift: .tenant, effect: .skip)
      ]
    }
    guard !TierChannels.allowed(tier).contains(facts.channel) else { return [] }
    let name = LeadsV1.Tier.storedNames.name(tier.rawValue)
    let least =
      TierChannels.least(for: facts.channel).map { LeadsV1.Tier.storedNames.name($0.rawValue) } ?? ""
    return [
      Check(
        reason: .channelNotAllowed,
        message: tier == .unspecified
          ? "The lead has no score yet, and then only email is used, not \(facts.channel.word)."
          : "The lead is of the \(name) tier, which is not written to by \(facts.channel.word).",
        remedy: least.isEmpty
          ? "Take another channel." : "Raise the lead to the \(least) tier, or take another channel.",
        lift: .tenant, effect: .skip)
    ]
  }

  private static func addressWord(_ channel: TypeV1.Channel) -> String {
    switch channel {
    case .email: "email address"
    case .sms, .voice: "telephone number"
    case .linkedin: "LinkedIn profile"
    case .mail: "postal address"
    default: "address for \(channel.word)"
    }
  }

  // MARK: Suppression

  static func suppressions(_ facts: GateFacts) -> [Check] {
    var checks: [Check] = []
    for layer in SuppressionFact.Layer.allCases {
      let hits = facts.suppressions.filter { $0.layer == layer && ($0.until.map { facts.now < $0 } ?? true) }
      guard !hits.isEmpty else { continue }
      // Two entries both have to end.
      let ends = hits.map(\.until)
      let end = ends.contains(nil) ? nil : ends.compactMap { $0 }.max()
      let (reason, message, remedy, lift): (CampaignsV1.SkipReason, String, String, CampaignsV1.SkipLift) =
        switch layer {
        case .platform:
          (
            .suppressedPlatform, "The address is on the platform's suppression list.",
            "An operator of the installation takes it off.", .platform
          )
        case .tenant:
          (
            .suppressedTenant, "The address is on the tenant's suppression list.",
            "Take it off the list, if the law lets you.", .tenant
          )
        case .campaign:
          (
            .suppressedCampaign, "The address is suppressed for this campaign.",
            "Take it off the campaign's list, if the law lets you.", .tenant
          )
        }
      checks.append(
        Check(
          reason: reason, message: message, remedy: remedy, lift: lift, effect: .skip, liftTime: end,
          subject: layer == .campaign ? facts.campaignID : ""))
    }
    switch facts.doNotCall {
    case .notNeeded, .clear: break
    case .listed:
      checks.append(
        Check(
          reason: .dncListed, message: "The number is on the do-not-call register.",
          remedy: "Only its owner can take it off the register; take another channel.", lift: .lead,
          effect: .skip))
    case .unknown(let retry):
      // Once it was to be asked again, only its answer helps: as of a later time it is taken to have come.
      if let retry, retry <= facts.now, facts.countTime < retry { break }
      let isLater = retry.map { facts.now < $0 } ?? false
      checks.append(
        Check(
          reason: .dncUnknown,
          message: "The do-not-call register could not be asked, so the number is not used.",
          remedy: isLater
            ? "It is asked again by itself." : "An operator sees why the register does not answer.",
          lift: isLater ? .wait : .platform, effect: isLater ? .wait : .hold, liftTime: isLater ? retry : nil)
      )
    }
    return checks
  }
}
