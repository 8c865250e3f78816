import MusterCampaignsAPI
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

/// What other services know of campaigns, and what may no longer come back.
@Suite struct `Upkeep of campaigns` {
  @Test func `takes away campaigns 30 days after they were deleted, with all that is theirs`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let (due, early) = (try await tenant.createReadyCampaign(), try await tenant.createReadyCampaign())
    for campaign in [due, early] { try await tenant.deleteCampaign(campaign.id) }
    try server.sql(
      """
      UPDATE campaigns SET delete_time = now() - interval '30 days 1 minute'
      WHERE campaign_id = '\(tenant.uuid(due.id))'
      """)
    try await server.working {
      try await Task.sleep(for: .seconds(1))
      try server.sql("UPDATE jobs SET run_time = now() WHERE schedule_key = 'campaigns.purge'")
      let isGone = try await eventually(within: .seconds(30)) {
        try server.sql("SELECT count(*) FROM campaigns") == "1"
      }
      #expect(isGone)
    }
    let gone = try await refusal { try await tenant.campaign(due.id) }
    #expect(gone?.reason == "CAMPAIGN_NOT_FOUND")
    for table in ["campaign_sequences", "campaign_senders"] {
      #expect(
        try server.sql("SELECT count(*) FROM \(table) WHERE campaign_id = '\(tenant.uuid(due.id))'") == "0")
    }
    #expect(try await tenant.sender(due.senderIDs[0]).campaignIDs.isEmpty)
    #expect(try await tenant.undeleteCampaign(early.id).senderIDs == early.senderIDs)
    await server.stop()
  }

  @Test func `lets leads name campaigns that there are`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let leads = LeadsV1.Client(tenant.server.transport)
    let theirs = try await tenant.server.tenant().createCampaign().id
    let own = try await tenant.createCampaign().id
    func make(_ campaign: String) async throws -> LeadsV1.Lead? {
      try await leads.createLead(
        .with {
          $0.tenantID = tenant.text
          $0.lead = .with { ($0.email, $0.campaignID) = ("mia@northwind.example", campaign) }
        }, tenant.caller("member")
      ).lead
    }
    let error = try await refusal { try await make(theirs) }
    #expect(
      error?.reason == "LEAD_REFERENCE_UNKNOWN" && error?.violations.map(\.field) == ["lead.campaign_id"])
    #expect(try await make(own)?.campaignID == own)
  }
}
