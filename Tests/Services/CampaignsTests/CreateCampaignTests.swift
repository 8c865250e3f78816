import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterSettingsAPI
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `CreateCampaign` {
  static func full(_ campaign: inout CampaignsV1.Campaign) {
    (campaign.name, campaign.description, campaign.industry) = ("Spring", "Chairs", "construction")
    (campaign.permissionMode, campaign.stopCompanyOnReply) = (.manual, true)
    campaign.sendingWindow = .with {
      ($0.timeZone, $0.useRecipientTimeZone, $0.holidays) = ("Australia/Perth", true, ["2026-12-25"])
      $0.hours = [
        .with { ($0.weekdays, $0.startTime, $0.endTime) = ([.monday, .friday], "09:00", "24:00") }
      ]
    }
    campaign.goals = [.with { ($0.metric, $0.target) = (.meetings, 10) }]
    campaign.reentryPolicy = .with { ($0.maxRuns, $0.exclusive) = (2, true) }
    campaign.limits = .with { $0.dailyStarts = 20 }
    campaign.senderIdentity = TestTenant.identity
    campaign.approvalLifetime = .with { $0.seconds = 7_200 }
  }

  @Test func `stores what a caller can set as a draft, and says the rest itself`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    var given = CampaignsV1.Campaign()
    let campaign = try await tenant.createCampaign {
      Self.full(&$0)
      given = $0
      ($0.status, $0.version, $0.templateID) = (.active, 7, "template_00000000000000000000000000")
      ($0.activateTime, $0.allocation) = (.with { $0.seconds = 5 }, .with { $0.seed = 3 })
    }
    #expect(campaign.status == .draft && campaign.version == 1 && campaign.templateID.isEmpty)
    #expect(campaign.activateTime == nil && campaign.allocation == nil && campaign.deleteTime == nil)
    #expect(CampaignID(campaign.id) != nil && campaign.tenantID == tenant.text && campaign.createTime != nil)
    #expect(campaign.name == "Spring" && campaign.industry == "construction")
    #expect(campaign.permissionMode == .manual && campaign.sendingWindow == given.sendingWindow)
    #expect(campaign.goals == given.goals && campaign.reentryPolicy == given.reentryPolicy)
    #expect(campaign.limits == given.limits && campaign.senderIdentity == given.senderIdentity)
    #expect(campaign.approvalLifetime?.seconds == 7_200 && campaign.stopCompanyOnReply)
    #expect(try await tenant.campaign(campaign.id) == campaign)
  }

  @Test func `gives the default sequence of six steps, timed for the industry`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let builders = try await tenant.createCampaign { $0.industry = "construction" }
    let sequence = try #require(builders.sequence)
    #expect(sequence.steps.count == 6 && sequence.version == 1 && builders.sequenceVersion == 1)
    #expect(sequence.id == builders.sequenceID && sequence.campaignID == builders.id)
    #expect(Set(sequence.steps.map(\.id)).count == 6 && sequence.steps.allSatisfy { !$0.id.isEmpty })
    #expect(sequence.author?.id == (try tenant.user("member").description))
    let others = try await tenant.createCampaign { $0.industry = "dental" }
    #expect(others.sequence?.steps.map(\.delay) != sequence.steps.map(\.delay))
    // Ready but for who is behind it and who sends.
    let kinds = Set(builders.problems.map(\.kind))
    #expect(kinds == [.identityMissing, .senderMissing], "\(builders.problems)")
  }

  @Test func `takes window and zone of the tenant where none are given`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    _ = try await tenant.server.tenants.updateTenant(
      .with {
        $0.tenantID = tenant.text
        $0.tenant = .with { $0.timeZone = "Australia/Perth" }
      }, tenant.caller("owner"))
    let window = try #require(try await tenant.createCampaign().sendingWindow)
    #expect(window.timeZone == "Australia/Perth" && window.hours.count == 1)
    #expect(window.hours[0].weekdays == [.monday, .tuesday, .wednesday, .thursday, .friday])
    #expect(window.hours[0].startTime == "08:00" && window.hours[0].endTime == "18:00")
    let own = try await tenant.createCampaign { $0.sendingWindow = .with { $0.holidays = ["2026-01-01"] } }
    #expect(own.sendingWindow?.timeZone == "Australia/Perth" && own.sendingWindow?.hours.isEmpty == true)
    #expect(own.problems.contains { $0.kind == .windowEmpty })
  }

  @Test func `takes the permission mode of the tenant's settings, and keeps it when they change`()
    async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    let first = try await tenant.createCampaign()
    #expect(first.permissionMode == .coPilot)
    let settings = SettingsV1.Client(tenant.server.transport)
    _ = try await settings.updateSettings(
      .with {
        ($0.tenantID, $0.namespace) = (tenant.text, "campaigns")
        $0.values = ["permission_mode": "\"autopilot\""]
      }, tenant.caller("owner"))
    let isTaken = try await eventually(within: .seconds(5)) {
      try await tenant.createCampaign().permissionMode == .autopilot
    }
    #expect(isTaken)
    #expect(try await tenant.campaign(first.id).permissionMode == .coPilot)
    #expect(try await tenant.createCampaign { $0.permissionMode = .manual }.permissionMode == .manual)
  }

  @Test func `aims at the confirmed profile, at the one named, or at none`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    #expect(try await tenant.createCampaign().icpRevision == 0)
    let revision = try await tenant.confirmProfile(["Dental"])
    #expect(try await tenant.createCampaign().icpRevision == revision)
    #expect(try await tenant.createCampaign { $0.icpRevision = revision }.icpRevision == revision)
    let error = try await refusal { try await tenant.createCampaign { $0.icpRevision = 99 } }
    #expect(error?.code == .failedPrecondition && error?.reason == "CAMPAIGN_ICP_MISSING")
    #expect(error?.metadata["icp_revision"] == "99")
  }

  @Test func `refuses a window that contradicts itself, with each fault at its place`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let error = try await refusal {
      try await tenant.createCampaign {
        $0.sendingWindow = .with {
          $0.timeZone = "Mars/Olympus"
          $0.hours = [
            .with { ($0.weekdays, $0.startTime, $0.endTime) = ([.monday], "10:00", "09:00") },
            .with { ($0.weekdays, $0.startTime, $0.endTime) = ([.tuesday], "08:00", "12:00") },
            .with { ($0.weekdays, $0.startTime, $0.endTime) = ([.tuesday], "11:00", "15:00") },
          ]
        }
      }
    }
    #expect(error?.code == .invalidArgument && error?.reason == "SENDING_WINDOW_INVALID")
    let fields = error?.violations.map(\.field) ?? []
    #expect(fields.count == 3 && fields.allSatisfy { $0.hasPrefix("campaign.sending_window.") }, "\(fields)")
  }

  @Test func `names everything else that is wrong at once`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let error = try await refusal {
      try await tenant.createCampaign {
        $0.name = " "
        $0.goals = [
          .with { ($0.metric, $0.target) = (.replies, 1) }, .with { ($0.metric, $0.target) = (.replies, 2) },
        ]
        $0.senderIdentity = .with {
          ($0.legalName, $0.postalAddress) = ("Northwind", .with { $0.city = "Perth" })
        }
      }
    }
    #expect(error?.reason == "FIELD_INVALID")
    #expect(
      error?.violations.map(\.field) == [
        "campaign.name", "campaign.goals[1].metric", "campaign.sender_identity.postal_address.lines",
        "campaign.sender_identity.postal_address.country",
      ])
  }

  @Test func `asks for a name and keeps bounds`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let nameless = try await refusal { try await tenant.createCampaign { $0.name = "" } }
    #expect(nameless?.violations.map(\.field) == ["campaign.name"])
    let long = try await refusal {
      try await tenant.createCampaign {
        ($0.name, $0.approvalLifetime) = (String(repeating: "n", count: 201), .with { $0.seconds = 60 })
      }
    }
    #expect(Set(long?.violations.map(\.field) ?? []) == ["campaign.name", "campaign.approval_lifetime"])
  }

  @Test func `leaves one row in the journal, and a repeat gets the first answer`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let request = CampaignsV1.CreateCampaignRequest.with {
      ($0.tenantID, $0.requestID) = (tenant.text, "one")
      $0.campaign = .with { $0.name = "Once" }
    }
    let first = try await tenant.campaigns.createCampaign(request, tenant.caller("member"))
    let again = try await tenant.campaigns.createCampaign(request, tenant.caller("member"))
    #expect(first == again)
    #expect(try await tenant.campaignNames() == ["Once"])
    let rows = try tenant.server.journal(tenant.id, "CreateCampaign")
    #expect(rows.count == 1 && rows[0].hasSuffix("campaign.created"), "\(rows)")
  }

  @Test func `with validate_only changes nothing`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let request = CampaignsV1.CreateCampaignRequest.with {
      ($0.tenantID, $0.validateOnly) = (tenant.text, true)
      $0.campaign = .with { $0.name = "Trial" }
    }
    #expect(
      try await tenant.campaigns.createCampaign(request, tenant.caller("member")).campaign?.name == "Trial")
    #expect(try await tenant.campaignNames().isEmpty)
  }

  @Test func `is not for viewers`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let error = try await refusal { try await tenant.createCampaign(as: "viewer") }
    #expect(error?.code == .permissionDenied)
  }
}
