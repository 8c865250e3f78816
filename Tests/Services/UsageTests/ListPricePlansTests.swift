import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWire
import Testing

@Suite struct `ListPricePlans` {
  private func list(
    _ limits: Limits, _ change: (inout UsageV1.ListPricePlansRequest) -> Void = { _ in }
  ) async throws -> [UsageV1.PricePlan] {
    var request = UsageV1.ListPricePlansRequest.with { $0.tenantID = limits.text }
    change(&request)
    return try await limits.usage.listPricePlans(request, limits.caller("admin")).pricePlans
  }

  @Test func `lists what can apply to the tenant, newest first`() async throws {
    let server = try await TestServer()
    let limits = try await Limits.tenant(on: server)
    let other = try await Limits.tenant(on: server)
    try await other.plan([])
    let own = try await limits.plan([], from: "now() - interval '10 days'")
    let next = try await limits.plan([], from: "now() + interval '10 days'")
    var all: [String] = []
    for (place, plan) in [(-20, "ignition"), (-5, "velocity")] {
      let effective = try limits.time("now() + interval '\(place) days'")
      let request = UsageV1.CreatePricePlanRequest.with {
        $0.pricePlan = .with {
          ($0.key, $0.currencyCode, $0.effectiveTime) = ("all_\(plan)", "USD", effective)
          $0.plans = [plan == "ignition" ? .ignition : .velocity]
        }
      }
      all.append(
        try #require(try await limits.usage.createPricePlan(request, limits.operator_()).pricePlan?.id))
    }
    #expect(try await list(limits).map(\.id) == [next.id, own.id, all[0]])
    #expect(try await list(limits) { $0.orderBy = "effective_time" }.map(\.id) == [all[0], own.id, next.id])
    #expect(try await list(limits) { $0.key = "own" }.map(\.id) == [next.id, own.id])
    let now = try limits.time("now()")
    #expect(try await list(limits) { $0.effectiveAt = now }.map(\.id) == [own.id, all[0]])
    // One at a time.
    var ids: [String] = []
    var token = ""
    repeat {
      let request = UsageV1.ListPricePlansRequest.with {
        ($0.tenantID, $0.pageSize, $0.pageToken) = (limits.text, 1, token)
      }
      let page = try await limits.usage.listPricePlans(request, limits.caller("admin"))
      ids += page.pricePlans.map(\.id)
      token = page.nextPageToken
    } while !token.isEmpty
    #expect(ids == [next.id, own.id, all[0]])
    // Operators see all of the platform's.
    let platform = try await limits.usage.listPricePlans(.with { $0.pageSize = 10 }, limits.operator_())
    #expect(platform.pricePlans.map(\.id) == [all[1], all[0]])
    await server.stop()
  }
}
