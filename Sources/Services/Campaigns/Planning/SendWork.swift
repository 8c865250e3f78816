import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterLeadsAPI
import MusterLedger
import MusterOutreach
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

/// What a worker does with one enrolment that is due: plans its step, decides, claims, hands over, settles.
/// Each is a transaction of its own, which begins with the locks that the next one finds.
struct SendWork: Sendable {
  let journal: Journal
  let tenants: TenantDatabase
  let surroundings: any SendSurroundings
  let enrollments: Enrollments
  let gate: SendGate
  /// By which time is told; that of a test stands still.
  let clock: @Sendable () -> PostgresTime

  static let kind = "campaigns.send"

  /// How long a claim holds what it uses up before anybody may take it back.
  static let lease = Duration.seconds(60)
  /// Nothing of what a claim holds comes back by itself while somebody may still have its message: whoever
  /// finds the claim over gives it back or counts it, however long no server was there.
  static let holdLifetime = Duration.seconds(30 * 86_400)
  /// What waits for somebody is looked at again.
  private static let holdRetry: Int64 = 3_600_000_000
  /// While sends are stopped nobody looks, and afterwards all go on at once.
  private static let stopRetry: Int64 = 1_000_000
  /// What others have at this moment is looked at again.
  private static let busyRetry: Int64 = 250_000

  // MARK: Looking

  /// What the look at an enrolment reads before it decides.
  private struct Look {
    let campaign: StoredCampaign
    let sequence: StoredSequence
    let lead: SendLead
    let hours: SendingHours
    let zone: TimeZoneRules
  }

  /// Looks at an enrolment that is due; the claim when its message is to be handed over now.
  func look(
    _ picked: PickedEnrollment, of tenant: TenantID, _ limits: TenantSendLimits,
    registerSaid answer: RegisterAnswer? = nil
  ) async throws(RPCError) -> ClaimedSend? {
    let now = clock()
    return try await journal.work(Self.kind, in: tenant) { tx throws(RPCError) in
      guard let campaign = try await SendWorkStore.shared(tx, picked.campaign) else {
        // Somebody changes it at this moment, or it is gone.
        _ = try await tx.run(
          SendWorkStore.postpone(picked.id, to: now.later(by: Self.busyRetry), of: tx.tenant))
        return WorkDone(nil)
      }
      let leads = try await surroundings.leads(tx, [picked.lead], isHeld: true)
      guard var enrollment = try await EnrollmentStore.held(tx, [picked.id]).first else {
        return WorkDone(nil)
      }
      var records: [WorkRecord] = []
      guard enrollment.isRunning else {
        try await lapseStopped(&enrollment, at: now, &records, tx)
        return WorkDone(nil, records)
      }
      let claim = try await look(
        &enrollment, campaign, leads[picked.lead], limits, answer, at: now, &records, tx)
      return WorkDone(claim, records)
    }
  }

  private func look(
    _ enrollment: inout StoredEnrollment, _ campaign: StoredCampaign, _ lead: SendLead?,
    _ limits: TenantSendLimits, _ answer: RegisterAnswer?, at now: PostgresTime,
    _ records: inout [WorkRecord], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> ClaimedSend? {
    if let resume = enrollment.resumeTime, enrollment.status == .paused, resume <= now {
      (enrollment.status, enrollment.pauseReason, enrollment.resumeTime) = (.active, .unspecified, nil)
    }
    let open = try await openSend(of: enrollment, tx)
    if var send = open, send.status == .claimed {
      guard let lease = send.leaseTime, lease <= now else {
        enrollment.workTime = send.leaseTime
        _ = try await tx.run(EnrollmentStore.update(enrollment, of: tx.tenant))
        return nil
      }
      try await lapse(&send, &enrollment, at: now, &records, tx)
      return nil
    }
    if let reason = stopReason(campaign, lead) {
      try await enrollments.stop(&enrollment, reason, at: now, tx)
      records.append(.updated(enrollment, of: tx.tenant))
      return nil
    }
    guard enrollment.status == .active, let lead else {
      enrollment.workTime = enrollment.resumeTime
      _ = try await tx.run(EnrollmentStore.update(enrollment, of: tx.tenant))
      return nil
    }
    if campaign.isDeleted || campaign.status != .active {
      (enrollment.workTime, enrollment.isParked) = (nil, true)
      _ = try await tx.run(EnrollmentStore.update(enrollment, of: tx.tenant))
      return nil
    }
    guard
      let sequence = try await SequenceStore.read(tx, campaign.id, enrollment.sequenceVersion)
    else {
      throw .sequenceVersionNotFound(enrollment.sequenceVersion, current: campaign.message.sequenceVersion)
    }
    let hours = SendingHours(campaign.message.sendingWindow ?? CampaignsV1.SendingWindow())
    let look = Look(
      campaign: campaign, sequence: sequence, lead: lead, hours: hours,
      zone: hours.zone(recipient: lead.lead.timeZone))
    guard var send = try await open == nil ? plan(&enrollment, look, at: now, &records, tx) : open else {
      return nil
    }
    return try await decide(&send, &enrollment, look, limits, answer, at: now, &records, tx)
  }

  /// What ends the way of a lead wherever it is.
  private func stopReason(
    _ campaign: StoredCampaign, _ lead: SendLead?
  ) -> CampaignsV1.EnrollmentStopReason? {
    if campaign.isClosed { return .campaignEnded }
    guard let lead, lead.lead.deleteTime == nil else { return .leadDeleted }
    return Enrollments.reason(lead.lead.status)
  }

  private func openSend(
    of enrollment: StoredEnrollment, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> StoredSend? {
    guard let id = enrollment.lastSend, !enrollment.nextStep.isEmpty,
      let send = try await SendStore.read(tx, [id])[id], send.stepKey == enrollment.nextStep
    else { return nil }
    return send
  }

  // MARK: Planning

  /// Finds the step that comes next, and plans it when it is due: nil when there is nothing to be sent now.
  private func plan(
    _ enrollment: inout StoredEnrollment, _ look: Look, at now: PostgresTime, _ records: inout [WorkRecord],
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> StoredSend? {
    switch try await move(enrollment, look, at: now, tx) {
    case .end:
      enrollments.complete(&enrollment, at: now)
      _ = try await tx.run(EnrollmentStore.update(enrollment, of: tx.tenant))
      try await surroundings.record(
        tx, nil, sequenceVersion: enrollment.sequenceVersion, of: enrollment.lead, .ends, at: now)
      records.append(.updated(enrollment, of: tx.tenant))
      return nil
    case .wait(let until, let expected):
      let time = PostgresTime(unixMicroseconds: until) ?? .infinity
      (enrollment.nextStep, enrollment.dueTime, enrollment.workTime) = (expected, time, time)
      _ = try await tx.run(EnrollmentStore.update(enrollment, of: tx.tenant))
      return nil
    case .step(let key, let due, let opening):
      let time = PostgresTime(unixMicroseconds: opening ?? due) ?? .infinity
      (enrollment.nextStep, enrollment.dueTime) = (key, time)
      guard time <= now else {
        enrollment.workTime = time
        _ = try await tx.run(EnrollmentStore.update(enrollment, of: tx.tenant))
        return nil
      }
      return try await pick(&enrollment, look, due: time, at: now, tx)
    }
  }

  private func move(
    _ enrollment: StoredEnrollment, _ look: Look, at now: PostgresTime, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> NextMove {
    let steps = look.sequence.steps
    guard !enrollment.afterStep.isEmpty, let settled = enrollment.settleTime else {
      return Branching.first(
        in: steps, enrolled: enrollment.createTime.unixMicroseconds ?? 0, hours: look.hours, zone: look.zone)
    }
    var events: [BranchFact] = []
    if steps.contains(where: { $0.key == enrollment.afterStep && !$0.branches.isEmpty }) {
      events = try await surroundings.events(tx, of: enrollment.lead, since: settled).compactMap(\.branch)
    }
    return Branching.next(
      after: enrollment.afterStep, in: steps, settled: settled.unixMicroseconds ?? 0,
      wasSent: enrollment.wasSent, events: events, now: now.unixMicroseconds ?? 0, hours: look.hours,
      zone: look.zone)
  }

  /// Picks channel and variant, which never change any more. A step that was planned before is as it was.
  private func pick(
    _ enrollment: inout StoredEnrollment, _ look: Look, due: PostgresTime, at now: PostgresTime,
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> StoredSend? {
    let key = enrollment.nextStep
    if let known = try await SendStore.ofStep(tx, enrollment.id, key) {
      (enrollment.lastSend, enrollment.lastSendStatus) = (known.id, known.status)
      return known
    }
    guard let step = look.sequence.step(key) else { return nil }
    let allocation = look.campaign.message.allocation
    var counts = PlannedCounts()
    if allocation != nil {
      for (channel, count) in try await SendStore.counts(tx, of: look.campaign.id) {
        counts.byChannel[channel] = count
      }
    }
    guard
      let pick = VariantPicker.pick(
        step, lead: enrollment.lead, tier: look.lead.lead.tier, allocation: allocation, counts: counts,
        seed: look.campaign.seed)
    else {
      // Activation lets no such step through; an old version may have one.
      enrollment.workTime = now.later(by: Self.holdRetry)
      _ = try await tx.run(EnrollmentStore.update(enrollment, of: tx.tenant))
      return nil
    }
    let send = StoredSend(
      planning: step, pick.variant, on: pick.channel, for: enrollment, due: due, at: now)
    (enrollment.lastSend, enrollment.lastSendStatus) = (send.id, .planned)
    var statements = [SendStore.insert(send, of: tx.tenant)]
    if allocation != nil {
      statements.append(SendStore.count(pick.channel, of: look.campaign.id, in: tx.tenant))
    }
    _ = try await tx.run(statements)
    return send
  }

  // MARK: Deciding

  private func decide(
    _ send: inout StoredSend, _ enrollment: inout StoredEnrollment, _ look: Look, _ limits: TenantSendLimits,
    _ answer: RegisterAnswer?, at now: PostgresTime, _ records: inout [WorkRecord],
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> ClaimedSend? {
    guard let step = look.sequence.step(send.stepKey),
      let variant = step.variants.first(where: { $0.key == send.variantKey })
    else { return nil }
    guard [.planned, .deferred, .awaitingApproval].contains(send.status) else {
      // There is one message for a step, and this one has had its turn.
      enrollments.goOn(&enrollment, after: send, wasSent: send.status == .sent, at: now)
      _ = try await tx.run(EnrollmentStore.update(enrollment, of: tx.tenant))
      return nil
    }
    var approval = try await ApprovalStore.ofSend(tx, send.id)
    if var expired = approval, expired.status == .pending, expired.expireTime <= now {
      expired.settle(.expired, at: now)
      _ = try await tx.run(ApprovalStore.update(expired, of: tx.tenant))
      records.append(.approval(.approvalUpdated, expired))
      approval = expired
    }
    let subject = GateSubject(
      campaign: look.campaign, sequence: look.sequence, lead: look.lead,
      enrollment: EnrollmentFact(enrollment),
      step: step, variant: variant, channel: send.channel, send: send,
      emails: send.channel == .email ? try await SendStore.emails(tx, of: enrollment.id) : [],
      approval: approval, dueTime: send.dueTime, isFirst: enrollment.afterStep.isEmpty)
    // The second time shows what somebody else has taken between the two looks at an account.
    for attempt in 1...2 {
      let decision = try await gate.decide(
        subject, limits, at: now, countedAt: now, registerSaid: answer, tx)
      send.failedChecks = decision.failedChecks
      switch decision.verdict {
      case .send:
        if let claim = try await claim(
          &send, &enrollment, subject, decision, at: now, &records, tx)
        {
          return claim
        }
        if attempt == 1 { continue }
        send.status = .deferred
        enrollment.workTime = now.later(by: Self.busyRetry)
      case .wait(let until):
        send.status = .deferred
        // A moment that has come while it was decided is looked at again, and not at once.
        let time = PostgresTime(unixMicroseconds: until) ?? .infinity
        enrollment.workTime = max(time, now.later(by: Self.busyRetry))
        enrollment.workOrder = decision.reasons.contains(.dailyStarts) ? -look.lead.lead.score : 0
      case .hold:
        send.status = .planned
        let isStopped = !Set(decision.reasons).isDisjoint(with: [.emergencyStop, .tenantSuspended])
        enrollment.workTime = now.later(by: isStopped ? Self.stopRetry : Self.holdRetry)
      case .skip:
        try await skip(&send, &enrollment, subject, at: now, &records, tx)
        return nil
      case .ask:
        try await ask(&send, &enrollment, subject, decision.content, at: now, &records, tx)
      case .task:
        send.status = .task
        (enrollment.status, enrollment.pauseReason, enrollment.workTime) = (.paused, .task, nil)
        records.append(.updated(enrollment, of: tx.tenant))
      }
      break
    }
    try await save(&send, &enrollment, at: now, tx)
    return nil
  }

  private func save(
    _ send: inout StoredSend, _ enrollment: inout StoredEnrollment, at now: PostgresTime,
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    send.step(at: now)
    enrollment.lastSendStatus = send.status
    enrollment.step(at: now)
    _ = try await tx.run(
      SendStore.update(send, of: tx.tenant), EnrollmentStore.update(enrollment, of: tx.tenant))
  }

  /// Waits for a person's yes or no.
  private func ask(
    _ send: inout StoredSend, _ enrollment: inout StoredEnrollment, _ subject: GateSubject,
    _ content: CampaignsV1.StepContent, at now: PostgresTime, _ records: inout [WorkRecord],
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    send.status = .awaitingApproval
    if let known = subject.approval, known.status == .pending {
      enrollment.workTime = known.expireTime
      return
    }
    let lifetime = subject.campaign.message.approvalLifetime?.seconds ?? 72 * 3_600
    let approval = StoredApproval(
      asking: send, content, to: subject.recipient, named: subject.recipientName,
      until: now.later(by: lifetime * 1_000_000), at: now)
    _ = try await tx.run(ApprovalStore.insert(approval, of: tx.tenant))
    enrollment.workTime = approval.expireTime
    records.append(.approval(.approvalCreated, approval))
  }

  /// The gate has forbidden it for good: the enrolment goes on without it, or ends where the lead is lost.
  private func skip(
    _ send: inout StoredSend, _ enrollment: inout StoredEnrollment, _ subject: GateSubject,
    at now: PostgresTime, _ records: inout [WorkRecord], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    send.status = .skipped
    send.step(at: now)
    enrollments.goOn(&enrollment, after: send, wasSent: false, at: now)
    _ = try await tx.run(
      SendStore.update(send, of: tx.tenant), EnrollmentStore.update(enrollment, of: tx.tenant))
    try await record(.skipped, send, subject.lead.id, .goesOn, at: now, tx) {
      $0.skipReasons = send.failedChecks.map(\.reason.told)
    }
    records.append(.send(.sendUpdated, send, of: tx.tenant))
    let reasons = Set(send.failedChecks.map(\.reason))
    let isSuppressed = !reasons.isDisjoint(with: [
      .suppressedPlatform, .suppressedTenant, .suppressedCampaign,
    ])
    if reasons.contains(.tierDead) || isSuppressed {
      try await enrollments.stop(
        &enrollment, reasons.contains(.tierDead) ? .tierDead : .suppressed, at: now, tx)
      records.append(.updated(enrollment, of: tx.tenant))
    }
  }
}
