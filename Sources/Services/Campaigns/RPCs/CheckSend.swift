package import MusterCampaignsAPI
import MusterCore
import MusterLeadsAPI
import MusterOutreach
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension CampaignsService {
  private static let aheadMax: Int64 = 31 * 86_400_000_000

  package func checkSend(
    _ request: CampaignsV1.CheckSendRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.CheckSendResponse {
    guard let id = CampaignID(request.campaignID) else { throw .campaignNotFound }
    guard let lead = LeadID(request.leadID) else { throw .leadNotFound }
    let now = sending.worker.clock()
    let time = request.checkTime.flatMap { PostgresTime($0) } ?? now
    if time > now.later(by: Self.aheadMax) {
      throw .fieldsInvalid([
        FieldViolation(field: "check_time", description: "is more than 31 days ahead")
      ])
    }
    let tenant = try caller.admittedTenant()
    let limits = try await sending.surroundings.limits(of: tenant, deadline: caller.deadline)

    // One moment, so that the answer is that of one claim.
    return try await tenants.snapshot(caller) { tx throws(RPCError) in
      guard let campaign = try await CampaignStore.read(tx, id) else { throw .campaignNotFound }
      guard let known = try await sending.surroundings.leads(tx, [lead], isHeld: false)[lead] else {
        throw .leadNotFound
      }
      let check = try await SendCheck(campaign, known, at: now, sending, tx)
      guard let subject = try await check.subject(request.stepKey, request.channel, at: time, tx) else {
        return check.answer(nil, nil)
      }
      let decision = try await sending.gate.decide(subject, limits, at: time, countedAt: now, tx)
      return check.answer(subject, decision)
    }
  }
}

/// What somebody asks about: a lead in a campaign, enrolled or not.
struct SendCheck: Sendable {
  private let campaign: StoredCampaign
  private let lead: SendLead
  private let enrollment: StoredEnrollment?
  private let fact: EnrollmentFact
  private let sequence: StoredSequence
  private let sending: Sending
  private let now: PostgresTime

  init(
    _ campaign: StoredCampaign, _ lead: SendLead, at now: PostgresTime, _ sending: Sending,
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    (self.campaign, self.lead, self.sending, self.now) = (campaign, lead, sending, now)
    let latest = try await EnrollmentStore.latest(tx, of: lead.id, in: campaign.id)
    let running = latest.flatMap { $0.isRunning ? $0 : nil }
    enrollment = running
    if let running {
      fact = EnrollmentFact(running)
    } else {
      let rules = try await EnrollmentRules(campaign, [lead.id: lead], at: now, sending.surroundings, tx)
      fact =
        rules.refusal(of: lead.id).map {
          .refused(why: $0.message, until: $0.until?.unixMicroseconds)
        } ?? .absent
    }
    let version = running?.sequenceVersion ?? campaign.message.sequenceVersion
    guard let sequence = try await SequenceStore.read(tx, campaign.id, version) else {
      throw .sequenceVersionNotFound(version, current: campaign.message.sequenceVersion)
    }
    self.sequence = sequence
  }

  /// The message that would be sent; nil when no step comes any more.
  func subject(
    _ key: String, _ channel: TypeV1.Channel, at time: PostgresTime, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> GateSubject? {
    let next = nextStep()
    let key = key.isEmpty ? next?.key ?? "" : key
    if key.isEmpty { return nil }
    guard let step = sequence.step(key) else { throw .stepNotFound(key, version: sequence.version) }
    var send: StoredSend?
    if let enrollment { send = try await SendStore.ofStep(tx, enrollment.id, key) }
    guard let (variant, channel) = pick(step, send, channel) else { return nil }
    var subject = GateSubject(
      campaign: campaign, sequence: sequence, lead: lead, enrollment: fact, step: step, variant: variant,
      channel: channel)
    if let send {
      subject.send = send
      subject.approval = try await ApprovalStore.ofSend(tx, send.id)
      if ![.planned, .deferred, .awaitingApproval].contains(send.status) {
        subject.stepState = .hasSend(send.id.description)
      }
      subject.dueTime = send.dueTime
    } else if let next, next.key == key {
      subject.dueTime = next.due
    } else if isPassed(key) {
      subject.stepState = .passed
    }
    if let enrollment, channel == .email {
      subject.emails = try await SendStore.emails(tx, of: enrollment.id)
    }
    subject.isFirst = enrollment?.afterStep.isEmpty ?? true
    return subject
  }

  /// The next step and when it is due; not known before a branch has come true.
  private func nextStep() -> (key: String, due: PostgresTime?)? {
    if let enrollment, !enrollment.nextStep.isEmpty { return (enrollment.nextStep, enrollment.dueTime) }
    let hours = SendingHours(campaign.message.sendingWindow ?? CampaignsV1.SendingWindow())
    let zone = hours.zone(recipient: lead.lead.timeZone)
    let move: NextMove
    if let enrollment, let settled = enrollment.settleTime, !enrollment.afterStep.isEmpty {
      move = Branching.next(
        after: enrollment.afterStep, in: sequence.steps, settled: settled.unixMicroseconds ?? 0,
        wasSent: enrollment.wasSent, events: [], now: now.unixMicroseconds ?? 0, hours: hours, zone: zone)
    } else {
      let start = (enrollment?.createTime ?? now).unixMicroseconds ?? 0
      move = Branching.first(in: sequence.steps, enrolled: start, hours: hours, zone: zone)
    }
    switch move {
    case .step(let key, let due, let opening):
      return (key, PostgresTime(unixMicroseconds: opening ?? due))
    case .wait(let until, let expected): return (expected, PostgresTime(unixMicroseconds: until))
    case .end: return nil
    }
  }

  private func isPassed(_ key: String) -> Bool {
    guard let enrollment, let place = sequence.steps.firstIndex(where: { $0.key == key }),
      let reached = sequence.steps.firstIndex(where: { $0.key == enrollment.afterStep })
    else { return false }
    return place <= reached
  }

  private func pick(
    _ step: CampaignsV1.SequenceStep, _ send: StoredSend?, _ channel: TypeV1.Channel
  ) -> (CampaignsV1.StepVariant, TypeV1.Channel)? {
    if let send, channel == .unspecified || channel == send.channel,
      let variant = step.variants.first(where: { $0.key == send.variantKey })
    {
      return (variant, send.channel)
    }
    return VariantPicker.pick(
      step, lead: lead.id, tier: lead.lead.tier, allocation: campaign.message.allocation,
      counts: PlannedCounts(), seed: campaign.seed, channel: channel == .unspecified ? nil : channel
    ).map { ($0.variant, $0.channel) }
  }

  func answer(_ subject: GateSubject?, _ decision: GateDecision?) -> CampaignsV1.CheckSendResponse {
    .with {
      $0.permissionMode = campaign.message.permissionMode
      $0.enrollmentID = enrollment?.id.description ?? ""
      guard let subject, let decision else {
        $0.failedChecks = [.noStep(enrollment?.id)]
        return
      }
      ($0.allowed, $0.failedChecks) = (decision.isAllowed, decision.failedChecks)
      $0.earliestTime = decision.earliestTime.flatMap { PostgresTime(unixMicroseconds: $0)?.timestamp }
      ($0.stepKey, $0.variantKey, $0.channel) = (subject.step.key, subject.variant.key, subject.channel)
      ($0.senderID, $0.dncExpireTime) = (decision.senderID, decision.registerExpiry?.timestamp)
    }
  }
}

extension CampaignsV1.FailedCheck {
  /// Nothing is left to be sent.
  fileprivate static func noStep(_ enrollment: EnrollmentID?) -> CampaignsV1.FailedCheck {
    .with {
      ($0.reason, $0.lift) = (.alreadySent, .never)
      $0.message = "the lead has no further step that something could be sent of"
      $0.remedy = "add a step to the sequence, for leads that are enrolled later"
      $0.subjectID = enrollment?.description ?? ""
    }
  }
}
