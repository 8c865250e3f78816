package import MusterCampaignsAPI
import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterWire

extension CampaignsService {
  package func listApprovals(
    _ request: CampaignsV1.ListApprovalsRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.ListApprovalsResponse {
    let tenant = try caller.admittedTenant()
    let page = try ListPage(
      request, CampaignsV1.Method.listApprovals.info, of: tenant, pages,
      unstated: ListOrder("expire_time", isDescending: false))
    var filter = ApprovalFilter()
    (filter.campaign, filter.lead) = (CampaignID(request.campaignID), LeadID(request.leadID))
    filter.status = request.status.stored

    return try await tenants.read(caller) { tx throws(RPCError) in
      let found = try await ApprovalStore.page(tx, filter, page)
      let sends = try await SendStore.read(tx, found.items.map(\.send))
      var response = CampaignsV1.ListApprovalsResponse()
      response.approvals = found.items.map { $0.message(of: tenant, sends[$0.send]) }
      response.nextPageToken = found.next.map(page.token) ?? ""
      return response
    }
  }
}

extension CampaignsV1.ListApprovalsRequest: ListRequest {}
