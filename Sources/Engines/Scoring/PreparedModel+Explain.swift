import MusterCore
package import MusterLeadsAPI
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

extension PreparedModel {
  /// What each factor gave, and why, in the model's order; then what bases and bounds add to make the
  /// components of `evaluate`.
  package func explain(
    _ inputs: ScoringInputs, _ activities: [ScoredActivity] = [], at time: Int64
  ) -> [LeadsV1.FactorScore] {
    let reading = LeadReading(self, inputs, activities)
    let outcomes = factors.map { reading.outcome($0, at: time) }
    var totals = Totals()
    for (factor, outcome) in zip(factors, outcomes) { totals.add(outcome, to: factor.component) }
    let winners = winners(outcomes)

    var scores: [LeadsV1.FactorScore] = []
    for (place, rule) in model.factors.enumerated() {
      let factor = factors[place]
      var score = LeadsV1.FactorScore()
      score.factor = rule.key
      score.displayName = rule.displayName.isEmpty ? rule.key : rule.displayName
      score.component = rule.component
      score.matched = outcomes[place].isHeld
      if !terms[factor.component].takesHighest || winners[factor.component] == place {
        score.points = Int32(clamping: outcomes[place].points)
      }
      score.possiblePoints = Int32(clamping: factor.points * possibleCount(factor))
      score.fact = rule.input
      reading.describe(factor, &score, at: time)
      scores.append(score)
    }
    return scores + remainders(totals)
  }

  private func possibleCount(_ factor: PreparedFactor) -> Int64 {
    guard case .activity(let place) = factor.test else { return 1 }
    return Int64(rules[place].countMax)
  }

  /// Of each component the factor with the most points, the first of equals.
  private func winners(_ outcomes: [Outcome]) -> [Int: Int] {
    var winners: [Int: Int] = [:]
    for (place, outcome) in outcomes.enumerated() where outcome.isHeld {
      let best = winners[factors[place].component]
      if best.map({ outcome.points > outcomes[$0].points }) ?? true {
        winners[factors[place].component] = place
      }
    }
    return winners
  }

  /// What a component has beside its factors.
  private func remainders(_ totals: Totals) -> [LeadsV1.FactorScore] {
    let components = totals.components(terms)
    var scores: [LeadsV1.FactorScore] = []
    for component in LeadsV1.ScoreComponent.all {
      let terms = terms[component.place]
      let sum = terms.basePoints + totals.factorPoints(component.place, terms)
      for (name, points) in [
        ("base", terms.basePoints), ("bound", Int64(components.points(component)) - sum),
      ] where points != 0 {
        var score = LeadsV1.FactorScore()
        score.factor = "\(component.key).\(name)"
        score.displayName = score.factor
        (score.component, score.points, score.possiblePoints) = (
          component, Int32(clamping: points), Int32(clamping: points)
        )
        score.matched = true
        scores.append(score)
      }
    }
    return scores
  }
}

extension LeadsV1.ScoreComponents {
  package func points(_ component: LeadsV1.ScoreComponent) -> Int32 {
    switch component {
    case .dataQuality: dataQuality
    case .authority: authority
    case .companyFit: companyFit
    case .timing: timing
    case .risk: risk
    default: 0
    }
  }
}

extension LeadReading {
  /// Value, source, time and activities.
  fileprivate func describe(
    _ factor: PreparedFactor, _ score: inout LeadsV1.FactorScore, at time: Int64
  ) {
    let input = factor.input
    if case .activity = factor.test {
      let counted = counted(factor, at: time)
      score.value = counted.isEmpty ? "" : "\(counted.count)"
      score.observeTime = counted.first.map { Moments.timestamp($0.occurTime) }
      score.activityIDs = counted.map { TypeID(prefix: "activity", bits: $0.id.bits).description }
      return
    }
    if let fact = lead.observation(input) {
      score.value = fact.value ? "true" : "false"
      (score.source, score.observeTime) = (fact.source, fact.observeTime)
    } else if let fact = input == .roleStart
      ? lead.facts?.roleStart : input == .funding ? lead.facts?.funding : nil
    {
      (score.value, score.source, score.observeTime) = (fact.value, fact.source, fact.observeTime)
    } else if lead.isKnown(input, customValue(input)) {
      score.value = text(input)
      score.source = lead.source
      if input == .status { score.observeTime = lead.statusTime }
    }
  }

  private func text(_ input: ScoringInput) -> String {
    switch input {
    case .employeeCount: return "\(lead.employeeCount)"
    case .status: return LeadsV1.LeadStatus.storedNames.name(lead.status.rawValue).uppercased()
    case .custom:
      switch customValue(input) {
      case .number(let number): return number.value
      case .boolean(let value): return value ? "true" : "false"
      case .date(let day): return day
      case .time(let time): return (try? TimeText.timestamp(time.seconds, time.nanos)) ?? ""
      default: break
      }
    default: break
    }
    var texts: [String] = []
    lead.eachText(input, customValue(input)) { texts.append($0) }
    return texts.joined(separator: ", ")
  }
}

extension Moments {
  static func timestamp(_ time: Int64) -> GoogleProtobuf.Timestamp {
    var timestamp = GoogleProtobuf.Timestamp()
    let (seconds, rest) = time.quotientAndRemainder(dividingBy: 1_000_000)
    timestamp.seconds = rest < 0 ? seconds - 1 : seconds
    timestamp.nanos = Int32(rest < 0 ? rest + 1_000_000 : rest) * 1_000
    return timestamp
  }
}
