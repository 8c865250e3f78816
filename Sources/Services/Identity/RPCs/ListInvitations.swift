import MusterCore
package import MusterIdentityAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension IdentityService {
  package func listInvitations(
    _ request: IdentityV1.ListInvitationsRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.ListInvitationsResponse {
    let tenant = try caller.admittedTenant()
    let page = try ListPage(request, IdentityV1.Method.listInvitations.info, of: tenant, pages)

    let rows = try await tenants.read(caller) { tx throws(RPCError) in
      try await InvitationStore.page(
        tx, page, state: request.state.stored, email: EmailAddress.normal(request.email))
    }

    var response = IdentityV1.ListInvitationsResponse()
    (response.invitations, response.nextPageToken) = try page.messages(
      rows,
      place: { row throws(PostgresError) in try InvitationStore.orders.place(row, page.order) },
      { row throws(PostgresError) in try IdentityV1.Invitation(row, in: tenant) })
    return response
  }
}

extension IdentityV1.ListInvitationsRequest: ListRequest {}
