import MusterCore
package import MusterIdentityAPI
import MusterPostgres
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func explainAccess(
    _ request: IdentityV1.ExplainAccessRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.ExplainAccessResponse {
    let principal = try caller.known()
    guard let tenant = principal.grant?.tenant else { throw .userNotFound }
    let method = try method(request)

    let (asked, own) = try await tenants.read(caller) { tx throws(RPCError) in
      (try await standing(tx, request, principal), try await RoleStore.all(tx))
    }

    let rules = AccessRules(method, tenancy.catalogue)
    var explanation = IdentityV1.AccessExplanation(asked, rules, of: tenant, tenancy.catalogue)
    if !method.service.isEmpty { explanation.method = String(method.path.dropFirst()) }
    let info = tenancy.catalogue.permissions.first { $0.name == rules.permission }
    explanation.rolesWithPermission = info?.roles(own) ?? []
    var response = IdentityV1.ExplainAccessResponse()
    response.explanation = explanation
    return response
  }

  /// The RPC, or one that asks for nothing but the permission.
  private func method(_ request: IdentityV1.ExplainAccessRequest) throws(RPCError) -> MethodInfo {
    switch request.question {
    case .method(let name):
      let path = name.hasPrefix("/") ? name.dropFirst() : name[...]
      let found = methods.first { method in
        let short = (method.service.split(separator: ".").last ?? "") + "/" + method.name
        return method.path.dropFirst() == path || short == path
      }
      guard let found else { throw .fieldInvalid("method", "names no RPC, such as LeadService/UpdateLead") }
      return found
    case .permission(let name):
      guard let info = tenancy.catalogue.permissions.first(where: { $0.name == name }) else {
        throw .permissionUnknown(name)
      }
      return MethodInfo(
        service: "", name: "", shape: .unary, input: "", output: "",
        access: info.leastRole == .platform ? .platform(name) : .tenant(name), effect: .readBounded,
        audit: .none)
    case nil: throw .fieldInvalid("method", "or permission is needed")
    }
  }

  private func standing(
    _ tx: borrowing TenantTransaction, _ request: IdentityV1.ExplainAccessRequest, _ principal: Principal
  ) async throws(RPCError) -> Standing {
    var standing = Standing()
    var key: APIKeyID?
    switch request.subject {
    case nil:
      (standing.user, key) = (principal.user, principal.session.key)
      standing.scope = principal.session.scope
      standing.showsSecondFactor = principal.session.hasSecondFactor
    case .userID(let text): standing.user = UserID(text)
    case .apiKeyID(let text):
      key = APIKeyID(text)
      if key == nil { throw .apiKeyNotFound }
    }
    if let shown = request.secondFactor { standing.showsSecondFactor = shown }
    if let key {
      guard let (row, found) = try await KeyStore.key(tx, key) else { throw .apiKeyNotFound }
      (standing.key, standing.user) = (found, found.user)
      standing.name = try reading { () throws(PostgresError) in try row.value(1) }
    }
    guard let user = standing.user else {
      if standing.key == nil { throw .userNotFound }
      return standing
    }
    guard let (row, member) = try await MemberStore.standing(tx, of: user) else { throw .userNotFound }
    standing.member = member
    standing.name = try reading { () throws(PostgresError) in try row.value(3) }
    standing.ownRoles = try await RoleStore.permissions(tx, of: standing.roles)
    return standing
  }
}
