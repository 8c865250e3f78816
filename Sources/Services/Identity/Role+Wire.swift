import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWellKnownAPI
import MusterWire

extension IdentityV1.Role {
  /// One of the tenant's own.
  init(_ role: Role, in tenant: TenantID, members: Int64) {
    self.init()
    id = role.id.description
    tenantID = tenant.description
    name = role.name
    displayName = role.displayName
    description = role.description
    permissions = role.permissions
    memberCount = Int32(clamping: members)
    createTime = role.createTime.timestamp
    updateTime = role.updateTime.timestamp
    version = role.version
  }

  init(_ role: BuiltInRole, _ catalogue: PermissionCatalogue, members: Int64) {
    self.init()
    name = role.name
    displayName = role.displayName
    permissions = catalogue.names(catalogue.holdings(role))
    builtIn = true
    memberCount = Int32(clamping: members)
  }
}

extension RoleDraft {
  init(_ role: IdentityV1.Role, permissions: [String]) {
    self.init(
      id: .new(), name: role.name, displayName: role.displayName.isEmpty ? role.name : role.displayName,
      description: role.description, permissions: permissions)
  }
}

extension RoleChange {
  /// The fields that the mask names.
  init(_ request: IdentityV1.UpdateRoleRequest) {
    let role = request.role ?? IdentityV1.Role()
    for path in UpdateMask.paths(request.updateMask?.paths, of: role) {
      switch path {
      case "display_name": displayName = role.displayName
      case "description": description = role.description
      case "permissions": permissions = role.permissions
      default: continue
      }
      fields.append(path)
    }
  }
}
