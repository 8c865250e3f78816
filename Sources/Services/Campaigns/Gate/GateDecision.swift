import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterOutreach
import MusterPostgres
import MusterRows
import MusterTypesAPI
import MusterWire

/// What the gate has decided, and all that a claim goes on with.
struct GateDecision: Sendable {
  private(set) var failedChecks: [CampaignsV1.FailedCheck]
  private(set) var verdict: GateVerdict
  private(set) var earliestTime: Int64?
  let senderID: String
  let content: CampaignsV1.StepContent
  let senders: [StoredSender]
  let counts: SendCounts
  let registerExpiry: PostgresTime?

  /// How long a channel that nothing carries waits before it is looked at again.
  static let carrierRetry: Int64 = 10 * 60_000_000

  init(
    _ answer: GateAnswer, content: CampaignsV1.StepContent, senders: [StoredSender], counts: SendCounts,
    registerExpiry: PostgresTime?
  ) {
    (failedChecks, verdict) = (answer.failedChecks, answer.verdict)
    (earliestTime, senderID) = (answer.earliestTime, answer.senderID)
    (self.content, self.senders, self.counts) = (content, senders, counts)
    self.registerExpiry = registerExpiry
  }

  var isAllowed: Bool { failedChecks.isEmpty }

  var sender: StoredSender? { senders.first { $0.id.description == senderID } }

  /// A further check that time alone does not lift.
  mutating func hold(for check: CampaignsV1.FailedCheck, until time: Int64) {
    failedChecks.append(check)
    earliestTime = nil
    switch verdict {
    case .send, .task: verdict = .wait(until: time)
    case .wait(let other): verdict = .wait(until: max(time, other))
    // Whoever has to be asked can be asked meanwhile.
    case .ask, .hold, .skip: break
    }
  }

  var reasons: [CampaignsV1.SkipReason] { failedChecks.map(\.reason) }
}

extension CampaignsV1.FailedCheck {
  static func carrierMissing(_ channel: TypeV1.Channel) -> CampaignsV1.FailedCheck {
    .with {
      $0.reason = .senderMissing
      $0.message = "this installation has nothing that carries messages over \(channel.stored)"
      $0.remedy =
        "ask whoever runs the installation to set up a carrier, or take the channel out of the steps"
      $0.lift = .platform
    }
  }
}

extension TenantState {
  init(_ tenant: SendTenant) {
    switch tenant.state {
    case "active": self = .active
    case "suspended": self = .suspended
    default: self = .deleted
    }
  }
}

extension SubscriptionState {
  init(_ tenant: SendTenant) {
    switch tenant.subscription {
    case "past_due": self = .pastDue
    case "cancelled": self = .cancelled
    default: self = .active
    }
  }
}

extension LeadFact {
  init(_ lead: SendLead) {
    self.init()
    isDeleted = lead.lead.deleteTime != nil
    (status, tier) = (lead.lead.status, lead.lead.tier)
    isBounced = lead.lead.facts?.emailBounced?.value ?? false
    isUnsubscribed = lead.lead.facts?.unsubscribed?.value ?? false
  }
}

extension ListHold.Level {
  var fact: SuppressionFact {
    switch self {
    case .platform: SuppressionFact(.platform)
    case .tenant: SuppressionFact(.tenant)
    case .campaign: SuppressionFact(.campaign)
    }
  }
}

extension StoredApproval {
  func fact(at now: PostgresTime) -> ApprovalFact {
    switch status {
    case .approved: .approved(id.description)
    case .rejected: .rejected(id.description)
    case .pending: expireTime <= now ? .expired(id.description) : .pending(id.description)
    case .expired: .expired(id.description)
    default: .absent
    }
  }
}

extension EnrollmentFact {
  init(_ enrollment: StoredEnrollment) {
    let id = enrollment.id.description
    switch enrollment.status {
    case .paused:
      self = .paused(id, enrollment.pauseReason, resumeTime: enrollment.resumeTime?.unixMicroseconds)
    case .stopped: self = .stopped(id, enrollment.stopReason)
    case .completed: self = .completed(id)
    default: self = .running(id)
    }
  }
}
