import MusterCore
import MusterRPC
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// Each test has a region of its own, by which it finds its tenants among all others.
@Suite struct `ListTenants` {
  private func list(
    _ request: TenantsV1.ListTenantsRequest, _ server: TestServer
  ) async throws -> TenantsV1.ListTenantsResponse {
    try await server.tenants.listTenants(request, .bearer(server.operatorToken()))
  }

  /// Every page, one after the other; `between` runs after each of them.
  private func slugs(
    _ request: TenantsV1.ListTenantsRequest, _ server: TestServer, between: (Int) throws -> Void = { _ in }
  ) async throws -> [String] {
    var (request, slugs, pages) = (request, [String](), 0)
    repeat {
      let page = try await list(request, server)
      slugs += page.tenants.map(\.slug)
      request.pageToken = page.nextPageToken
      pages += 1
      try between(pages)
    } while !request.pageToken.isEmpty && pages < 100
    return slugs
  }

  /// Rows as the services write them, made at the same moment two by two.
  private func make(_ count: Int, in region: String, _ server: TestServer, from first: Int = 0) throws {
    try server.sql(
      """
      INSERT INTO tenants (tenant_id, slug, display_name, plan, subscription_status, home_region, create_time)
      SELECT gen_random_uuid(), '\(region)-' || lpad(n::text, 5, '0'), 'Name ' || n / 3, 'ignition', 'active',
        '\(region)', now() - n / 2 * interval '1 second'
      FROM generate_series(\(first), \(first + count - 1)) n
      """)
  }

  private func of(
    _ region: String, _ change: (inout TenantsV1.ListTenantsRequest) -> Void = { _ in }
  ) -> TenantsV1.ListTenantsRequest {
    var request = TenantsV1.ListTenantsRequest()
    request.homeRegion = region
    change(&request)
    return request
  }

  // MARK: Pages

  static let orders = [
    ("", "create_time DESC, tenant_id DESC"), ("create_time", "create_time, tenant_id"),
    ("create_time desc", "create_time DESC, tenant_id DESC"), ("slug", "slug"), ("slug desc", "slug DESC"),
    ("display_name", "display_name COLLATE \"C\", tenant_id"),
    ("display_name desc", "display_name COLLATE \"C\" DESC, tenant_id DESC"),
  ]

  @Test(arguments: orders)
  func `gives all tenants page by page in each order`(_ order: (text: String, sql: String)) async throws {
    let server = try await TestServer.shared.value
    let region = TestServer.slug()
    try make(11, in: region, server)
    let wanted = try server.sql(
      "SELECT slug FROM tenants WHERE home_region = '\(region)' ORDER BY \(order.sql)")
    for size: Int32 in [1, 2, 5, 10, 11, 12] {
      let found = try await slugs(
        of(region) {
          $0.orderBy = order.text
          $0.pageSize = size
        }, server)
      #expect(found == wanted.split(separator: "\n").map(String.init), "pages of \(size)")
    }
  }

  @Test(arguments: orders)
  func `loses and repeats nothing that is there throughout`(_ order: (text: String, sql: String)) async throws
  {
    let server = try await TestServer.shared.value
    let region = TestServer.slug()
    try make(12, in: region, server)
    let throughout = try server.sql(
      "SELECT slug FROM tenants WHERE home_region = '\(region)' AND right(slug, 1) <> '7' ORDER BY slug")
    let found = try await slugs(
      of(region) {
        $0.orderBy = order.text
        $0.pageSize = 3
      }, server
    ) { page in
      // Some come before and after the place where the list stands, and one goes.
      try make(1, in: region, server, from: 100 + page)
      try server.sql(
        """
        INSERT INTO tenants (
          tenant_id, slug, display_name, plan, subscription_status, home_region, create_time)
        VALUES (gen_random_uuid(), '\(region)-00000-\(page)', 'A', 'ignition', 'active', '\(region)', now());
        UPDATE tenants SET state = 'deleted' WHERE slug = '\(region)-00007'
        """)
    }
    let kept = found.filter { !$0.contains("-00000-") && !$0.contains("-001") && !$0.hasSuffix("7") }
    #expect(kept.sorted() == throughout.split(separator: "\n").map(String.init))
    #expect(Set(found).count == found.count)
  }

  @Test func `takes 50 for no size and 1,000 for more`() async throws {
    let server = try await TestServer.shared.value
    let region = TestServer.slug()
    try make(1_001, in: region, server)
    for (size, count) in [(0, 50), (1, 1), (999, 999), (1_000, 1_000), (1_001, 1_000), (Int32.max, 1_000)] {
      let page = try await list(of(region) { $0.pageSize = size }, server)
      #expect(page.tenants.count == count && !page.nextPageToken.isEmpty, "of \(size)")
    }
  }

  @Test func `goes on after the longest name there is`() async throws {
    let server = try await TestServer.shared.value
    let region = TestServer.slug()
    try make(2, in: region, server)
    try server.sql(
      "UPDATE tenants SET display_name = repeat(U&'\\+01D49C', 200) WHERE home_region = '\(region)'")
    let request = of(region) {
      $0.orderBy = "display_name"
      $0.pageSize = 1
    }
    #expect(try await slugs(request, server).count == 2)
  }

  @Test func `ends with an empty token, also when there is nothing`() async throws {
    let server = try await TestServer.shared.value
    #expect(try await list(of(TestServer.slug()), server) == TenantsV1.ListTenantsResponse())
  }

  // MARK: Page tokens

  @Test func `goes on with pages of another size`() async throws {
    let server = try await TestServer.shared.value
    let region = TestServer.slug()
    try make(5, in: region, server)
    let first = try await list(of(region) { $0.pageSize = 2 }, server)
    let rest = try await list(of(region) { $0.pageToken = first.nextPageToken }, server)
    #expect(rest.tenants.count == 3 && rest.nextPageToken.isEmpty)
  }

  static let otherLists: [(String, @Sendable (inout TenantsV1.ListTenantsRequest) -> Void)] = [
    ("another order", { $0.orderBy = "slug" }),
    ("the same order upside down", { $0.orderBy = "create_time" }),
    ("another region", { $0.homeRegion = "elsewhere" }),
    ("a state", { $0.state = .active }),
    ("deleted ones too", { $0.showDeleted = true }),
    (
      "a changed token",
      {
        $0.pageToken.replaceSubrange(
          $0.pageToken.startIndex...$0.pageToken.startIndex, with: $0.pageToken.hasPrefix("A") ? "B" : "A")
      }
    ),
    ("a cut token", { $0.pageToken.removeLast(4) }),
    ("no token at all", { $0.pageToken = "next" }),
    ("a long token", { $0.pageToken = String(repeating: "A", count: 4_096) }),
  ]

  @Test(arguments: 0..<otherLists.count)
  func `refuses a token for another list`(_ place: Int) async throws {
    let server = try await TestServer.shared.value
    let region = TestServer.slug()
    try make(2, in: region, server)
    var request = of(region) { $0.pageSize = 1 }
    request.pageToken = try await list(request, server).nextPageToken
    let good = request
    #expect(try await list(good, server).tenants.count == 1)
    Self.otherLists[place].1(&request)
    let error = try await refusal { try await list(request, server) }
    #expect(
      error?.code == .invalidArgument && error?.reason == "PAGE_TOKEN_INVALID", "\(Self.otherLists[place].0)")
  }

  // MARK: Filters

  @Test func `narrows by each filter`() async throws {
    let server = try await TestServer.shared.value
    let region = TestServer.slug()
    try make(8, in: region, server)
    func set(_ number: Int, _ columns: String) throws {
      try server.sql("UPDATE tenants SET \(columns) WHERE slug = '\(region)-0000\(number)'")
    }
    try set(1, "state = 'suspended', suspend_time = now()")
    try set(2, "plan = 'dominance'")
    try set(3, "subscription_status = 'past_due'")
    try set(4, "health = 'degraded'")
    try set(5, "subscription_external_id = 'bill-5'")
    try set(6, "subscription_status = 'trial', subscription_trial_end_time = now() - interval '1 day'")
    try set(7, "subscription_cancel_time = now() - interval '1 day'")
    func found(_ change: (inout TenantsV1.ListTenantsRequest) -> Void) async throws -> [String] {
      let request = of(region) {
        $0.orderBy = "slug"
        change(&$0)
      }
      return try await slugs(request, server).map { String($0.suffix(1)) }
    }
    #expect(try await found { $0.state = .suspended } == ["1"])
    #expect(try await found { $0.plan = .dominance } == ["2"])
    #expect(try await found { $0.health = .degraded } == ["4"])
    #expect(try await found { $0.slug = "\(region)-00004" } == ["4"])
    #expect(try await found { $0.subscriptionExternalID = "bill-5" } == ["5"])
    // As it stands now, which is how it is shown.
    #expect(try await found { $0.subscriptionStatus = .pastDue } == ["3", "6"])
    #expect(try await found { $0.subscriptionStatus = .cancelled } == ["7"])
    #expect(try await found { $0.subscriptionStatus = .trial } == [])
    for tenant in try await list(of(region) { $0.subscriptionStatus = .pastDue }, server).tenants {
      #expect(tenant.subscription?.status == .pastDue)
    }
  }

  @Test func `shows deleted tenants on demand`() async throws {
    let server = try await TestServer.shared.value
    let region = TestServer.slug()
    try make(3, in: region, server)
    try server.sql("UPDATE tenants SET state = 'deleted', delete_time = now() WHERE slug = '\(region)-00001'")
    #expect(try await slugs(of(region), server).count == 2)
    #expect(try await slugs(of(region) { $0.showDeleted = true }, server).count == 3)
    let deleted = of(region) {
      $0.showDeleted = true
      $0.state = .deleted
    }
    #expect(try await slugs(deleted, server) == ["\(region)-00001"])
  }

  // MARK: Who asks

  @Test func `tells in the platform's journal who looked`() async throws {
    let server = try await TestServer.shared.value
    let someone = UserID.new()
    let options = CallOptions.bearer(try server.mint.platform(someone, lifetime: .seconds(60)).token)
    _ = try await server.tenants.listTenants(of(TestServer.slug()), options)
    let rows = try server.sql(
      """
      SELECT method || ' ' || outcome FROM journal
      WHERE tenant_id = '\(TenantID.platform.uuidText)' AND actor_id = '\(someone.uuidText)'
      """
    )
    #expect(rows == "/muster.tenants.v1.TenantService/ListTenants allowed")
  }

  @Test(arguments: ["owner", "admin", "member", "viewer"])
  func `refuses everybody but operators`(role: String) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let error = try await refusal {
      try await server.tenants.listTenants(TenantsV1.ListTenantsRequest(), tenant.caller(role))
    }
    #expect(error?.code == .permissionDenied && error?.reason == "PLATFORM_ONLY")
  }

  static let faults: [(String, @Sendable (inout TenantsV1.ListTenantsRequest) -> Void)] = [
    ("page_size", { $0.pageSize = -1 }),
    ("page_token", { $0.pageToken = String(repeating: "A", count: 4_097) }),
    ("order_by", { $0.orderBy = "plan" }),
    ("order_by", { $0.orderBy = "slug asc" }),
    ("order_by", { $0.orderBy = "slug desc, create_time" }),
    ("slug", { $0.slug = "Not a slug" }),
    ("slug", { $0.slug = String(repeating: "a", count: 64) }),
    ("subscription_external_id", { $0.subscriptionExternalID = String(repeating: "a", count: 201) }),
    ("home_region", { $0.homeRegion = "' OR true --" }),
    ("state", { $0.state = TenantsV1.TenantState(rawValue: 99) }),
  ]

  @Test(arguments: 0..<faults.count)
  func `refuses what is out of bounds`(_ place: Int) async throws {
    let server = try await TestServer.shared.value
    var request = TenantsV1.ListTenantsRequest()
    Self.faults[place].1(&request)
    let wrong = request
    let error = try await refusal { try await list(wrong, server) }
    #expect(error?.code == .invalidArgument && error?.violations.map(\.field) == [Self.faults[place].0])
  }
}
