import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterOutreach
import MusterPostgres
import MusterRPC
import MusterTenancy

extension CampaignsService {
  /// An enrolment that is moved, held with its campaign and lead in the order that everybody keeps.
  func heldForMove(
    _ id: EnrollmentID, at version: Int64, _ move: EnrollmentLife.Move, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> StoredEnrollment {
    guard let known = try await EnrollmentStore.read(tx, id) else { throw .enrollmentNotFound }
    _ = try await sending.surroundings.leads(tx, [known.lead], isHeld: true)
    let enrollment = try await EnrollmentStore.held(tx, id, at: version)
    guard EnrollmentLife.allows(move, from: enrollment.status) else {
      throw .enrollmentTransitionInvalid(
        from: enrollment.status, to: EnrollmentLife.status(after: move),
        because: EnrollmentLife.refusal(move, from: enrollment.status))
    }
    return enrollment
  }

  /// As it is shown, with its newest send.
  func shown(
    _ enrollment: StoredEnrollment, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> CampaignsV1.Enrollment {
    let send = try await SendStore.read(tx, [enrollment.lastSend].compactMap(\.self)).values.first
    return enrollment.message(of: tx.tenant, send)
  }
}
