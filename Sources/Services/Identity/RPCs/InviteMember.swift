import MusterCore
import MusterCrypto
package import MusterIdentityAPI
import MusterJournal
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func inviteMember(
    _ request: IdentityV1.InviteMemberRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.InviteMemberResponse {
    let method = IdentityV1.Method.inviteMember.info
    let tenant = try caller.admittedTenant()
    let draft = try InvitationDraft(request.invitation, by: caller.known())
    let secret = TenantSecret(.invitation, tenant: tenant.bits)
    let (hash, token) = (secrets.hash(secret), secret.text)

    return try await journal.write(method, request, as: caller) { tx throws(RPCError) in
      let authority = try await tenancy.authority(tx, of: caller, for: method)
      try check(authority, mayGrant: await holdings(tx, given: draft.roles))
      guard try await !MemberStore.hasMember(tx, email: draft.email) else { throw .memberExists }
      let seats = try await MemberStore.seats(tx, leavingOut: draft.email)
      guard seats < authority.membersMax else {
        throw .quotaExceeded("members and open invitations", limit: authority.membersMax, use: seats)
      }

      let invitation = try invitation(
        await InvitationStore.insert(tx, draft, secretHash: hash), in: tx.tenant)
      var response = IdentityV1.InviteMemberResponse()
      response.invitation = invitation
      let replay = response
      if !request.validateOnly { response.token = token }
      return Change(
        response, replay: replay, target: ChangeTarget(draft.id, version: 1),
        event: ChangeEvent(.invitationCreated, "invitation", invitation))
    }
  }
}
