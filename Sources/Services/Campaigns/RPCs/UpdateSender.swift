package import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterOutreach
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

extension CampaignsService {
  package func updateSender(
    _ request: CampaignsV1.UpdateSenderRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.UpdateSenderResponse {
    let given = request.sender ?? CampaignsV1.Sender()
    guard let id = SenderID(given.id) else { throw .senderNotFound }
    let paths = UpdateMask.paths(request.updateMask?.paths, of: given)

    return try await journal.write(CampaignsV1.Method.updateSender.info, request, as: caller) {
      tx throws(RPCError) in
      let former = try await SenderStore.held(tx, id, at: given.version)
      var sender = former
      sender.message = try merged(paths, of: given, into: former.message)
      try sender.message.keepEndpoint(of: former.message)
      try SenderIntake.check(sender.message)
      SenderIntake(timeZone: try await surroundings.timeZone(tx)).settle(&sender.message)
      if sender == former {
        let shown = try await SenderShowing.shown(tx, former)
        return .nothing(.with { $0.sender = shown })
      }
      sender.step(at: .now)
      _ = try await tx.run(SenderStore.update(sender, of: tx.tenant))
      let shown = try await SenderShowing.shown(tx, sender)
      return Change(
        .with { $0.sender = shown }, target: ChangeTarget(id, version: sender.message.version),
        fields: CampaignFields.changed(from: former.message, to: sender.message),
        event: ChangeEvent(.senderUpdated, "sender", sender.exported))
    }
  }
}
