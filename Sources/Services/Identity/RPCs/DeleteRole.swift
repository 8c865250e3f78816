import MusterCore
package import MusterIdentityAPI
import MusterJournal
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func deleteRole(
    _ request: IdentityV1.DeleteRoleRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.DeleteRoleResponse {
    let method = IdentityV1.Method.deleteRole.info
    guard let id = RoleID(request.id) else { throw .roleNotFound() }

    return try await journal.write(method, request, as: caller) { tx throws(RPCError) in
      _ = try await tenancy.authority(tx, of: caller, for: method)
      guard let role = try await RoleStore.role(tx, id) else { throw .roleNotFound() }
      guard request.version == 0 || request.version == role.version else {
        throw .versionStale("role", request.version, current: role.version)
      }
      let uses = try await RoleStore.uses(tx, of: role.name)
      guard uses.members == 0, uses.invitations == 0 else {
        throw .roleInUse(members: uses.members, invitations: uses.invitations)
      }

      try await RoleStore.delete(tx, id)
      // Nobody has it; whoever was given it at this moment is looked at again.
      try await AccessChanges.tell(tx, .tenant)
      var response = IdentityV1.DeleteRoleResponse()
      let message = IdentityV1.Role(role, in: tx.tenant, members: 0)
      response.role = message
      return Change(
        response, target: ChangeTarget(id, version: 0, before: role.version),
        event: ChangeEvent(.roleDeleted, "role", message))
    }
  }
}
