import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWire
import Testing

@Suite struct `CreateTenant` {
  private static func request(
    _ change: (inout TenantsV1.Tenant) -> Void = { _ in }
  ) -> TenantsV1.CreateTenantRequest {
    var request = TenantsV1.CreateTenantRequest()
    request.tenant = .with {
      $0.slug = TestServer.slug()
      $0.displayName = "Acme"
      change(&$0)
    }
    return request
  }

  private func create(
    _ request: TenantsV1.CreateTenantRequest, _ server: TestServer
  ) async throws -> TenantsV1.Tenant {
    try #require(try await server.tenants.createTenant(request, .bearer(server.operatorToken())).tenant)
  }

  private func count(_ slug: String, _ server: TestServer) throws -> String {
    try server.sql("SELECT count(*) FROM tenants WHERE slug = '\(slug)'")
  }

  @Test func `makes a tenant that has no members and no keys`() async throws {
    let server = try await TestServer.shared.value
    let made = try await create(Self.request(), server)
    #expect(made.plan == .ignition && made.timeZone == "UTC" && made.locale == "en" && made.version == 1)
    #expect(made.state == .active && made.subscription?.status == .active)
    let status = try await server.tenants.getTenantStatus(
      .with { $0.tenantID = made.id }, .bearer(server.operatorToken())
    ).tenantStatus
    #expect(status?.memberCount == 0 && status?.apiKeyCount == 0 && status?.wizard?.state == .new)
  }

  @Test func `keeps everything that is stated`() async throws {
    let server = try await TestServer.shared.value
    let made = try await create(
      Self.request {
        $0.plan = .dominance
        $0.timeZone = "Australia/Perth"
        $0.locale = "de-AT"
        $0.mfaPolicy = .always
        $0.country = "AU"
        $0.currencyCode = "AUD"
        $0.homeRegion = "perth"
        $0.contactEmail = "Ops@ACME.Example"
      }, server)
    #expect(made.plan == .dominance && made.limits?.maxMembers == 1_000 && made.mfaPolicy == .always)
    #expect(made.timeZone == "Australia/Perth" && made.locale == "de-AT" && made.country == "AU")
    #expect(made.currencyCode == "AUD" && made.homeRegion == "perth")
    #expect(made.contactEmail == "Ops@acme.example")
  }

  @Test func `refuses a slug that another tenant has`() async throws {
    let server = try await TestServer.shared.value
    let first = try await create(Self.request(), server)
    let error = try await refusal { try await create(Self.request { $0.slug = first.slug }, server) }
    #expect(error?.code == .alreadyExists && error?.reason == "TENANT_SLUG_TAKEN")
    #expect(error?.metadata == ["slug": first.slug])
    #expect(try count(first.slug, server) == "1")
  }

  @Test func `tries without making, and makes once for a request id`() async throws {
    let server = try await TestServer.shared.value
    var request = Self.request()
    let slug = request.tenant?.slug ?? ""
    (request.requestID, request.validateOnly) = (TestServer.slug(), true)
    #expect(try await create(request, server).slug == slug)
    #expect(try count(slug, server) == "0")
    request.validateOnly = false
    let first = try await create(request, server)
    #expect(try await create(request, server) == first)
    request.tenant?.displayName = "Another"
    let other = request
    let error = try await refusal { try await create(other, server) }
    #expect(error?.reason == "REQUEST_ID_REUSED")
    let id = try #require(TenantID(first.id))
    let rows = try server.journal(id, "CreateTenant")
    #expect(rows.count == 1 && rows.first?.hasPrefix("platform ") == true)
    #expect(rows.first?.hasSuffix(" \(request.requestID) {} tenant.created") == true)
  }

  @Test func `is for operators alone`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for role in ["owner", "admin", "member", "viewer"] {
      let error = try await refusal {
        try await server.tenants.createTenant(Self.request(), tenant.caller(role))
      }
      #expect(error?.code == .permissionDenied && error?.reason == "PLATFORM_ONLY", "\(role)")
    }
  }

  static let cases: [(String, @Sendable (inout TenantsV1.Tenant) -> Void)] = [
    ("tenant.slug", { $0.slug = "" }),
    ("tenant.slug", { $0.slug = "Acme" }),
    ("tenant.display_name", { $0.displayName = "" }),
    ("tenant.time_zone", { $0.timeZone = "Mars/Olympus" }),
    ("tenant.locale", { $0.locale = "!" }),
    ("tenant.plan", { $0.plan = TypeV1.TenantPlan(rawValue: 99) }),
  ]

  @Test(arguments: 0..<cases.count)
  func `refuses what is out of bounds`(_ place: Int) async throws {
    let server = try await TestServer.shared.value
    let (field, change) = Self.cases[place]
    let request = Self.request(change)
    let error = try await refusal { try await create(request, server) }
    #expect(error?.code == .invalidArgument && error?.violations.map(\.field) == [field])
    #expect(try count(request.tenant?.slug ?? "", server) == "0")
  }
}
