import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `UpdateSequence` {
  @Test func `makes a new version, and keeps the id of each step whose key stays`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let first = try await tenant.updateSequence(campaign.sequenceID) {
      $0.steps = [TestTenant.email("one"), TestTenant.email("two")]
    }
    let sequence = try #require(first.sequence)
    #expect(sequence.version == 2 && sequence.id == campaign.sequenceID && sequence.campaignID == campaign.id)
    #expect(sequence.createTime == campaign.sequence?.createTime)
    let second = try await tenant.updateSequence(campaign.sequenceID, version: 2) {
      ($0.steps, $0.note) = ([TestTenant.email("two"), TestTenant.email("three")], "Shorter")
    }
    let steps = try #require(second.sequence?.steps)
    #expect(steps[0].id == sequence.steps[1].id)
    #expect(!sequence.steps.map(\.id).contains(steps[1].id) && steps[1].id.hasPrefix("step_"))
    #expect(second.sequence?.version == 3 && second.sequence?.note == "Shorter")
    let stored = try await tenant.campaign(campaign.id)
    #expect(stored.sequence == second.sequence && stored.sequenceVersion == 3)
    #expect(stored.version == campaign.version + 2 && stored.problems == second.problems)
  }

  @Test func `of a draft may be incomplete, and says what activation would refuse`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createReadyCampaign()
    let bare = CampaignsV1.SequenceStep.with {
      $0.key = "bare"
      $0.variants = [
        .with { variant in
          variant.key = "a"
          variant.content = .with {
            $0.content = .email(.with { ($0.subject, $0.bodyText) = ("Hi", "No law") })
          }
        }
      ]
    }
    let answer = try await tenant.updateSequence(campaign.sequenceID) { $0.steps = [bare] }
    #expect(Set(answer.problems.map(\.kind)) == [.identityMissing, .unsubscribeMissing])
    #expect(answer.problems.allSatisfy { $0.stepKey == "bare" && $0.variantKey == "a" })
  }

  @Test func `of an active campaign must be ready to send`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign(in: .active)
    let error = try await refusal {
      try await tenant.updateSequence(campaign.sequenceID) {
        $0.steps = [TestTenant.email("one", text: "{{custom.nothing}}")]
      }
    }
    #expect(error?.code == .failedPrecondition && error?.reason == "CAMPAIGN_NOT_READY")
    #expect(try await tenant.campaign(campaign.id) == campaign)
    let good = try await tenant.updateSequence(campaign.sequenceID) { $0.steps = [TestTenant.email("one")] }
    #expect(good.problems.isEmpty && good.sequence?.version == 3)
  }

  @Test func `names every fault of the steps at its place`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let error = try await refusal {
      try await tenant.updateSequence(campaign.sequenceID) { sequence in
        sequence.steps = [TestTenant.email("one"), TestTenant.email("one"), TestTenant.email("three")]
        sequence.steps[2].branches = [.with { ($0.event, $0.nextStepKey) = (.replied, "one") }]
      }
    }
    #expect(error?.code == .invalidArgument && error?.reason == "SEQUENCE_INVALID")
    let fields = error?.violations.map(\.field) ?? []
    #expect(fields.contains("sequence.steps[1].key"), "\(fields)")
    #expect(fields.contains { $0.hasPrefix("sequence.steps[2].branches[0]") }, "\(fields)")
  }

  @Test(arguments: [
    ("line break", "Hello\nBcc: everybody@example.com", "", ""),
    ("script", "Hello", "", "<p>Hi</p><script>alert(1)</script>"),
    ("handler", "Hello", "", "<img src=x onerror=alert(1)>"),
    ("address", "Hello", "", "<a href=\"javascript:alert(1)\">x</a>"),
    ("merge field", "Hello {{first_name", "Text", ""), ("no body", "Hello", "", ""),
  ])
  func `refuses content that its channel forbids`(
    _ name: String, _ subject: String, _ text: String, _ html: String
  ) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let error = try await refusal {
      try await tenant.updateSequence(campaign.sequenceID) {
        $0.steps = [TestTenant.email("one")]
        $0.steps[0].variants[0].content = .with {
          $0.content = .email(.with { ($0.subject, $0.bodyText, $0.bodyHtml) = (subject, text, html) })
        }
      }
    }
    #expect(error?.code == .invalidArgument && error?.reason == "CONTENT_INVALID", "\(name)")
    let fields = error?.violations.map(\.field) ?? []
    #expect(fields.allSatisfy { $0.hasPrefix("sequence.steps[0].variants[0].content") } && !fields.isEmpty)
  }

  @Test(arguments: [("sms", 160), ("note", 300), ("inmail", 1_900), ("point", 500), ("mail", 10_000)])
  func `takes a text as long as its channel bears, and none that is longer by one`(
    _ name: String, _ most: Int
  ) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    func update(_ length: Int) async throws -> CampaignsV1.UpdateSequenceResponse {
      let text = String(repeating: "é", count: length)
      let content: CampaignsV1.StepContent.Content =
        switch name {
        case "sms": .sms(.with { $0.body = text })
        case "note": .linkedinNote(.with { $0.body = text })
        case "inmail": .linkedinInmail(.with { ($0.subject, $0.body) = ("A word", text) })
        case "point": .voice(.with { $0.points = [text] })
        default: .mail(.with { ($0.piece, $0.body) = (.letter, text) })
        }
      return try await tenant.updateSequence(campaign.sequenceID) {
        $0.steps = [TestTenant.email("one")]
        $0.steps[0].variants[0].content = .with { $0.content = content }
      }
    }
    #expect(try await update(most).sequence?.steps.count == 1)
    let error = try await refusal { try await update(most + 1) }
    #expect(error?.code == .invalidArgument && error?.violations.count == 1, "\(name)")
    #expect(error?.violations.first?.field.hasPrefix("sequence.steps[0].variants[0].content") == true)
  }

  @Test func `leaves a version alone when nothing changes`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let steps = try #require(campaign.sequence?.steps)
    let answer = try await tenant.updateSequence(campaign.sequenceID) { $0.steps = steps }
    #expect(answer.sequence == campaign.sequence)
    #expect(try tenant.server.journal(tenant.id, "UpdateSequence").isEmpty)
  }

  @Test func `refuses a stale version of the sequence`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    try await tenant.updateSequence(campaign.sequenceID) { $0.note = "One" }
    let error = try await refusal {
      try await tenant.updateSequence(campaign.sequenceID, version: 1) { $0.note = "Two" }
    }
    #expect(error?.code == .aborted && error?.reason == "VERSION_STALE")
    #expect(error?.metadata["current_version"] == "2")
  }

  @Test(arguments: [CampaignsV1.CampaignStatus.completed, .archived])
  func `refuses a campaign that is over`(_ status: CampaignsV1.CampaignStatus) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign(in: status)
    let error = try await refusal { try await tenant.updateSequence(campaign.sequenceID) { $0.note = "x" } }
    #expect(error?.code == .failedPrecondition && error?.reason == "CAMPAIGN_CLOSED")
  }

  @Test func `refuses the sequence of a deleted campaign and of another tenant`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let deleted = try await tenant.createCampaign()
    try await tenant.deleteCampaign(deleted.id)
    let theirs = try await tenant.server.tenant().createCampaign()
    for id in [deleted.sequenceID, theirs.sequenceID] {
      let error = try await refusal { try await tenant.updateSequence(id) { $0.note = "x" } }
      #expect(error?.code == .notFound && error?.reason == "SEQUENCE_NOT_FOUND")
    }
  }

  @Test func `leaves one row without texts, and a repeat gets the first answer`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let request = CampaignsV1.UpdateSequenceRequest.with {
      ($0.tenantID, $0.requestID) = (tenant.text, "one")
      $0.sequence = .with { ($0.id, $0.steps) = (campaign.sequenceID, [TestTenant.email("one")]) }
    }
    let first = try await tenant.campaigns.updateSequence(request, tenant.caller("member"))
    #expect(try await tenant.campaigns.updateSequence(request, tenant.caller("member")) == first)
    let rows = try tenant.server.journal(tenant.id, "UpdateSequence")
    #expect(
      rows.count == 1 && rows[0].contains("{steps}") && rows[0].hasSuffix("sequence.updated"), "\(rows)")
    let told = try tenant.server.sql(
      "SELECT event FROM journal WHERE tenant_id = '\(tenant.id.uuidText)' AND event_type = 'sequence.updated'"
    )
    #expect(!told.contains("chairs") && told.contains(campaign.sequenceID))
  }

  @Test func `with validate_only changes nothing, and is not for viewers`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let campaign = try await tenant.createCampaign()
    let trial = try await tenant.updateSequence(campaign.sequenceID, isTrial: true) {
      $0.steps = [TestTenant.email("one")]
    }
    #expect(trial.sequence?.version == 2)
    #expect(try await tenant.campaign(campaign.id) == campaign)
    let error = try await refusal {
      try await tenant.campaigns.updateSequence(
        .with {
          $0.tenantID = tenant.text
          $0.sequence = .with { $0.id = campaign.sequenceID }
        }, tenant.caller("viewer"))
    }
    #expect(error?.code == .permissionDenied)
  }
}
