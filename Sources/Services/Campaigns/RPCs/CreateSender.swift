package import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterOutreach
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension CampaignsService {
  package func createSender(
    _ request: CampaignsV1.CreateSenderRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.CreateSenderResponse {
    var given = request.sender ?? CampaignsV1.Sender()
    try SenderIntake.check(given)
    (given.health, given.capacity, given.campaignIDs) = (nil, nil, [])

    return try await journal.write(CampaignsV1.Method.createSender.info, request, as: caller) {
      [given] tx throws(RPCError) in
      let (id, now) = (SenderID.new(), PostgresTime.now)
      var sender = StoredSender(id: id, given)
      SenderIntake(timeZone: try await surroundings.timeZone(tx)).settle(&sender.message)
      (sender.message.id, sender.message.tenantID) = (id.description, tx.tenant.description)
      (sender.message.createTime, sender.message.updateTime) = (id.time.timestamp, now.timestamp)
      sender.message.version = 1
      if try await tx.run(SenderStore.insert(sender, of: tx.tenant))[0].isEmpty {
        guard let rival = try await SenderStore.rival(tx, of: sender) else { throw .sendersRaced }
        throw .senderExists(rival, sender.channel)
      }
      let shown = try await SenderShowing.shown(tx, sender, at: now)
      return Change(
        .with { $0.sender = shown }, target: ChangeTarget(id, version: 1),
        event: ChangeEvent(.senderCreated, "sender", sender.exported))
    }
  }
}
