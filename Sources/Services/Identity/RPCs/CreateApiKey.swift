import MusterCore
import MusterCrypto
package import MusterIdentityAPI
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func createApiKey(
    _ request: IdentityV1.CreateApiKeyRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.CreateApiKeyResponse {
    let method = IdentityV1.Method.createApiKey.info
    let secret = TenantSecret(.apiKey, tenant: try caller.admittedTenant().bits)
    let (shown, draft) = (secret.text, try draft(request, secret, caller.known()))

    return try await journal.write(method, request, as: caller) { tx throws(RPCError) in
      let authority = try await tenancy.authority(tx, of: caller, for: method)
      try await check(tx, authority, mayMake: draft)
      let count = try await KeyStore.count(tx)
      guard count < authority.keysMax else {
        throw .quotaExceeded("keys", limit: authority.keysMax, use: count)
      }

      let key = try key(await KeyStore.insert(tx, draft), in: tx.tenant)
      var response = IdentityV1.CreateApiKeyResponse()
      response.apiKey = key
      let replay = response
      if !request.validateOnly { response.secret = shown }
      return Change(
        response, replay: replay, target: ChangeTarget(draft.id, version: 1),
        event: ChangeEvent(.keyCreated, "api_key", key))
    }
  }

  private func draft(
    _ request: IdentityV1.CreateApiKeyRequest, _ secret: TenantSecret, _ principal: Principal
  ) throws(RPCError) -> KeyDraft {
    let wanted = request.apiKey ?? IdentityV1.ApiKey()
    var user: UserID?
    if !wanted.userID.isEmpty {
      guard case .user(let own) = principal.subject, own == UserID(wanted.userID) else { throw .apiKeyNotOwn }
      user = own
    } else if wanted.permissions.isEmpty {
      throw .fieldInvalid("api_key.permissions", "is needed for a service key, which holds exactly these")
    }
    return KeyDraft(
      id: .new(), secretHash: secrets.hash(secret), prefix: secret.shownPrefix,
      displayName: wanted.displayName, user: user, permissions: try grantable(wanted.permissions),
      callsPerSecond: wanted.callsPerSecond,
      expiry: try .future(wanted.expireTime, "api_key.expire_time"), createdBy: Author(principal))
  }

  private func check(
    _ tx: borrowing TenantTransaction, _ authority: Authority, mayMake key: KeyDraft
  ) async throws(RPCError) {
    guard let user = key.user else {
      try need("identity.keys", authority)
      return try check(authority, mayGrant: tenancy.catalogue.set(key.permissions))
    }
    // A token that was cut down makes no key that is not.
    let all = try await tenancy.grant(tx, user: user, key: nil)?.permissions ?? PermissionSet()
    try check(
      authority, mayGrant: key.permissions.isEmpty ? all : tenancy.catalogue.set(key.permissions))
  }
}

extension IdentityService {
  /// A permission beside the one that the RPC itself asks for.
  func need(_ permission: String, _ authority: Authority) throws(RPCError) {
    guard authority.holds(tenancy.catalogue.set([permission])) else { throw .permissionMissing(permission) }
  }
}
