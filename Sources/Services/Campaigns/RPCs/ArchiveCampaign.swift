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
  package func archiveCampaign(
    _ request: CampaignsV1.ArchiveCampaignRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.ArchiveCampaignResponse {
    guard let id = CampaignID(request.id) else { throw .campaignNotFound }

    return try await journal.write(CampaignsV1.Method.archiveCampaign.info, request, as: caller) {
      tx throws(RPCError) in
      var (campaign, former) = try await moved(tx, id, at: request.version, .archive)
      // An active one is none of those that can be archived, so nothing of it is on its way.
      try await following.ended(tx, id)
      return try await change(tx, &campaign, from: former) { whole in .with { $0.campaign = whole } }
    }
  }
}
