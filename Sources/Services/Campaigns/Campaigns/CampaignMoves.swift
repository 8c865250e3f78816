import MusterCampaignsAPI
import MusterCore
import MusterOutreach
import MusterRPC
import MusterTenancy

extension CampaignsService {
  /// A campaign in the status that a move leads to, and as it was. It is held, and not stored yet.
  func moved(
    _ tx: borrowing TenantTransaction, _ id: CampaignID, at version: Int64, _ move: CampaignLife.Move
  ) async throws(RPCError) -> (campaign: StoredCampaign, former: StoredCampaign) {
    let former = try await CampaignStore.held(tx, id, at: version)
    if former.isDeleted { throw .campaignDeleted }
    let status = CampaignLife.status(after: move)
    guard CampaignLife.allows(move, from: former.status) else {
      throw .campaignTransitionInvalid(
        from: former.status, to: status, because: CampaignLife.refusal(move, from: former.status))
    }
    var campaign = former
    campaign.message.status = status
    return (campaign, former)
  }
}
