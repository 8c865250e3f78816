import MusterLeadsAPI
import MusterTypesAPI
import MusterWire

/// Whether a factor's test suits its input.
struct FactorCheck {
  private enum Kind: String {
    case text, number, day, flag, activities
  }

  private let factor: LeadsV1.ScoringFactor
  private let input: ScoringInput?
  private let kind: Kind?
  /// What is wrong with the input's name.
  private let problem: String?

  init(_ factor: LeadsV1.ScoringFactor, customFields: [LeadsV1.CustomField]) {
    self.factor = factor
    if let key = ScoringInput.customKey(factor.input) {
      input = .custom(0)
      let field = customFields.first { $0.key == key }
      kind = field.flatMap { Self.kind($0.type) }
      problem =
        kind == nil ? "is \(factor.input), but the lead schema has no field \(key); add it there first" : nil
    } else {
      input = ScoringInput(factor.input)
      kind = input.map(Self.kind)
      problem = input == nil ? "is \(factor.input), which is nothing that a model can look at" : nil
    }
  }

  private static func kind(_ type: LeadsV1.CustomFieldType) -> Kind? {
    switch type {
    case .text, .choice, .choices: .text
    case .number: .number
    case .boolean: .flag
    case .date, .time: .day
    default: nil
    }
  }

  private static func kind(_ input: ScoringInput) -> Kind {
    switch input {
    case .employeeCount: .number
    case .activities: .activities
    case .roleStart, .funding: .day
    case .emailVerified, .emailPersonal, .hiring, .competitor, .emailBounced, .unsubscribed: .flag
    default: .text
    }
  }

  func check(_ findings: inout ModelFindings) {
    if let problem { findings.add("input", problem) }
    checkTest(&findings)
    checkDecay(&findings)
  }

  private func checkTest(_ findings: inout ModelFindings) {
    switch factor.test {
    case .present:
      if kind == .activities { findings.add("present", "does not suit activities; test them by activity") }
    case .flag: suits(.flag, "flag", &findings)
    case .text(let test):
      suits(.text, "text", &findings)
      check(test, &findings)
    case .number(let test):
      suits(.number, "number", &findings)
      check(test, &findings)
    case .age(let test):
      suits(.day, "age", &findings)
      if test.months <= 0, test.days <= 0 {
        findings.add("age", "has neither months nor days; one of them must be above 0")
      }
    case .activity(let test):
      suits(.activities, "activity", &findings)
      if !test.action.isKnown || test.action == .unspecified {
        findings.add("activity.action", "is \(test.action.rawValue), which is no action")
      }
      if !test.channel.isKnown {
        findings.add("activity.channel", "is \(test.channel.rawValue), which is no channel")
      }
    case nil: findings.add("test", "is missing; set one of present, flag, text, number, age and activity")
    }
  }

  private func suits(_ needed: Kind, _ name: String, _ findings: inout ModelFindings) {
    guard let kind, kind != needed else { return }
    let better =
      switch kind {
      case .text: "text or present"
      case .number: "number or present"
      case .day: "age or present"
      case .flag: "flag or present"
      case .activities: "activity"
      }
    findings.add(name, "does not suit \(factor.input); test it by \(better)")
  }

  private func check(_ test: LeadsV1.TextTest, _ findings: inout ModelFindings) {
    if test.fromIcp, input != .industry, input != .country {
      findings.add("text.from_icp", "is for industry and country, not for \(factor.input)")
    }
    if test.equals.isEmpty, test.phrases.isEmpty, !test.fromIcp {
      findings.add("text", "holds for nothing; state equals, phrases or from_icp")
    }
    for (name, texts) in [
      ("equals", test.equals), ("phrases", test.phrases), ("except_phrases", test.exceptPhrases),
    ] {
      for (place, text) in texts.enumerated() where Words.of(text).isEmpty {
        findings.add("text.\(name)[\(place)]", "has no letter and no digit, so nothing is compared with it")
      }
    }
  }

  private func check(_ test: LeadsV1.NumberTest, _ findings: inout ModelFindings) {
    if let min = test.min, let max = test.max, let least = ExactDecimal(min), let most = ExactDecimal(max),
      most < least
    {
      findings.add("number.max", "is \(max.value), which is less than the min of \(min.value)")
    }
  }

  private func checkDecay(_ findings: inout ModelFindings) {
    guard let decay = factor.decay else { return }
    if decay.kind != .linear, decay.kind != .halfLife {
      findings.add("decay.kind", "is \(decay.kind.rawValue), which is no curve; take LINEAR or HALF_LIFE")
    }
    if factor.test == .present(false) {
      findings.add("decay", "needs a time, and what is not known has none")
    } else if let kind, !hasTime(kind) {
      findings.add("decay", "needs a time, which \(factor.input) does not have")
    }
  }

  private func hasTime(_ kind: Kind) -> Bool {
    switch kind {
    case .day, .activities: true
    case .flag: factor.input.hasPrefix("facts.")
    case .text: input == .status
    case .number: false
    }
  }
}
