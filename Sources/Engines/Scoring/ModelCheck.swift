package import MusterLeadsAPI
import MusterWire

/// Whether a model keeps the rules that no single bound says.
package enum ModelCheck {
  /// What is wrong, by field of the model. Custom fields are those of the tenant's lead schema.
  package static func violations(
    _ model: LeadsV1.ScoringModel, customFields: [LeadsV1.CustomField]
  ) -> [(field: String, description: String)] {
    var findings = ModelFindings()
    check(model.components, &findings)
    var keys: Set<String> = []
    for (place, factor) in model.factors.enumerated() {
      findings.path = "factors[\(place)]"
      checkKey(factor.key, isNew: keys.insert(factor.key).inserted, &findings)
      if !factor.component.isKnown || factor.component == .unspecified {
        findings.add("component", "is \(factor.component.rawValue), which is no component")
      }
      FactorCheck(factor, customFields: customFields).check(&findings)
    }
    check(model.tiers, &findings)
    return findings.list
  }

  private static func check(_ rules: [LeadsV1.ComponentRule], _ findings: inout ModelFindings) {
    var seen: Set<LeadsV1.ScoreComponent> = []
    for (place, rule) in rules.enumerated() {
      findings.path = "components[\(place)]"
      if !LeadsV1.ScoreComponent.all.contains(rule.component) {
        findings.add("component", "is \(rule.component.rawValue), which is no component")
      } else if !seen.insert(rule.component).inserted {
        findings.add("component", "is \(rule.component.key) a second time; each stands once")
      }
      if rule.basePoints > rule.maxPoints {
        findings.add("base_points", "is \(rule.basePoints), more than the max_points of \(rule.maxPoints)")
      }
      if rule.combine != .sum, rule.combine != .highest {
        findings.add("combine", "is \(rule.combine.rawValue), which is no rule; take SUM or HIGHEST")
      }
    }
    findings.path = ""
    for component in LeadsV1.ScoreComponent.all where !seen.contains(component) {
      findings.add("components", "lack \(component.key); each of the five stands once")
    }
    let sum = rules.reduce(Int64(0)) { $0 + Int64($1.maxPoints) }
    if sum != 100 { findings.add("components", "have max_points that add up to \(sum), not to 100") }
  }

  /// Explanations name what a component has beside its factors so.
  private static let reserved = Set(
    LeadsV1.ScoreComponent.all.flatMap { ["\($0.key).base", "\($0.key).bound"] })

  private static func checkKey(_ key: String, isNew: Bool, _ findings: inout ModelFindings) {
    if !isNew { findings.add("key", "is \(key), which an earlier factor has; no key stands twice") }
    if reserved.contains(key) {
      findings.add("key", "is \(key), which explanations use themselves; choose another")
    }
  }

  private static func check(_ bands: [LeadsV1.TierBand], _ findings: inout ModelFindings) {
    let order: [LeadsV1.Tier] = [.hot, .warm, .cool, .cold]
    findings.path = ""
    if bands.map(\.tier) != order {
      findings.add("tiers", "are not HOT, WARM, COOL and COLD, each once and in this order")
    }
    for (place, pair) in zip(bands, bands.dropFirst()).enumerated() where pair.1.minScore >= pair.0.minScore {
      findings.add(
        "tiers[\(place + 1)].min_score",
        "is \(pair.1.minScore), not below the \(pair.0.minScore) of the tier before")
    }
  }
}

/// What a check has found so far.
struct ModelFindings {
  /// What the next fields are of.
  var path = ""
  private(set) var list: [(field: String, description: String)] = []

  mutating func add(_ field: String, _ description: String) {
    list.append((field: path.isEmpty ? field : "\(path).\(field)", description: description))
  }
}
