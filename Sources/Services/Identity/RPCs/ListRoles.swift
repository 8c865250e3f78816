import MusterCore
package import MusterIdentityAPI
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterWellKnownAPI

extension IdentityService {
  package func listRoles(
    _ request: IdentityV1.ListRolesRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.ListRolesResponse {
    let tenant = try caller.admittedTenant()
    let page = try ListPage(
      request, IdentityV1.Method.listRoles.info, of: tenant, pages,
      unstated: ListOrder("name", isDescending: false))

    let (own, counts) = try await tenants.read(caller) { tx throws(RPCError) in
      (try await RoleStore.all(tx), try await RoleStore.memberCounts(tx))
    }

    var roles = BuiltInRole.ofTenants.map { role in
      IdentityV1.Role(role, tenancy.catalogue, members: counts[role.name] ?? 0)
    }
    roles += own.map { IdentityV1.Role($0, in: tenant, members: counts[$0.name] ?? 0) }
    if !request.permission.isEmpty { roles.removeAll { !$0.permissions.contains(request.permission) } }
    var response = IdentityV1.ListRolesResponse()
    let part = page.part(of: roles) { $0.place(in: page.order) }
    (response.roles, response.nextPageToken) = (Array(part.items), part.next)
    return response
  }
}

extension IdentityV1.ListRolesRequest: ListRequest {}

extension IdentityV1.Role {
  /// Built-in roles come first in whichever direction.
  fileprivate func place(in order: ListOrder) -> ListPlace {
    let rank = builtIn == order.isDescending ? "1" : "0"
    guard order.field == "create_time" else { return ListPlace(value: rank, id: name) }
    let seconds = "\(createTime?.seconds ?? 0)".leftPadded(to: 20)
    return ListPlace(value: rank + seconds + "\(createTime?.nanos ?? 0)".leftPadded(to: 10), id: name)
  }
}

extension String {
  /// A number whose order as a text is its own.
  func leftPadded(to count: Int) -> String {
    String(repeating: "0", count: max(0, count - utf8.count)) + self
  }
}
