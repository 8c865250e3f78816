package import MusterCore
import MusterIdentityAPI
import MusterJournal
package import MusterRPC
import MusterTenancy

/// Members of tenants that exist to be tried.
extension IdentityService {
  /// A member of whom nobody has to accept an invitation: for tenants that exist to be tried.
  package func addDemoMember(
    to tenant: TenantID, email: String, displayName: String, role: String
  ) async throws(RPCError) -> UserID {
    let person = Person(user: .new(), email: email, displayName: displayName)
    let caller = Caller()
    _ = try await journal.write(
      IdentityV1.Method.inviteMember.info, IdentityV1.InviteMemberRequest(), as: caller, bySecretOf: tenant,
      of: person.user
    ) { tx throws(RPCError) in
      try await addUser(tx, person, issuer: "", subject: "")
      let member = try await addMember(tx, person, roles: [role], madeBy: caller)
      return Change(IdentityV1.InviteMemberResponse(), target: ChangeTarget(member))
    }
    return person.user
  }

  /// Who was the first with that role; nil when nobody has it.
  package func firstMember(of tenant: TenantID, role: String) async throws(RPCError) -> UserID? {
    try await tenants.read(bound: tenant, deadline: nil) { tx throws(RPCError) in
      try await MemberStore.firstMember(tx, role: role)
    }
  }
}
