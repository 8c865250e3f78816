package import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterOutreach
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

extension CampaignsService {
  package func pauseEnrollment(
    _ request: CampaignsV1.PauseEnrollmentRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.PauseEnrollmentResponse {
    guard let id = EnrollmentID(request.id) else { throw .enrollmentNotFound }
    let now = PostgresTime.now
    let resume = request.resumeTime.flatMap { PostgresTime($0) }
    if let resume, resume <= now || resume > now.later(by: Self.pauseMax) {
      throw .fieldsInvalid([
        FieldViolation(field: "resume_time", description: "is not within a year from now")
      ])
    }

    return try await journal.write(CampaignsV1.Method.pauseEnrollment.info, request, as: caller) {
      tx throws(RPCError) in
      var enrollment = try await heldForMove(id, at: request.version, .pause, tx)
      if let last = enrollment.lastSend, var send = try await SendStore.read(tx, [last])[last],
        send.status == .claimed
      {
        // What a carrier has at this moment is over before the call returns.
        guard send.handOverTime == nil else { throw .enrollmentBusy }
        try await following.takeBack(&send, tx)
        send.step(at: now)
        enrollment.lastSendStatus = .planned
        _ = try await tx.run(SendStore.update(send, of: tx.tenant))
      }
      (enrollment.status, enrollment.pauseReason) = (.paused, .requested)
      (enrollment.resumeTime, enrollment.workTime) = (resume, resume)
      enrollment.isParked = false
      enrollment.step(at: now)
      _ = try await tx.run(EnrollmentStore.update(enrollment, of: tx.tenant))
      let message = try await shown(enrollment, tx)
      return Change(
        .with { $0.enrollment = message }, target: ChangeTarget(id, version: enrollment.version),
        fields: ["status"], event: ChangeEvent(.enrollmentUpdated, "enrollment", message))
    }
  }

  private static let pauseMax: Int64 = 366 * 86_400_000_000
}

extension RPCError {
  fileprivate static var enrollmentBusy: RPCError {
    RPCError(
      .aborted, reason: "TRANSACTION_CONFLICT",
      message: "the enrolment's message is being handed over at this moment; nothing was changed, try again",
      retry: .after(.milliseconds(500)))
  }
}
