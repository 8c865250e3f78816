package import MusterCampaignsAPI
import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension CampaignsService {
  package func listEnrollments(
    _ request: CampaignsV1.ListEnrollmentsRequest, as caller: Caller
  ) async throws(RPCError) -> CampaignsV1.ListEnrollmentsResponse {
    let tenant = try caller.admittedTenant()
    let page = try ListPage(request, CampaignsV1.Method.listEnrollments.info, of: tenant, pages)
    var filter = EnrollmentFilter()
    (filter.campaign, filter.lead) = (CampaignID(request.campaignID), LeadID(request.leadID))
    (filter.status, filter.pauseReason) = (request.status.stored, request.pauseReason.stored)
    (filter.stopReason, filter.lastSendStatus) = (request.stopReason.stored, request.lastSendStatus.stored)

    return try await tenants.read(caller) { tx throws(RPCError) in
      let found = try await EnrollmentListStore.page(tx, filter, page)
      let sends = try await SendStore.read(tx, found.items.compactMap(\.lastSend))
      var response = CampaignsV1.ListEnrollmentsResponse()
      response.enrollments = found.items.map { enrollment in
        enrollment.message(of: tenant, enrollment.lastSend.flatMap { sends[$0] })
      }
      response.nextPageToken = found.next.map(page.token) ?? ""
      return response
    }
  }
}

extension CampaignsV1.ListEnrollmentsRequest: ListRequest {}
