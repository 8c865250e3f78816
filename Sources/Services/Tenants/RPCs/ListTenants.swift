import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterTenantsAPI

extension TenantsService {
  package func listTenants(
    _ request: TenantsV1.ListTenantsRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.ListTenantsResponse {
    let page = try ListPage(request, TenantsV1.Method.listTenants.info, of: .platform, pages)
    let order = TenantStore.TenantPages(page.order)

    let rows = try await system.read("tenants.list", deadline: caller.deadline) { tx throws(RPCError) in
      try await TenantStore.page(
        tx, order, after: page.place ?? order.start, TenantStore.Filter(request), most: page.most)
    }

    var response = TenantsV1.ListTenantsResponse()
    let now = WallClock.seconds()
    (response.tenants, response.nextPageToken) = try page.messages(rows, place: order.place) {
      row throws(PostgresError) in try TenantsV1.Tenant(row, limits, at: now)
    }
    return response
  }
}

extension TenantsV1.ListTenantsRequest: ListRequest {}

extension TenantStore.Filter {
  fileprivate init(_ request: TenantsV1.ListTenantsRequest) {
    self.init(
      state: request.state.stored, plan: request.plan.stored,
      subscriptionStatus: request.subscriptionStatus.stored, health: request.health.stored,
      slug: request.slug, externalID: request.subscriptionExternalID, homeRegion: request.homeRegion,
      showsDeleted: request.showDeleted)
  }
}
