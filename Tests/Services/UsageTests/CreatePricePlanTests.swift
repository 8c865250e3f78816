import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWire
import Testing

@Suite struct `CreatePricePlan` {
  private let pages = Limits.charge("pages", .unit("0.10"))

  @Test func `makes versions of a key, of which the next ends the one before`() async throws {
    let limits = try await Limits.tenant()
    let first = try await limits.plan([pages]) { $0.displayName = "Velocity" }
    #expect(first.id.hasPrefix("priceplan_") && first.tenantID == limits.text && first.revision == 1)
    #expect(first.version == 1 && first.endTime == nil && first.createTime != nil)
    #expect(first.charges == [pages] && first.displayName == "Velocity")
    let second = try await limits.plan([], from: "now() + interval '1 day'")
    #expect(second.revision == 2 && second.id != first.id)
    let plans = try await limits.usage.listPricePlans(
      .with { $0.tenantID = limits.text }, limits.caller("admin")
    ).pricePlans
    #expect(plans.map(\.id) == [second.id, first.id])
    #expect(plans[1].endTime == second.effectiveTime && plans[1].version == 2)
    #expect(try limits.tenant.server.journal(limits.tenant.id, "CreatePricePlan").count == 2)
  }

  @Test(arguments: [
    ("earlier", "PRICE_PLAN_TIME_INVALID"), ("past", "PRICE_PLAN_TIME_INVALID"),
    ("currency", "PRICE_PLAN_INVALID"), ("tiers", "PRICE_PLAN_INVALID"), ("plans", "PRICE_PLAN_INVALID"),
    ("meter", "METER_NOT_FOUND"), ("dimension", "METER_DIMENSION_UNKNOWN"), ("credit", "PRICE_PLAN_INVALID"),
  ])
  func `refuses what would contradict itself or what was`(wrong: String, reason: String) async throws {
    let limits = try await Limits.tenant()
    try await limits.addMeter("app", "peak", .max)
    try await limits.plan([pages])
    let (early, past) = (
      try limits.time("now() - interval '301 days'"), try limits.time("now() - interval '1 hour'")
    )
    let error = try await refusal {
      try await limits.plan([pages], from: "now() + interval '1 day'") {
        switch wrong {
        case "earlier": $0.effectiveTime = early
        case "past": $0.effectiveTime = past
        case "currency": $0.currencyCode = "EUR"
        case "tiers":
          $0.charges[0].pricing = .tiered(Pricing.tiers(("5", "1", "0"), ("5", "1", "0"), (nil, "1", "0")))
        case "plans": $0.plans = [.ignition]
        case "meter": $0.charges[0].metric = "nothing"
        case "dimension": $0.charges[0].dimensions = ["colour": "red"]
        default: ($0.charges[0].metric, $0.charges[0].pricing) = ("peak", .credit("1"))
        }
      }
    }
    #expect(error?.reason == reason, "\(String(describing: error))")
  }

  @Test func `makes one for all tenants on a plan, by operators alone`() async throws {
    let limits = try await Limits.tenant()
    let now = try limits.time("now() + interval '900 days'")
    let key = "all_\(UserID.new().uuidText.prefix(8))_\(UserID.new().uuidText.suffix(8))"
    var request = UsageV1.CreatePricePlanRequest.with {
      $0.pricePlan = .with {
        ($0.key, $0.currencyCode, $0.effectiveTime) = (key, "USD", now)
        $0.charges = [Limits.charge("base", .flat("49"))]
      }
    }
    let unnamed = try await refusal { try await limits.usage.createPricePlan(request, limits.operator_()) }
    #expect(unnamed?.reason == "PRICE_PLAN_INVALID")
    request.pricePlan?.plans = [.ignition]
    let made = try await limits.usage.createPricePlan(request, limits.operator_()).pricePlan
    #expect(made?.tenantID == "" && made?.plans == [.ignition])
    let owner = try limits.caller("owner")
    #expect(
      try await refusal { try await limits.usage.createPricePlan(request, owner) }?.code == .permissionDenied)
  }

  @Test func `refuses a price on what may be lost`() async throws {
    let limits = try await Limits.tenant()
    let meters = try await limits.usage.listMeters(
      .with { ($0.tenantID, $0.origin) = (limits.text, .builtIn) }, limits.caller("viewer")
    ).meters
    let meter = try #require(meters.first { !$0.billable })
    let error = try await refusal {
      try await limits.plan([
        Limits.charge("reads", .unit("1")) { ($0.category, $0.metric) = (meter.category, meter.metric) }
      ])
    }
    #expect(error?.reason == "METER_NOT_BILLABLE")
  }
}

typealias Pricing = UsageV1.Charge.Pricing
