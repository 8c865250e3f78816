import MusterLeadsAPI
import MusterWire

/// How a component makes its points.
struct ComponentTerms: Sendable {
  var mostPoints: Int64 = 0
  var basePoints: Int64 = 0
  var takesHighest = false

  init() {}

  init(_ rule: LeadsV1.ComponentRule) {
    mostPoints = Int64(max(0, min(rule.maxPoints, 100)))
    basePoints = Int64(max(0, min(rule.basePoints, 100)))
    takesHighest = rule.combine == .highest
  }
}

/// The points of the factors that hold, by component.
struct Totals {
  struct Total {
    var sum: Int64 = 0
    var highest: Int64?
  }

  private var totals: InlineArray<5, Total> = .init(repeating: Total())

  mutating func add(_ outcome: Outcome, to component: Int) {
    guard outcome.isHeld else { return }
    totals[component].sum += outcome.points
    totals[component].highest = max(totals[component].highest ?? .min, outcome.points)
  }

  func factorPoints(_ component: Int, _ terms: ComponentTerms) -> Int64 {
    terms.takesHighest ? totals[component].highest ?? 0 : totals[component].sum
  }

  func components(_ terms: [ComponentTerms]) -> LeadsV1.ScoreComponents {
    func points(_ component: LeadsV1.ScoreComponent) -> Int32 {
      let place = component.place
      let sum = terms[place].basePoints + factorPoints(place, terms[place])
      return Int32(max(0, min(sum, terms[place].mostPoints)))
    }
    var components = LeadsV1.ScoreComponents()
    components.dataQuality = points(.dataQuality)
    components.authority = points(.authority)
    components.companyFit = points(.companyFit)
    components.timing = points(.timing)
    components.risk = points(.risk)
    return components
  }
}

extension LeadsV1.ScoreComponent {
  static let all: [LeadsV1.ScoreComponent] = [.dataQuality, .authority, .companyFit, .timing, .risk]

  /// From 0 to 4, for any number.
  var place: Int { Int(max(1, min(rawValue, 5))) - 1 }

  /// As keys begin with it.
  var key: String { Self.storedNames.name(rawValue) }
}
