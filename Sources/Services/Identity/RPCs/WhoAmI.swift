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
    guard let principal = caller.principal as? Principal else { throw .credentialsInvalid }
    var answer = IdentityV1.CallerMessage()
    answer.actor = TypeV1.Actor(principal)
    answer.permissions = tenancy.catalogue.names(principal.permissions)
    answer.platformAdmin = principal.isPlatform
    answer.secondFactor = principal.session.hasSecondFactor
    answer.issuer = principal.session.issuer
    answer.tokenExpireTime = .init(unixSeconds: principal.session.expiry)
    answer.apiKeyID = principal.session.key?.description ?? ""

    let tenant = caller.tenant.map { TenantID($0) }
    if let tenant { answer.tenantID = tenant.description }
    if let user = principal.user {
      try await tell(user, in: tenant, caller, &answer)
    }

    var response = IdentityV1.WhoAmIResponse()
    response.caller = answer
    return response
  }

  /// The person behind the call, the membership here, and the tenants there are for them.
  private func tell(
    _ user: UserID, in tenant: TenantID?, _ caller: Caller, _ answer: inout IdentityV1.CallerMessage
  ) async throws(RPCError) {
    let person = try await system.read("identity.person", deadline: caller.deadline) { tx throws(RPCError) in
      try await UserStore.person(tx, user)
    }
    var member: Row?
    if tenant != nil {
      member = try await tenants.read(caller) { tx throws(RPCError) in
        try await UserStore.member(tx, of: user)
      }
    }
    try reading { () throws(PostgresError) in
      if let row = person.user { answer.user = try IdentityV1.User(person, row) }
      if let member, let tenant { answer.member = try IdentityV1.Member(member, in: tenant) }
      for row in person.tenants { answer.tenants.append(try IdentityV1.CallerTenant(row)) }
    }
  }
}

extension Principal {
  /// The person; nil for a machine.
  fileprivate var user: UserID? {
    switch subject {
    case .user(let id), .platform(let id): id
    case .serviceKey: nil
    }
  }
}
