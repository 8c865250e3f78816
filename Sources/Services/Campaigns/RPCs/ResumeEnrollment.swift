package import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterLeadsAPI
import MusterOutreach
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

extension CampaignsService {
  package func resumeEnrollment(
    _ request: CampaignsV1.ResumeEnrollmentRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.ResumeEnrollmentResponse {
    guard let id = EnrollmentID(request.id) else { throw .enrollmentNotFound }

    return try await journal.write(CampaignsV1.Method.resumeEnrollment.info, request, as: caller) {
      tx throws(RPCError) in
      let now = PostgresTime.now
      var enrollment = try await heldForMove(id, at: request.version, .resume, tx)
      let needsOutcome = [.sendUnknown, .task].contains(enrollment.pauseReason)
      if needsOutcome, request.sendOutcome == .unspecified {
        throw .sendOutcomeRequired(enrollment.pauseReason)
      }
      if !needsOutcome, request.sendOutcome != .unspecified { throw .sendOutcomeNotAsked }
      if needsOutcome {
        try await resolve(&enrollment, request.sendOutcome, at: now, tx)
      } else {
        (enrollment.status, enrollment.pauseReason, enrollment.resumeTime) = (.active, .unspecified, nil)
        enrollment.workTime = now
        enrollment.step(at: now)
      }
      _ = try await tx.run(EnrollmentStore.update(enrollment, of: tx.tenant))
      let message = try await shown(enrollment, tx)
      return Change(
        .with { $0.enrollment = message }, target: ChangeTarget(id, version: enrollment.version),
        fields: ["status"], event: ChangeEvent(.enrollmentUpdated, "enrollment", message))
    }
  }

  /// Goes on by what somebody has found out about the last send.
  private func resolve(
    _ enrollment: inout StoredEnrollment, _ outcome: CampaignsV1.SendOutcome, at now: PostgresTime,
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) {
    guard let id = enrollment.lastSend, var send = try await SendStore.read(tx, [id])[id] else {
      throw .enrollmentNotFound
    }
    switch outcome {
    case .sent:
      let time = send.claimTime ?? now
      (send.status, send.sendTime, send.claimTime) = (.sent, time, time)
      let work = sendWork(clock: { now })
      try await work.record(.sent, send, send.lead, .begins, at: time, tx)
      following.goOn(&enrollment, after: send, wasSent: true, at: now)
    case .skip:
      (send.status, send.claimTime) = (.skipped, nil)
      following.goOn(&enrollment, after: send, wasSent: false, at: now)
    default:
      // The same row is planned again: there is still one message for the step. What it was counted as stays.
      try await following.takeBack(&send, tx)
      send.errorMessage = ""
      (enrollment.status, enrollment.pauseReason, enrollment.resumeTime) = (.active, .unspecified, nil)
      (enrollment.lastSendStatus, enrollment.workTime) = (.planned, now)
      enrollment.step(at: now)
    }
    send.step(at: now)
    _ = try await tx.run(SendStore.update(send, of: tx.tenant))
  }
}
