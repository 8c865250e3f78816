package import MusterCampaignsAPI
import MusterCore
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

extension CampaignsService {
  package func listCampaigns(
    _ request: CampaignsV1.ListCampaignsRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.ListCampaignsResponse {
    let tenant = try caller.admittedTenant()
    let filter = CampaignFilter(request)
    let page = try ListPage(request, CampaignsV1.Method.listCampaigns.info, of: tenant, pages)
    let found = try await tenants.read(caller) { tx throws(RPCError) in
      try await CampaignListStore.page(tx, filter, page)
    }
    return .with {
      ($0.campaigns, $0.nextPageToken) = (found.items.map(\.listed), found.next.map(page.token) ?? "")
    }
  }
}

extension CampaignsV1.ListCampaignsRequest: ListRequest {}

extension CampaignFilter {
  fileprivate init(_ request: CampaignsV1.ListCampaignsRequest) {
    self.init()
    (status, namePrefix) = (request.status.stored, Self.prefix(request.namePrefix))
    (sender, template) = (SenderID(request.senderID), TemplateID(request.templateID))
    showsDeleted = request.showDeleted
  }

  /// How a name as it is compared begins; a space at the end stands for the end of a word.
  private static func prefix(_ text: String) -> String {
    let folded = TextKey.folded(text)
    return text.last == " " && !folded.isEmpty ? folded + " " : folded
  }
}
