import MusterCore
package import MusterIdentityAPI
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func createUser(
    _ request: IdentityV1.CreateUserRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.CreateUserResponse {
    let wanted = request.user ?? IdentityV1.User()
    let draft = try UserDraft(wanted, tenancy)

    return try await journal.write(
      IdentityV1.Method.createUser.info, request, as: caller, of: draft.id
    ) { tx throws(RPCError) in
      let row = try await UserStore.insert(tx, draft, zoneField: "user.time_zone")
      var user = try reading { () throws(PostgresError) in try IdentityV1.User(row) }
      user.identities = wanted.identities
      var response = IdentityV1.CreateUserResponse()
      response.user = user
      return Change(
        response, target: ChangeTarget(draft.id, version: 1), event: ChangeEvent(.userCreated, "user", user))
    }
  }
}

extension UserDraft {
  fileprivate init(_ user: IdentityV1.User, _ tenancy: Tenancy) throws(RPCError) {
    for (place, identity) in user.identities.enumerated() where !tenancy.takes(issuer: identity.issuer) {
      throw .fieldInvalid("user.identities[\(place)].issuer", "is no issuer that this server takes tokens of")
    }
    let email = EmailAddress.normal(user.email)
    self.init(
      id: .new(), email: email,
      displayName: user.displayName.isEmpty ? EmailAddress.localPart(email) : user.displayName,
      locale: user.locale, timeZone: user.timeZone,
      identities: user.identities.map { Identity(issuer: $0.issuer, subject: $0.subject) })
  }
}
