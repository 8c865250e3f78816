package import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

extension CampaignsService {
  package func rejectSend(
    _ request: CampaignsV1.RejectSendRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.RejectSendResponse {
    guard let id = ApprovalID(request.id) else { throw .approvalNotFound }
    let author = Author(caller.principal as? Principal)

    return try await journal.write(CampaignsV1.Method.rejectSend.info, request, as: caller) {
      tx throws(RPCError) in
      let now = PostgresTime.now
      var (approval, enrollment) = try await heldForDecision(id, at: request.version, now, tx)
      approval.settle(.rejected, by: author, note: request.note, at: now)
      if var send = try await SendStore.read(tx, [approval.send])[approval.send] {
        send.status = .cancelled
        send.step(at: now)
        _ = try await tx.run(SendStore.update(send, of: tx.tenant))
        if var held = enrollment, held.isRunning {
          if request.stopEnrollment {
            try await following.stop(&held, .rejected, at: now, tx)
            held.lastSendStatus = .cancelled
          } else {
            following.goOn(&held, after: send, wasSent: false, at: now)
          }
          enrollment = held
        }
      }
      return try await decided(approval, enrollment, tx) { approval in
        CampaignsV1.RejectSendResponse.with { $0.approval = approval }
      }
    }
  }
}
