import MusterCore
import MusterCrypto
package import MusterIdentityAPI
import MusterJournal
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func refreshAccessToken(
    _ request: IdentityV1.RefreshAccessTokenRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.RefreshAccessTokenResponse {
    guard let secret = TenantSecret(request.refreshToken, as: .refreshToken) else {
      throw .refreshTokenInvalid
    }
    let (tenant, hash) = (TenantID(secret.tenant), secrets.hash(secret))
    // What is no token takes no connection of its own.
    let isThere = try await tenants.read(bound: tenant, deadline: caller.deadline) { tx throws(RPCError) in
      try await RefreshTokenStore.exists(tx, hash: hash)
    }
    guard isThere else { throw .refreshTokenInvalid }

    let response = try await journal.write(
      IdentityV1.Method.refreshAccessToken.info, request, as: caller, bySecretOf: tenant
    ) { tx throws(RPCError) in
      // Before the token, as everybody who changes rights does.
      guard try await tenancy.facts(tx) != nil,
        let token = try await RefreshTokenStore.locked(tx, hash: hash, requestID: request.requestID)
      else { throw .refreshTokenInvalid }
      if token.isSpent && !token.isRetried {
        if request.validateOnly { throw .refreshTokenReused }
        return try await revokeFamily(tx, token)
      }
      return try await rotate(tx, token, hash, request)
    }
    // The revocation has to stay, so the refusal comes after it.
    guard request.validateOnly || response.accessToken != nil else { throw .refreshTokenReused }
    return response
  }

  /// Access tokens carry no family: all of the key end, or of the user who came without one, and what was not
  /// of the family is refreshed.
  private func revokeAccess(_ tx: borrowing TenantTransaction, _ token: RefreshToken) async throws(RPCError) {
    if let key = token.key {
      try await AccessChanges.tell(tx, .key(key), revokingTokens: true)
    } else if let user = token.user {
      try await AccessChanges.tell(tx, .user(user), revokingTokens: true)
    }
  }

  private func revokeFamily(
    _ tx: borrowing TenantTransaction, _ token: RefreshToken
  ) async throws(RPCError) -> Change<IdentityV1.RefreshAccessTokenResponse> {
    try await RefreshTokenStore.revoke(tx, family: token.family)
    try await revokeAccess(tx, token)
    let grant = try await tenancy.grant(tx, user: token.user, key: token.key)
    return change(
      IdentityV1.RefreshAccessTokenResponse(), of: token, name: grant?.name ?? "",
      event: ChangeEvent(.tokenReused))
  }

  private func rotate(
    _ tx: borrowing TenantTransaction, _ token: RefreshToken, _ hash: [UInt8],
    _ request: IdentityV1.RefreshAccessTokenRequest
  ) async throws(RPCError) -> Change<IdentityV1.RefreshAccessTokenResponse> {
    if let lost = token.successor, token.isRetried {
      try await RefreshTokenStore.revoke(tx, hash: lost)
      try await revokeAccess(tx, token)
    }
    guard !token.isExpired,
      let grant = try await tenancy.grant(tx, user: token.user, key: token.key), grant.mayHaveTokens
    else { throw .refreshTokenInvalid }
    let tokens = try tokens(
      SignIn(
        tenant: tx.tenant, user: token.user, key: token.key, grant: grant, scope: token.permissions,
        family: token.family, requestID: request.requestID))
    try await keep(tokens, tx)
    try await RefreshTokenStore.spend(tx, hash: hash, for: tokens.refresh.hash)

    var response = IdentityV1.RefreshAccessTokenResponse()
    if !request.validateOnly { response.accessToken = tokens.message }
    return change(response, of: token, name: grant.name)
  }

  private func change(
    _ response: IdentityV1.RefreshAccessTokenResponse, of token: RefreshToken, name: String,
    event: ChangeEvent? = nil
  ) -> Change<IdentityV1.RefreshAccessTokenResponse> {
    let target = token.key.map { ChangeTarget($0) } ?? token.user.map { ChangeTarget($0) }
    var change = Change(response, target: target, event: event)
    change.actor = ChangeActor(user: token.user, key: token.key, name: name)
    return change
  }
}
