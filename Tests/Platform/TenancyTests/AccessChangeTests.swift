import MusterCore
import MusterIdentityAPI
import MusterRPC
import MusterTenancy
import MusterTenantsAPI
import MusterTestDatabase
import MusterTestKit
import MusterWire
import Testing

/// What was taken away is gone on every server within a second; tested at five times that.
@Suite struct `Changed rights` {
  private static let most = Duration.seconds(5)

  private static func get(
    _ tenant: TestTenant, _ options: CallOptions, _ server: TestServer
  ) async throws -> TenantsV1.Tenant? {
    try await server.tenants.getTenant(.with { $0.tenantID = tenant.text }, options).tenant
  }

  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let change: String
    var revokesTokens = false
    let code: StatusCode
    let reason: String
  }

  static let cases = [
    Case(
      testDescription: "a role is lowered",
      change: "UPDATE memberships SET roles = '{nothing}' WHERE tenant_id = $tenant AND user_id = $viewer",
      code: .permissionDenied, reason: "PERMISSION_MISSING"),
    Case(
      testDescription: "a member is removed",
      change: "UPDATE memberships SET delete_time = now() WHERE tenant_id = $tenant AND user_id = $viewer",
      code: .unauthenticated, reason: "CREDENTIALS_INVALID"),
    Case(
      testDescription: "all tokens are revoked", change: "SELECT 1", revokesTokens: true,
      code: .unauthenticated, reason: "CREDENTIALS_INVALID"),
    Case(
      testDescription: "the tenant is suspended with its reads",
      change: """
        UPDATE tenants SET state = 'suspended', suspend_time = now(), suspend_blocks_reads = true
        WHERE tenant_id = $tenant
        """,
      code: .failedPrecondition, reason: "TENANT_SUSPENDED"),
    Case(
      testDescription: "the tenant is deleted",
      change: "UPDATE tenants SET state = 'deleted', delete_time = now() WHERE tenant_id = $tenant",
      code: .failedPrecondition, reason: "TENANT_DELETED"),
    Case(
      testDescription: "the tenant demands a second factor",
      change: "UPDATE tenants SET mfa_policy = 'always' WHERE tenant_id = $tenant",
      code: .permissionDenied, reason: "SECOND_FACTOR_REQUIRED"),
  ]

  @Test func `are known at two servers of one database`() async throws {
    let first = try await TestServer()
    let second = try await TestServer(on: first.database)
    for at in Self.cases {
      let tenant = try await first.tenant()
      let viewer = try tenant.caller("viewer")
      for server in [first, second] { #expect(try await Self.get(tenant, viewer, server) != nil) }
      try tenant.change(at.change, revokingTokens: at.revokesTokens)
      for (place, server) in [first, second].enumerated() {
        let refused = try await untilRefused(within: Self.most) { try await Self.get(tenant, viewer, server) }
        let (time, error) = try #require(refused, "\(at.testDescription), server \(place + 1)")
        print("\(at.testDescription): server \(place + 1) refused after \(time)")
        #expect(error.code == at.code && error.reason == at.reason, "\(at.testDescription)")
      }
    }
    await first.stop()
    await second.stop()
  }

  @Test func `are known of a key that was revoked`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let key = try tenant.addServiceKey(["tenants.read"])
    let caller = try tenant.caller(key: key)
    #expect(try await Self.get(tenant, caller, server) != nil)
    try tenant.change("UPDATE api_keys SET revoke_time = now() WHERE key_id = '\(key.uuidText)'")
    let refused = try await untilRefused(within: Self.most) { try await Self.get(tenant, caller, server) }
    #expect(refused?.1.reason == "CREDENTIALS_INVALID")
  }

  @Test func `let new tokens in after all were revoked`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let caller = try tenant.caller("viewer")
    try tenant.change("SELECT 1", revokingTokens: true)
    let refused = try await untilRefused(within: Self.most) { try await Self.get(tenant, caller, server) }
    #expect(refused?.1.reason == "CREDENTIALS_INVALID")
    let made = try await server.identity.createAccessToken(.with { $0.apiKey = tenant.key }, CallOptions())
    #expect(try await Self.get(tenant, .bearer(made.accessToken?.token ?? ""), server) != nil)
  }

  @Test func `end with a membership's own time, without anybody telling`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try server.sql(
      """
      UPDATE memberships SET expire_time = now() + interval '3 s'
      WHERE tenant_id = '\(tenant.id.uuidText)' AND user_id = '\(tenant.user("viewer").uuidText)'
      """)
    let viewer = try tenant.caller("viewer")
    #expect(try await Self.get(tenant, viewer, server) != nil)
    let refused = try await untilRefused(within: .seconds(15)) { try await Self.get(tenant, viewer, server) }
    #expect(refused?.1.reason == "CREDENTIALS_INVALID")
  }

  @Test func `are not lost to a read that began before them`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let viewer = try tenant.caller("viewer")
    // The read of the viewer's rights stands here, with the tenant read and the membership still to come.
    async let lock = server.sql("LOCK TABLE memberships IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(4)")
    let waiting = "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'memberships'::regclass"
    let held =
      """
      SELECT count(*) FROM pg_locks
      WHERE granted AND mode = 'AccessExclusiveLock' AND relation = 'memberships'::regclass
      """
    #expect(try await eventually(within: .seconds(20)) { try server.sql(held) == "1" })
    async let first = refusal { try await Self.get(tenant, viewer, server) }
    #expect(try await eventually(within: .seconds(20)) { try server.sql(waiting) != "0" })
    try tenant.change(
      """
      UPDATE tenants SET state = 'suspended', suspend_time = now(), suspend_blocks_reads = true
      WHERE tenant_id = $tenant
      """)
    _ = try await (lock, first)
    let error = try await refusal { try await Self.get(tenant, viewer, server) }
    #expect(error?.reason == "TENANT_SUSPENDED")
    await server.stop()
  }

  @Test func `that cannot be read for five seconds leave a server without an answer, until they can`()
    async throws
  {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let viewer = try tenant.caller("viewer")
    let name = server.database.name
    let began = MonotonicClock.nanoseconds()
    try server.sql(
      """
      REVOKE CONNECT ON DATABASE \(name) FROM muster_system;
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = '\(name)' AND usename = 'muster_system'
      """)
    #expect(try await Self.get(tenant, viewer, server) != nil)
    let refused = try await untilRefused(within: .seconds(25)) { try await Self.get(tenant, viewer, server) }
    let after = Duration.nanoseconds(MonotonicClock.nanoseconds() - began)
    print("without its access changes a server refused after \(after)")
    #expect(refused?.1.code == .unavailable && refused?.1.reason == "DATABASE_UNAVAILABLE")
    #expect(after > .seconds(4))
    try server.sql("GRANT CONNECT ON DATABASE \(name) TO muster_system")
    #expect(
      try await eventually(within: .seconds(50)) {
        try await refusal { try await Self.get(tenant, viewer, server) } == nil
      })
    await server.stop()
  }
}
