import MusterCore
import MusterCrypto
package import MusterIdentityAPI
import MusterJournal
package import MusterRPC
import MusterTenancy
import MusterWellKnownAPI

extension IdentityService {
  package func createAccessToken(
    _ request: IdentityV1.CreateAccessTokenRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.CreateAccessTokenResponse {
    guard let secret = TenantSecret(request.apiKey, as: .apiKey) else { throw .apiKeyInvalid }
    let (tenant, hash) = (TenantID(secret.tenant), secrets.hash(secret))
    let found = try await tenants.read(bound: tenant, deadline: caller.deadline) { tx throws(RPCError) in
      try await KeyStore.key(tx, secretHash: hash)
    }
    // What is no key takes no connection of its own.
    guard let (key, user) = found else { throw .apiKeyInvalid }

    return try await journal.write(
      IdentityV1.Method.createAccessToken.info, request, as: caller, bySecretOf: tenant
    ) { tx throws(RPCError) in
      guard let grant = try await tenancy.grant(tx, user: user, key: key), grant.mayHaveTokens else {
        throw .apiKeyInvalid
      }
      var signIn = SignIn(tenant: tenant, user: user, key: key, grant: grant, requestID: request.requestID)
      signIn.scope = try scope(request.permissions, of: grant)
      signIn.lifetime = request.lifetime.map { .seconds($0.seconds) }
      let tokens = try tokens(signIn)
      try await keep(tokens, tx)

      var response = IdentityV1.CreateAccessTokenResponse()
      // A trial shows nothing that could be used.
      if !request.validateOnly { response.accessToken = tokens.message }
      var change = Change(response, target: ChangeTarget(key))
      change.actor = ChangeActor(user: user, key: key, name: grant.name)
      return change
    }
  }

  /// Nil for all that the key holds.
  private func scope(_ wanted: [String], of grant: Grant) throws(RPCError) -> [String]? {
    if wanted.isEmpty { return nil }
    for name in wanted {
      guard tenancy.catalogue.isKnown(name) else { throw .permissionUnknown(name) }
      guard grant.permissions.contains(tenancy.catalogue.set([name])) else { throw .permissionNotOfKey(name) }
    }
    return wanted.unique
  }
}
