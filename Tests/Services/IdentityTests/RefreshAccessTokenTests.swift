import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `RefreshAccessToken` {
  private func refresh(
    _ token: String, _ server: TestServer, requestID: String = "", validateOnly: Bool = false
  ) async throws -> IdentityV1.AccessToken? {
    let request = IdentityV1.RefreshAccessTokenRequest.with {
      $0.refreshToken = token
      $0.requestID = requestID
      $0.validateOnly = validateOnly
    }
    return try await server.identity.refreshAccessToken(request, CallOptions()).accessToken
  }

  private func signIn(
    _ tenant: TestTenant, _ permissions: [String] = []
  ) async throws -> IdentityV1.AccessToken {
    let request = IdentityV1.CreateAccessTokenRequest.with {
      $0.apiKey = tenant.key
      $0.permissions = permissions
    }
    return try #require(
      try await tenant.server.identity.createAccessToken(request, CallOptions()).accessToken)
  }

  private func isGood(_ token: String, _ server: TestServer) async throws -> Bool {
    try await refusal { try await server.identity.whoAmI(.init(), .bearer(token)) } == nil
  }

  private func live(_ tenant: TestTenant) throws -> String {
    try tenant.server.sql(
      """
      SELECT count(*) FROM refresh_tokens
      WHERE tenant_id = '\(tenant.id.uuidText)' AND spend_time IS NULL AND expire_time > now()
      """)
  }

  @Test func `gives new tokens of the same rights for the old one`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let first = try await signIn(tenant, ["leads.read", "tenants.read"])
    let second = try #require(try await refresh(first.refreshToken, server))
    #expect(second.token != first.token && second.refreshToken != first.refreshToken)
    #expect(Set(second.permissions) == ["leads.read", "tenants.read"] && second.tenantID == tenant.text)
    let left = (second.refreshExpireTime?.seconds ?? 0) - WallClock.seconds()
    #expect(left > 2_591_990 && left <= 2_592_000)
    let third = try #require(try await refresh(second.refreshToken, server))
    let me = try await server.identity.whoAmI(.init(), .bearer(third.token)).caller
    #expect(Set(me?.permissions ?? []) == ["leads.read", "tenants.read"])
    #expect(try live(tenant) == "1")
    #expect(try server.journal(tenant.id, "RefreshAccessToken").count == 2)
    let dump = try server.everything(of: tenant.id)
    #expect(!TestServer.holds(dump, String(third.refreshToken.suffix(43))))
  }

  @Test func `revokes all of the sign-in when a token is used twice, and no other sign-in's refresh`()
    async throws
  {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (first, other) = (try await signIn(tenant), try await signIn(tenant))
    let second = try #require(try await refresh(first.refreshToken, server, requestID: "a"))
    let reused = try await refusal { try await refresh(first.refreshToken, server, requestID: "b") }
    #expect(reused?.code == .unauthenticated && reused?.reason == "REFRESH_TOKEN_REUSED")
    let gone = try await refusal { try await refresh(second.refreshToken, server) }
    #expect(gone?.reason == "REFRESH_TOKEN_INVALID")
    for token in [first.token, second.token] {
      #expect(try await eventually(within: .seconds(5)) { try await !isGood(token, server) })
    }
    let mine = try #require(try await refresh(other.refreshToken, server))
    #expect(try await isGood(mine.token, server))
    let rows = try server.journal(tenant.id, "RefreshAccessToken")
    #expect(rows.contains { $0.hasSuffix("{} token.reused") })
  }

  @Test func `takes a repeat within half a minute for a retry, which ends the lost answer's tokens`()
    async throws
  {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let first = try await signIn(tenant)
    let lost = try #require(try await refresh(first.refreshToken, server, requestID: "again"))
    let second = try #require(try await refresh(first.refreshToken, server, requestID: "again"))
    #expect(
      try await refusal { try await refresh(lost.refreshToken, server) }?.reason == "REFRESH_TOKEN_INVALID")
    #expect(try await eventually(within: .seconds(5)) { try await !isGood(lost.token, server) })
    #expect(try await isGood(second.token, server))
    #expect(try live(tenant) == "1")
    // Once its answer was used it was not lost.
    _ = try await refresh(second.refreshToken, server)
    let reused = try await refusal { try await refresh(first.refreshToken, server, requestID: "again") }
    #expect(reused?.reason == "REFRESH_TOKEN_REUSED")
  }

  @Test func `takes a later repeat, and one without an id, for a second use`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let late = try await signIn(tenant)
    _ = try await refresh(late.refreshToken, server, requestID: "again")
    try server.sql(
      """
      UPDATE refresh_tokens SET spend_time = spend_time - interval '31 seconds'
      WHERE tenant_id = '\(tenant.id.uuidText)' AND spend_time IS NOT NULL
      """)
    let error = try await refusal { try await refresh(late.refreshToken, server, requestID: "again") }
    #expect(error?.reason == "REFRESH_TOKEN_REUSED")
    let bare = try await signIn(tenant)
    _ = try await refresh(bare.refreshToken, server)
    #expect(
      try await refusal { try await refresh(bare.refreshToken, server) }?.reason == "REFRESH_TOKEN_REUSED")
  }

  @Test func `leaves one family at most when a token is used by several at once`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for round in 0..<10 {
      let token = try await signIn(tenant).refreshToken
      let isRetry = round % 2 == 0
      let errors = try await withThrowingTaskGroup(of: RPCError?.self) { tasks in
        for number in 0..<5 {
          tasks.addTask {
            try await refusal {
              try await refresh(token, server, requestID: isRetry ? "same" : "id-\(number)")
            }
          }
        }
        return try await tasks.reduce(into: [RPCError?]()) { $0.append($1) }
      }
      // The others retry, or the first of them ends the family.
      #expect(errors.count { $0 == nil } == (isRetry ? 5 : 1))
      #expect(try live(tenant) == (isRetry ? "1" : "0"))
      try server.sql("DELETE FROM refresh_tokens WHERE tenant_id = '\(tenant.id.uuidText)'")
    }
  }

  @Test func `never outlives the key or the membership`() async throws {
    let server = try await TestServer.shared.value
    for (table, column) in [("api_keys", "revoke_time"), ("memberships", "delete_time")] {
      let tenant = try await server.tenant()
      let tokens = try await signIn(tenant)
      try server.sql(
        "UPDATE \(table) SET expire_time = now() + interval '100 s' WHERE tenant_id = '\(tenant.id.uuidText)'"
      )
      let next = try #require(try await refresh(tokens.refreshToken, server))
      let left = (next.refreshExpireTime?.seconds ?? 0) - WallClock.seconds()
      #expect((90...100).contains(left), "\(table)")
      try server.sql("UPDATE \(table) SET \(column) = now() WHERE tenant_id = '\(tenant.id.uuidText)'")
      let error = try await refusal { try await refresh(next.refreshToken, server) }
      #expect(error?.code == .unauthenticated && error?.reason == "REFRESH_TOKEN_INVALID", "\(table)")
    }
  }

  @Test func `checks a token without spending it`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let tokens = try await signIn(tenant)
    #expect(try await refresh(tokens.refreshToken, server, validateOnly: true) == nil)
    #expect(try await refresh(tokens.refreshToken, server) != nil)
    let error = try await refusal { try await refresh(tokens.refreshToken, server, validateOnly: true) }
    #expect(error?.reason == "REFRESH_TOKEN_REUSED")
    // A trial ends nothing.
    #expect(try live(tenant) == "1")
  }

  @Test func `tells nobody what is wrong with a token`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let (mine, theirs) = (try await signIn(tenant).refreshToken, try await signIn(other).refreshToken)
    try server.sql(
      "UPDATE refresh_tokens SET expire_time = now() WHERE tenant_id = '\(other.id.uuidText)'")
    for bad in [
      "x", mine + "A", String(theirs.dropLast(43)) + mine.suffix(43), theirs,
      mine.replacing("muster_refresh", with: "muster_key"), tenant.key,
    ] {
      let error = try await refusal { try await refresh(bad, server) }
      #expect(error?.code == .unauthenticated && error?.reason == "REFRESH_TOKEN_INVALID")
      #expect(error?.metadata.isEmpty == true)
    }
    #expect(try await refresh(mine, server) != nil)
  }
}
