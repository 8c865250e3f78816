import MusterCore
package import MusterIdentityAPI
import MusterJournal
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func updateMember(
    _ request: IdentityV1.UpdateMemberRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.UpdateMemberResponse {
    let method = IdentityV1.Method.updateMember.info
    guard let id = MemberID(request.member?.id ?? "") else { throw .memberNotFound }
    let change = try MemberChange(request)

    return try await journal.write(method, request, as: caller) { tx throws(RPCError) in
      let authority = try await tenancy.authority(tx, of: caller, for: method)
      guard let (row, found) = try await MemberStore.standing(tx, id), !found.isRemoved else {
        throw .memberNotFound
      }
      guard change.version == 0 || change.version == found.version else {
        throw .versionStale("member", change.version, current: found.version)
      }
      var response = IdentityV1.UpdateMemberResponse()
      guard !change.fields.isEmpty else {
        response.member = try member(row, in: tx.tenant)
        return .nothing(response)
      }
      try await check(tx, change, of: found, id, authority)

      let message = try member(await MemberStore.update(tx, id, change), in: tx.tenant)
      try await AccessChanges.tell(tx, .user(found.user))
      response.member = message
      return Change(
        response, target: ChangeTarget(id, version: message.version), fields: change.fields,
        event: ChangeEvent(.memberUpdated, "member", message))
    }
  }

  private func check(
    _ tx: borrowing TenantTransaction, _ change: MemberChange, of member: MemberStanding, _ id: MemberID,
    _ authority: Authority
  ) async throws(RPCError) {
    let (before, after) = (Set(member.roles), Set(change.roles ?? member.roles))
    // Whoever ends a membership takes all of its roles, and whoever lengthens it gives them.
    let isTimed = change.expiry != nil && change.expiry != .some(member.expiry)
    let touched = isTimed ? before.union(after) : before.symmetricDifference(after)
    let given = after.subtracting(before)
    try check(
      authority, mayGrant: await holdings(tx, given: Array(given), taken: Array(touched.subtracting(given))))

    let expiry = change.expiry ?? member.expiry
    guard member.isLastingOwner, !MemberStanding.isLastingOwner(Array(after), expiry) else { return }
    guard try await MemberStore.hasOwner(tx, beside: id) else { throw .lastOwner }
  }
}
