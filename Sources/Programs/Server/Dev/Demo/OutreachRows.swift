import MusterCampaignsAPI
import MusterLeadsAPI
import MusterRPC
import MusterTypesAPI
import MusterWire

/// A campaign that runs, some leads who go through it, and messages that wait for a person's yes.
enum OutreachRows {
  static func make(in tenant: DemoTenant, _ campaigns: CampaignsV1.Client) async {
    let made = await tenant.once("campaign-running") { requestID in
      let request = CampaignsV1.CreateCampaignRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.campaign = .with {
          ($0.name, $0.permissionMode) = ("After the trade fair", .coPilot)
          $0.sendingWindow = .with { $0.hours = [always] }
          $0.senderIdentity = .with {
            ($0.legalName, $0.contactEmail) = ("\(tenant.slug) Pty Ltd", "office@\(tenant.slug).example")
            $0.postalAddress = .with {
              ($0.lines, $0.city, $0.country) = (["1 St Georges Terrace"], "Perth", "AU")
            }
          }
        }
      }
      return try await campaigns.createCampaign(request, tenant.asOwner()).campaign?.id ?? ""
    }
    guard let campaign = made, !campaign.isEmpty else { return }
    let sequence = await tenant.once("steps-running") { requestID in
      let whole = try await campaigns.getCampaign(
        .with { ($0.tenantID, $0.id) = (tenant.text, campaign) }, tenant.asOwner())
      let request = CampaignsV1.UpdateSequenceRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        $0.sequence = .with {
          ($0.id, $0.steps) = (whole.campaign?.sequenceID ?? "", steps)
          $0.note = "Two short emails"
        }
      }
      return try await campaigns.updateSequence(request, tenant.asOwner()).sequence?.id ?? ""
    }
    let sender = tenant.rowID("sender-mail")
    guard sequence?.isEmpty == false, !sender.isEmpty else { return }
    await tenant.once("attached-running") { requestID in
      let request = CampaignsV1.AttachSenderRequest.with {
        ($0.tenantID, $0.requestID) = (tenant.text, requestID)
        ($0.id, $0.campaignID) = (sender, campaign)
      }
      return try await campaigns.attachSender(request, tenant.asOwner()).sender?.id ?? ""
    }
    await tenant.once("activated-running") { requestID in
      let request = CampaignsV1.ActivateCampaignRequest.with {
        ($0.tenantID, $0.requestID, $0.id) = (tenant.text, requestID, campaign)
      }
      return try await campaigns.activateCampaign(request, tenant.asOwner()).campaign?.id ?? ""
    }
    await tenant.once("enrolled-running") { requestID in
      let found = try await LeadsV1.Client(tenant.transport).listLeads(
        .with { ($0.tenantID, $0.pageSize) = (tenant.text, 8) }, tenant.asOwner())
      let request = CampaignsV1.EnrollLeadsRequest.with {
        ($0.tenantID, $0.requestID, $0.campaignID) = (tenant.text, requestID, campaign)
        $0.leadIDs = found.leads.map(\.id)
      }
      return try await campaigns.enrollLeads(request, tenant.asOwner()).enrollments.first?.id ?? ""
    }
  }

  private static let always = CampaignsV1.WindowHours.with {
    $0.weekdays = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
    ($0.startTime, $0.endTime) = ("00:00", "24:00")
  }

  private static let steps: [CampaignsV1.SequenceStep] = [
    step("thanks", 0, "Thank you for coming by, {{first_name|and hello}}"), step("question", 3, "A question"),
  ]

  private static func step(_ key: String, _ days: Int32, _ subject: String) -> CampaignsV1.SequenceStep {
    .with {
      $0.key = key
      if days > 0 { $0.delay = .with { $0.days = days } }
      $0.variants = [
        .with {
          $0.key = "a"
          $0.content = .with {
            $0.content = .email(
              .with {
                $0.subject = subject
                $0.bodyText =
                  "Hello {{first_name|there}},\n\nwould a call this week suit you?\n\n{{sender_identity}}\n"
                  + "{{unsubscribe_link}}\n"
              })
          }
        }
      ]
    }
  }
}
