import MusterCore
package import MusterIdentityAPI
import MusterJournal
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func createRole(
    _ request: IdentityV1.CreateRoleRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.CreateRoleResponse {
    let method = IdentityV1.Method.createRole.info
    let wanted = request.role ?? IdentityV1.Role()
    let draft = RoleDraft(wanted, permissions: try grantable(wanted.permissions))

    return try await journal.write(method, request, as: caller) { tx throws(RPCError) in
      let authority = try await tenancy.authority(tx, of: caller, for: method)
      guard BuiltInRole(name: draft.name) == nil else { throw .roleNameTaken(draft.name) }
      try check(authority, mayGrant: tenancy.catalogue.set(draft.permissions))
      let count = try await RoleStore.all(tx).count
      guard count < Role.countMax else {
        throw .quotaExceeded("roles of its own", limit: Role.countMax, use: count)
      }

      let role = try await RoleStore.insert(tx, draft)
      var response = IdentityV1.CreateRoleResponse()
      let message = IdentityV1.Role(role, in: tx.tenant, members: 0)
      response.role = message
      return Change(
        response, target: ChangeTarget(role.id, version: role.version),
        event: ChangeEvent(.roleCreated, "role", message))
    }
  }
}
