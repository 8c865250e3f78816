import MusterRPC
import MusterTestKit
import MusterUsageAPI
import MusterWire
import Testing

@Suite struct `ListMeters` {
  private func list(
    _ tenant: TestTenant, _ change: (inout UsageV1.ListMetersRequest) -> Void = { _ in }
  ) async throws -> UsageV1.ListMetersResponse {
    let request = UsageV1.ListMetersRequest.with {
      ($0.tenantID, $0.pageSize) = (tenant.text, 1_000)
      change(&$0)
    }
    return try await tenant.usage.listMeters(request, tenant.caller("viewer"))
  }

  @Test func `shows the tenant's and Muster's, by their names`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    for name in ["b", "a", "c"] { try await tenant.meter(name, category: "list") }
    let mine = try await list(tenant) { $0.origin = .tenant }.meters
    #expect(mine.map(\.metric) == ["a", "b", "c"])
    let own = try await list(tenant) { $0.origin = .builtIn }.meters
    #expect(own.map(\.metric) == ["leads_imported", "reads", "sends", "storage", "writes"])
    #expect(own.allSatisfy { !$0.recordable && $0.tenantID.isEmpty && $0.createTime == nil })
    #expect(own.filter { !$0.billable }.map(\.metric) == ["reads"])
    let all = try await list(tenant).meters.map { "\($0.category) \($0.metric)" }
    #expect(all == all.sorted() && all.count >= 7)
    #expect(try await list(tenant) { ($0.category, $0.metric) = ("list", "b") }.meters.map(\.metric) == ["b"])
  }

  @Test(arguments: ["category", "category desc", "create_time", "create_time desc"])
  func `in pages is the same as in one`(_ order: String) async throws {
    let tenant = try await TestServer.shared.value.tenant()
    for number in 0..<7 { try await tenant.meter("m\(number * 3 % 7)", category: "c\(number % 2)") }
    let whole = try await list(tenant) { $0.orderBy = order }.meters
    var (pages, token): ([UsageV1.Meter], String) = ([], "")
    repeat {
      let page = try await list(tenant) { ($0.orderBy, $0.pageSize, $0.pageToken) = (order, 3, token) }
      pages += page.meters
      token = page.nextPageToken
    } while !token.isEmpty
    #expect(pages == whole)
    if order == "create_time" {
      #expect(whole.filter { $0.origin == .tenant }.map(\.metric) == (0..<7).map { "m\($0 * 3 % 7)" })
    }
  }

  @Test func `shows no meter of another tenant`() async throws {
    let (tenant, other) = (
      try await TestServer.shared.value.tenant(), try await TestServer.shared.value.tenant()
    )
    try await other.meter("secret", category: "hidden")
    #expect(try await list(tenant) { $0.category = "hidden" }.meters.isEmpty)
    #expect(try await list(other) { $0.category = "hidden" }.meters.count == 1)
  }
}
