package import MusterRPC

/// What an RPC asks of a caller of a tenant, a rule at a time: the guard goes by it, and ExplainAccess tells
/// it.
package struct AccessRules: Sendable {
  package let method: MethodInfo
  /// Empty for none.
  package let permission: String
  private let needed: PermissionSet

  package init(_ method: MethodInfo, _ catalogue: PermissionCatalogue) {
    self.method = method
    permission =
      switch method.access {
      case .anyone, .anyCaller: ""
      case .tenant(let name), .platform(let name), .tenantOrPlatform(let name, platform: _): name
      }
    needed = catalogue.set(permission.isEmpty ? [] : [permission])
  }

  /// In their order.
  func check(_ principal: Principal, _ grant: Grant) throws(RPCError) {
    try checkScope()
    try checkState(grant.tenant, roles: grant.roles)
    try checkPermission(principal.permissions)
    let isMachine = if case .serviceKey = principal.subject { true } else { false }
    try checkSecondFactor(
      grant.tenant, isMachine: isMachine, isShown: principal.session.hasSecondFactor)
  }

  package func checkScope() throws(RPCError) {
    if case .platform = method.access { throw .platformOnly }
  }

  static let erasing = "/muster.tenants.v1.TenantService/EraseTenant"

  /// What an owner may still do with a deleted tenant.
  private static let methodsOfDeleted: Set = [
    "/muster.tenants.v1.TenantService/GetTenant", "/muster.tenants.v1.TenantService/ExportTenant",
    "/muster.tenants.v1.TenantService/UndeleteTenant", erasing,
  ]

  package func checkState(_ tenant: TenantFacts, roles: [String]) throws(RPCError) {
    switch tenant.state {
    case .active: break
    case .suspended:
      if method.effect == .write || tenant.blocksReads { throw .tenantSuspended }
    case .deleted, .erasing:
      guard roles.contains("owner"), Self.methodsOfDeleted.contains(method.path) else {
        throw .tenantDeleted
      }
    }
  }

  package func checkPermission(_ held: PermissionSet) throws(RPCError) {
    guard held.contains(needed) else { throw .permissionMissing(permission) }
  }

  package func checkSecondFactor(
    _ tenant: TenantFacts, isMachine: Bool, isShown: Bool
  ) throws(RPCError) {
    guard isShown || !asksSecondFactor(tenant, isMachine: isMachine) else { throw .secondFactorRequired }
  }

  package func asksSecondFactor(_ tenant: TenantFacts, isMachine: Bool) -> Bool {
    // A machine has none; making its key asked for one.
    if isMachine { return false }
    return switch tenant.secondFactor {
    case .off: false
    case .sensitive: method.isSensitive
    case .always: true
    }
  }
}
