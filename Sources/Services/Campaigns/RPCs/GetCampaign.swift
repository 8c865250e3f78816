package import MusterCampaignsAPI
import MusterCore
package import MusterRPC
import MusterTenancy
import MusterWire

extension CampaignsService {
  package func getCampaign(
    _ request: CampaignsV1.GetCampaignRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.GetCampaignResponse {
    guard let id = CampaignID(request.id) else { throw .campaignNotFound }
    let campaign = try await tenants.read(caller) { tx throws(RPCError) in
      guard let campaign = try await CampaignStore.read(tx, id) else { throw RPCError.campaignNotFound }
      let whole = try await whole(tx, campaign)
      let (wanted, current) = (request.sequenceVersion, campaign.message.sequenceVersion)
      if wanted == 0 || wanted == current { return whole }
      guard let sequence = try await SequenceStore.read(tx, id, wanted) else {
        throw .sequenceVersionNotFound(wanted, current: current)
      }
      // Problems are those of the current version, which is the one that would be activated.
      return campaign.whole(sequence.message, problems: whole.problems)
    }
    return .with { $0.campaign = campaign }
  }
}
