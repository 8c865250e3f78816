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
  package func undeleteCampaign(
    _ request: CampaignsV1.UndeleteCampaignRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.UndeleteCampaignResponse {
    guard let id = CampaignID(request.id) else { throw .campaignNotFound }

    return try await journal.write(CampaignsV1.Method.undeleteCampaign.info, request, as: caller) {
      tx throws(RPCError) in
      let former = try await CampaignStore.held(tx, id, at: request.version)
      guard former.isDeleted else { throw .campaignNotDeleted }
      var campaign = former
      campaign.message.deleteTime = nil
      // Nothing is sent unasked.
      if campaign.status == .active { campaign.message.status = .paused }
      return try await change(tx, &campaign, from: former, .campaignUndeleted) { whole in
        .with { $0.campaign = whole }
      }
    }
  }
}
