import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

/// What an RPC takes away is gone on every server within a second; tested at five times that.
@Suite struct `Rights that are taken away` {
  private static let most = Duration.seconds(5)

  private func look(_ token: String, _ tenant: TestTenant, _ server: TestServer) async throws {
    let request = IdentityV1.ListMembersRequest.with { $0.tenantID = tenant.text }
    _ = try await server.identity.listMembers(request, .bearer(token))
  }

  @Test func `are gone on two servers of one database`() async throws {
    let first = try await TestServer()
    let second = try await TestServer(on: first.database)
    let tenant = try await first.tenant()
    let owner = try tenant.caller("owner")
    let role = try await tenant.addRole("looker", ["identity.read"])

    let removed = try await tenant.join("removed@example.com", as: ["viewer"])
    let ended = try await tenant.join("ended@example.com", as: ["viewer"])
    let lowered = try await tenant.join("lowered@example.com", as: ["looker"])
    let moved = try await tenant.join("moved@example.com", as: ["viewer"])
    try await tenant.addRole("nothing", ["leads.read"])
    let (key, secret) = try await tenant.createKey { $0.permissions = ["identity.read"] }
    let machine = try await first.identity.createAccessToken(.with { $0.apiKey = secret }, CallOptions())
      .accessToken?.token

    let cases: [(String, String, String, () async throws -> Void)] = [
      (
        "RemoveMember", removed.tokens.token, "CREDENTIALS_INVALID",
        {
          _ = try await first.identity.removeMember(
            .with {
              $0.tenantID = tenant.text
              $0.id = removed.member.id
            }, owner)
        }
      ),
      (
        "RevokeApiKey", machine ?? "", "CREDENTIALS_INVALID",
        {
          _ = try await first.identity.revokeApiKey(
            .with {
              $0.tenantID = tenant.text
              $0.id = key.id
            }, owner)
        }
      ),
      (
        "UpdateRole", lowered.tokens.token, "PERMISSION_MISSING",
        {
          _ = try await first.identity.updateRole(
            .with {
              $0.tenantID = tenant.text
              $0.role = .with {
                $0.id = role.id
                $0.permissions = ["leads.read"]
              }
            }, owner)
        }
      ),
      (
        "UpdateMember", moved.tokens.token, "PERMISSION_MISSING",
        {
          _ = try await first.identity.updateMember(
            .with {
              $0.tenantID = tenant.text
              $0.member = .with {
                $0.id = moved.member.id
                $0.roles = ["nothing"]
              }
            }, owner)
        }
      ),
      (
        "RevokeTokens", ended.tokens.token, "CREDENTIALS_INVALID",
        {
          _ = try await first.identity.revokeTokens(
            .with {
              $0.tenantID = tenant.text
              $0.target = .userID(ended.user.description)
            }, owner)
        }
      ),
    ]
    for (name, token, reason, take) in cases {
      for server in [first, second] { try await look(token, tenant, server) }
      try await take()
      for (place, server) in [first, second].enumerated() {
        let refused = try await untilRefused(within: Self.most) { try await look(token, tenant, server) }
        let (time, error) = try #require(refused, "\(name), server \(place + 1)")
        print("\(name): server \(place + 1) refused after \(time)")
        #expect(error.reason == reason, "\(name)")
      }
    }
    await first.stop()
    await second.stop()
  }
}
