import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWire
import Testing

@Suite struct `RemoveMember` {
  private func remove(
    _ tenant: TestTenant, _ id: String, as role: String = "owner", version: Int64 = 0, requestID: String = ""
  ) async throws -> IdentityV1.Member? {
    let request = IdentityV1.RemoveMemberRequest.with {
      $0.tenantID = tenant.text
      $0.id = id
      $0.version = version
      $0.requestID = requestID
    }
    return try await tenant.server.identity.removeMember(request, tenant.caller(role)).member
  }

  @Test func `removes somebody with their keys and tokens`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let joined = try await tenant.join("ann@example.com", as: ["member"])
    let made = try await server.identity.createApiKey(
      .with {
        $0.tenantID = tenant.text
        $0.apiKey = .with {
          $0.displayName = "Mine"
          $0.userID = joined.user.description
        }
      }, .bearer(joined.tokens.token))
    let removed = try #require(try await remove(tenant, joined.member.id, as: "admin", requestID: "once"))
    #expect(removed.state == .removed && removed.deleteTime != nil && removed.version == 2)
    #expect(try await remove(tenant, joined.member.id, as: "admin", requestID: "once") == removed)
    let refused = try await untilRefused(within: .seconds(5)) {
      try await server.identity.whoAmI(.init(), .bearer(joined.tokens.token))
    }
    #expect(refused?.1.reason == "CREDENTIALS_INVALID")
    let key = try await refusal {
      try await server.identity.createAccessToken(.with { $0.apiKey = made.secret }, CallOptions())
    }
    #expect(key?.reason == "API_KEY_INVALID")
    let refresh = try await refusal {
      try await server.identity.refreshAccessToken(
        .with { $0.refreshToken = joined.tokens.refreshToken }, CallOptions())
    }
    #expect(refresh?.reason == "REFRESH_TOKEN_INVALID")
    let keys = try await server.identity.listApiKeys(
      .with {
        $0.tenantID = tenant.text
        $0.userID = joined.user.description
      }, tenant.caller("owner")
    ).apiKeys
    #expect(keys.map(\.state) == [.revoked])
    let again = try await refusal { try await remove(tenant, joined.member.id) }
    #expect(again?.code == .notFound && again?.reason == "MEMBER_NOT_FOUND")
    let rows = try server.journal(tenant.id, "RemoveMember")
    #expect(rows.count == 1 && rows[0].hasSuffix(" once {} member.removed"))
  }

  @Test func `refuses the last owner, somebody with more rights, and another version`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (owner, viewer) = (try await tenant.member("owner"), try await tenant.member("viewer"))
    #expect(try await refusal { try await remove(tenant, owner.id) }?.reason == "LAST_OWNER")
    #expect(
      try await refusal { try await remove(tenant, owner.id, as: "admin") }?.reason == "GRANT_EXCEEDS_OWN")
    let stale = try await refusal { try await remove(tenant, viewer.id, version: 3) }
    #expect(stale?.metadata == ["version": "3", "current_version": "1"])
    #expect(
      try await refusal { try await remove(tenant, viewer.id, as: "member") }?.reason == "PERMISSION_MISSING")
    // With a second one they may go.
    _ = try await tenant.join("second@example.com", as: ["owner"])
    #expect(try await remove(tenant, owner.id)?.state == .removed)
  }

  @Test func `leaves an owner when two remove each other`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let second = try await tenant.join("second@example.com", as: ["owner"])
    let owner = try await tenant.member("owner")
    async let one = refusal { try await remove(tenant, second.member.id) }
    async let other = refusal {
      try await server.identity.removeMember(
        .with {
          $0.tenantID = tenant.text
          $0.id = owner.id
        }, .bearer(second.tokens.token))
    }
    let errors = try await [one, other].compactMap { $0 }
    // Whoever comes second is nobody any more.
    #expect(errors.map(\.reason) == ["CREDENTIALS_INVALID"])
  }
}
