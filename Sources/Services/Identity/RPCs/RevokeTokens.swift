import MusterCore
package import MusterIdentityAPI
import MusterJournal
package import MusterRPC
import MusterRows
import MusterTenancy

extension IdentityService {
  package func revokeTokens(
    _ request: IdentityV1.RevokeTokensRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.RevokeTokensResponse {
    let (tenant, principal) = (try caller.admittedTenant(), try caller.known())
    if tenant == .platform { return try await revokeEverywhere(request, caller) }
    let target = try RevocationTarget(request, principal)

    return try await journal.write(IdentityV1.Method.revokeTokens.info, request, as: caller) {
      tx throws(RPCError) in
      try await revoke(tx, target, caller)
    }
  }

  /// A user's in all tenants, each of which is told in its own journal. Doing it twice does no harm, so the
  /// tenants need not be one transaction.
  private func revokeEverywhere(
    _ request: IdentityV1.RevokeTokensRequest, _ caller: Caller
  ) async throws(RPCError) -> IdentityV1.RevokeTokensResponse {
    guard case .userID(let text) = request.target, let user = UserID(text) else {
      throw .fieldInvalid("user_id", "is needed without a tenant")
    }
    let method = IdentityV1.Method.revokeTokens.info
    var part = request
    part.requestID = ""
    let asked = part

    return try await journal.write(method, request, as: caller, of: user) { tx throws(RPCError) in
      guard try await UserStore.locked(tx, user) != nil else { throw .userNotFound }
      var response = IdentityV1.RevokeTokensResponse()
      response.revokeTime = try await RefreshTokenStore.now(tx).timestamp
      for tenant in try await tenantsOf(user, caller) {
        let answer = try await journal.write(method, asked, as: caller, in: tenant) { tx throws(RPCError) in
          try await revoke(tx, .user(user), caller)
        }
        response.refreshTokenCount += answer.refreshTokenCount
      }
      return Change(response, target: ChangeTarget(user), event: ChangeEvent(.tokensRevoked))
    }
  }

  /// As many as a person works in, and then some.
  private static let tenantsMax: Int64 = 10_000

  private func tenantsOf(_ user: UserID, _ caller: Caller) async throws(RPCError) -> [TenantID] {
    try await system.read("identity.tenants", deadline: caller.deadline) { tx throws(RPCError) in
      try await MemberStore.tenants(tx, of: user, most: Self.tenantsMax)
    }
  }

  private func revoke(
    _ tx: borrowing TenantTransaction, _ target: RevocationTarget, _ caller: Caller
  ) async throws(RPCError) -> Change<IdentityV1.RevokeTokensResponse> {
    let authority = try await tenancy.authority(tx, of: caller, for: IdentityV1.Method.revokeTokens.info)
    try await check(tx, authority, mayRevoke: target, caller.known())

    var response = IdentityV1.RevokeTokensResponse()
    response.revokeTime = try await RefreshTokenStore.now(tx).timestamp
    let changed: ChangeTarget
    switch target {
    case .user(let user):
      response.refreshTokenCount = try await RefreshTokenStore.revoke(tx, of: user)
      try await AccessChanges.tell(tx, .user(user), revokingTokens: true)
      changed = ChangeTarget(user)
    case .key(let key):
      response.refreshTokenCount = try await RefreshTokenStore.revoke(tx, of: key)
      try await AccessChanges.tell(tx, .key(key), revokingTokens: true)
      changed = ChangeTarget(key)
    case .everyone:
      response.refreshTokenCount = try await RefreshTokenStore.revokeAll(tx)
      try await AccessChanges.tell(tx, .tenant, revokingTokens: true)
      changed = ChangeTarget(tx.tenant)
    }
    return Change(response, target: changed, event: ChangeEvent(.tokensRevoked))
  }

  private func check(
    _ tx: borrowing TenantTransaction, _ authority: Authority, mayRevoke target: RevocationTarget,
    _ principal: Principal
  ) async throws(RPCError) {
    switch target {
    case .user(let user):
      if principal.isPlatform || principal.user != user { try need("identity.members", authority) }
      guard try await MemberStore.standing(tx, of: user) != nil else { throw .userNotFound }
    case .key(let id):
      let key = try await KeyStore.key(tx, id)?.1
      if key?.belongs(to: principal.keyOwner) != true { try need("identity.keys", authority) }
      if key == nil { throw .apiKeyNotFound }
    case .everyone:
      try need("identity.members", authority)
      try need("identity.keys", authority)
    }
  }
}

/// Whose tokens end in a tenant.
private enum RevocationTarget: Sendable {
  case user(UserID)
  case key(APIKeyID)
  case everyone

  init(_ request: IdentityV1.RevokeTokensRequest, _ principal: Principal) throws(RPCError) {
    switch request.target {
    case .userID(let text):
      guard let user = UserID(text) else { throw .userNotFound }
      self = .user(user)
    case .apiKeyID(let text):
      guard let key = APIKeyID(text) else { throw .apiKeyNotFound }
      self = .key(key)
    case .everyone(true): self = .everyone
    case .everyone(false): throw .fieldInvalid("everyone", "is false; leave it out for the caller's own")
    case nil:
      switch principal.subject {
      case .user(let user): self = .user(user)
      case .serviceKey(let key): self = .key(key)
      case .platform: throw .fieldInvalid("user_id", "is needed: an operator has no tokens in the tenant")
      }
    }
  }
}
