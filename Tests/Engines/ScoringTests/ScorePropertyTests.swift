import MusterCore
import MusterLeadsAPI
import MusterScoring
import MusterWellKnownAPI
import MusterWire
import Testing

private let components: [LeadsV1.ScoreComponent] = [
  .dataQuality, .authority, .companyFit, .timing, .risk,
]

@Suite struct `Any lead under any model` {
  private let seed = UInt64.random(in: 0 ... .max)

  private func each(
    _ count: Int,
    _ body: (inout Chance, PreparedModel, LeadsV1.ScoringModel, ScoringInputs, [ScoredActivity])
      -> Void
  ) {
    var chance = Chance(state: seed)
    for _ in 0..<count {
      let model = chance.model()
      let prepared = PreparedModel(model)
      for _ in 0..<10 {
        body(&chance, prepared, model, ScoringInputs(chance.lead()), chance.activities())
      }
    }
  }

  @Test func `has components within their bounds that add up to its score`() {
    each(300) { chance, prepared, model, inputs, activities in
      let evaluation = prepared.evaluate(inputs, activities, former: .unspecified, at: chance.time())
      let sum = components.reduce(0) { $0 + evaluation.components.points($1) }
      #expect(sum == evaluation.score && (0...100).contains(evaluation.score), "seed \(seed)")
      for rule in model.components {
        #expect((0...rule.maxPoints).contains(evaluation.components.points(rule.component)), "seed \(seed)")
      }
    }
  }

  @Test func `is explained by factors that add up to its components`() {
    each(300) { chance, prepared, model, inputs, activities in
      let time = chance.time()
      let evaluation = prepared.evaluate(inputs, activities, former: .unspecified, at: time)
      let scores = prepared.explain(inputs, activities, at: time)
      for component in components {
        let sum = scores.reduce(0) { $1.component == component ? $0 + $1.points : $0 }
        #expect(sum == evaluation.components.points(component), "seed \(seed)")
      }
      #expect(scores.prefix(model.factors.count).map(\.factor) == model.factors.map(\.key), "seed \(seed)")
      for score in scores {
        let isOwn = score.factor.hasSuffix(".base") || score.factor.hasSuffix(".bound")
        #expect(isOwn || score.matched || score.points == 0, "seed \(seed)")
        #expect(isOwn || score.points.magnitude <= score.possiblePoints.magnitude, "seed \(seed)")
      }
    }
  }

  @Test func `scores the same again, whatever order its activities are in`() {
    each(200) { chance, prepared, model, inputs, activities in
      let time = chance.time()
      let again = PreparedModel(model)
      let one = prepared.evaluate(inputs, activities, former: .warm, at: time)
      #expect(one == again.evaluate(inputs, activities.shuffled(using: &chance), former: .warm, at: time))
      // A tier that was come to stays when nothing changes.
      #expect(prepared.evaluate(inputs, activities, former: one.tier, at: time) == one, "seed \(seed)")
    }
  }

  @Test func `is told from its bytes`() throws {
    var chance = Chance(state: seed)
    for _ in 0..<1_000 {
      let inputs = ScoringInputs(chance.lead())
      let read = try ScoringInputs(bytes: inputs.bytes)
      #expect(read == inputs && read.bytes == inputs.bytes, "seed \(seed)")
    }
  }

  @Test func `changes by the clock first when it says so`() {
    var (told, exact) = (0, 0)
    each(150) { chance, prepared, _, inputs, activities in
      let start = chance.time()
      let evaluation = prepared.evaluate(inputs, activities, former: .unspecified, at: start)
      func differs(_ time: Int64) -> Bool {
        prepared.evaluate(inputs, activities, former: .unspecified, at: time).components
          != evaluation.components
      }
      if let next = evaluation.nextChange {
        #expect(next > start && !differs(next - 1), "seed \(seed)")
        (told, exact) = (told + 1, exact + (differs(next) ? 1 : 0))
      }
      // Between now and then, or a thousand days, nothing else does.
      guard start < .max / 2, start > .min / 2 else { return }
      let end = min(evaluation.nextChange ?? .max, start + 1_000 * day)
      for _ in 0..<20 {
        let time = Int64.random(in: start..<end, using: &chance)
        #expect(!differs(time), "seed \(seed): \(start) \(time) \(evaluation)")
      }
      for step in stride(from: start, to: end, by: Int(day) * 7) {
        #expect(!differs(step), "seed \(seed): \(start) \(step) \(evaluation)")
      }
    }
    // Where factors fade at once it may be a moment early, and never late.
    #expect(told > 20 && exact * 10 >= told * 9, "seed \(seed): \(exact) of \(told)")
  }

  @Test func `is scored by the shipped model within its five bounds`() {
    var chance = Chance(state: seed)
    for _ in 0..<1_000 {
      let evaluation = PreparedModel.shipped.evaluate(chance.lead(), at: chance.time())
      let parts = components.map { evaluation.components.points($0) }
      #expect(parts.reduce(0, +) == evaluation.score, "seed \(seed)")
      #expect(zip(parts, [20, 25, 25, 15, 15]).allSatisfy { (0...$1).contains($0) }, "seed \(seed)")
    }
  }

  @Test func `breaks no rule by chance`() {
    let fields: [LeadsV1.CustomField] = [
      .with { ($0.key, $0.type) = ("fleet_size", .number) }, .with { ($0.key, $0.type) = ("seen", .time) },
      .with { ($0.key, $0.type) = ("likes", .choices) },
    ]
    var chance = Chance(state: seed)
    for _ in 0..<300 {
      let violations = ModelCheck.violations(chance.model(), customFields: fields)
      #expect(violations.isEmpty, "seed \(seed)")
    }
  }

  @Test func `survives models that nobody may store`() {
    var chance = Chance(state: seed)
    let extremes: [Int32] = [.min, -1, 0, 1, 101, .max]
    each(200) { chance, _, model, inputs, activities in
      var wild = model
      for place in wild.components.indices {
        wild.components[place].maxPoints = chance.any(extremes)
        wild.components[place].basePoints = chance.any(extremes)
        wild.components[place].component = .init(rawValue: chance.any(extremes))
      }
      for place in wild.factors.indices {
        wild.factors[place].points = chance.any(extremes)
        wild.factors[place].component = .init(rawValue: chance.any(extremes))
        if wild.factors[place].decay != nil {
          wild.factors[place].decay?.span = .with {
            ($0.seconds, $0.nanos) = (chance.any([.min, -1, 0, .max]), chance.any(extremes))
          }
        }
        if case .activity(var test)? = wild.factors[place].test {
          (test.withinDays, test.maxCount) = (chance.any(extremes), chance.any(extremes))
          wild.factors[place].test = .activity(test)
        }
        if case .age(var test)? = wild.factors[place].test {
          (test.months, test.days) = (chance.any(extremes), chance.any(extremes))
          wild.factors[place].test = .age(test)
        }
      }
      for place in wild.tiers.indices { wild.tiers[place].minScore = chance.any(extremes) }
      for place in wild.tiers.indices { wild.tiers[place].holdPoints = chance.any(extremes) }
      let time = chance.any([Int64.min, 0, .max, chance.time()])
      let prepared = PreparedModel(wild)
      let evaluation = prepared.evaluate(inputs, activities, former: .hot, at: time)
      #expect(evaluation.components.sum == evaluation.score)
      #expect(!prepared.explain(inputs, activities, at: time).isEmpty)
    }
    _ = chance.next()
  }
}
