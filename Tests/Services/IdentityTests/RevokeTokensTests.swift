import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `RevokeTokens` {
  private func revoke(
    _ tenant: TestTenant, _ options: CallOptions, requestID: String = "", validateOnly: Bool = false,
    _ target: IdentityV1.RevokeTokensRequest.Target? = nil
  ) async throws -> IdentityV1.RevokeTokensResponse {
    let request = IdentityV1.RevokeTokensRequest.with {
      $0.tenantID = tenant.text
      $0.target = target
      $0.requestID = requestID
      $0.validateOnly = validateOnly
    }
    return try await tenant.server.identity.revokeTokens(request, options)
  }

  private func signIn(_ secret: String, _ server: TestServer) async throws -> IdentityV1.AccessToken {
    try #require(
      try await server.identity.createAccessToken(.with { $0.apiKey = secret }, CallOptions()).accessToken)
  }

  private func ends(_ token: String, _ server: TestServer) async throws -> Bool {
    try await eventually(within: .seconds(5)) {
      try await refusal { try await server.identity.whoAmI(.init(), .bearer(token)) }?.reason
        == "CREDENTIALS_INVALID"
    }
  }

  private func isGood(_ token: String, _ server: TestServer) async throws -> Bool {
    try await refusal { try await server.identity.whoAmI(.init(), .bearer(token)) } == nil
  }

  @Test func `ends the caller's own, those of the own keys with them, and no key`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let joined = try await tenant.join("ann@example.com", as: ["viewer"])
    let first = try await signIn(tenant.key, server)
    _ = try await signIn(tenant.key, server)
    let answer = try await revoke(tenant, tenant.caller("owner"), requestID: "once")
    #expect(
      answer.refreshTokenCount == 2 && abs((answer.revokeTime?.seconds ?? 0) - WallClock.seconds()) < 10)
    #expect(try await ends(first.token, server))
    let refresh = try await refusal {
      try await server.identity.refreshAccessToken(
        .with { $0.refreshToken = first.refreshToken }, CallOptions())
    }
    #expect(refresh?.reason == "REFRESH_TOKEN_INVALID")
    // The key can be exchanged again at once, and nobody else noticed.
    let again = try await signIn(tenant.key, server)
    #expect(try await isGood(again.token, server))
    #expect(try await isGood(joined.tokens.token, server))
    let repeated = try await revoke(tenant, .bearer(again.token), requestID: "once")
    #expect(repeated == answer)
    #expect(try await isGood(again.token, server))
    let rows = try server.journal(tenant.id, "RevokeTokens")
    #expect(rows.count == 1 && rows[0].contains(" user ") && rows[0].hasSuffix("token.revoked"))
  }

  @Test func `ends a user's, a key's and everybody's for those who may`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let ann = try await tenant.join("ann@example.com", as: ["viewer"])
    let (key, secret) = try await tenant.createKey { $0.permissions = ["identity.self", "leads.read"] }
    let machine = try await signIn(secret, server)
    let admin = try tenant.caller("admin")
    #expect(try await revoke(tenant, admin, .userID(ann.user.description)).refreshTokenCount == 1)
    #expect(try await ends(ann.tokens.token, server))
    #expect(try await isGood(machine.token, server))
    #expect(try await revoke(tenant, admin, .apiKeyID(key.id)).refreshTokenCount == 1)
    #expect(try await ends(machine.token, server))
    // A machine ends its own.
    let more = try await signIn(secret, server)
    #expect(try await revoke(tenant, .bearer(more.token)).refreshTokenCount == 1)
    let owner = try await signIn(tenant.key, server)
    #expect(try await revoke(tenant, admin, .everyone(true)).refreshTokenCount == 1)
    #expect(try await ends(owner.token, server))
    let own = try await untilRefused(within: .seconds(5)) { try await server.identity.whoAmI(.init(), admin) }
    #expect(own?.1.reason == "CREDENTIALS_INVALID")
  }

  @Test func `refuses others' tokens to those who may not, and whom it does not find`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let viewer = try tenant.caller("viewer")
    let (key, _) = try await tenant.createKey { $0.permissions = ["leads.read"] }
    let cases: [(IdentityV1.RevokeTokensRequest.Target, String)] = [
      (.userID(tenant.users["owner"]?.description ?? ""), "identity.members"),
      (.apiKeyID(key.id), "identity.keys"), (.everyone(true), "identity.members"),
    ]
    for (target, permission) in cases {
      let error = try await refusal { try await revoke(tenant, viewer, target) }
      #expect(error?.reason == "PERMISSION_MISSING" && error?.metadata == ["permission": permission])
    }
    let admin = try tenant.caller("admin")
    let stranger = try other.user("owner").description
    #expect(
      try await refusal { try await revoke(tenant, admin, .userID(stranger)) }?.reason == "USER_NOT_FOUND")
    let theirs = try await other.createKey { $0.permissions = ["leads.read"] }.0.id
    #expect(
      try await refusal { try await revoke(tenant, admin, .apiKeyID(theirs)) }?.reason == "API_KEY_NOT_FOUND")
    #expect(
      try await refusal { try await revoke(tenant, admin, .everyone(false)) }?.violations.map(\.field)
        == ["everyone"])
    #expect(try await revoke(tenant, admin, validateOnly: true).refreshTokenCount == 0)
    #expect(try await isGood(tenant.token("admin"), server))
  }

  @Test func `ends a user's in every tenant for an operator, once for each request`() async throws {
    let server = try await TestServer.shared.value
    let (home, tenant) = (try await server.tenant(), try await server.tenant())
    let ann = try await home.join("ann@example.com", as: ["viewer"])
    let (_, token) = try await tenant.invite("ann@example.com", as: ["viewer"])
    let there = try await server.identity.acceptInvitation(
      .with {
        $0.token = token
        $0.userToken = ann.tokens.token
      }, CallOptions()
    ).accessToken
    let request = IdentityV1.RevokeTokensRequest.with {
      $0.target = .userID(ann.user.description)
      $0.requestID = "everywhere"
    }
    let options = CallOptions.bearer(try server.operatorToken())
    let answer = try await server.identity.revokeTokens(request, options)
    #expect(answer.refreshTokenCount == 2)
    #expect(try await ends(ann.tokens.token, server))
    #expect(try await ends(there?.token ?? "", server))
    #expect(try await server.identity.revokeTokens(request, options) == answer)
    for place in [home, tenant] {
      #expect(try server.journal(place.id, "RevokeTokens").map { $0.hasPrefix("platform ") } == [true])
    }
    let nobody = try await refusal {
      try await server.identity.revokeTokens(
        .with { $0.target = .userID(UserID.new().description) }, options)
    }
    #expect(nobody?.reason == "USER_NOT_FOUND")
    let unsaid = try await refusal { try await server.identity.revokeTokens(.init(), options) }
    #expect(unsaid?.violations.map(\.field) == ["user_id"])
    let owner = try await refusal { try await server.identity.revokeTokens(request, home.caller("owner")) }
    #expect(owner?.reason == "PLATFORM_ONLY")
  }
}
