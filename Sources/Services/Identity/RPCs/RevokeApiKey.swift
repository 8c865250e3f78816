import MusterCore
package import MusterIdentityAPI
import MusterJournal
package import MusterRPC
import MusterTenancy

extension IdentityService {
  package func revokeApiKey(
    _ request: IdentityV1.RevokeApiKeyRequest, as caller: Caller
  ) async throws(RPCError) -> IdentityV1.RevokeApiKeyResponse {
    let method = IdentityV1.Method.revokeApiKey.info
    let owner = try caller.known().keyOwner
    guard let id = APIKeyID(request.id) else { throw .apiKeyNotFound }

    return try await journal.write(method, request, as: caller) { tx throws(RPCError) in
      let authority = try await tenancy.authority(tx, of: caller, for: method)
      let seesAll = authority.holds(tenancy.catalogue.set(["identity.keys"]))
      guard let (row, found) = try await KeyStore.key(tx, id), seesAll || found.belongs(to: owner) else {
        throw .apiKeyNotFound
      }
      var response = IdentityV1.RevokeApiKeyResponse()
      if found.isRevoked {
        response.apiKey = try key(row, in: tx.tenant)
        return .nothing(response)
      }
      guard request.version == 0 || request.version == found.version else {
        throw .versionStale("key", request.version, current: found.version)
      }

      let message = try key(await KeyStore.revoke(tx, id), in: tx.tenant)
      _ = try await RefreshTokenStore.revoke(tx, of: id)
      try await AccessChanges.tell(tx, .key(id), revokingTokens: true)
      response.apiKey = message
      return Change(
        response, target: ChangeTarget(id, version: message.version),
        event: ChangeEvent(.keyRevoked, "api_key", message))
    }
  }
}
