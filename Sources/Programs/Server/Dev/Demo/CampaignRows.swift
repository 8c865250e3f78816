import MusterCampaignsAPI
import MusterRPC
import MusterTypesAPI
import MusterWire

/// A campaign that could be activated, one from a template, and those who send.
enum CampaignRows: DemoRows {
  static func make(in tenant: DemoTenant) async throws {
    let campaigns = CampaignsV1.Client(tenant.transport)
    let senders: [(String, CampaignsV1.Sender)] = [
      (
        "mail",
        .with {
          $0.name = "Mail of the office"
          $0.endpoint = .email(
            .with {
              ($0.domain, $0.fromName) = ("mail.\(tenant.slug).example", "The office")
              $0.fromEmail = "hello@mail.\(tenant.slug).example"
            })
          $0.warmUp = .with { ($0.startDate, $0.initialCap, $0.dailyIncrease) = ("2026-01-05", 5, 3) }
        }
      ),
      ("sms", .with { ($0.name, $0.endpoint) = ("Mobile", .sms(.with { $0.number = "+61491570156" })) }),
      ("voice", .with { ($0.name, $0.endpoint) = ("Desk", .voice(.with { $0.number = "+61491570157" })) }),
      (
        "linkedin",
        .with {
          $0.name = "Seat of the owner"
          $0.endpoint = .linkedin(
            .with { $0.profileURL = "https://www.linkedin.com/in/owner-\(tenant.slug)" })
        }
      ),
      (
        "post",
        .with {
          $0.name = "Print shop"
          $0.endpoint = .mail(.with { ($0.account, $0.returnAddress) = ("print-1", address) })
        }
      ),
    ]
    for (name, sender) in senders {
      await tenant.once("sender-\(name)") { requestID in
        let request = CampaignsV1.CreateSenderRequest.with {
          ($0.tenantID, $0.requestID, $0.sender) = (tenant.text, requestID, sender)
        }
        return try await campaigns.createSender(request, tenant.asOwner()).sender?.id ?? ""
      }
    }
    await makeCampaign(in: tenant, campaigns, senders.map(\.0))
    await OutreachRows.make(in: tenant, campaigns)
    await tenant.once("campaign-launched") { requestID in
      let listed = try await campaigns.listTemplates(
        .with { ($0.tenantID, $0.origin, $0.pageSize) = (tenant.text, .builtIn, 1) }, tenant.asOwner())
      guard let template = listed.templates.first else { return "" }
      let request = CampaignsV1.LaunchTemplateRequest.with {
        ($0.tenantID, $0.requestID, $0.id) = (tenant.text, requestID, template.id)
      }
      return try await campaigns.launchTemplate(request, tenant.asOwner()).campaign?.id ?? ""
    }
    guard tenant.slug == "acme" else { return }
    await tenant.once("campaign-generated") { requestID in
      let request = CampaignsV1.GenerateCampaignRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
      }
      return try await campaigns.generateCampaign(request, tenant.asOwner()).jobID
    }
  }

  private static let address = TypeV1.PostalAddress.with {
    ($0.lines, $0.city, $0.region) = (["1 St Georges Terrace"], "Perth", "WA")
    ($0.postalCode, $0.country) = ("6000", "AU")
  }

  private static func makeCampaign(
    in tenant: DemoTenant, _ campaigns: CampaignsV1.Client, _ senders: [String]
  ) async {
    let made = await tenant.once("campaign") { requestID in
      let request = CampaignsV1.CreateCampaignRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.campaign = .with {
          ($0.name, $0.industry) = ("Clinics in Perth, spring", "Dental")
          $0.description = "Booking software for clinics that answer the telephone too often"
          $0.goals = [.with { ($0.metric, $0.target) = (.meetings, 10) }]
          ($0.stopCompanyOnReply, $0.permissionMode) = (true, .coPilot)
          $0.limits = .with { ($0.activePerCompany, $0.dailyStarts) = (3, 20) }
          $0.senderIdentity = .with {
            ($0.legalName, $0.postalAddress) = (
              "\(tenant.slug.prefix(1).uppercased() + tenant.slug.dropFirst()) Pty Ltd", address
            )
            $0.contactEmail = "office@\(tenant.slug).example"
          }
        }
      }
      return try await campaigns.createCampaign(request, tenant.asOwner()).campaign?.id ?? ""
    }
    guard let campaign = made, !campaign.isEmpty else { return }
    for name in senders {
      let sender = tenant.rowID("sender-\(name)")
      guard !sender.isEmpty else { continue }
      await tenant.once("attached-\(name)") { requestID in
        let request = CampaignsV1.AttachSenderRequest.with {
          ($0.tenantID, $0.requestID) = (tenant.text, requestID)
          ($0.id, $0.campaignID) = (sender, campaign)
        }
        return try await campaigns.attachSender(request, tenant.asOwner()).sender?.id ?? ""
      }
    }
    await tenant.once("allocation") { requestID in
      let request = CampaignsV1.SetAllocationRequest.with {
        ($0.tenantID, $0.requestID, $0.id) = (tenant.text, requestID, campaign)
        $0.allocation = .with {
          $0.shares = [
            .with { ($0.channel, $0.percent) = (.email, 60) },
            .with { ($0.channel, $0.percent) = (.linkedin, 20) },
            .with { ($0.channel, $0.percent) = (.sms, 10) }, .with { ($0.channel, $0.percent) = (.voice, 5) },
            .with { ($0.channel, $0.percent) = (.mail, 5) },
          ]
        }
      }
      return try await campaigns.setAllocation(request, tenant.asOwner()).campaign?.id ?? ""
    }
  }
}
