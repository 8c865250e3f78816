import MusterCore
import MusterLeadsAPI
import MusterScoring
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

private typealias Break = @Sendable (inout LeadsV1.ScoringModel) -> Void

private let shippedFactors = ShippedModel.model.factors.count
private let added = "factors[\(shippedFactors)]"

private func adding(
  _ input: String, _ test: LeadsV1.ScoringFactor.Test?, decay: LeadsV1.DecayKind? = nil,
  key: String = "authority.test"
) -> Break {
  { model in
    var added = factor(input, 10, .present(true), key: key)
    added.test = test
    if let decay { added.decay = .with { ($0.kind, $0.span) = (decay, .with { $0.seconds = 3_600 }) } }
    model.factors.append(added)
  }
}

private func text(_ change: (inout LeadsV1.TextTest) -> Void) -> LeadsV1.ScoringFactor.Test {
  .text(.with(change))
}

private let fields: [LeadsV1.CustomField] = [
  .with { ($0.key, $0.type) = ("note", .text) }, .with { ($0.key, $0.type) = ("size", .number) },
  .with { ($0.key, $0.type) = ("live", .boolean) }, .with { ($0.key, $0.type) = ("since", .date) },
  .with { ($0.key, $0.type) = ("last", .time) }, .with { ($0.key, $0.type) = ("kind", .choice) },
  .with { ($0.key, $0.type) = ("kinds", .choices) },
]

private let wrong: [(Break, [String])] = [
  ({ $0.components[0].component = .authority }, ["components[1].component", "components"]),
  ({ $0.components[0].maxPoints = 19 }, ["components"]),
  ({ $0.components[0].basePoints = 21 }, ["components[0].base_points"]),
  ({ $0.components[0].component = .init(rawValue: 9) }, ["components[0].component", "components"]),
  ({ $0.components[0].combine = .init(rawValue: 9) }, ["components[0].combine"]),
  ({ $0.components.removeLast() }, ["components", "components"]),
  ({ $0.factors[1].key = $0.factors[0].key }, ["factors[1].key"]),
  ({ $0.factors[0].key = "risk.base" }, ["factors[0].key"]),
  ({ $0.factors[0].key = "data_quality.bound" }, ["factors[0].key"]),
  ({ $0.factors[0].component = .init(rawValue: 9) }, ["factors[0].component"]),
  ({ $0.tiers[1].minScore = 85 }, ["tiers[1].min_score"]),
  ({ $0.tiers.swapAt(0, 1) }, ["tiers", "tiers[1].min_score"]),
  ({ $0.tiers[3].tier = .dead }, ["tiers"]),
  ({ $0.tiers[3].tier = .hot }, ["tiers"]),
  (adding("shoe_size", .present(true)), ["\(added).input"]),
  (adding("facts.shoe_size", .present(true)), ["\(added).input"]),
  (adding("custom.shoe_size", .present(true)), ["\(added).input"]),
  (adding("custom.", .present(true)), ["\(added).input"]),
  (adding("title", nil), ["\(added).test"]),
  (adding("title", .flag(true)), ["\(added).flag"]),
  (adding("title", .number(.init())), ["\(added).number"]),
  (adding("title", .age(.with { $0.days = 1 })), ["\(added).age"]),
  (adding("title", .activity(.with { $0.action = .opened })), ["\(added).activity"]),
  (adding("activities", .present(true)), ["\(added).present"]),
  (adding("activities", text { $0.equals = ["x"] }), ["\(added).text"]),
  (adding("employee_count", text { $0.equals = ["5"] }), ["\(added).text"]),
  (adding("facts.hiring", .age(.with { $0.days = 1 })), ["\(added).age"]),
  (adding("facts.role_start", .flag(true)), ["\(added).flag"]),
  (adding("custom.note", .flag(true)), ["\(added).flag"]),
  (adding("custom.size", text { $0.equals = ["5"] }), ["\(added).text"]),
  (adding("custom.live", .number(.init())), ["\(added).number"]),
  (adding("custom.since", .flag(true)), ["\(added).flag"]),
  (adding("title", text { _ in }), ["\(added).text"]),
  (adding("title", text { $0.exceptPhrases = ["x"] }), ["\(added).text"]),
  (adding("title", text { $0.equals = ["x", "!?"] }), ["\(added).text.equals[1]"]),
  (adding("title", text { $0.phrases = [""] }), ["\(added).text.phrases[0]"]),
  (
    adding("title", text { ($0.phrases, $0.exceptPhrases) = (["x"], ["-"]) }),
    ["\(added).text.except_phrases[0]"]
  ),
  (adding("title", text { $0.fromIcp = true }), ["\(added).text.from_icp"]),
  (
    adding("employee_count", .number(.with { ($0.min, $0.max) = (decimal("5.01"), decimal("5")) })),
    ["\(added).number.max"]
  ),
  (adding("facts.role_start", .age(.init())), ["\(added).age"]),
  (adding("activities", .activity(.init())), ["\(added).activity.action"]),
  (adding("activities", .activity(.with { $0.action = .init(rawValue: 99) })), ["\(added).activity.action"]),
  (
    adding("activities", .activity(.with { ($0.action, $0.channel) = (.opened, .init(rawValue: 99)) })),
    ["\(added).activity.channel"]
  ),
  (adding("title", .present(true), decay: .linear), ["\(added).decay"]),
  (adding("custom.live", .flag(true), decay: .linear), ["\(added).decay"]),
  (adding("facts.hiring", .present(false), decay: .linear), ["\(added).decay"]),
  (adding("facts.hiring", .flag(true), decay: .init(rawValue: 9)), ["\(added).decay.kind"]),
]

private let right: [Break] = [
  adding("custom.note", text { $0.phrases = ["x"] }), adding("custom.kind", text { $0.equals = ["x"] }),
  adding("custom.kinds", text { $0.equals = ["x"] }), adding("custom.size", .number(.init())),
  adding("custom.live", .flag(false)), adding("custom.since", .age(.with { $0.months = 1 }), decay: .linear),
  adding("custom.last", .age(.with { $0.days = 1 }), decay: .halfLife),
  adding("facts.hiring", .flag(true), decay: .halfLife), adding("country", text { $0.fromIcp = true }),
  adding("activities", .activity(.with { $0.action = .opened }), decay: .linear),
  adding("status", text { $0.equals = ["in sequence"] }, decay: .linear),
  adding("tags", .present(false)), { $0.tiers[3].holdPoints = 20 },
]

@Suite struct `A scoring model` {
  @Test(arguments: wrong)
  private func `is refused when it breaks a rule`(_ change: Break, _ wrongFields: [String]) {
    var model = ShippedModel.model
    change(&model)
    let violations = ModelCheck.violations(model, customFields: fields)
    #expect(violations.map(\.field) == wrongFields, "\(violations)")
    #expect(violations.allSatisfy { !$0.description.isEmpty })
  }

  @Test(arguments: right.indices)
  func `is taken when its tests suit their inputs`(_ place: Int) {
    var model = ShippedModel.model
    right[place](&model)
    let violations = ModelCheck.violations(model, customFields: fields)
    #expect(violations.isEmpty, "\(violations)")
  }

  @Test func `tells all that is wrong at once`() {
    var model = ShippedModel.model
    for (change, _) in wrong.suffix(5) { change(&model) }
    #expect(ModelCheck.violations(model, customFields: fields).count >= 5)
  }
}
