import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `LaunchTemplate` {
  @Test func `copies the template into a draft`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    for template in try await tenant.templates() {
      let campaign = try await tenant.launch(template.id)
      #expect(
        campaign.status == .draft && campaign.templateID == template.id && campaign.name == template.name)
      #expect(campaign.industry == template.industry && campaign.allocation == template.allocation)
      #expect(campaign.icpRevision == 0 && campaign.permissionMode == .coPilot && campaign.version == 1)
      let steps = try #require(campaign.sequence?.steps)
      #expect(steps.map(\.key) == template.steps.map(\.key))
      #expect(steps.map(\.variants) == template.steps.map(\.variants))
      #expect(Set(steps.map(\.id)).isDisjoint(with: template.steps.map(\.id)))
      // Whoever launches it needs to say who sends, and nothing else.
      let lacks: Set<CampaignsV1.CampaignProblemKind> = [.identityMissing, .senderMissing]
      #expect(
        Set(campaign.problems.map(\.kind)).isSubset(of: lacks), "\(template.name): \(campaign.problems)")
    }
  }

  @Test func `twice with one request id makes one campaign`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let template = try await tenant.anyTemplate()
    let first = try await tenant.launch(template.id, name: "Spring", requestID: "one")
    #expect(try await tenant.launch(template.id, name: "Spring", requestID: "one") == first)
    #expect(try await tenant.campaignNames() == ["Spring"])
    let rows = try tenant.server.journal(tenant.id, "LaunchTemplate")
    #expect(rows.count == 1 && rows[0].hasSuffix("campaign.created"))
    _ = try await tenant.launch(template.id, name: "Spring", requestID: "two")
    #expect(try await tenant.campaignNames() == ["Spring", "Spring"])
  }

  @Test func `takes name and mode that were given, and lets neither side touch the other`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let template = try await tenant.anyTemplate()
    let campaign = try await tenant.launch(template.id, name: "Own", mode: .manual)
    #expect(campaign.name == "Own" && campaign.permissionMode == .manual)
    try await tenant.updateSequence(campaign.sequenceID) { $0.steps = [TestTenant.email("one")] }
    #expect(try await tenant.anyTemplate() == template)
  }

  @Test func `refuses a template that there is not, or at another version, and another tenant's`()
    async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    let template = try await tenant.anyTemplate()
    let stale = try await refusal { try await tenant.launch(template.id, version: template.version + 1) }
    #expect(stale?.code == .aborted && stale?.reason == "VERSION_STALE")
    let never = TypeID(prefix: "template", bits: UserID.new().bits).description
    let error = try await refusal { try await tenant.launch(never) }
    #expect(error?.code == .notFound && error?.reason == "TEMPLATE_NOT_FOUND")
  }

  @Test func `as a trial makes nothing`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.launch(try await tenant.anyTemplate().id, isTrial: true)
    #expect(campaign.status == .draft)
    #expect(try await tenant.campaignNames().isEmpty)
  }
}
