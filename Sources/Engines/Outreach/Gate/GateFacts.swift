package import MusterCampaignsAPI
package import MusterCore
package import MusterLeadsAPI
package import MusterTypesAPI
import MusterWire

/// Everything that the gate looks at for one send, of one moment. As it is made, nothing forbids the send but
/// that it has no sender.
package struct GateFacts: Sendable {
  /// Microseconds, as all times here.
  package var now: Int64 = 0
  /// When the counts were taken. A check as of a later time lets those lapse that are over by then.
  package var countTime: Int64 = 0

  // MARK: Platform and tenant

  /// Why an operator has stopped all sends; nil while none has.
  package var emergencyStop: String?
  package var tenant = TenantState.active
  package var subscription = SubscriptionState.active
  /// Nil when the send costs none.
  package var credits: CreditFact?

  // MARK: Campaign and enrolment

  package var campaignID = ""
  package var campaignStatus = CampaignsV1.CampaignStatus.active
  package var campaignIsDeleted = false
  package var enrollment = EnrollmentFact.absent
  package var stepState = StepState.free
  package var dueTime: Int64?
  package var hours = SendingHours(.with { $0.hours = SendingHours.always })
  /// The recipient's, or the campaign's.
  package var zone = TimeZoneRules.utc
  /// The campaign's enrolments begun today; only for a first step, and a campaign with a limit.
  package var dailyStarts: LimitFact?

  // MARK: Lead

  package var lead = LeadFact()
  package var channel = TypeV1.Channel.email
  /// It has an address, number or profile for the channel.
  package var hasAddress = true
  package var suppressions: [SuppressionFact] = []
  package var doNotCall = DoNotCallFact.notNeeded

  // MARK: Limits

  /// All that are attached to the campaign for the channel.
  package var senders: [SenderFact] = []
  /// The tenant's sends of today over all channels.
  package var tenantDay: LimitFact?
  package var contactSends = RecentSends()
  package var companySends = RecentSends()

  // MARK: Message and consent

  package var mode = CampaignsV1.PermissionMode.autopilot
  package var approval = ApprovalFact.absent
  /// Why the message cannot be made for the lead, a sentence each.
  package var contentProblems: [String] = []

  package init() {}
}

package enum TenantState: Hashable, Sendable {
  case active, suspended, deleted
}

package enum SubscriptionState: Hashable, Sendable {
  /// A trial too.
  case active
  case pastDue, cancelled
}

package struct CreditFact: Hashable, Sendable {
  package let left: Decimal
  package let needed: Decimal

  package init(left: Decimal, needed: Decimal) {
    (self.left, self.needed) = (left, needed)
  }
}

package enum EnrollmentFact: Hashable, Sendable {
  case running(String)
  case paused(String, CampaignsV1.EnrollmentPauseReason, resumeTime: Int64?)
  case stopped(String, CampaignsV1.EnrollmentStopReason)
  case completed(String)
  /// None, and it could be made.
  case absent
  /// None, and the rules of the campaign keep the lead out; until then, where time lifts it.
  case refused(why: String, until: Int64?)
}

/// What the enrolment has of the step, beside the send that is looked at.
package enum StepState: Hashable, Sendable {
  case free
  case hasSend(String)
  /// It went on to a later step.
  case passed
}

package struct LeadFact: Hashable, Sendable {
  package var isDeleted = false
  package var isErased = false
  package var status = LeadsV1.LeadStatus.scored
  /// A fact beside the status, as are the next.
  package var isBounced = false
  package var isUnsubscribed = false
  package var tier = LeadsV1.Tier.hot

  package init() {}
}

package struct SuppressionFact: Hashable, Sendable {
  package enum Layer: Hashable, Sendable, CaseIterable {
    case platform, tenant, campaign
  }

  package let layer: Layer
  /// When the entry ends by itself.
  package let until: Int64?

  package init(_ layer: Layer, until: Int64? = nil) {
    (self.layer, self.until) = (layer, until)
  }
}

package enum DoNotCallFact: Hashable, Sendable {
  case notNeeded, clear, listed
  /// It could not be asked; when it is asked again.
  case unknown(retry: Int64?)
}

/// A limit of a day of a zone, and what is used or reserved of it.
package struct LimitFact: Hashable, Sendable {
  package let limit: Int64
  package let used: Int64
  package let zone: TimeZoneRules

  package init(limit: Int64, used: Int64, zone: TimeZoneRules) {
    (self.limit, self.used, self.zone) = (limit, used, zone)
  }
}

/// Messages to a person or company, sent or on their way, and how many there may be within 7 days.
package struct RecentSends: Hashable, Sendable {
  /// Nil for no limit.
  package var limit: Int64?
  /// In any order; older ones do no harm.
  package var times: [Int64]

  package init(limit: Int64? = nil, times: [Int64] = []) {
    (self.limit, self.times) = (limit, times)
  }
}

package struct SenderFact: Sendable {
  package let id: String
  package let name: String
  package let isDisabled: Bool
  package let health: CampaignsV1.SenderHealthState
  /// Once warmed up.
  package let fullCap: Int32
  package let warmUp: CampaignsV1.WarmUp?
  package let zone: TimeZoneRules
  /// Of its own cap, on its local day.
  package let used: Int64
  package let reserved: Int64
  /// Its sends of the day over all channels; nil for no limit.
  package let day: LimitFact?

  package init(_ sender: CampaignsV1.Sender, used: Int64, reserved: Int64, day: LimitFact? = nil) {
    (id, name, isDisabled) = (sender.id, sender.name, sender.disabled)
    health = sender.health?.state ?? .unspecified
    (fullCap, warmUp) = (SenderCaps.fullCap(sender), sender.warmUp)
    // It reads a file the first time: not for a loop.
    zone = TimeZoneRules.named(sender.timeZone) ?? .utc
    (self.used, self.reserved, self.day) = (used, reserved, day)
  }
}

package enum ApprovalFact: Hashable, Sendable {
  case absent
  case pending(String)
  case approved(String)
  case rejected(String)
  case expired(String)
}
