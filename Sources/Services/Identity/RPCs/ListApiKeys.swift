import MusterCore
package import MusterIdentityAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension IdentityService {
  package func listApiKeys(
    _ request: IdentityV1.ListApiKeysRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.ListApiKeysResponse {
    let (tenant, principal) = (try caller.admittedTenant(), try caller.known())
    let page = try ListPage(request, IdentityV1.Method.listApiKeys.info, of: tenant, pages)
    let seesAll = principal.permissions.contains(tenancy.catalogue.set(["identity.keys"]))
    let filter = KeyStore.Filter(request, of: seesAll ? nil : principal.keyOwner)

    let rows = try await tenants.read(caller) { tx throws(RPCError) in
      try await KeyStore.page(tx, page, filter)
    }

    var response = IdentityV1.ListApiKeysResponse()
    (response.apiKeys, response.nextPageToken) = try page.messages(
      rows,
      place: { row throws(PostgresError) in try KeyStore.orders.place(row, page.order) },
      { row throws(PostgresError) in try IdentityV1.ApiKey(row, in: tenant) })
    return response
  }
}

extension IdentityV1.ListApiKeysRequest: ListRequest {}

extension KeyStore.Filter {
  fileprivate init(_ request: IdentityV1.ListApiKeysRequest, of owner: KeyOwner?) {
    self.init(
      owner: owner, state: request.state.stored, user: UserID(request.userID),
      isServiceOnly: request.serviceOnly,
      expiryBefore: request.expireBefore.flatMap { PostgresTime($0) })
  }
}
