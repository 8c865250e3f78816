package import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

extension CampaignsService {
  package func approveSend(
    _ request: CampaignsV1.ApproveSendRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.ApproveSendResponse {
    guard let id = ApprovalID(request.id) else { throw .approvalNotFound }
    let author = Author(caller.principal as? Principal)

    return try await journal.write(CampaignsV1.Method.approveSend.info, request, as: caller) {
      tx throws(RPCError) in
      let now = PostgresTime.now
      var (approval, enrollment) = try await heldForDecision(id, at: request.version, now, tx)
      approval.settle(.approved, by: author, note: request.note, at: now)
      enrollment?.workTime = now
      enrollment?.step(at: now)
      return try await decided(approval, enrollment, tx) { approval in
        CampaignsV1.ApproveSendResponse.with { $0.approval = approval }
      }
    }
  }

  /// An approval that waits, held after the enrolment that it is about.
  func heldForDecision(
    _ id: ApprovalID, at version: Int64, _ now: PostgresTime, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> (StoredApproval, StoredEnrollment?) {
    guard let known = try await ApprovalStore.read(tx, id) else { throw .approvalNotFound }
    _ = try await sending.surroundings.leads(tx, [known.lead], isHeld: true)
    let enrollment = try await EnrollmentStore.held(tx, [known.enrollment]).first
    let approval = try await ApprovalStore.held(tx, id, at: version)
    if approval.status == .expired || approval.status == .pending && approval.expireTime <= now {
      throw .approvalExpired(approval.expireTime)
    }
    guard approval.status == .pending else { throw .approvalDecided(approval.status) }
    return (approval, enrollment)
  }

  func decided<Response: WireMessage>(
    _ approval: StoredApproval, _ enrollment: StoredEnrollment?, _ tx: borrowing TenantTransaction,
    _ response: (CampaignsV1.Approval) -> Response
  ) async throws(RPCError) -> Change<Response> {
    var statements = [ApprovalStore.update(approval, of: tx.tenant)]
    if let enrollment { statements.append(EnrollmentStore.update(enrollment, of: tx.tenant)) }
    _ = try await tx.run(statements)
    let send = try await SendStore.read(tx, [approval.send])[approval.send]
    return Change(
      response(approval.message(of: tx.tenant, send)),
      target: ChangeTarget(approval.id, version: approval.version), fields: ["status"],
      event: ChangeEvent(.approvalUpdated, object: approval.announcement))
  }
}
