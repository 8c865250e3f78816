import MusterCore
import MusterLeadsAPI
import MusterWire

/// What does not depend on the clock, of one lead under one model.
struct LeadReading {
  private let model: PreparedModel
  private let inputs: ScoringInputs
  private let marks: TextMarks
  /// By the place of the rule: the newest activities that fit, the newest first.
  private var activities: [[ScoredActivity]] = []
  /// By the place of the key.
  private var custom: [LeadsV1.CustomValue.Value?] = []

  init(_ model: PreparedModel, _ inputs: ScoringInputs, _ activities: [ScoredActivity]) {
    (self.model, self.inputs) = (model, inputs)
    if !model.customKeys.isEmpty { custom = model.customKeys.map { inputs.customFields[$0]?.value } }
    var marks = TextMarks(count: model.textTestCount)
    for (input, phrases) in model.texts {
      inputs.eachText(input, Self.custom(input, custom)) { phrases.mark($0, in: &marks) }
    }
    self.marks = marks
    if !model.rules.isEmpty {
      let sorted = activities.sorted { ($0.occurTime, $0.id.bits) > ($1.occurTime, $1.id.bits) }
      self.activities = model.rules.map { rule in Array(sorted.lazy.filter(rule.fits).prefix(rule.countMax)) }
    }
  }

  private static func custom(
    _ input: ScoringInput, _ values: [LeadsV1.CustomValue.Value?]
  ) -> LeadsV1.CustomValue.Value? {
    guard case .custom(let place) = input else { return nil }
    return values[place]
  }

  private func custom(_ input: ScoringInput) -> LeadsV1.CustomValue.Value? { Self.custom(input, custom) }

  func outcome(_ factor: PreparedFactor, at time: Int64) -> Outcome {
    var outcome = Outcome()
    switch factor.test {
    case .present(let isKnown):
      outcome.isHeld = inputs.isKnown(factor.input, custom(factor.input)) == isKnown
    case .flag(let value):
      outcome.isHeld = inputs.flag(factor.input, custom(factor.input)) == value
    case .text(let test): outcome.isHeld = marks.holds(test)
    case .employees(let range):
      outcome.isHeld = inputs.employeeCount != 0 && range.contains(Int64(inputs.employeeCount))
    case .number(let place):
      if case .number(let number)? = custom(factor.input) {
        outcome.isHeld = model.numbers[place].contains(number)
      }
    case .age(let window):
      guard let start = inputs.moment(factor.input, custom(factor.input)) else { return outcome }
      let end = window.end(from: start)
      outcome.isHeld = start <= time && time < end
      if start < end, time < end { outcome.changes(at: time < start ? start : end) }
    case .activity(let place): return activityOutcome(factor, model.rules[place], activities[place], time)
    case .never: return outcome
    }
    if outcome.isHeld { give(factor, inputs.fadeStart(factor.input, custom(factor.input)), time, &outcome) }
    return outcome
  }

  private func activityOutcome(
    _ factor: PreparedFactor, _ rule: ActivityRule, _ activities: [ScoredActivity], _ time: Int64
  ) -> Outcome {
    var outcome = Outcome()
    for activity in activities where rule.counts(activity.occurTime, at: time) {
      outcome.isHeld = true
      give(factor, activity.occurTime, time, &outcome)
      if let within = rule.within { outcome.changes(at: Moments.sum(activity.occurTime, within)) }
    }
    return outcome
  }

  /// The factor's points once, as far as they have not faded since.
  private func give(_ factor: PreparedFactor, _ start: Int64?, _ time: Int64, _ outcome: inout Outcome) {
    guard let place = factor.fading, let start else {
      outcome.points += factor.points
      return
    }
    let (left, until) = model.fadings[place].left(at: Moments.age(of: start, at: time))
    outcome.points += factor.points < 0 ? -left : left
    if let until { outcome.changes(at: Moments.sum(start, until)) }
  }

  /// The activities that a factor counts, the newest first.
  func counted(_ factor: PreparedFactor, at time: Int64) -> [ScoredActivity] {
    guard case .activity(let place) = factor.test else { return [] }
    return activities[place].filter { model.rules[place].counts($0.occurTime, at: time) }
  }

  var lead: ScoringInputs { inputs }
  func customValue(_ input: ScoringInput) -> LeadsV1.CustomValue.Value? { custom(input) }
}
