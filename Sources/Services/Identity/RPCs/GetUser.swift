import MusterCore
package import MusterIdentityAPI
import MusterPostgres
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func getUser(
    _ request: IdentityV1.GetUserRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.GetUserResponse {
    let (tenant, principal) = (try caller.admittedTenant(), try caller.known())
    guard let id = UserID(request.id) else { throw .userNotFound }
    var response = IdentityV1.GetUserResponse()

    if tenant != .platform {
      let row = try await tenants.read(bound: tenant, as: id, deadline: caller.deadline) {
        tx throws(RPCError) in try await UserStore.user(tx, memberBy: id)
      }
      guard let row else { throw .userNotFound }
      if !principal.isPlatform && principal.user != id {
        response.user = try reading { () throws(PostgresError) in try IdentityV1.User(member: row) }
        return response
      }
    }
    let person = try await system.read("identity.person", deadline: caller.deadline) { tx throws(RPCError) in
      try await UserStore.person(tx, id)
    }
    guard let row = person.user else { throw .userNotFound }
    response.user = try reading { () throws(PostgresError) in try IdentityV1.User(person, row) }
    return response
  }
}
