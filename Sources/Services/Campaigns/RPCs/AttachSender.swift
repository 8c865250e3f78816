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
  package func attachSender(
    _ request: CampaignsV1.AttachSenderRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.AttachSenderResponse {
    guard let id = SenderID(request.id) else { throw .senderNotFound }
    guard let campaignID = CampaignID(request.campaignID) else { throw .campaignNotFound }

    return try await journal.write(CampaignsV1.Method.attachSender.info, request, as: caller) {
      tx throws(RPCError) in
      var campaign = try await CampaignStore.held(tx, campaignID, at: 0)
      if campaign.isDeleted { throw .campaignDeleted }
      var sender = try await SenderStore.held(tx, id, at: request.version)
      if campaign.isClosed { throw .campaignClosed(campaign.status) }
      if campaign.senders.contains(id) { throw .senderAttached }
      if campaign.senders.count >= Attachments.campaignMax {
        throw .attachmentLimit(
          "the campaign has \(campaign.senders.count) senders, and may have \(Attachments.campaignMax)",
          Attachments.campaignMax)
      }
      if sender.campaigns.count >= Attachments.senderMax {
        throw .attachmentLimit(
          "the sender is attached to \(sender.campaigns.count) campaigns that are not over, and may be to"
            + " \(Attachments.senderMax)", Attachments.senderMax)
      }
      sender.campaigns = (sender.campaigns + [campaignID]).sorted { $0.bits < $1.bits }
      let shown = try await Attachments.store(
        tx, &sender, &campaign, AttachmentStore.attach(id, to: campaignID, in: tx.tenant))
      return Change(
        .with { $0.sender = shown }, target: ChangeTarget(id, version: sender.message.version),
        fields: ["campaign_ids"],
        event: ChangeEvent(.senderAttached, object: Attachments.told(sender, campaign)))
    }
  }
}
