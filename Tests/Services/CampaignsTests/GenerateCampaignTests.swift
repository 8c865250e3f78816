import MusterCampaignsAPI
import MusterCore
import MusterPlatformAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `GenerateCampaign` {
  /// Does the jobs until this one is over; its result.
  private func result(of job: String, _ tenant: TestTenant) async throws -> String {
    let platform = PlatformV1.Client(tenant.server.transport)
    let request = PlatformV1.GetJobRequest.with { ($0.tenantID, $0.id) = (tenant.text, job) }
    let isDone = try await eventually(within: .seconds(30)) {
      try await platform.getJob(request, tenant.caller("owner")).job?.state == .succeeded
    }
    #expect(isDone)
    return try await platform.getJob(request, tenant.caller("owner")).job?.result ?? ""
  }

  @Test func `makes a template for each industry of the profile, which share a parent`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let revision = try await tenant.confirmProfile(["Dental", "Construction"])
    let (both, one, mail) = (
      try await tenant.generate(), try await tenant.generate { $0.industries = ["dental"] },
      try await tenant.generate { ($0.industries, $0.channels) = (["Dental"], [.email]) }
    )
    let results = try await server.working {
      [
        try await result(of: both, tenant), try await result(of: one, tenant),
        try await result(of: mail, tenant),
      ]
    }
    let templates = try await tenant.templates { $0.jobID = both }
    #expect(Set(templates.map(\.industry)) == ["Dental", "Construction"] && templates.count == 2)
    #expect(Set(templates.map(\.parentID)).count == 1 && templates[0].parentID.hasPrefix("template_"))
    #expect(
      try await Set(tenant.templates { $0.parentID = templates[0].parentID }.map(\.id))
        == Set(templates.map(\.id)))
    for template in templates {
      #expect(template.origin == .generated && template.icpRevision == revision && template.jobID == both)
      #expect(results[0].contains(template.id) && !template.steps.isEmpty)
    }
    let single = try await tenant.templates { $0.jobID = one }
    #expect(single.count == 1 && single[0].parentID.isEmpty)
    #expect(results[1] == "{\"template_ids\": [\"\(single[0].id)\"]}")
    // Over the channels that were asked for alone.
    let mails = try await tenant.templates { $0.jobID = mail }
    let contents = mails.flatMap(\.steps).flatMap(\.variants).compactMap { $0.content?.content }
    #expect(!contents.isEmpty)
    for content in contents { if case .email = content {} else { Issue.record("\(content)") } }
    // What was made can be launched, and keeps the revision that it came from.
    let campaign = try await tenant.launch(single[0].id)
    #expect(campaign.icpRevision == revision && campaign.templateID == single[0].id)
    #expect(try server.sql("SELECT count(*) FROM journal WHERE event_type = 'template.generated'") == "3")
    await server.stop()
  }

  @Test func `refuses without a profile, without industries, and an industry that it lacks`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let none = try await refusal { try await tenant.generate() }
    #expect(none?.code == .failedPrecondition && none?.reason == "CAMPAIGN_ICP_MISSING")
    let revision = try await tenant.confirmProfile(["Dental"])
    let other = try await refusal { try await tenant.generate { $0.icpRevision = revision + 5 } }
    #expect(other?.reason == "CAMPAIGN_ICP_MISSING")
    #expect(other?.metadata["icp_revision"] == "\(revision + 5)")
    let unnamed = try await refusal { try await tenant.generate { $0.industries = ["Dental", "Mining"] } }
    #expect(unnamed?.reason == "CAMPAIGN_ICP_MISSING" && unnamed?.metadata["industry"] == "Mining")
    #expect(
      try tenant.server.sql("SELECT count(*) FROM jobs WHERE tenant_id = '\(tenant.id.uuidText)'") == "0")
  }

  @Test func `refuses a channel that nobody writes for`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.confirmProfile(["Dental"])
    let error = try await refusal { try await tenant.generate { $0.channels = [.email, .web] } }
    #expect(error?.code == .invalidArgument && error?.violations.map(\.field) == ["channels[1]"])
  }

  @Test func `starts one job for one request id, and none as a trial`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.confirmProfile(["Dental"])
    #expect(try await tenant.generate { $0.validateOnly = true }.isEmpty)
    let first = try await tenant.generate { $0.requestID = "one" }
    #expect(try await tenant.generate { $0.requestID = "one" } == first && first.hasPrefix("job_"))
    #expect(
      try tenant.server.sql("SELECT count(*) FROM jobs WHERE tenant_id = '\(tenant.id.uuidText)'") == "1")
    #expect(try tenant.server.journal(tenant.id, "GenerateCampaign").count == 1)
  }
}
