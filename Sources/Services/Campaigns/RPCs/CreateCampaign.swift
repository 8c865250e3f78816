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
  package func createCampaign(
    _ request: CampaignsV1.CreateCampaignRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.CreateCampaignResponse {
    var given = request.campaign ?? CampaignsV1.Campaign()
    try CampaignIntake.check(given)
    given.permissionMode = try await usualMode(given.permissionMode, as: caller)
    (given.allocation, given.templateID) = (nil, "")
    let author = Author(caller.principal as? Principal)

    return try await journal.write(CampaignsV1.Method.createCampaign.info, request, as: caller) {
      [given] tx throws(RPCError) in
      var given = given
      given.icpRevision = try await revision(tx, given.icpRevision)
      CampaignIntake(timeZone: try await surroundings.timeZone(tx)).settle(&given)
      let made = try await make(
        tx, given, steps: SixTouches.steps(industry: given.industry), by: author, at: .now)

      return Change(
        .with { $0.campaign = made.whole }, target: ChangeTarget(made.campaign.id, version: 1),
        event: ChangeEvent(.campaignCreated, "campaign", made.campaign.listed))
    }
  }
}
