import MusterCore
import MusterRPC

/// Stands before one RPC: authenticates, then lets the caller into the tenant that the request names, by
/// what the RPC's proto says about access.
///
/// A token of Muster's own names its tenant, so nearly everything is decided before the request is read;
/// for a token of another issuer it is when the tenant is known.
final class MethodGuard: CallGuard {
  private let method: MethodInfo
  private let tenancy: Tenancy
  private let rules: AccessRules
  /// What an operator needs on the platform's own rows, and on any tenant's; nil where operators may not.
  private let platformNeeded: PermissionSet?
  private let operatorNeeded: PermissionSet?

  init(_ method: MethodInfo, _ tenancy: Tenancy) {
    (self.method, self.tenancy) = (method, tenancy)
    let platform: String? =
      switch method.access {
      case .anyone, .anyCaller, .tenant: nil
      case .platform(let name), .tenantOrPlatform(_, platform: let name): name
      }
    let catalogue = tenancy.catalogue
    rules = AccessRules(method, catalogue)
    platformNeeded = platform.map { catalogue.set([$0]) }
    // An operator may call a platform's RPC for any tenant that it names.
    operatorNeeded = (method.operatorPermission ?? platform).map { catalogue.set([$0]) }
  }

  @discardableResult
  func authenticate(_ caller: inout Caller) async throws(RPCError) -> Principal {
    let principal = try await tenancy.principal(caller, method)
    caller.guardian = self
    caller.principal = principal
    if let tenant = principal.session.tenant {
      try recording(caller, principal, tenant) { () throws(RPCError) in try check(principal) }
    } else if case .platform = method.access {
      try recording(caller, principal, .platform) { () throws(RPCError) in
        try checkOperator(principal, platformNeeded)
      }
      caller.tenant = .platform
      if method.audit == .access { try await tenancy.recorder.allowed(caller, method) }
    }
    return principal
  }

  func admit(_ caller: inout Caller, to tenant: String) async throws(RPCError) -> Bool {
    guard let principal = caller.principal as? Principal else { throw .credentialsInvalid }
    if tenant.isEmpty { return try await admitToNone(&caller, principal) }
    // As nearly all do, without taking the id apart.
    if let own = principal.session.tenant, tenant == principal.session.tenantText {
      caller.tenant = own
      if method.audit == .access { try await tenancy.recorder.allowed(caller, method) }
      return true
    }
    guard let id = TenantID(tenant), id != .platform else { return false }
    try await enter(id, &caller, principal)
    return true
  }

  /// A stream of the tenant's is open from here on.
  func enter(_ stream: OpenStream, _ grant: Grant) throws(RPCError) {
    try tenancy.streams.enter(stream, grant)
  }

  /// Changes when the keys do that tokens are checked by.
  var keysGeneration: UInt64 { tenancy.keysGeneration }

  /// Whether a caller who was let in would be so again, while the call goes on. It is no new call: it counts
  /// for no rate, and is not recorded again.
  func recheck(_ caller: Caller) async throws(RPCError) -> Principal {
    let principal = try await tenancy.principal(caller, method)
    if principal.isPlatform {
      try checkOperator(principal, caller.tenant == .platform ? platformNeeded : operatorNeeded)
      return principal
    }
    if principal.session.tenant != nil {
      guard let grant = principal.grant else { throw .tenantForbidden }
      try rules.check(principal, grant)
      return principal
    }
    // It has entered none yet.
    guard let tenant = caller.tenant else { return principal }
    guard let found = try await tenancy.principal(principal.session, in: tenant, caller),
      let grant = found.grant, grant.admits(found.session, at: WallClock.seconds())
    else { throw .tenantForbidden }
    try rules.check(found, grant)
    return found
  }

  /// One of the permissions that a caller held and holds no more.
  func lost(_ former: PermissionSet, _ current: PermissionSet) -> String? {
    guard !current.contains(former) else { return nil }
    let held = Set(tenancy.catalogue.names(current))
    return tenancy.catalogue.names(former).first { !held.contains($0) }
  }

  /// The request names no tenant.
  private func admitToNone(_ caller: inout Caller, _ principal: Principal) async throws(RPCError) -> Bool {
    switch method.access {
    case .anyCaller: caller.tenant = principal.session.tenant
    case .tenantOrPlatform:
      try recording(caller, principal, .platform) { () throws(RPCError) in
        try checkOperator(principal, platformNeeded)
      }
      caller.tenant = .platform
      if method.audit == .access { try await tenancy.recorder.allowed(caller, method) }
    // Let in before the request was read; where a tenant is needed, its bounds say so.
    case .platform: return caller.tenant == .platform
    case .tenant, .anyone: return false
    }
    return true
  }

  private func enter(
    _ tenant: TenantID, _ caller: inout Caller, _ principal: Principal
  ) async throws(RPCError) {
    if principal.isPlatform {
      guard method.access != .anyCaller else { throw .tenantForbidden }
      try recording(caller, principal, tenant) { () throws(RPCError) in
        try checkOperator(principal, operatorNeeded)
      }
      caller.tenant = tenant
      // What an operator reads of a tenant is told in the tenant's own log; what is changed leaves its
      // record.
      if method.effect != .write { try await tenancy.recorder.allowed(caller, method) }
      return
    }
    guard principal.session.tenant == nil,
      let found = try await tenancy.principal(principal.session, in: tenant, caller),
      found.grant?.admits(found.session, at: WallClock.seconds()) == true
    else {
      tenancy.recorder.refused(
        caller, principal, principal.session.tenant ?? .platform, method, .tenantForbidden)
      throw .tenantForbidden
    }
    try recording(caller, found, tenant) { () throws(RPCError) in try check(found) }
    caller.principal = found
    caller.tenant = tenant
    if method.audit == .access { try await tenancy.recorder.allowed(caller, method) }
  }

  /// The rules in their order, as ExplainAccess tells them.
  private func check(_ principal: Principal) throws(RPCError) {
    guard let grant = principal.grant else {
      // Of a tenant that is erased: who asked for it may ask again.
      guard method.path == AccessRules.erasing else { throw .tenantForbidden }
      return try rules.checkPermission(principal.permissions)
    }
    if let wait = grant.tenant.rate.wait() ?? grant.keyRate?.wait() { throw .rateLimited(wait) }
    try rules.check(principal, grant)
  }

  private func checkOperator(_ principal: Principal, _ needed: PermissionSet?) throws(RPCError) {
    guard principal.isPlatform else { throw .platformOnly }
    guard let needed, principal.permissions.contains(needed) else {
      throw .permissionMissing(method.operatorPermission ?? rules.permission)
    }
  }

  private func recording(
    _ caller: Caller, _ principal: Principal, _ tenant: TenantID, _ check: () throws(RPCError) -> Void
  ) throws(RPCError) {
    do throws(RPCError) {
      try check()
    } catch {
      if error.code == .permissionDenied {
        tenancy.recorder.refused(caller, principal, tenant, method, error)
      }
      throw error
    }
  }
}
