package import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterOutreach
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWire

extension CampaignsService {
  package func listSenders(
    _ request: CampaignsV1.ListSendersRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.ListSendersResponse {
    let tenant = try caller.admittedTenant()
    var filter = SenderFilter()
    (filter.channel, filter.health) = (request.channel.stored, request.healthState.stored)
    filter.campaign = CampaignID(request.campaignID)
    let page = try ListPage(request, CampaignsV1.Method.listSenders.info, of: tenant, pages)
    let (senders, next) = try await tenants.read(caller) { [filter] tx throws(RPCError) in
      let found = try await SenderListStore.page(tx, filter, page)
      return (try await SenderShowing.shown(tx, found.items, at: .now), found.next)
    }
    return .with { ($0.senders, $0.nextPageToken) = (senders, next.map(page.token) ?? "") }
  }
}

extension CampaignsV1.ListSendersRequest: ListRequest {}
