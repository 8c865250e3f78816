import MusterCore
import MusterCrypto
package import MusterIdentityAPI
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterTenancy
import MusterWellKnownAPI

extension IdentityService {
  package func createAccessToken(
    _ request: IdentityV1.CreateAccessTokenRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.CreateAccessTokenResponse {
    guard let secret = TenantSecret(request.apiKey, as: .apiKey) else { throw .apiKeyInvalid }
    let tenant = TenantID(secret.tenant)
    let bearer = try await bearer(secret, in: tenant, caller)
    let scope = try scope(request.permissions, of: bearer.grant)
    let tokens = try tokens(bearer, in: tenant, scope, request)

    return try await journal.write(
      IdentityV1.Method.createAccessToken.info, request, as: caller, bySecretOf: tenant
    ) { tx throws(RPCError) in
      try await KeyStore.use(tx, bearer.key, making: tokens.refresh)

      var response = IdentityV1.CreateAccessTokenResponse()
      // A trial shows nothing that could be used.
      if !request.validateOnly { response.accessToken = tokens.message }
      var change = Change(response, target: ChangeTarget(bearer.key))
      change.actor = ChangeActor(user: bearer.user, key: bearer.key, name: bearer.grant.name)
      return change
    }
  }

  /// Who holds the key, as long as it is good.
  private struct Bearer {
    let key: APIKeyID
    let user: UserID?
    let grant: Grant
  }

  private func bearer(
    _ secret: TenantSecret, in tenant: TenantID, _ caller: Caller
  ) async throws(RPCError) -> Bearer {
    let found = try await tenants.read(bound: tenant, deadline: caller.deadline) { tx throws(RPCError) in
      try await KeyStore.key(tx, secretHash: secrets.hash(secret))
    }
    guard let (key, user) = found,
      let grant = try await tenancy.grant(in: tenant, user: user, key: key, deadline: caller.deadline),
      grant.expiry > WallClock.seconds()
    else { throw .apiKeyInvalid }
    switch grant.tenant.state {
    // What a suspended tenant may still read is decided call by call.
    case .active, .suspended: return Bearer(key: key, user: user, grant: grant)
    case .deleted, .erasing:
      guard grant.roles.contains("owner") else { throw .apiKeyInvalid }
      return Bearer(key: key, user: user, grant: grant)
    }
  }

  /// Nil for all that the key holds.
  private func scope(_ wanted: [String], of grant: Grant) throws(RPCError) -> [String]? {
    if wanted.isEmpty { return nil }
    for name in wanted {
      guard tenancy.catalogue.isKnown(name) else { throw .permissionUnknown(name) }
      guard grant.permissions.contains(tenancy.catalogue.set([name])) else { throw .permissionNotOfKey(name) }
    }
    return wanted
  }

  private struct Tokens {
    let message: IdentityV1.AccessToken
    let refresh: RefreshTokenDraft
  }

  private static let refreshLifetimeSeconds: Int64 = 30 * 86_400

  private func tokens(
    _ bearer: Bearer, in tenant: TenantID, _ scope: [String]?, _ request: IdentityV1.CreateAccessTokenRequest
  ) throws(RPCError) -> Tokens {
    let now = WallClock.seconds()
    let most = bearer.user == nil ? TokenMint.machineLifetimeMax : TokenMint.personLifetimeMax
    let asked = request.lifetime.map { Duration.seconds($0.seconds) } ?? most
    // Never after what it rests on.
    let lifetime = min(asked, most, .seconds(max(1, bearer.grant.expiry - now)))
    let access: TokenMint.Minted
    do throws(TokenError) {
      access = try mint.access(
        bearer.user.map { .user($0) } ?? .serviceKey(bearer.key), in: tenant, key: bearer.key, scope: scope,
        lifetime: lifetime, after: bearer.grant.tokensAfter)
    } catch {
      throw RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: error)
    }
    let refresh = TenantSecret(.refreshToken, tenant: tenant.bits)
    let refreshExpiry = min(now + Self.refreshLifetimeSeconds, bearer.grant.expiry)

    var message = IdentityV1.AccessToken()
    message.token = access.token
    message.expireTime = .init(unixSeconds: access.expiry)
    message.refreshToken = refresh.text
    message.refreshExpireTime = .init(unixSeconds: refreshExpiry)
    message.tenantID = tenant.description
    message.permissions = scope ?? tenancy.catalogue.names(bearer.grant.permissions)
    return Tokens(
      message: message,
      refresh: RefreshTokenDraft(
        hash: secrets.hash(refresh), family: IDBits(UUIDv7.next()), user: bearer.user, key: bearer.key,
        permissions: scope, requestID: request.requestID,
        expiry: PostgresTime(unixMicroseconds: refreshExpiry * 1_000_000) ?? .infinity))
  }
}
