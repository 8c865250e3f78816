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
  package func pauseCampaign(
    _ request: CampaignsV1.PauseCampaignRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.PauseCampaignResponse {
    guard let id = CampaignID(request.id) else { throw .campaignNotFound }
    let response = try await journal.write(
      CampaignsV1.Method.pauseCampaign.info, request, as: caller
    ) { tx throws(RPCError) in
      var (campaign, former) = try await moved(tx, id, at: request.version, .pause)
      try await following.holdBack(tx, id)
      return try await change(tx, &campaign, from: former) { whole in
        CampaignsV1.PauseCampaignResponse.with { $0.campaign = whole }
      }
    }
    if !request.validateOnly { try await waitForHandOvers(of: id, as: caller) }
    return response
  }
}
