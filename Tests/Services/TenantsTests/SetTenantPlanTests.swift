import MusterCore
import MusterRPC
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `SetTenantPlan` {
  private static func request(_ id: String, _ plan: TypeV1.TenantPlan) -> TenantsV1.SetTenantPlanRequest {
    .with { ($0.tenantID, $0.plan) = (id, plan) }
  }

  private static let change = StateChange<TenantsV1.SetTenantPlanRequest>(
    rpc: "SetTenantPlan", event: "tenant.plan_changed", fields: "{plan}",
    request: { id, version in
      .with { ($0.tenantID, $0.version, $0.plan) = (id, version, .velocity) }
    },
    call: { server, request, options in try await server.tenants.setTenantPlan(request, options).tenant })

  /// A narrow plan that lets three calls in at once, and wide ones.
  private static let plans = PlanLimits(
    ignition: .init(callsPerSecond: 1, callBurst: 3, openStreams: 1, members: 1, keys: 1),
    velocity: .init(callsPerSecond: 1_000, callBurst: 1_000, openStreams: 1, members: 1, keys: 1),
    dominance: .init(callsPerSecond: 5_000, callBurst: 5_000, openStreams: 1, members: 1, keys: 1))

  @Test func `answers with the new plan and its limits`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let moved = try await server.tenants.setTenantPlan(
      Self.request(tenant.text, .dominance), tenant.caller("owner")
    ).tenant
    #expect(moved?.plan == .dominance && moved?.limits?.callsPerSecond == 5_000 && moved?.version == 2)
    #expect(moved?.limits?.maxMembers == 1_000)
    #expect(try await tenant.found() == moved)
  }

  @Test func `puts the next call under the new limits`() async throws {
    let server = try await TestServer(plans: Self.plans)
    let tenant = try await server.tenant()
    func plan(_ plan: TypeV1.TenantPlan) async throws {
      _ = try await server.tenants.setTenantPlan(
        Self.request(tenant.text, plan), .bearer(server.operatorToken()))
    }
    var refused: [RPCError?] = []
    for _ in 0..<4 { refused.append(try await tenant.reading()) }
    #expect(refused[2] == nil && refused[3]?.reason == "RATE_LIMITED")

    try await plan(.velocity)
    // The burst was used up under the narrow plan; from here on calls are paid for at the wide one's rate.
    let next = try await tenant.reading()
    #expect(next == nil || next?.retry != .after(.seconds(1)))
    try await Task.sleep(for: .milliseconds(200))
    for _ in 0..<50 { #expect(try await tenant.reading() == nil) }

    try await plan(.ignition)
    // The first call may be paid for by what the wide plan left.
    refused = []
    for _ in 0..<6 { refused.append(try await tenant.reading()) }
    #expect(refused.compactMap(\.?.reason).count >= 3, "\(refused.map { $0?.reason ?? "let in" })")
    await server.stop()
  }

  @Test func `reaches another server within a second`() async throws {
    let first = try await TestServer(plans: Self.plans)
    let second = try await TestServer(on: first.database, plans: Self.plans)
    let tenant = try await first.tenant()
    let wide = Self.request(tenant.text, .velocity)
    _ = try await first.tenants.setTenantPlan(wide, .bearer(first.operatorToken()))
    #expect(try await tenant.reading(at: second) == nil)
    let narrow = Self.request(tenant.text, .ignition)
    _ = try await first.tenants.setTenantPlan(narrow, .bearer(first.operatorToken()))
    let refused = try await untilRefused(within: .seconds(5)) {
      if let error = try await tenant.reading(at: second) { throw error }
    }
    #expect(refused?.1.reason == "RATE_LIMITED")
    await first.stop()
    await second.stop()
  }

  @Test func `keeps what the subscription agreed over the plan's limits`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let agreed = TenantsV1.SetSubscriptionRequest.with {
      $0.tenantID = tenant.text
      $0.subscription = .with {
        $0.status = .active
        $0.limits = .with { $0.maxMembers = 77 }
      }
    }
    _ = try await server.tenants.setSubscription(agreed, .bearer(server.operatorToken()))
    let moved = try await server.tenants.setTenantPlan(
      Self.request(tenant.text, .velocity), tenant.caller("owner")
    ).tenant
    #expect(moved?.limits?.maxMembers == 77 && moved?.limits?.maxApiKeys == 50)
  }

  @Test func `changes nothing when the tenant is on the plan`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    var request = Self.request(tenant.text, .ignition)
    request.requestID = "same"
    let same = try await server.tenants.setTenantPlan(request, tenant.caller("owner")).tenant
    #expect(same?.version == 1)
    #expect(try server.journal(tenant.id, "SetTenantPlan").isEmpty)
  }

  @Test func `goes by versions, leaves its traces and knows who may`() async throws {
    let server = try await TestServer.shared.value
    let owner = try await server.tenant()
    try await Self.change.checkVersions(owner, owner.caller("owner"))
    try await Self.change.checkTraces(server.tenant(), .bearer(server.operatorToken()))
    try await Self.change.checkStrangers(server, isPlatforms: false)
    try await Self.change.checkRoles(["owner"], server)
    try await Self.change.checkDeleted(server)
  }

  @Test func `needs a plan`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for plan in [TypeV1.TenantPlan.unspecified, TypeV1.TenantPlan(rawValue: 99)] {
      let error = try await refusal {
        try await server.tenants.setTenantPlan(Self.request(tenant.text, plan), tenant.caller("owner"))
      }
      #expect(error?.violations.map(\.field) == ["plan"])
    }
  }
}
