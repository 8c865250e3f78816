package import MusterCampaignsAPI
import MusterCore
import MusterJobs
import MusterJournal
import MusterOutreach
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension CampaignsService {
  package func launchTemplate(
    _ request: CampaignsV1.LaunchTemplateRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.LaunchTemplateResponse {
    guard let id = TemplateID(request.id) else { throw .templateNotFound }
    let mode = try await usualMode(request.permissionMode, as: caller)
    let author = Author(caller.principal as? Principal)

    return try await journal.write(CampaignsV1.Method.launchTemplate.info, request, as: caller) {
      tx throws(RPCError) in
      var template = BuiltInTemplates.template(id: request.id)
      if template == nil { template = try await TemplateStore.read(tx, id) }
      guard let template else { throw .templateNotFound }
      guard request.version == 0 || request.version == template.version else {
        throw .versionStale("template", request.version, template.version)
      }

      var campaign = CampaignsV1.Campaign()
      campaign.name = request.name.isEmpty ? template.name : request.name
      (campaign.description, campaign.industry) = (template.description, template.industry)
      (campaign.icpRevision, campaign.templateID) = (template.icpRevision, template.id)
      (campaign.permissionMode, campaign.allocation) = (mode, template.allocation)
      try CampaignIntake.check(campaign)
      CampaignIntake(timeZone: try await surroundings.timeZone(tx)).settle(&campaign)
      let made = try await make(tx, campaign, steps: template.steps, by: author, at: .now)

      return Change(
        .with { $0.campaign = made.whole }, target: ChangeTarget(made.campaign.id, version: 1),
        event: ChangeEvent(.campaignCreated, "campaign", made.campaign.listed))
    }
  }
}
