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
  package func detachSender(
    _ request: CampaignsV1.DetachSenderRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.DetachSenderResponse {
    guard let id = SenderID(request.id) else { throw .senderNotFound }
    guard let campaignID = CampaignID(request.campaignID) else { throw .campaignNotFound }

    let response = try await journal.write(
      CampaignsV1.Method.detachSender.info, request, as: caller
    ) { tx throws(RPCError) in
      var campaign = try await CampaignStore.held(tx, campaignID, at: 0)
      if campaign.isDeleted { throw .campaignDeleted }
      var sender = try await SenderStore.held(tx, id, at: request.version)
      guard campaign.senders.contains(id) else { throw .senderNotAttached }
      sender.campaigns.removeAll { $0 == campaignID }
      let shown = try await Attachments.store(
        tx, &sender, &campaign, AttachmentStore.detach(id, from: campaignID, in: tx.tenant))
      try await following.holdBack(tx, campaignID, sender: id)
      return Change(
        CampaignsV1.DetachSenderResponse.with { $0.sender = shown },
        target: ChangeTarget(id, version: sender.message.version),
        fields: ["campaign_ids"],
        event: ChangeEvent(.senderDetached, object: Attachments.told(sender, campaign)))
    }
    if !request.validateOnly { try await waitForHandOvers(of: campaignID, by: id, as: caller) }
    return response
  }
}
