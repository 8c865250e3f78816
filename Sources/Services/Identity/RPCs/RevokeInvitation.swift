import MusterCore
package import MusterIdentityAPI
import MusterJournal
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func revokeInvitation(
    _ request: IdentityV1.RevokeInvitationRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.RevokeInvitationResponse {
    let method = IdentityV1.Method.revokeInvitation.info
    guard let id = InvitationID(request.id) else { throw .invitationNotFound }

    return try await journal.write(method, request, as: caller) { tx throws(RPCError) in
      _ = try await tenancy.authority(tx, of: caller, for: method)
      guard let (row, found) = try await InvitationStore.invitation(tx, id) else {
        throw .invitationNotFound
      }
      var response = IdentityV1.RevokeInvitationResponse()
      if found.state == "revoked" {
        response.invitation = try invitation(row, in: tx.tenant)
        return .nothing(response)
      }
      guard request.version == 0 || request.version == found.version else {
        throw .versionStale("invitation", request.version, current: found.version)
      }
      guard found.isOpen else { throw .invitationClosed(found.state) }

      let message = try invitation(await InvitationStore.revoke(tx, id), in: tx.tenant)
      response.invitation = message
      return Change(
        response, target: ChangeTarget(id, version: message.version),
        event: ChangeEvent(.invitationRevoked, "invitation", message))
    }
  }
}
