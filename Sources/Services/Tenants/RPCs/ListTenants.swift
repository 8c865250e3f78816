import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterTenantsAPI
import MusterWire

extension TenantsService {
  package func listTenants(
    _ request: TenantsV1.ListTenantsRequest, as caller: Caller
  ) async throws(RPCError) -> TenantsV1.ListTenantsResponse {
    let order = TenantStore.TenantPages(
      ListOrder(request.orderBy, unstated: ListOrder("create_time", isDescending: true)))
    let list = PageTokens.List(.platform, TenantsV1.Method.listTenants.info, request: request.listBytes)
    let place = try place(request.pageToken, order, list)
    let most = PageSize.rows(request.pageSize)

    // One more tells whether there is another page.
    let rows = try await system.read("tenants.list", deadline: caller.deadline) { tx throws(RPCError) in
      try await TenantStore.page(tx, order, after: place, TenantStore.Filter(request), most: most + 1)
    }

    var response = TenantsV1.ListTenantsResponse()
    for row in rows.prefix(most) { response.tenants.append(try message(row)) }
    if rows.count > most {
      let (value, id) = try reading { () throws(PostgresError) in try order.place(rows[most - 1]) }
      response.nextPageToken = pages.seal([value, id], of: list)
    }
    return response
  }

  private func place(
    _ token: String, _ order: TenantStore.TenantPages, _ list: PageTokens.List
  ) throws(RPCError) -> (String, String) {
    if token.isEmpty { return order.start }
    let parts = try pages.open(token, of: list, count: 2)
    return (parts[0], parts[1])
  }
}

extension TenantsV1.ListTenantsRequest {
  /// What is the same for all pages of a list.
  fileprivate var listBytes: [UInt8] {
    var same = self
    (same.pageToken, same.pageSize) = ("", 0)
    return same.bytes()
  }
}

extension TenantStore.Filter {
  fileprivate init(_ request: TenantsV1.ListTenantsRequest) {
    self.init(
      state: request.state.stored, plan: request.plan.stored,
      subscriptionStatus: request.subscriptionStatus.stored, health: request.health.stored,
      slug: request.slug, externalID: request.subscriptionExternalID, homeRegion: request.homeRegion,
      showsDeleted: request.showDeleted)
  }
}
