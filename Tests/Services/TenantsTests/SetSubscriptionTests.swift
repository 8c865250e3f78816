import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `SetSubscription` {
  private static func time(_ seconds: Int64) -> GoogleProtobuf.Timestamp {
    .with { $0.seconds = WallClock.seconds() + seconds }
  }

  private func set(
    _ tenant: TestTenant, _ change: (inout TenantsV1.Subscription) -> Void
  ) async throws -> TenantsV1.Tenant {
    var request = TenantsV1.SetSubscriptionRequest()
    request.tenantID = tenant.text
    request.subscription = .with(change)
    let options = CallOptions.bearer(try tenant.server.operatorToken())
    return try #require(try await tenant.server.tenants.setSubscription(request, options).tenant)
  }

  private func blocks(_ tenant: TestTenant) async throws -> [TenantsV1.TenantSendBlock] {
    let request = TenantsV1.GetTenantStatusRequest.with { $0.tenantID = tenant.text }
    return try await tenant.server.tenants.getTenantStatus(request, tenant.caller("viewer")).tenantStatus?
      .sendBlocks ?? []
  }

  private static let change = StateChange<TenantsV1.SetSubscriptionRequest>(
    rpc: "SetSubscription", event: "tenant.subscription_changed", fields: "{subscription}",
    request: { id, version in
      .with {
        ($0.tenantID, $0.version) = (id, version)
        $0.subscription = .with { $0.status = .pastDue }
      }
    },
    call: { server, request, options in try await server.tenants.setSubscription(request, options).tenant })

  @Test func `replaces the whole subscription`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (start, end) = (Self.time(-86_400), Self.time(86_400))
    let full = try await set(tenant) {
      $0.status = .active
      ($0.startTime, $0.periodEndTime, $0.cancelTime) = (start, end, end)
      $0.externalID = "sub_1"
      $0.limits = .with { ($0.callsPerSecond, $0.maxApiKeys) = (7, 99) }
    }
    let subscription = try #require(full.subscription)
    #expect(subscription.startTime == start && subscription.periodEndTime == end)
    #expect(subscription.cancelTime == end && subscription.externalID == "sub_1")
    #expect(subscription.status == .active && subscription.updateTime != nil)
    #expect(full.limits?.callsPerSecond == 7 && full.limits?.maxApiKeys == 99)
    #expect(full.limits?.callBurst == 400)

    let bare = try await set(tenant) { $0.status = .active }
    #expect(bare.subscription?.externalID == "" && bare.subscription?.periodEndTime == nil)
    #expect(bare.subscription?.cancelTime == nil && bare.subscription?.limits == nil)
    #expect(bare.limits?.callsPerSecond == 200)
    // Not stated, it begins with the call.
    #expect(bare.subscription?.startTime == bare.subscription?.updateTime)
  }

  @Test func `answers a trial past its end as past due, and what was cancelled for later as cancelled`()
    async throws
  {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let trial = try await set(tenant) { ($0.status, $0.trialEndTime) = (.trial, Self.time(3_600)) }
    #expect(trial.subscription?.status == .trial && trial.health == .healthy)
    #expect(try await blocks(tenant) == [])
    let over = try await set(tenant) { ($0.status, $0.trialEndTime) = (.trial, Self.time(-1)) }
    #expect(over.subscription?.status == .pastDue && over.health == .degraded)
    #expect(try await blocks(tenant) == [.pastDue])
    let ended = try await set(tenant) { ($0.status, $0.cancelTime) = (.active, Self.time(-1)) }
    #expect(ended.subscription?.status == .cancelled)
    #expect(try await blocks(tenant) == [.cancelled])
    let paid = try await set(tenant) { ($0.status, $0.cancelTime) = (.active, Self.time(3_600)) }
    #expect(paid.subscription?.status == .active && paid.health == .healthy)
    #expect(try await blocks(tenant) == [])
  }

  @Test func `lets a tenant that may not send go on reading and working`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for status in [TenantsV1.SubscriptionStatus.pastDue, .cancelled] {
      _ = try await set(tenant) { $0.status = status }
      #expect(try await blocks(tenant).count == 1)
      #expect(try await tenant.reading() == nil)
      #expect(try await tenant.renaming("Still here \(status)") == nil)
    }
  }

  @Test func `holds its limits at the next call`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    #expect(try await tenant.reading() == nil)
    _ = try await set(tenant) {
      $0.status = .active
      $0.limits = .with { ($0.callsPerSecond, $0.callBurst) = (1, 1) }
    }
    var refused = 0
    for _ in 0..<4 where try await tenant.reading()?.reason == "RATE_LIMITED" { refused += 1 }
    #expect(refused >= 2)
  }

  @Test func `goes by versions, leaves its traces and knows who may`() async throws {
    let server = try await TestServer.shared.value
    let options = CallOptions.bearer(try server.operatorToken())
    try await Self.change.checkVersions(server.tenant(), options)
    try await Self.change.checkTraces(server.tenant(), options)
    try await Self.change.checkStrangers(server, isPlatforms: true)
    try await Self.change.checkRoles([], server)
    try await Self.change.checkDeleted(server)
  }

  static let cases: [(String, @Sendable (inout TenantsV1.Subscription) -> Void)] = [
    ("subscription.status", { _ in }),
    ("subscription.status", { $0.status = TenantsV1.SubscriptionStatus(rawValue: 99) }),
    ("subscription.external_id", { ($0.status, $0.externalID) = (.active, "a\u{7}b") }),
    (
      "subscription.limits.max_members",
      {
        $0.status = .active
        $0.limits = .with { $0.maxMembers = 0 }
      }
    ),
  ]

  @Test(arguments: 0..<cases.count)
  func `refuses what is out of bounds`(_ place: Int) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (field, change) = Self.cases[place]
    let error = try await refusal { try await set(tenant, change) }
    #expect(error?.code == .invalidArgument && error?.violations.map(\.field) == [field])
    #expect(try await tenant.found().version == 1)
  }
}
