import MusterCore
package import MusterIdentityAPI
import MusterPostgres
package import MusterRPC
import MusterTenancy
import MusterTypesAPI

extension IdentityService {
  package func whoAmI(
    _ request: IdentityV1.WhoAmIRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.WhoAmIResponse {
    let principal = try caller.known()
    let user = principal.user
    let person = try await person(user, caller)
    let member = try await member(user, caller)

    var answer = IdentityV1.CallerMessage(principal, tenancy.catalogue)
    try reading { () throws(PostgresError) in
      if let row = person?.user, let person { answer.user = try IdentityV1.User(person, row) }
      if let tenants = person?.tenants {
        for row in tenants { answer.tenants.append(try IdentityV1.CallerTenant(row)) }
      }
      if let tenant = caller.tenant {
        answer.tenantID = tenant.description
        if let member { answer.member = try IdentityV1.Member(member, in: tenant) }
      }
    }
    var response = IdentityV1.WhoAmIResponse()
    response.caller = answer
    return response
  }

  /// The person behind the call, with the tenants there are for them; nil for a machine.
  private func person(_ user: UserID?, _ caller: Caller) async throws(RPCError) -> UserStore.Person? {
    guard let user else { return nil }
    return try await system.read("identity.person", deadline: caller.deadline) { tx throws(RPCError) in
      try await UserStore.person(tx, user)
    }
  }

  /// The membership in the tenant that is answered for.
  private func member(_ user: UserID?, _ caller: Caller) async throws(RPCError) -> Row? {
    guard let user, caller.tenant != nil else { return nil }
    return try await tenants.read(caller) { tx throws(RPCError) in try await MemberStore.member(tx, of: user)
    }
  }
}

extension IdentityV1.CallerMessage {
  /// What the token itself tells.
  fileprivate init(_ principal: Principal, _ catalogue: PermissionCatalogue) {
    self.init()
    actor = TypeV1.Actor(principal)
    permissions = catalogue.names(principal.permissions)
    platformAdmin = principal.isPlatform
    secondFactor = principal.session.hasSecondFactor
    issuer = principal.session.issuer
    tokenExpireTime = .init(unixSeconds: principal.session.expiry)
    apiKeyID = principal.session.key?.description ?? ""
  }
}
