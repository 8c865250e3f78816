package import MusterCore
package import MusterLeadsAPI

/// A model made ready to score many leads. What it is given is all that it knows: the same inputs,
/// activities and time give the same score.
package final class PreparedModel: Sendable {
  package let id: IDBits
  /// The activities that its factors look at; none for most models.
  package let questions: [ActivityQuestion]

  let model: LeadsV1.ScoringModel
  let factors: [PreparedFactor]
  let terms: [ComponentTerms]
  let tiers: TierBands
  let texts: [ScoringInput: PhraseIndex]
  let textTestCount: Int
  let numbers: [NumberRange]
  let rules: [ActivityRule]
  let fadings: [Fading]
  let customKeys: [String]

  /// The places of the tests that also hold for the words of a profile.
  private let profileTests: [ScoringInput: [Int]]

  /// With the words of the tenant's confirmed ideal customer profile.
  package convenience init(
    _ model: LeadsV1.ScoringModel, id: IDBits, industries: [String], countries: [String]
  ) {
    self.init(PreparedModel(model, id: id), industries: industries, countries: countries)
  }

  /// For profiles to come, which take little time then; by itself with none.
  package init(_ model: LeadsV1.ScoringModel, id: IDBits) {
    var preparation = ModelPreparation()
    factors = model.factors.map { preparation.prepare($0) }
    var terms = Array(repeating: ComponentTerms(), count: 5)
    for rule in model.components { terms[rule.component.place] = ComponentTerms(rule) }
    self.terms = terms
    (self.id, self.model) = (id, model)
    tiers = TierBands(model.tiers)
    texts = preparation.texts
    (textTestCount, numbers, rules) = (preparation.textTestCount, preparation.numbers, preparation.rules)
    (fadings, customKeys) = (preparation.fadings, preparation.customKeys)
    (questions, profileTests) = (preparation.questions, preparation.profileTests)
  }

  /// The same model with the words of a profile.
  package init(_ plain: PreparedModel, industries: [String], countries: [String]) {
    (id, model, factors, terms) = (plain.id, plain.model, plain.factors, plain.terms)
    (tiers, textTestCount, numbers, rules) = (plain.tiers, plain.textTestCount, plain.numbers, plain.rules)
    (fadings, customKeys, questions) = (plain.fadings, plain.customKeys, plain.questions)
    profileTests = plain.profileTests
    var texts = plain.texts
    for (input, words) in [(ScoringInput.industry, industries), (.country, countries)] {
      for test in plain.profileTests[input] ?? [] {
        for word in words { texts[input, default: PhraseIndex()].add(word, .whole, for: test) }
      }
    }
    self.texts = texts
  }

  package var needsActivities: Bool { !questions.isEmpty }

  /// Activities may be in any order, and may be others than those asked for. `former` is the tier that the
  /// lead has by its score, unspecified for none. Times are in microseconds since 1970.
  package func evaluate(
    _ inputs: ScoringInputs, _ activities: [ScoredActivity] = [], former: LeadsV1.Tier, at time: Int64
  ) -> Evaluation {
    let reading = LeadReading(self, inputs, activities)
    var fixed = Totals()
    var moving: [Int] = []
    var totals = Totals()
    var change: Int64?
    for place in factors.indices {
      let component = factors[place].component
      let outcome = reading.outcome(factors[place], at: time)
      totals.add(outcome, to: component)
      if let next = outcome.change {
        moving.append(place)
        change = change.map { min($0, next) } ?? next
      } else {
        fixed.add(outcome, to: component)
      }
    }
    let components = totals.components(terms)
    if let first = change {
      change = nextChange(of: components, from: first, moving, fixed, reading)
    }
    let score = components.sum
    return Evaluation(
      score: score, tier: tiers.tier(score, former: former), components: components, nextChange: change)
  }

  /// How often a factor is looked at for the moment of the next change.
  private static let looksMax = 5_000

  private func nextChange(
    of components: LeadsV1.ScoreComponents, from first: Int64, _ moving: [Int], _ fixed: Totals,
    _ reading: LeadReading
  ) -> Int64? {
    var time = first
    var looksLeft = Self.looksMax
    while true {
      var totals = fixed
      var change: Int64?
      for place in moving {
        let outcome = reading.outcome(factors[place], at: time)
        totals.add(outcome, to: factors[place].component)
        if let next = outcome.change { change = change.map { min($0, next) } ?? next }
      }
      looksLeft -= moving.count
      if looksLeft < 0 || totals.components(terms) != components { return time }
      guard let next = change else { return nil }
      time = next
    }
  }
}

extension LeadsV1.ScoreComponents {
  package var sum: Int32 { dataQuality + authority + companyFit + timing + risk }
}
