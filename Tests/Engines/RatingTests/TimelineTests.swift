import MusterRating
import MusterUsageAPI
import MusterWire
import Testing

@Suite struct `A timeline of price plans` {
  private func version(
    _ id: String, key: String = "a", from time: Int64, made: Int64 = 0, isOwn: Bool = false,
    plans: [String] = ["small"], currency: String = "USD"
  ) -> Timeline.Version {
    let plan = UsageV1.PricePlan.with { ($0.id, $0.key, $0.currencyCode) = (id, key, currency) }
    return Timeline.Version(plan, effective: time, made: made, isOwn: isOwn, tenantPlans: plans)
  }

  private func told(_ timeline: Timeline, _ start: Int64 = 0, _ end: Int64 = 100) -> [String] {
    timeline.spans(from: start, until: end).map { "\($0.plan.id) \($0.start)-\($0.end)" }
  }

  private let small = [Timeline.Membership("small", until: .max)]

  @Test func `has each version until the next takes over`() {
    let timeline = Timeline(
      [version("v1", from: -50), version("v2", from: 40), version("v3", from: 100)], small)
    #expect(told(timeline) == ["v1 0-40", "v2 40-100"])
    #expect(timeline.version(at: 39)?.plan.id == "v1" && timeline.version(at: 100)?.plan.id == "v3")
    #expect(timeline.version(at: -51) == nil)
  }

  @Test func `has a gap where nothing rates`() {
    #expect(told(Timeline([version("v1", from: 30)], small)) == ["v1 30-100"])
    #expect(told(Timeline([version("v1", from: 100)], small)) == [])
    let lost = Timeline([version("v1", from: 0), version("v2", from: 50, plans: ["large"])], small)
    #expect(told(lost) == ["v1 0-50"])
  }

  @Test func `puts the tenant's own before those of its plan`() {
    let timeline = Timeline(
      [version("all", from: 0), version("own", key: "b", from: 60, isOwn: true)], small)
    #expect(told(timeline) == ["all 0-60", "own 60-100"])
  }

  @Test func `follows the tenant from plan to plan`() {
    let timeline = Timeline(
      [version("s", from: 0), version("l", key: "b", from: 0, plans: ["large"])],
      [.init("small", until: 25), .init("large", until: .max)])
    #expect(told(timeline) == ["s 0-25", "l 25-100"])
  }

  @Test func `keeps a period in one currency`() {
    let timeline = Timeline(
      [version("usd", from: 0), version("eur", key: "b", from: 50, isOwn: true, currency: "EUR")], small)
    #expect(told(timeline) == ["usd 0-100"] && told(timeline, 100, 200) == ["eur 100-200"])
  }
}
