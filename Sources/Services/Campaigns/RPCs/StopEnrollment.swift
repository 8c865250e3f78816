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
  package func stopEnrollment(
    _ request: CampaignsV1.StopEnrollmentRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.StopEnrollmentResponse {
    guard let id = EnrollmentID(request.id) else { throw .enrollmentNotFound }

    return try await journal.write(CampaignsV1.Method.stopEnrollment.info, request, as: caller) {
      tx throws(RPCError) in
      let now = PostgresTime.now
      var enrollment = try await heldForMove(id, at: request.version, .stop, tx)
      try await following.stop(&enrollment, .requested, at: now, tx)
      try await sending.surroundings.record(
        tx, nil, sequenceVersion: enrollment.sequenceVersion, of: enrollment.lead, .ends, at: now)
      let message = try await shown(enrollment, tx)
      return Change(
        .with { $0.enrollment = message }, target: ChangeTarget(id, version: enrollment.version),
        fields: ["status"], event: ChangeEvent(.enrollmentUpdated, "enrollment", message))
    }
  }
}
