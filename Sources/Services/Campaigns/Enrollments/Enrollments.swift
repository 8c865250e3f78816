import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterLedger
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

/// How enrolments stop, wait and go on, whoever says so: each change in the transaction of what it follows
/// from.
///
/// Whoever changes an enrolment or its sends holds the enrolment's row. Locks are taken in this order: the
/// campaign's row, the lead's, enrolments by their ids, then accounts.
package struct Enrollments: Sendable {
  let credits: any SendCredits

  package init(credits: any SendCredits) {
    self.credits = credits
  }

  /// In the journal, where a call has its method.
  static let kind = "campaigns.enrollment"

  // MARK: Ends

  /// Stops one that is held; what of it is about to be handed over is taken back. Its message that a carrier
  /// has already is settled when the carrier has answered, or when whoever waits for the answer falls silent.
  func stop(
    _ enrollment: inout StoredEnrollment, _ reason: CampaignsV1.EnrollmentStopReason, at now: PostgresTime,
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    guard enrollment.isRunning else { return }
    try await cancelSend(of: &enrollment, at: now, tx)
    (enrollment.status, enrollment.stopReason, enrollment.endTime) = (.stopped, reason, now)
    close(&enrollment, at: now)
    _ = try await tx.run(EnrollmentStore.update(enrollment, of: tx.tenant))
  }

  func complete(_ enrollment: inout StoredEnrollment, at now: PostgresTime) {
    (enrollment.status, enrollment.endTime) = (.completed, now)
    close(&enrollment, at: now)
  }

  private func close(_ enrollment: inout StoredEnrollment, at now: PostgresTime) {
    (enrollment.pauseReason, enrollment.resumeTime) = (.unspecified, nil)
    (enrollment.nextStep, enrollment.dueTime) = ("", nil)
    if enrollment.lastSendStatus != .claimed { enrollment.workTime = nil }
    enrollment.isParked = false
    enrollment.step(at: now)
  }

  /// What of an enrolment has not left yet never will.
  private func cancelSend(
    of enrollment: inout StoredEnrollment, at now: PostgresTime, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    guard let id = enrollment.lastSend, var send = try await SendStore.read(tx, [id])[id] else { return }
    switch send.status {
    case .planned, .awaitingApproval, .task, .deferred: break
    case .claimed where send.handOverTime == nil: try await takeBack(&send, tx)
    default: return
    }
    send.status = .cancelled
    send.step(at: now)
    enrollment.lastSendStatus = .cancelled
    _ = try await tx.run(SendStore.update(send, of: tx.tenant))
    try await withdraw(send, at: now, tx)
  }

  /// Nobody has to decide on it any more.
  func withdraw(
    _ send: StoredSend, at now: PostgresTime, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    guard var approval = try await ApprovalStore.ofSend(tx, send.id), approval.status == .pending else {
      return
    }
    approval.settle(.withdrawn, at: now)
    _ = try await tx.run(ApprovalStore.update(approval, of: tx.tenant))
    try await Journal.tell(tx, Self.kind, [.approval(.approvalUpdated, approval)])
  }

  // MARK: Claims

  /// Undoes a claim: whoever made it can do nothing with it any more, and what it held is free.
  func takeBack(_ send: inout StoredSend, _ tx: borrowing TenantTransaction) async throws(RPCError) {
    try await release(&send, tx)
    (send.status, send.claimTime, send.leaseTime, send.handOverTime) = (.planned, nil, nil, nil)
    (send.sender, send.messageID) = (nil, "")
    send.fence &+= 1
  }

  /// Gives back what a claim held.
  func release(_ send: inout StoredSend, _ tx: borrowing TenantTransaction) async throws(RPCError) {
    for hold in send.holds { _ = try await Ledger.release(tx, hold) }
    if let hold = send.creditHold { try await credits.release(tx, hold) }
    (send.holds, send.creditHold) = ([], nil)
  }

  /// Counts what a claim held: its message has left, or may have.
  func commit(_ send: inout StoredSend, _ tx: borrowing TenantTransaction) async throws(RPCError) {
    for hold in send.holds {
      // What came back by itself in the meantime is used all the same.
      guard case .closed(let reservation) = try await Ledger.commit(tx, hold),
        reservation.state == .expired || reservation.state == .released
      else { continue }
      _ = try await Ledger.adjust(
        tx, LedgerAccount(reservation.key, from: reservation.start, until: .infinity), by: reservation.amount)
    }
    if let hold = send.creditHold { try await credits.commit(tx, hold) }
    (send.holds, send.creditHold) = ([], nil)
  }

  // MARK: Campaigns

  /// What is claimed of the campaign and not handed over yet is taken back, of one of its senders or of all.
  /// The caller holds the campaign's row, so nothing is claimed and no hand-over begins meanwhile.
  func holdBack(
    _ tx: borrowing TenantTransaction, _ campaign: CampaignID, sender: SenderID? = nil
  ) async throws(RPCError) {
    let now = PostgresTime.now
    let ids = try await SendStore.claimed(tx, in: campaign, by: sender)
    for var enrollment in try await EnrollmentStore.held(tx, ids) {
      guard let id = enrollment.lastSend, var send = try await SendStore.read(tx, [id])[id],
        send.status == .claimed, send.handOverTime == nil
      else { continue }
      try await takeBack(&send, tx)
      send.step(at: now)
      (enrollment.lastSendStatus, enrollment.workTime) = (.planned, now)
      enrollment.step(at: now)
      _ = try await tx.run(
        SendStore.update(send, of: tx.tenant), EnrollmentStore.update(enrollment, of: tx.tenant))
    }
  }

  /// So many enrolments are stopped by a call itself, and so many by each transaction of a job.
  static let batchMax: Int64 = 1_000

  /// Stops the running enrolments of a campaign that is over: the first of them at once, the others as
  /// workers come to them, who find the campaign over.
  func ended(
    _ tx: borrowing TenantTransaction, _ campaign: CampaignID,
    _ reason: CampaignsV1.EnrollmentStopReason = .campaignEnded
  ) async throws(RPCError) {
    let now = PostgresTime.now
    let ids = try await EnrollmentStore.running(
      tx, in: campaign, after: EnrollmentID(stored: IDBits(0)), most: Self.batchMax)
    for var enrollment in try await EnrollmentStore.held(tx, ids) {
      try await stop(&enrollment, reason, at: now, tx)
    }
    if ids.count == Int(Self.batchMax) { try await EnrollmentStore.wakeRunning(tx, in: campaign) }
  }

  /// Enrolments that waited for their campaign are looked at again.
  func awakened(_ tx: borrowing TenantTransaction, _ campaign: CampaignID) async throws(RPCError) {
    try await EnrollmentStore.wakeAll(tx, in: campaign)
  }

  /// Shares hold over what is planned from now on.
  func picksAnew(_ tx: borrowing TenantTransaction, _ campaign: CampaignID) async throws(RPCError) {
    _ = try await tx.run(SendStore.forgetCounts(of: campaign, in: tx.tenant))
  }
}
