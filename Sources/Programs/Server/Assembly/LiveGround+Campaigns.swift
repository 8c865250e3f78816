import MusterCampaignsAPI
import MusterRPC
import MusterTypesAPI
import MusterWire

extension LiveGround {
  func fillCampaigns(_ tenant: String, _ owner: CallOptions) async throws(RPCError) -> [String: String] {
    let campaigns = CampaignsV1.Client(transport)
    let made = try await campaigns.createCampaign(
      .with {
        $0.tenantID = tenant
        $0.campaign = .with { $0.name = "Isolation" }
      }, owner)
    let campaign = made.campaign?.id ?? ""
    let sender = try await campaigns.createSender(
      .with {
        $0.tenantID = tenant
        $0.sender = .with {
          ($0.name, $0.endpoint) = (
            "Isolation",
            .mail(
              .with { mail in
                mail.account = "isolation"
                mail.returnAddress = .with {
                  ($0.lines, $0.city, $0.country) = (["1 High St"], "Perth", "AU")
                }
              })
          )
        }
      }, owner)
    _ = try await campaigns.attachSender(
      .with {
        ($0.tenantID, $0.id, $0.campaignID) = (tenant, sender.sender?.id ?? "", campaign)
      }, owner)
    return [
      "campaign": campaign, "sequence": made.campaign?.sequenceID ?? "", "sender": sender.sender?.id ?? "",
    ]
  }
}
