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
  package func activateCampaign(
    _ request: CampaignsV1.ActivateCampaignRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.ActivateCampaignResponse {
    guard let id = CampaignID(request.id) else { throw .campaignNotFound }

    return try await journal.write(CampaignsV1.Method.activateCampaign.info, request, as: caller) {
      tx throws(RPCError) in
      var (campaign, former) = try await moved(tx, id, at: request.version, .activate)
      let sequence = try await SequenceStore.read(tx, id, former.message.sequenceVersion)
      let problems = try await problems(tx, former, sequence?.steps ?? [])
      if !problems.isEmpty { throw .campaignNotReady(problems) }
      if campaign.message.activateTime == nil { campaign.message.activateTime = PostgresTime.now.timestamp }
      try await following.awakened(tx, id)
      return try await change(tx, &campaign, from: former) { whole in .with { $0.campaign = whole } }
    }
  }
}
