import MusterCampaignsAPI
package import MusterJournal
package import MusterPostgres
import MusterRPC
package import MusterTenancy

/// Campaigns, who sends for them, whom they go to, and the decision on every send. An RPC is a file in
/// `RPCs/`.
package struct CampaignsService: Sendable {
  /// All that it says to the database.
  package static let statements: [Statement] =
    CampaignStore.statements + CampaignListStore.statements + SequenceStore.statements
    + SenderStore.statements + SenderListStore.statements + AttachmentStore.statements
    + TemplateStore.statements + CampaignExportStore.statements + CampaignRemovalStore.statements
    + EnrollmentStore.statements + EnrollmentListStore.statements + SendStore.statements
    + ApprovalStore.statements + RegisterStore.statements + SendWorkStore.statements + ReportStore.statements
    + HealthStore.statements

  let tenants: TenantDatabase
  let system: SystemDatabase
  let journal: Journal
  let pages: PageTokens
  let surroundings: any CampaignSurroundings
  let sending: Sending

  package init(
    tenants: TenantDatabase, system: SystemDatabase, journal: Journal, pages: PageTokens,
    surroundings: any CampaignSurroundings, sending: Sending
  ) {
    (self.tenants, self.system, self.journal, self.pages) = (tenants, system, journal, pages)
    (self.surroundings, self.sending) = (surroundings, sending)
  }
}

extension CampaignsService: CampaignsV1.Service {}

extension CampaignsService {
  /// How enrolments follow what happens to their campaign.
  var following: Enrollments { sending.enrollments }
}
