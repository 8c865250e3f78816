import MusterCore
package import MusterIdentityAPI
import MusterJournal
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func removeMember(
    _ request: IdentityV1.RemoveMemberRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.RemoveMemberResponse {
    let method = IdentityV1.Method.removeMember.info
    guard let id = MemberID(request.id) else { throw .memberNotFound }

    return try await journal.write(method, request, as: caller) { tx throws(RPCError) in
      let authority = try await tenancy.authority(tx, of: caller, for: method)
      guard let (_, found) = try await MemberStore.standing(tx, id), !found.isRemoved else {
        throw .memberNotFound
      }
      guard request.version == 0 || request.version == found.version else {
        throw .versionStale("member", request.version, current: found.version)
      }
      try check(authority, mayGrant: await holdings(tx, given: [], taken: found.roles))
      if found.isLastingOwner {
        guard try await MemberStore.hasOwner(tx, beside: id) else { throw .lastOwner }
      }

      let message = try member(await MemberStore.remove(tx, id), in: tx.tenant)
      try await KeyStore.revokeAll(tx, of: found.user)
      _ = try await RefreshTokenStore.revoke(tx, of: found.user)
      // Whoever comes back does not bring their old tokens.
      try await AccessChanges.tell(tx, .user(found.user), revokingTokens: true)
      var response = IdentityV1.RemoveMemberResponse()
      response.member = message
      return Change(
        response, target: ChangeTarget(id, version: message.version),
        event: ChangeEvent(.memberRemoved, "member", message))
    }
  }
}
