import MusterCore
package import MusterIdentityAPI
package import MusterRPC
import MusterRows
import MusterTenancy

extension IdentityService {
  package func listPermissions(
    _ request: IdentityV1.ListPermissionsRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.ListPermissionsResponse {
    let (tenant, principal) = (try caller.admittedTenant(), try caller.known())
    let page = try ListPage(
      request, IdentityV1.Method.listPermissions.info, of: tenant, pages,
      unstated: ListOrder("matrix", isDescending: false))

    let own = try await tenants.read(caller) { tx throws(RPCError) in try await RoleStore.all(tx) }

    let held = Set(tenancy.catalogue.names(principal.permissions))
    var permissions: [(place: ListPlace, message: IdentityV1.Permission)] = []
    for (number, info) in tenancy.catalogue.permissions.enumerated() {
      let message = IdentityV1.Permission(info, own, methods, isHeld: held.contains(info.name))
      guard request.allows(message) else { continue }
      let rank = page.order.field == "name" ? "" : "\(number)".leftPadded(to: 5)
      permissions.append((ListPlace(value: rank, id: info.name), message))
    }
    var response = IdentityV1.ListPermissionsResponse()
    let part = page.part(of: permissions) { $0.place }
    (response.permissions, response.nextPageToken) = (part.items.map(\.message), part.next)
    return response
  }
}

extension IdentityV1.ListPermissionsRequest: ListRequest {
  fileprivate func allows(_ permission: IdentityV1.Permission) -> Bool {
    (area.isEmpty || permission.area == area) && (role.isEmpty || permission.roles.contains(role))
      && (!heldOnly || permission.held)
  }
}

extension IdentityV1.Permission {
  fileprivate init(_ info: PermissionInfo, _ own: [Role], _ methods: [MethodInfo], isHeld: Bool) {
    self.init()
    name = info.name
    description = info.description
    area = String(info.name.prefix { $0 != "." })
    platformOnly = info.leastRole == .platform
    held = isHeld
    if !platformOnly { roles = info.roles(own) }
    self.methods = methods.filter { $0.asks(for: info.name) }.map { String($0.path.dropFirst()) }
  }
}

extension PermissionInfo {
  /// The names of a tenant's roles that hold it: built-in ones, the least first, then the tenant's own.
  func roles(_ own: [Role]) -> [String] {
    guard leastRole != .platform else { return [] }
    return BuiltInRole.ofTenants.filter { $0.rawValue >= leastRole.rawValue }.map(\.name)
      + own.filter { $0.permissions.contains(name) }.map(\.name)
  }
}

extension MethodInfo {
  /// Of a tenant's caller, of an operator, or of both.
  fileprivate func asks(for permission: String) -> Bool {
    if operatorPermission == permission { return true }
    return switch access {
    case .anyone, .anyCaller: false
    case .tenant(let name), .platform(let name): name == permission
    case .tenantOrPlatform(let name, let platform): name == permission || platform == permission
    }
  }
}
