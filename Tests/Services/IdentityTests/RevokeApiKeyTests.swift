import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

@Suite struct `RevokeApiKey` {
  private func revoke(
    _ tenant: TestTenant, _ id: String, _ options: CallOptions, version: Int64 = 0
  ) async throws -> IdentityV1.ApiKey? {
    let request = IdentityV1.RevokeApiKeyRequest.with {
      $0.tenantID = tenant.text
      $0.id = id
      $0.version = version
    }
    return try await tenant.server.identity.revokeApiKey(request, options).apiKey
  }

  @Test func `ends a key with all its tokens, and changes nothing the second time`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (key, secret) = try await tenant.createKey { $0.permissions = ["tenants.read"] }
    let tokens = try #require(
      try await server.identity.createAccessToken(.with { $0.apiKey = secret }, CallOptions()).accessToken)
    let stale = try await refusal { try await revoke(tenant, key.id, tenant.caller("admin"), version: 4) }
    #expect(stale?.metadata == ["version": "4", "current_version": "1"])
    let revoked = try await revoke(tenant, key.id, tenant.caller("admin"), version: 1)
    #expect(revoked?.state == .revoked && revoked?.revokeTime != nil && revoked?.version == 2)
    #expect(try await revoke(tenant, key.id, tenant.caller("admin"), version: 1) == revoked)
    #expect(try server.journal(tenant.id, "RevokeApiKey").map { $0.hasSuffix("key.revoked") } == [true])
    let refresh = try await refusal {
      try await server.identity.refreshAccessToken(
        .with { $0.refreshToken = tokens.refreshToken }, CallOptions())
    }
    #expect(refresh?.reason == "REFRESH_TOKEN_INVALID")
    let exchange = try await refusal {
      try await server.identity.createAccessToken(.with { $0.apiKey = secret }, CallOptions())
    }
    #expect(exchange?.reason == "API_KEY_INVALID")
    let refused = try await untilRefused(within: .seconds(5)) {
      try await server.identity.whoAmI(.init(), .bearer(tokens.token))
    }
    #expect(refused?.1.reason == "CREDENTIALS_INVALID")
  }

  @Test func `finds the caller's own keys alone without the right to all`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let (mine, _) = try await tenant.createKey(as: "viewer") {
      $0.userID = tenant.users["viewer"]?.description ?? ""
    }
    let (machine, _) = try await tenant.createKey { $0.permissions = ["identity.self"] }
    let viewer = try tenant.caller("viewer")
    for id in [machine.id, APIKeyID.new().description] {
      let error = try await refusal { try await revoke(tenant, id, viewer) }
      #expect(error?.code == .notFound && error?.reason == "API_KEY_NOT_FOUND")
    }
    #expect(
      try await refusal { try await revoke(other, mine.id, other.caller("owner")) }?.reason
        == "API_KEY_NOT_FOUND")
    #expect(try await revoke(tenant, mine.id, viewer)?.state == .revoked)
    // A machine may give itself up.
    let key = try #require(APIKeyID(machine.id))
    #expect(try await revoke(tenant, machine.id, tenant.caller(key: key))?.state == .revoked)
  }
}
