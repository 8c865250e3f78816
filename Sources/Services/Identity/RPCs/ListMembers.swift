import MusterCore
package import MusterIdentityAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension IdentityService {
  package func listMembers(
    _ request: IdentityV1.ListMembersRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.ListMembersResponse {
    let tenant = try caller.admittedTenant()
    let page = try ListPage(request, IdentityV1.Method.listMembers.info, of: tenant, pages)
    let filter = MemberPagesStore.Filter(request)

    let rows = try await tenants.read(caller) { tx throws(RPCError) in
      try await MemberPagesStore.page(tx, page, filter)
    }

    var response = IdentityV1.ListMembersResponse()
    (response.members, response.nextPageToken) = try page.messages(
      rows,
      place: { row throws(PostgresError) in try MemberPagesStore.orders.place(row, page.order) },
      { row throws(PostgresError) in try IdentityV1.Member(row, in: tenant) })
    return response
  }
}

extension IdentityV1.ListMembersRequest: ListRequest {}

extension MemberPagesStore.Filter {
  fileprivate init(_ request: IdentityV1.ListMembersRequest) {
    self.init(
      role: request.role, state: request.state.stored, user: UserID(request.userID),
      email: EmailAddress.normal(request.email),
      expiryBefore: request.expireBefore.flatMap { PostgresTime($0) }, showsRemoved: request.showDeleted)
  }
}
