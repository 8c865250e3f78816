import MusterCore
import MusterCrypto
import MusterEventsAPI
import MusterIdentityAPI
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTenantsAPI
import MusterTestDatabase
import MusterTestKit
import MusterWire
import Testing

/// A stream ends within a second of what let its caller in; tested at five times that.
@Suite(.timeLimit(.minutes(5))) struct `Open streams` {
  private static let most = Duration.seconds(5)

  private typealias Stream = ResponseStream<EventsV1.WatchEventsResponse>

  /// One that has begun.
  private func open(
    _ tenant: TestTenant, _ options: CallOptions, on server: TestServer? = nil
  ) async throws -> Stream {
    let request = EventsV1.WatchEventsRequest.with { $0.tenantID = tenant.text }
    let stream = try await EventsV1.Client((server ?? tenant.server).transport).watchEvents(request, options)
    #expect(try await stream.makeAsyncIterator().next() != nil)
    return stream
  }

  /// With what it ends, and after how long; nil when it did not of itself.
  private func end(_ stream: Stream, within most: Duration = most) async throws -> (
    RPCError?, after: Duration
  ) {
    let began = MonotonicClock.nanoseconds()
    let watchdog = Task {
      try await Task.sleep(for: most)
      stream.cancel()
    }
    defer { watchdog.cancel() }
    let error = try await refusal { while try await stream.makeAsyncIterator().next() != nil {} }
    let after = Duration.nanoseconds(MonotonicClock.nanoseconds() - began)
    return (after < most ? error : nil, after)
  }

  // MARK: What ends them

  private struct Case {
    let name: String
    let code: StatusCode
    let reason: String
    let caller: () throws -> CallOptions
    let take: () async throws -> Void

    init(
      _ name: String, _ code: StatusCode, _ reason: String,
      _ caller: @autoclosure @escaping () throws -> CallOptions, _ take: @escaping () async throws -> Void
    ) {
      (self.name, self.code, self.reason, self.caller, self.take) = (name, code, reason, caller, take)
    }
  }

  /// Of a tenant of its own each.
  private func cases(_ server: TestServer) async throws -> [(TestTenant, Case)] {
    let lost = "CREDENTIALS_INVALID"
    let `operator` = CallOptions.bearer(try server.operatorToken())
    var cases: [(TestTenant, Case)] = []
    func add(_ make: (TestTenant, CallOptions) async throws -> Case) async throws {
      let tenant = try await server.tenant()
      cases.append((tenant, try await make(tenant, tenant.caller("owner"))))
    }
    try await add { tenant, owner in
      let joined = try await tenant.join("removed@example.com", as: ["viewer"])
      return Case("RemoveMember", .unauthenticated, lost, .bearer(joined.tokens.token)) {
        let request = IdentityV1.RemoveMemberRequest.with {
          ($0.tenantID, $0.id) = (tenant.text, joined.member.id)
        }
        _ = try await server.identity.removeMember(request, owner)
      }
    }
    try await add { tenant, owner in
      try await tenant.addRole("blind", ["identity.read"])
      let joined = try await tenant.join("lowered@example.com", as: ["viewer"])
      return Case("UpdateMember", .permissionDenied, "PERMISSION_MISSING", .bearer(joined.tokens.token)) {
        try await set(["blind"], of: joined.member.id, tenant)
      }
    }
    try await add { tenant, owner in
      let (key, secret) = try await tenant.createKey { $0.permissions = ["events.read"] }
      let made = try await server.identity.createAccessToken(.with { $0.apiKey = secret }, CallOptions())
      return Case("RevokeApiKey", .unauthenticated, lost, .bearer(made.accessToken?.token ?? "")) {
        let request = IdentityV1.RevokeApiKeyRequest.with { ($0.tenantID, $0.id) = (tenant.text, key.id) }
        _ = try await server.identity.revokeApiKey(request, owner)
      }
    }
    try await add { tenant, owner in
      Case("RevokeTokens", .unauthenticated, lost, try tenant.caller("viewer")) {
        let request = IdentityV1.RevokeTokensRequest.with {
          $0.tenantID = tenant.text
          $0.target = .userID(tenant.users["viewer"]?.description ?? "")
        }
        _ = try await server.identity.revokeTokens(request, owner)
      }
    }
    try await add { tenant, owner in
      Case("SuspendTenant", .failedPrecondition, "TENANT_SUSPENDED", try tenant.caller("viewer")) {
        let request = TenantsV1.SuspendTenantRequest.with {
          ($0.tenantID, $0.reason) = (tenant.text, "Under review")
        }
        _ = try await server.tenants.suspendTenant(request, `operator`)
        // Reads go on, and so does a stream that begins now.
        try await Task.sleep(for: .milliseconds(1_200))
        try await open(tenant, tenant.caller("viewer")).cancel()
      }
    }
    try await add { tenant, owner in
      Case("DeleteTenant", .failedPrecondition, "TENANT_DELETED", try tenant.caller("viewer")) {
        let request = TenantsV1.DeleteTenantRequest.with { $0.tenantID = tenant.text }
        _ = try await server.tenants.deleteTenant(request, `operator`)
      }
    }
    try await add { tenant, owner in
      Case(
        "the end of the token's time", .unauthenticated, lost,
        .bearer(
          try server.mint.access(
            .user(tenant.user("viewer")), in: tenant.id, key: nil, scope: nil, lifetime: .seconds(2)
          ).token)
      ) {}
    }
    return cases
  }

  private func set(_ roles: [String], of member: String, _ tenant: TestTenant) async throws {
    let request = IdentityV1.UpdateMemberRequest.with {
      $0.tenantID = tenant.text
      $0.member = .with { ($0.id, $0.roles) = (member, roles) }
    }
    _ = try await tenant.server.identity.updateMember(request, tenant.caller("owner"))
  }

  @Test func `end on two servers with what let their callers in`() async throws {
    let first = try await TestServer()
    let second = try await TestServer(on: first.database)
    let bystander = try await first.tenant()
    let others = [
      try await open(bystander, bystander.caller("viewer")),
      try await open(bystander, bystander.caller("viewer"), on: second),
    ]
    for (tenant, at) in try await cases(first) {
      let caller = try at.caller()
      let streams = [try await open(tenant, caller), try await open(tenant, caller, on: second)]
      async let ends = [end(streams[0]), end(streams[1])]
      try await at.take()
      for (place, (error, time)) in try await ends.enumerated() {
        print("\(at.name): the stream of server \(place + 1) ended after \(time)")
        #expect(error?.code == at.code && error?.reason == at.reason, "\(at.name), server \(place + 1)")
      }
    }
    for server in [first, second] {
      #expect(try await eventually(within: Self.most) { server.platform.tenancy.openStreamCount == 1 })
    }
    // The key that the tokens are signed with.
    async let ends = [end(others[0]), end(others[1])]
    for server in [first, second] {
      server.platform.tenancy.keys.replace(try SigningKey.generate(), others: [])
    }
    for (error, time) in try await ends {
      print("a key taken away: ended after \(time)")
      #expect(error?.code == .unauthenticated && error?.reason == "CREDENTIALS_INVALID")
    }
    await second.stop()
    await first.stop()
  }

  @Test func `end when their caller may read less than when they began, though more is no matter`()
    async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.addRole("narrow", ["events.read"])
    let joined = try await tenant.join("changed@example.com", as: ["viewer"])
    let stream = try await open(tenant, .bearer(joined.tokens.token))
    try await set(["viewer", "member"], of: joined.member.id, tenant)
    try await set(["member"], of: joined.member.id, tenant)
    #expect(try await end(stream, within: .seconds(3)).0 == nil)
    let again = try await open(tenant, .bearer(joined.tokens.token))
    async let end = end(again)
    try await set(["narrow"], of: joined.member.id, tenant)
    let (error, time) = try await end
    print("less to read: ended after \(time)")
    #expect(error?.code == .permissionDenied && error?.reason == "PERMISSION_MISSING")
    // It goes on with what may be read now.
    try await open(tenant, .bearer(joined.tokens.token)).cancel()
  }

  @Test func `end though their client does not read`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try server.sql(
      """
      INSERT INTO journal (
        tenant_id, record_time, record_id, actor_kind, method, outcome, event_type, event)
      SELECT '\(tenant.id.uuidText)', now(), gen_random_uuid(), 'system', '/x.Y/Z', 'allowed',
        'tenant.updated', jsonb_build_object('text', repeat('x', 2000))
      FROM generate_series(1, 2000)
      """)
    let request = EventsV1.WatchEventsRequest.with { ($0.tenantID, $0.start) = (tenant.text, .oldest) }
    let stream = try await EventsV1.Client(server.transport).watchEvents(request, tenant.caller("viewer"))
    #expect(try await eventually(within: Self.most) { server.platform.tenancy.openStreamCount == 1 })
    try await Task.sleep(for: .seconds(1))
    #expect(server.platform.tenancy.openStreamCount == 1)
    try tenant.change("SELECT 1", revokingTokens: true)
    #expect(try await eventually(within: Self.most) { server.platform.tenancy.openStreamCount == 0 })
    #expect(try await end(stream).0?.reason == "CREDENTIALS_INVALID")
    await server.stop()
  }

  // MARK: What nobody knows

  @Test func `end when their server cannot read changes for five seconds`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let stream = try await open(tenant, tenant.caller("viewer"))
    let name = server.database.name
    async let end = end(stream, within: .seconds(25))
    try server.sql(
      """
      REVOKE CONNECT ON DATABASE \(name) FROM muster_system;
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = '\(name)' AND usename = 'muster_system'
      """)
    let (error, time) = try await end
    print("without access changes a stream ended after \(time)")
    #expect(error?.code == .unavailable && time > .seconds(4))
    try server.sql("GRANT CONNECT ON DATABASE \(name) TO muster_system")
    await server.stop()
  }

  @Test func `whose rights cannot be asked for end too, and keep nobody else out`() async throws {
    let server = try await TestServer()
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let stream = try await open(tenant, tenant.caller("viewer"))
    let caller = try other.caller("viewer")
    let request = TenantsV1.GetTenantRequest.with { $0.tenantID = other.text }
    // All that was told of the tenants is known by now.
    try await Task.sleep(for: .milliseconds(1_200))
    _ = try await server.tenants.getTenant(request, caller)
    async let lock = server.sql("LOCK TABLE memberships IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep(12)")
    let held =
      "SELECT count(*) FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock'"
      + " AND relation = 'memberships'::regclass"
    #expect(try await eventually(within: .seconds(20)) { try server.sql(held) == "1" })
    async let end = end(stream, within: .seconds(11))
    try tenant.change("SELECT 1")
    let isRefused = try await untilRefused(within: .seconds(9)) {
      try await server.tenants.getTenant(request, caller)
    }
    #expect(isRefused == nil)
    let (error, time) = try await end
    print("a stream whose rights could not be read ended after \(time)")
    #expect(error?.code == .unavailable && time > .seconds(4))
    _ = try await lock
    await server.stop()
  }

  // MARK: How many

  @Test func `are as many as the plan says, on each server`() async throws {
    let limits = PlanLimits.Limits(
      callsPerSecond: 1_000, callBurst: 1_000, openStreams: 2, members: 10, keys: 10)
    let plans = PlanLimits(ignition: limits, velocity: limits, dominance: limits)
    let server = try await TestServer(plans: plans)
    let second = try await TestServer(on: server.database, plans: plans)
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    var streams = [
      try await open(tenant, tenant.caller("viewer")), try await open(tenant, tenant.caller("owner")),
    ]
    for _ in 0..<3 {
      let error = try await refusal { try await open(tenant, tenant.caller("viewer")) }
      #expect(error?.code == .resourceExhausted && error?.reason == "STREAM_LIMIT_REACHED")
      #expect(error?.metadata["limit"] == "2")
    }
    for stream in [
      try await open(other, other.caller("viewer")),
      try await open(tenant, tenant.caller("viewer"), on: second),
    ] { stream.cancel() }
    streams[0].cancel()
    let isRoom = try await eventually(within: Self.most) {
      try await refusal { streams[0] = try await open(tenant, tenant.caller("viewer")) } == nil
    }
    #expect(isRoom && streams.count == 2)
    #expect(try await refusal { try await open(tenant, tenant.caller("viewer")) } != nil)
    await second.stop()
    await server.stop()
  }
}
