import MusterLeadsAPI

/// What is found out about a model's factors once, for all leads.
struct ModelPreparation {
  private(set) var texts: [ScoringInput: PhraseIndex] = [:]
  private(set) var textTestCount = 0
  private(set) var numbers: [NumberRange] = []
  private(set) var rules: [ActivityRule] = []
  private(set) var fadings: [Fading] = []
  private(set) var customKeys: [String] = []
  private(set) var questions: [ActivityQuestion] = []

  private(set) var profileTests: [ScoringInput: [Int]] = [:]

  mutating func prepare(_ factor: LeadsV1.ScoringFactor) -> PreparedFactor {
    let points = Int64(max(-100, min(factor.points, 100)))
    let input = input(factor.input)
    return PreparedFactor(
      input: input ?? .activities, test: input.map { test(factor.test, of: $0) } ?? .never,
      component: factor.component.place, points: points,
      fading: factor.decay.map { decay in
        fadings.append(Fading(decay, points: points))
        return fadings.count - 1
      })
  }

  private mutating func input(_ name: String) -> ScoringInput? {
    guard let key = ScoringInput.customKey(name) else { return ScoringInput(name) }
    if let place = customKeys.firstIndex(of: key) { return .custom(place) }
    customKeys.append(key)
    return .custom(customKeys.count - 1)
  }

  private mutating func test(
    _ test: LeadsV1.ScoringFactor.Test?, of input: ScoringInput
  ) -> PreparedFactor.Test {
    switch test {
    case .present(let isKnown): return input == .activities ? .never : .present(isKnown)
    case .flag(let value): return .flag(value)
    case .text(let test): return .text(place(of: test, in: input))
    case .number(let test):
      let range = NumberRange(min: test.min, max: test.max)
      if input == .employeeCount { return range.whole.map { .employees($0) } ?? .never }
      numbers.append(range)
      return .number(numbers.count - 1)
    case .age(let test): return .age(AgeWindow(months: test.months, days: test.days))
    case .activity(let test):
      guard input == .activities else { return .never }
      rules.append(ActivityRule(test))
      ask(test)
      return .activity(rules.count - 1)
    case nil: return .never
    }
  }

  private mutating func place(of test: LeadsV1.TextTest, in input: ScoringInput) -> Int {
    let place = textTestCount
    textTestCount += 1
    for text in test.equals { texts[input, default: PhraseIndex()].add(text, .whole, for: place) }
    for text in test.phrases { texts[input, default: PhraseIndex()].add(text, .phrase, for: place) }
    for text in test.exceptPhrases { texts[input, default: PhraseIndex()].add(text, .exception, for: place) }
    if test.fromIcp { profileTests[input, default: []].append(place) }
    return place
  }

  private mutating func ask(_ test: LeadsV1.ActivityTest) {
    let count = Int(max(1, min(test.maxCount, 100)))
    if let place = questions.firstIndex(where: { $0.action == test.action && $0.channel == test.channel }) {
      questions[place].countMax = max(questions[place].countMax, count)
    } else {
      questions.append(ActivityQuestion(action: test.action, channel: test.channel, countMax: count))
    }
  }
}
