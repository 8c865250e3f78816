import MusterCore
import MusterRPC
import MusterTenancy

/// Who may hand out what: nobody gives or takes more than they hold.
extension IdentityService {
  func check(_ authority: Authority, mayGrant permissions: PermissionSet) throws(RPCError) {
    if authority.holds(permissions) { return }
    let missing = tenancy.catalogue.names(permissions).filter { name in
      !authority.holds(tenancy.catalogue.set([name]))
    }
    throw .grantExceedsOwn(missing)
  }

  /// What the roles hold together. All that are `given` have to be there; of those that are taken some may be
  /// gone.
  func holdings(
    _ tx: borrowing TenantTransaction, given: [String], taken: [String] = []
  ) async throws(RPCError) -> PermissionSet {
    let own = try await RoleStore.permissions(tx, of: given + taken)
    if let unknown = given.first(where: { BuiltInRole(name: $0) == nil && own[$0] == nil }) {
      throw .roleNotFound(unknown)
    }
    return tenancy.catalogue.held(roles: given + taken, ownRoles: Array(own.values))
  }

  /// Permissions that roles and keys of a tenant can hold, each once.
  func grantable(_ names: [String]) throws(RPCError) -> [String] {
    let ofTenants = tenancy.catalogue.holdings(.owner)
    for name in names {
      guard tenancy.catalogue.isKnown(name), ofTenants.contains(tenancy.catalogue.set([name])) else {
        throw .permissionUnknown(name)
      }
    }
    return names.unique
  }
}

extension Array where Element: Hashable {
  /// Each once, in their order.
  var unique: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
