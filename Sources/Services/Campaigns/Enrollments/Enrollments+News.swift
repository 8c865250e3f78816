import MusterCampaignsAPI
package import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterOutreach
import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterTenancy
import MusterTypesAPI

/// What leads do, and what that does to their enrolments.
extension Enrollments {
  /// An activity as it belongs to a send, with the version of the sequence.
  package struct Attribution: Sendable {
    package var activity: LeadsV1.Activity
    package var sequenceVersion: Int64
  }

  private static let following: Set<LeadsV1.ActivityAction> = [
    .delivered, .opened, .clicked, .replied, .bounced, .complained, .unsubscribed, .meetingBooked,
    .meetingCancelled, .connected, .called, .formSubmitted,
  ]

  /// An activity with the send that it is about: the one it names, the one whose message it names, or the
  /// newest before it. Nil when it names a send that is none to the lead.
  package func attributed(
    _ activity: LeadsV1.Activity, of lead: LeadID, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> Attribution? {
    if !activity.sendID.isEmpty {
      guard let id = SendID(activity.sendID), let send = try await SendStore.read(tx, [id])[id],
        send.lead == lead
      else { return nil }
      return Self.attribution(activity, send)
    }
    let isConversion = activity.action == .statusChanged && activity.newStatus == .converted
    guard isConversion || Self.following.contains(activity.action) else {
      return Attribution(activity: activity, sequenceVersion: 0)
    }
    let campaign = CampaignID(activity.campaignID)
    let messages = [activity.inReplyTo, activity.providerMessageID, activity.threadKey].filter { !$0.isEmpty }
    let time = activity.occurTime.flatMap { PostgresTime($0) } ?? .now
    if let send = try await SendStore.about(
      tx, lead, messages: messages, activity.channel, before: time, in: campaign)
    {
      return Self.attribution(activity, send)
    }
    guard campaign == nil, let enrollment = try await EnrollmentStore.running(tx, of: [lead]).last else {
      return Attribution(activity: activity, sequenceVersion: 0)
    }
    var told = activity
    (told.campaignID, told.enrollmentID) = (enrollment.campaign.description, enrollment.id.description)
    return Attribution(activity: told, sequenceVersion: enrollment.sequenceVersion)
  }

  private static func attribution(_ activity: LeadsV1.Activity, _ send: StoredSend) -> Attribution {
    var told = activity
    (told.sendID, told.campaignID) = (send.id.description, send.campaign.description)
    (told.enrollmentID, told.stepID) = (send.enrollment.description, send.stepID)
    (told.stepKey, told.variantKey) = (send.stepKey, send.variantKey)
    told.senderID = send.sender?.description ?? ""
    return Attribution(activity: told, sequenceVersion: send.sequenceVersion)
  }

  // MARK: News

  /// Something has happened with a lead, and was recorded.
  package func heard(
    _ activity: LeadsV1.Activity, of lead: LeadID, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    switch activity.action {
    case .replied where activity.replyIntent != .automatic: try await replied(activity, lead, tx)
    case .bounced where activity.channel == .email: try await stop(of: [lead], .bounced, tx)
    case .unsubscribed, .complained: try await stop(of: [lead], .unsubscribed, tx)
    case .meetingBooked: try await stop(of: [lead], .meetingBooked, tx)
    case .opened, .clicked: _ = try await tx.run(EnrollmentStore.hasten([lead], of: tx.tenant))
    case .sent, .called, .connected, .noted, .custom: try await done(activity, tx)
    default: break
    }
  }

  package func heard(
    moved status: LeadsV1.LeadStatus, of lead: LeadID, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    guard let reason = Self.reason(status) else { return }
    try await stop(of: [lead], reason, tx)
  }

  /// What ends the way of a lead of that status; nil for nothing.
  static func reason(_ status: LeadsV1.LeadStatus) -> CampaignsV1.EnrollmentStopReason? {
    switch status {
    case .converted: .converted
    case .unsubscribed: .unsubscribed
    case .bounced: .bounced
    case .notInterested: .notInterested
    default: nil
    }
  }

  package func gone(_ leads: [LeadID], _ tx: borrowing TenantTransaction) async throws(RPCError) {
    try await stop(of: leads, .leadDeleted, tx)
  }

  package func suppressed(_ leads: [LeadID], _ tx: borrowing TenantTransaction) async throws(RPCError) {
    try await stop(of: leads, .suppressed, tx)
  }

  private func stop(
    of leads: [LeadID], _ reason: CampaignsV1.EnrollmentStopReason, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    let ids = try await EnrollmentStore.running(tx, of: leads).map(\.id)
    try await stop(ids.map { ($0, reason) }, tx)
  }

  private func stop(
    _ wanted: [(id: EnrollmentID, reason: CampaignsV1.EnrollmentStopReason)],
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    if wanted.isEmpty { return }
    let now = PostgresTime.now
    let reasons = Dictionary(wanted.map { ($0.id, $0.reason) }) { first, _ in first }
    var records: [WorkRecord] = []
    for var enrollment in try await EnrollmentStore.held(tx, reasons.keys.sorted { $0.bits < $1.bits }) {
      guard enrollment.isRunning, let reason = reasons[enrollment.id] else { continue }
      try await stop(&enrollment, reason, at: now, tx)
      records.append(.updated(enrollment, of: tx.tenant))
    }
    try await Journal.tell(tx, Self.kind, records)
  }

  /// The person's own enrolments stop, but where the sequence goes on by replies; those of the company where
  /// the campaign says so.
  private func replied(
    _ activity: LeadsV1.Activity, _ lead: LeadID, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    var wanted: [(id: EnrollmentID, reason: CampaignsV1.EnrollmentStopReason)] = []
    var isAwaited = false
    for enrollment in try await EnrollmentStore.running(tx, of: [lead]) {
      let sequence = try await SequenceStore.read(tx, enrollment.campaign, enrollment.sequenceVersion)
      if !enrollment.afterStep.isEmpty,
        Branching.branchesOnReply(enrollment.afterStep, in: sequence?.steps ?? [])
      {
        isAwaited = true
      } else {
        wanted.append(
          (enrollment.id, activity.replyIntent == .notInterested ? .notInterested : .replied))
      }
      guard !enrollment.companyKey.isEmpty,
        try await CampaignStore.read(tx, enrollment.campaign)?.message.stopCompanyOnReply == true
      else { continue }
      let others = try await EnrollmentStore.running(
        tx, of: enrollment.companyKey, in: enrollment.campaign)
      wanted += others.filter { $0 != enrollment.id }.map { ($0, .companyReplied) }
    }
    try await stop(wanted, tx)
    if isAwaited { _ = try await tx.run(EnrollmentStore.hasten([lead], of: tx.tenant)) }
  }

  /// A person has done what was a task.
  private func done(
    _ activity: LeadsV1.Activity, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    guard let id = SendID(activity.sendID), let known = try await SendStore.read(tx, [id])[id],
      var enrollment = try await EnrollmentStore.held(tx, [known.enrollment]).first,
      enrollment.status == .paused, enrollment.pauseReason == .task, enrollment.lastSend == id,
      var send = try await SendStore.read(tx, [id])[id], send.status == .task
    else { return }
    let now = PostgresTime.now
    let time = activity.occurTime.flatMap { PostgresTime($0) } ?? now
    (send.status, send.claimTime, send.sendTime) = (.sent, time, time)
    (send.messageID, send.threadKey) = (activity.providerMessageID, activity.threadKey)
    send.step(at: now)
    goOn(&enrollment, after: send, wasSent: true, at: now)
    _ = try await tx.run(
      SendStore.update(send, of: tx.tenant), EnrollmentStore.update(enrollment, of: tx.tenant))
    try await Journal.tell(tx, Self.kind, [.updated(enrollment, of: tx.tenant)])
  }

  /// A step is settled, and the next one is looked for at once.
  func goOn(
    _ enrollment: inout StoredEnrollment, after send: StoredSend, wasSent: Bool, at now: PostgresTime
  ) {
    (enrollment.afterStep, enrollment.settleTime, enrollment.wasSent) = (send.stepKey, now, wasSent)
    (enrollment.nextStep, enrollment.dueTime, enrollment.workTime) = ("", nil, now)
    enrollment.workOrder = 0
    enrollment.lastSendStatus = send.status
    if enrollment.status == .paused {
      (enrollment.status, enrollment.pauseReason, enrollment.resumeTime) = (.active, .unspecified, nil)
    }
    enrollment.step(at: now)
  }

  // MARK: Erasure

  /// Of erased people ids are left, by which reports stay what they were.
  package func erase(
    _ leads: [LeadID], _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> [(table: String, deleted: Int64, cleared: Int64)] {
    let results = try await tx.run(
      ApprovalStore.clear(leads, of: tx.tenant), SendStore.clear(leads, of: tx.tenant),
      EnrollmentStore.clear(leads, of: tx.tenant), RegisterStore.remove(leads, of: tx.tenant))
    return [
      ("approvals", 0, Int64(results[0].changedCount)), ("sends", 0, Int64(results[1].changedCount)),
      ("enrollments", 0, Int64(results[2].changedCount)),
      ("register_answers", Int64(results[3].changedCount), 0),
    ]
  }
}
