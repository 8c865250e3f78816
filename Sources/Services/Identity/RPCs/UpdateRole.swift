import MusterCore
package import MusterIdentityAPI
import MusterJournal
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func updateRole(
    _ request: IdentityV1.UpdateRoleRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.UpdateRoleResponse {
    let method = IdentityV1.Method.updateRole.info
    let wanted = request.role ?? IdentityV1.Role()
    guard let id = RoleID(wanted.id) else { throw .roleNotFound() }
    var change = RoleChange(request)
    if let permissions = change.permissions { change.permissions = try grantable(permissions) }
    let written = change

    return try await journal.write(method, request, as: caller) { tx throws(RPCError) in
      let authority = try await tenancy.authority(tx, of: caller, for: method)
      guard let role = try await RoleStore.role(tx, id) else { throw .roleNotFound() }
      guard wanted.version == 0 || wanted.version == role.version else {
        throw .versionStale("role", wanted.version, current: role.version)
      }
      if let permissions = written.permissions {
        // What stays is neither given nor taken.
        let changed = Set(permissions).symmetricDifference(role.permissions)
        try check(authority, mayGrant: tenancy.catalogue.set(changed))
      }

      let members = try await RoleStore.uses(tx, of: role.name).members
      var response = IdentityV1.UpdateRoleResponse()
      guard !written.fields.isEmpty else {
        response.role = IdentityV1.Role(role, in: tx.tenant, members: members)
        return .nothing(response)
      }
      let now = try await RoleStore.update(tx, id, written.named(role.name))
      if written.permissions != nil { try await AccessChanges.tell(tx, .tenant) }
      let message = IdentityV1.Role(now, in: tx.tenant, members: members)
      response.role = message
      return Change(
        response, target: ChangeTarget(id, version: now.version), fields: written.fields,
        event: ChangeEvent(.roleUpdated, "role", message))
    }
  }
}
