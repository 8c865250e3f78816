package import MusterCore
package import MusterRPC

/// What a caller may do, by rows that stay as they are until the transaction ends.
package struct Authority: Sendable {
  /// What the caller can give and take.
  package let permissions: PermissionSet
  /// How many members and keys the tenant may have.
  package let membersMax: Int
  package let keysMax: Int

  package func holds(_ permissions: PermissionSet) -> Bool { self.permissions.contains(permissions) }
}

extension Tenancy {
  /// Before rights are changed: changes of one tenant's rights go one after the other, and none is made by a
  /// right that is gone by then.
  package func authority(
    _ tx: borrowing TenantTransaction, of caller: Caller, for method: MethodInfo
  ) async throws(RPCError) -> Authority {
    guard let principal = caller.principal as? Principal else { throw .credentialsInvalid }
    let session = principal.session
    let (limits, found) = try await AccessStore.findLocked(
      tx, user: principal.isPlatform ? nil : session.user, key: session.key)
    guard let limits else { throw principal.isPlatform ? .tenantMissing : .credentialsInvalid }
    let plan = plans[limits.plan]
    func authority(_ permissions: PermissionSet) -> Authority {
      Authority(
        permissions: permissions, membersMax: limits.members ?? plan.members,
        keysMax: limits.keys ?? plan.keys)
    }
    // Whom an operator hands rights to is not bound by what the operator holds.
    if principal.isPlatform {
      return authority(catalogue.holdings(.owner).union(principal.permissions))
    }
    guard let grant = directory.apart(tx.tenant, user: session.user, key: session.key, found),
      grant.admits(session, at: WallClock.seconds())
    else { throw .credentialsInvalid }
    let now = Principal(session, grant, grant.permissions)
    try AccessRules(method, catalogue).check(now, grant)
    return authority(now.permissions)
  }

  /// Before something is done for somebody who brings a secret of the tenant's: the tenant, whose state and
  /// rights stay as they are until the transaction ends. Nil for one that is not.
  package func facts(_ tx: borrowing TenantTransaction) async throws(RPCError) -> TenantFacts? {
    let found = try await AccessStore.findHeld(tx, user: nil, key: nil)
    return directory.apart(tx.tenant, user: nil, key: nil, found)?.tenant
  }

  /// Before tokens are made: what the user or key may do now, which stays so until the transaction ends. Nil
  /// for one who is nobody in the tenant.
  package func grant(
    _ tx: borrowing TenantTransaction, user: UserID?, key: APIKeyID?
  ) async throws(RPCError) -> Grant? {
    let found = try await AccessStore.findHeld(tx, user: user, key: key)
    return directory.apart(tx.tenant, user: user, key: key, found)
  }
}

extension PermissionCatalogue {
  /// What roles hold together: built-in ones, and those of the tenant's own with what they name. No role of a
  /// tenant holds what is the platform's, whatever its row says.
  package func held(roles: [String], ownRoles: [[String]]) -> PermissionSet {
    var permissions = PermissionSet()
    for role in roles {
      if let builtIn = BuiltInRole(name: role) { permissions = permissions.union(holdings(builtIn)) }
    }
    for names in ownRoles { permissions = permissions.union(set(names)) }
    return permissions.intersection(holdings(.owner))
  }

  /// What a key holds, of what its user holds; a machine's has no user.
  package func held(key names: [String], user: PermissionSet?) -> PermissionSet {
    let own = set(names).intersection(holdings(.owner))
    guard let user else { return own }
    return names.isEmpty ? user : user.intersection(own)
  }
}

extension RPCError {
  fileprivate static var tenantMissing: RPCError {
    RPCError(
      .notFound, reason: "TENANT_NOT_FOUND", message: "no tenant has this id; check it with ListTenants")
  }
}
