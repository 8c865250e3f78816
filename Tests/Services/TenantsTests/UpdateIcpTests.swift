import MusterCore
import MusterRPC
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `UpdateIcp` {
  private static func money(_ units: Int64, _ nanos: Int32 = 0, _ currency: String = "AUD") -> TypeV1.Money {
    .with { ($0.units, $0.nanos, $0.currencyCode) = (units, nanos, currency) }
  }

  private static func revenue(_ min: TypeV1.Money?, _ max: TypeV1.Money?) -> TenantsV1.RevenueRange {
    .with { ($0.min, $0.max) = (min, max) }
  }

  private static func employees(_ min: Int32, _ max: Int32?) -> TenantsV1.EmployeeRange {
    .with { ($0.min, $0.max) = (min, max) }
  }

  private func rows(_ tenant: TestTenant) throws -> String {
    try tenant.server.sql(
      "SELECT count(*) FROM icp_revisions WHERE tenant_id = '\(tenant.id.uuidText)'")
  }

  // MARK: What it stores

  @Test func `makes the profile with its first revision, a draft`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let icp = try await tenant.updateIcp { icp in
      icp.website = "https://acme.example"
      icp.description = "Chairs for dentists"
      icp.industries = ["Dental"]
      icp.employeeRanges = [Self.employees(5, 50), Self.employees(0, nil)]
      (icp.countries, icp.titles, icp.technologies) = (["AU"], ["Owner"], ["PostgreSQL"])
      icp.painPoints = ["Chairs break."]
      icp.revenueRanges = [Self.revenue(Self.money(1, 500_000_000), Self.money(2)), Self.revenue(nil, nil)]
      (icp.excludedIndustries, icp.excludedDomains) = (["Tobacco"], ["rival.example"])
    }
    #expect(icp.revision == 1 && icp.version == 1 && icp.state == .draft && icp.tenantID == tenant.text)
    #expect(icp.website == "https://acme.example" && icp.description == "Chairs for dentists")
    #expect(icp.industries == ["Dental"] && icp.countries == ["AU"] && icp.titles == ["Owner"])
    #expect(icp.employeeRanges == [Self.employees(5, 50), Self.employees(0, nil)])
    #expect(icp.technologies == ["PostgreSQL"] && icp.painPoints == ["Chairs break."])
    #expect(icp.revenueRanges.count == 2 && icp.revenueRanges[0].min?.nanos == 500_000_000)
    #expect(icp.excludedIndustries == ["Tobacco"] && icp.excludedDomains == ["rival.example"])
    #expect(icp.createTime != nil && icp.confirmTime == nil && icp.confirmedBy == nil)
    #expect(try await tenant.icp(1).icp == icp)
  }

  @Test func `takes from the newest revision what it does not name`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.updateIcp { ($0.industries, $0.titles) = (["Dental"], ["Owner"]) }
    let populated = try await tenant.updateIcp { $0.titles = ["Director"] }
    #expect(populated.revision == 2 && populated.industries == ["Dental"] && populated.titles == ["Director"])
    let named = try await tenant.updateIcp(["titles", "countries"]) {
      ($0.industries, $0.countries) = (["Not this"], ["AU"])
    }
    #expect(named.industries == ["Dental"] && named.titles == [] && named.countries == ["AU"])
    let whole = try await tenant.updateIcp(["*"]) { $0.website = "https://acme.example" }
    #expect(whole.industries == [] && whole.countries == [] && whole.website == "https://acme.example")
    #expect(whole.revision == 4 && whole.version == 4)
    // What was stored stays as it was.
    #expect(try await tenant.icp(1).icp?.titles == ["Owner"])
    #expect(try await tenant.icp(2).icp?.titles == ["Director"])
  }

  @Test func `stores nothing when nothing differs from the newest`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let first = try await tenant.updateIcp { $0.industries = ["Dental"] }
    #expect(try await tenant.updateIcp { $0.industries = ["Dental"] } == first)
    #expect(try await tenant.updateIcp { _ in } == first)
    #expect(try rows(tenant) == "1")
    #expect(try server.journal(tenant.id, "UpdateIcp").count == 1)
  }

  @Test func `keeps output-only fields whatever is sent`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let icp = try await tenant.updateIcp {
      ($0.industries, $0.state, $0.revision) = (["Dental"], .confirmed, 9)
      $0.author = .with { $0.displayName = "Mallory" }
    }
    #expect(icp.state == .draft && icp.revision == 1 && icp.author?.displayName == "member")
  }

  @Test func `leaves the confirmed revision in force`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    _ = try await tenant.updateIcp { $0.industries = ["Dental"] }
    _ = try await tenant.confirmIcp()
    _ = try await tenant.updateIcp { $0.industries = ["Legal"] }
    #expect(try await tenant.icp().icp?.industries == ["Dental"])
  }

  // MARK: Versions, trials, repeats, traces

  @Test func `takes the version that was read, and refuses another`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let none = try await refusal { try await tenant.updateIcp { ($0.industries, $0.version) = (["A"], 1) } }
    #expect(none?.reason == "VERSION_STALE")
    #expect(none?.metadata == ["version": "1", "current_version": "0"])
    _ = try await tenant.updateIcp { $0.industries = ["Dental"] }
    #expect(try await tenant.updateIcp { ($0.industries, $0.version) = (["Legal"], 1) }.version == 2)
    let late = try await refusal { try await tenant.updateIcp { ($0.industries, $0.version) = (["B"], 1) } }
    #expect(late?.code == .aborted && late?.metadata == ["version": "1", "current_version": "2"])
    #expect(try rows(tenant) == "2")
  }

  @Test func `gives writers at once a revision each`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    try await withThrowingTaskGroup(of: Int64.self) { tasks in
      for number in 0..<6 {
        tasks.addTask { try await tenant.updateIcp { $0.industries = ["Industry \(number)"] }.revision }
      }
      var revisions: Set<Int64> = []
      for try await revision in tasks { revisions.insert(revision) }
      #expect(revisions == Set(1...6))
    }
  }

  @Test func `tries without storing, and stores once for a request id`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    var request = TenantsV1.UpdateIcpRequest.with {
      ($0.tenantID, $0.requestID, $0.validateOnly) = (tenant.text, "once", true)
      $0.icp = .with { $0.industries = ["Dental"] }
    }
    #expect(try await server.tenants.updateIcp(request, tenant.caller("member")).icp?.revision == 1)
    #expect(try rows(tenant) == "0")
    request.validateOnly = false
    let first = try await server.tenants.updateIcp(request, tenant.caller("member"))
    #expect(try await server.tenants.updateIcp(request, tenant.caller("member")) == first)
    #expect(try rows(tenant) == "1")
    let told = try tenant.told("UpdateIcp")
    #expect(told.count == 1 && told.first == "once {industries} icp.updated")
    #expect(try server.journal(tenant.id, "UpdateIcp").first?.contains(" icp ") == true)
    #expect(try tenant.event("icp.updated").contains("Dental"))
  }

  // MARK: Who may, and bounds

  @Test func `is for members and above`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    for role in ["owner", "admin", "member"] {
      #expect(try await tenant.updateIcp(as: role) { $0.description = role }.description == role)
    }
    let viewer = try await refusal { try await tenant.updateIcp(as: "viewer") { $0.description = "No" } }
    #expect(viewer?.reason == "PERMISSION_MISSING" && viewer?.metadata == ["permission": "tenants.icp"])
    let stranger = try await refusal {
      try await server.tenants.updateIcp(
        .with { ($0.tenantID, $0.icp) = (tenant.text, TenantsV1.Icp()) }, other.caller("owner"))
    }
    #expect(stranger?.reason == "TENANT_FORBIDDEN")
  }

  static let cases: [(String, [String], @Sendable (inout TenantsV1.Icp) -> Void)] = [
    ("icp.website", [], { $0.website = "acme" }),
    ("icp.countries[1]", [], { $0.countries = ["AU", "Austria"] }),
    ("icp.excluded_domains[0]", [], { $0.excludedDomains = ["not a domain"] }),
    ("icp.industries", [], { $0.industries = Array(repeating: "a", count: 201) }),
    ("icp.employee_ranges[0].max", [], { $0.employeeRanges = [employees(10, 9)] }),
    ("icp.employee_ranges[0].min", [], { $0.employeeRanges = [employees(-1, nil)] }),
    ("icp.revenue_ranges[0].max", [], { $0.revenueRanges = [revenue(money(2), money(1))] }),
    (
      "icp.revenue_ranges[1].max", [],
      { $0.revenueRanges = [revenue(nil, nil), revenue(money(1, 2), money(1, 1))] }
    ),
    (
      "icp.revenue_ranges[0].max.currency_code", [],
      { $0.revenueRanges = [revenue(money(1), money(2, 0, "USD"))] }
    ),
    ("icp.revenue_ranges[0].min.nanos", [], { $0.revenueRanges = [revenue(money(1, -5), nil)] }),
    ("icp.version", [], { $0.version = -1 }),
    ("update_mask", ["revision_count"], { $0.industries = ["a"] }),
  ]

  @Test(arguments: 0..<cases.count)
  func `refuses what is out of bounds and stores nothing`(_ place: Int) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (field, mask, change) = Self.cases[place]
    let error = try await refusal { try await tenant.updateIcp(mask, change) }
    #expect(error?.code == .invalidArgument && error?.violations.map(\.field) == [field])
    #expect(try rows(tenant) == "0")
  }
}
