import MusterBrake
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
import MusterWire

/// A message that was claimed: nobody else sends it as long as its fence stands.
struct ClaimedSend: Sendable {
  let id: SendID
  let enrollment: EnrollmentID
  let campaign: CampaignID
  let lead: LeadID
  let fence: Int64
  let message: OutgoingMessage
}

extension SendWork {
  /// Takes all that the message uses up; nil when somebody has taken it since it was looked at.
  func claim(
    _ send: inout StoredSend, _ enrollment: inout StoredEnrollment, _ subject: GateSubject,
    _ decision: GateDecision, at now: PostgresTime, _ records: inout [WorkRecord],
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> ClaimedSend? {
    guard let sender = decision.sender else { return nil }
    let counts = try await gate.held(decision.counts, of: subject, tx)
    let requests = counts.requests(
      sender, at: now.unixMicroseconds ?? 0, lifetime: Self.holdLifetime, purpose: send.id.description)
    guard case .held(let holds) = try await Ledger.reserve(tx, all: requests) else { return nil }
    switch try await enrollments.credits.hold(
      tx, for: send.channel, reference: send.id.description, lifetime: Self.holdLifetime)
    {
    case .notNeeded: send.creditHold = nil
    case .held(let id): send.creditHold = id
    case .refused:
      for hold in holds { _ = try await Ledger.release(tx, hold.id) }
      return nil
    }
    // The campaign may ask nobody any more.
    if subject.approval?.status == .pending { try await enrollments.withdraw(send, at: now, tx) }
    send.holds = holds.map(\.id)
    (send.status, send.sender, send.claimTime) = (.claimed, sender.id, now)
    send.leaseTime = now.later(by: Int64(Self.lease / .microseconds(1)))
    send.fence &+= 1
    let message = outgoing(&send, subject, sender, decision.content)
    send.step(at: now)
    (enrollment.lastSendStatus, enrollment.workTime) = (.claimed, send.leaseTime)
    enrollment.step(at: now)
    _ = try await tx.run(
      SendStore.update(send, of: tx.tenant), EnrollmentStore.update(enrollment, of: tx.tenant))
    records.append(.send(.sendClaimed, send, of: tx.tenant))
    return ClaimedSend(
      id: send.id, enrollment: enrollment.id, campaign: send.campaign, lead: send.lead, fence: send.fence,
      message: message)
  }

  /// The message as its carrier gets it; an email takes its place in its thread.
  private func outgoing(
    _ send: inout StoredSend, _ subject: GateSubject, _ sender: StoredSender,
    _ content: CampaignsV1.StepContent
  ) -> OutgoingMessage {
    var (inReplyTo, references): (String, [String]) = ("", [])
    if case .email(let email) = content.content, case .email(let endpoint) = sender.message.endpoint {
      send.messageID = "<\(send.id).\(send.fence)@\(endpoint.domain)>"
      send.subject = email.subject
      if let answered = subject.answered {
        inReplyTo = answered.messageID
        send.threadKey = answered.threadKey
        references = subject.emails.filter { $0.threadKey == answered.threadKey }.map(\.messageID)
      } else {
        send.threadKey = send.messageID
      }
    }
    var message = sender.message
    message.id = sender.id.description
    return OutgoingMessage(
      sendID: send.id.description, channel: send.channel, sender: message,
      recipient: subject.approval?.recipient ?? subject.recipient, recipientName: subject.recipientName,
      content: content, messageID: send.messageID, inReplyTo: inReplyTo, references: references,
      unsubscribeLink: subject.unsubscribeLink)
  }

  // MARK: Handing over

  /// Whether the message may be given to its carrier: from now on whoever pauses the campaign waits for it.
  /// One that may not is taken back.
  func beginHandOver(_ claim: ClaimedSend, of tenant: TenantID) async throws(RPCError) -> Bool {
    let now = clock()
    return try await journal.work(Self.kind, in: tenant) { tx throws(RPCError) in
      let campaign = try await SendWorkStore.shared(tx, claim.campaign)
      guard let (held, found) = try await holding(claim, tx) else { return WorkDone(false) }
      var (enrollment, send) = (held, found)
      let isStopped = try await EmergencyBrake.check(tx)
      let mayGo =
        !isStopped && campaign?.status == .active && campaign?.isDeleted == false
        && enrollment.status == .active && send.leaseTime.map { $0 > now } ?? false
      guard mayGo else {
        try await enrollments.takeBack(&send, tx)
        send.step(at: now)
        (enrollment.lastSendStatus, enrollment.workTime) = (.planned, now.later(by: 500_000))
        enrollment.step(at: now)
        _ = try await tx.run(
          SendStore.update(send, of: tx.tenant), EnrollmentStore.update(enrollment, of: tx.tenant))
        return WorkDone(false)
      }
      (send.handOverTime, send.leaseTime) = (now, now.later(by: Int64(Self.lease / .microseconds(1))))
      send.step(at: now)
      enrollment.workTime = send.leaseTime
      _ = try await tx.run(
        SendStore.update(send, of: tx.tenant), EnrollmentStore.update(enrollment, of: tx.tenant))
      return WorkDone(true)
    }
  }

  /// The claim's rows, held; nil when it is not this worker's any more.
  private func holding(
    _ claim: ClaimedSend, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> (StoredEnrollment, StoredSend)? {
    guard let enrollment = try await EnrollmentStore.held(tx, [claim.enrollment]).first,
      let send = try await SendStore.read(tx, [claim.id])[claim.id], send.status == .claimed,
      send.fence == claim.fence
    else { return nil }
    return (enrollment, send)
  }

  // MARK: Settling

  /// Writes down what the carrier has answered; nothing when the claim is somebody else's by now.
  func settle(
    _ claim: ClaimedSend, _ answer: CarrierAnswer, of tenant: TenantID
  ) async throws(RPCError) {
    let now = clock()
    try await journal.work(Self.kind, in: tenant) { tx throws(RPCError) -> WorkDone<Void> in
      _ = try await surroundings.leads(tx, [claim.lead], isHeld: true)
      guard let (held, found) = try await holding(claim, tx) else { return .quietly }
      var (enrollment, send) = (held, found)
      var records: [WorkRecord] = []
      try await settle(&send, &enrollment, claim.message, answer, at: now, &records, tx)
      return WorkDone((), records)
    }
  }

  private func settle(
    _ send: inout StoredSend, _ enrollment: inout StoredEnrollment, _ message: OutgoingMessage,
    _ answer: CarrierAnswer, at now: PostgresTime, _ records: inout [WorkRecord],
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    send.leaseTime = nil
    switch answer {
    case .accepted(let id):
      try await enrollments.commit(&send, tx)
      (send.status, send.sendTime) = (.sent, now)
      if !id.isEmpty { send.messageID = id }
      if send.threadKey.isEmpty { send.threadKey = send.messageID }
      try await record(.sent, send, send.lead, .begins, at: now, tx) { $0.take(message) }
    case .refused(let reason):
      try await enrollments.release(&send, tx)
      (send.status, send.errorMessage, send.claimTime) = (.failed, String(reason.prefix(500)), nil)
      try await record(.failed, send, send.lead, .goesOn, at: now, tx) {
        $0.text = String(reason.prefix(500))
      }
    case .putOff(let reason):
      try await enrollments.takeBack(&send, tx)
      (send.status, send.errorMessage) = (.deferred, String(reason.prefix(500)))
    case .unknown(let reason):
      try await becomeUnknown(&send, &enrollment, because: reason, &records, tx)
    }
    send.step(at: now)
    if enrollment.isRunning {
      switch send.status {
      case .deferred:
        (enrollment.lastSendStatus, enrollment.workTime) = (.deferred, now.later(by: Self.putOffRetry))
        enrollment.step(at: now)
      case .unknownValue: enrollment.step(at: now)
      default: enrollments.goOn(&enrollment, after: send, wasSent: send.status == .sent, at: now)
      }
    } else {
      // It was stopped while the carrier had it.
      if send.status == .deferred { send.status = .cancelled }
      (enrollment.lastSendStatus, enrollment.workTime) = (send.status, nil)
      enrollment.step(at: now)
    }
    _ = try await tx.run(
      SendStore.update(send, of: tx.tenant), EnrollmentStore.update(enrollment, of: tx.tenant))
    records.append(.send(.sendUpdated, send, of: tx.tenant))
  }

  /// What a carrier could not take now is tried again then.
  private static let putOffRetry: Int64 = 300_000_000

  /// It may have left: it counts, and a person says what became of it.
  private func becomeUnknown(
    _ send: inout StoredSend, _ enrollment: inout StoredEnrollment, because reason: String,
    _ records: inout [WorkRecord], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    try await enrollments.commit(&send, tx)
    (send.status, send.errorMessage) = (.unknownValue, String(reason.prefix(500)))
    (enrollment.lastSendStatus, enrollment.workTime) = (.unknownValue, nil)
    guard enrollment.isRunning else { return }
    (enrollment.status, enrollment.pauseReason, enrollment.resumeTime) = (.paused, .sendUnknown, nil)
    records.append(.updated(enrollment, of: tx.tenant))
  }

  /// Whoever had the claim has fallen silent. What was not handed over is free again; what was may have left.
  func lapse(
    _ send: inout StoredSend, _ enrollment: inout StoredEnrollment, at now: PostgresTime,
    _ records: inout [WorkRecord], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    if send.handOverTime == nil {
      try await enrollments.takeBack(&send, tx)
      if !enrollment.isRunning { send.status = .cancelled }
      (enrollment.lastSendStatus, enrollment.workTime) = (send.status, enrollment.isRunning ? now : nil)
    } else {
      send.leaseTime = nil
      try await becomeUnknown(
        &send, &enrollment, because: "the server that handed it over fell silent", &records, tx)
      send.fence &+= 1
    }
    send.step(at: now)
    enrollment.step(at: now)
    _ = try await tx.run(
      SendStore.update(send, of: tx.tenant), EnrollmentStore.update(enrollment, of: tx.tenant))
    records.append(.send(.sendUpdated, send, of: tx.tenant))
  }

  /// As above for one that was stopped while a carrier had its message.
  func lapseStopped(
    _ enrollment: inout StoredEnrollment, at now: PostgresTime, _ records: inout [WorkRecord],
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    guard let id = enrollment.lastSend, var send = try await SendStore.read(tx, [id])[id],
      send.status == .claimed
    else {
      enrollment.workTime = nil
      _ = try await tx.run(EnrollmentStore.update(enrollment, of: tx.tenant))
      return
    }
    guard let lease = send.leaseTime, lease <= now else {
      enrollment.workTime = send.leaseTime
      _ = try await tx.run(EnrollmentStore.update(enrollment, of: tx.tenant))
      return
    }
    try await lapse(&send, &enrollment, at: now, &records, tx)
  }

  // MARK: Telling

  /// Adds to the timeline of the lead what was done with a send.
  func record(
    _ action: LeadsV1.ActivityAction, _ send: StoredSend, _ lead: LeadID, _ turn: SendTurn,
    at now: PostgresTime, _ tx: borrowing TenantTransaction,
    _ more: (inout LeadsV1.Activity) -> Void = { _ in }
  ) async throws(RPCError) {
    var activity = LeadsV1.Activity.with {
      ($0.action, $0.channel, $0.provider) = (action, send.channel, "muster")
      ($0.campaignID, $0.sendID) = (send.campaign.description, send.id.description)
      ($0.enrollmentID, $0.stepID) = (send.enrollment.description, send.stepID)
      ($0.stepKey, $0.variantKey) = (send.stepKey, send.variantKey)
      $0.senderID = send.sender?.description ?? ""
      ($0.providerMessageID, $0.threadKey) = (send.messageID, send.threadKey)
    }
    more(&activity)
    try await surroundings.record(
      tx, activity, sequenceVersion: send.sequenceVersion, of: lead, turn, at: now)
  }
}

extension LeadsV1.Activity {
  /// What was said.
  fileprivate mutating func take(_ message: OutgoingMessage) {
    inReplyTo = message.inReplyTo
    switch message.content.content {
    case .email(let email): (subject, text) = (email.subject, email.bodyText)
    case .sms(let sms): text = sms.body
    case .linkedinNote(let note): text = note.body
    case .linkedinInmail(let mail): (subject, text) = (mail.subject, mail.body)
    case .voice(let voice): text = voice.points.joined(separator: "\n")
    case .mail(let mail): text = mail.body
    case nil: break
    }
  }

  /// As a branch of a sequence waits for it; nil for anything else.
  var branch: BranchFact? {
    guard let time = occurTime.flatMap({ PostgresTime($0) })?.unixMicroseconds else { return nil }
    switch action {
    case .replied: return replyIntent == .automatic ? nil : BranchFact(.replied, at: time)
    case .opened: return BranchFact(.opened, at: time)
    case .clicked: return BranchFact(.clicked, at: time)
    default: return nil
    }
  }
}

extension PostgresTime {
  func later(by microseconds: Int64) -> PostgresTime {
    let (sum, isOverflow) = self.microseconds.addingReportingOverflow(microseconds)
    return isOverflow ? .infinity : PostgresTime(microseconds: sum)
  }
}

extension StoredCampaign {
  /// What picks are drawn from where no allocation names a seed.
  var seed: Int64 {
    let stated = message.allocation?.seed ?? 0
    return stated != 0 ? stated : Int64(truncatingIfNeeded: id.bits & UInt128(Int64.max))
  }
}
