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
  package func deleteCampaign(
    _ request: CampaignsV1.DeleteCampaignRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.DeleteCampaignResponse {
    guard let id = CampaignID(request.id) else { throw .campaignNotFound }
    let response = try await journal.write(
      CampaignsV1.Method.deleteCampaign.info, request, as: caller
    ) { tx throws(RPCError) in
      let former = try await CampaignStore.held(tx, id, at: request.version)
      if former.isDeleted { throw .campaignDeleted }
      var campaign = former
      campaign.message.deleteTime = PostgresTime.now.timestamp
      try await following.holdBack(tx, id)
      return try await change(tx, &campaign, from: former, .campaignDeleted) { whole in
        CampaignsV1.DeleteCampaignResponse.with { $0.campaign = whole }
      }
    }
    if !request.validateOnly { try await waitForHandOvers(of: id, as: caller) }
    return response
  }
}
