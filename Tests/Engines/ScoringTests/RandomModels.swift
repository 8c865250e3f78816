import MusterCore
import MusterLeadsAPI
import MusterScoring
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

private let titles = [
  "", "CEO", "Vice President of Sales", "Head of IT", "Senior Product Manager", "Student", "Geschäftsführer",
  "assistant to the CEO", "Manager, Manager & Manager", "a a a a b a a c", "日本語 部長", "💥", "é",
]

extension Chance {
  mutating func lead() -> LeadsV1.Lead {
    var lead = LeadsV1.Lead()
    lead.email = "jane@example.com"
    lead.title = any(titles)
    if one(in: 2) { lead.phone = "+61400000000" }
    if one(in: 2) { lead.linkedinURL = "https://linkedin.com/in/jane" }
    lead.industry = any(["", "Software", "food, drink", "Mining"])
    lead.country = any(["", "DE", "AT", "AU"])
    lead.employeeCount = any([0, 1, 4, 5, 50, 51, .max, -3])
    lead.tags = any([[], ["fair"], ["fair", "VIP guest", "VIP"]])
    lead.source = any(["", "web-form"])
    lead.status = any([.new, .scored, .bounced])
    lead.statusTime = timestamp(time())
    if one(in: 2) {
      lead.facts = .with {
        if one(in: 2) { $0.emailVerified = fact(one(in: 2), at: time()) }
        if one(in: 2) { $0.hiring = fact(one(in: 2), at: time()) }
        if one(in: 2) { $0.emailBounced = fact(one(in: 2), at: time()) }
        if one(in: 2) { $0.roleStart = fact(isoDay(time())) }
        if one(in: 2) { $0.funding = fact(isoDay(time())) }
      }
    }
    if one(in: 2) { lead.customFields["fleet_size"] = .with { $0.value = .number(decimal("12.50")) } }
    if one(in: 2) { lead.customFields["seen"] = .with { $0.value = .time(timestamp(time())) } }
    if one(in: 2) {
      lead.customFields["likes"] = .with { $0.value = .texts(.with { $0.values = ["tea", "black coffee"] }) }
    }
    return lead
  }

  /// About now, and now and then at the ends of what can be said.
  mutating func time() -> Int64 {
    if one(in: 30) { return any([moment(1, 1, 1), moment(9999, 12, 31), .min, .max, 0]) }
    return today + Int64.random(in: -800...60, using: &self) * day + Int64.random(in: -5...5, using: &self)
  }

  mutating func activities() -> [ScoredActivity] {
    (0..<any([0, 1, 3, 20])).map { _ in
      ScoredActivity(
        id: IDBits(.random(in: 1...9, using: &self)), action: any([.opened, .clicked, .replied]),
        channel: any([.email, .linkedin, .unspecified]), occurTime: time())
    }
  }

  /// One that keeps every rule.
  mutating func model() -> LeadsV1.ScoringModel {
    var model = LeadsV1.ScoringModel()
    model.name = "Random"
    let cuts = ([0, 100] + (0..<4).map { _ in Int32.random(in: 0...100, using: &self) }).sorted()
    let components: [LeadsV1.ScoreComponent] = [.dataQuality, .authority, .companyFit, .timing, .risk]
    model.components = components.indices.map { place in
      .with {
        ($0.component, $0.maxPoints) = (components[place], cuts[place + 1] - cuts[place])
        $0.basePoints = one(in: 2) ? Int32.random(in: 0...$0.maxPoints, using: &self) : 0
        $0.combine = one(in: 2) ? .sum : .highest
      }
    }
    model.factors = (0..<Int.random(in: 1...25, using: &self)).map { place in
      var factor = factor()
      (factor.key, factor.component) = ("factor.f\(place)", any(components))
      return factor
    }
    let edges = Array((1...100).shuffled(using: &self).prefix(4)).sorted(by: >)
    model.tiers = zip([LeadsV1.Tier.hot, .warm, .cool, .cold], edges).map { tier, edge in
      .with { ($0.tier, $0.minScore, $0.holdPoints) = (tier, Int32(edge), any([0, 0, 1, 5, 20])) }
    }
    return model
  }

  private mutating func factor() -> LeadsV1.ScoringFactor {
    var factor = LeadsV1.ScoringFactor()
    factor.points = Int32.random(in: -100...100, using: &self)
    switch Int.random(in: 0..<7, using: &self) {
    case 0:
      (factor.input, factor.test) = (
        any(["phone", "tags", "facts.hiring", "custom.seen"]), .present(one(in: 2))
      )
    case 1: (factor.input, factor.test) = (any(["facts.hiring", "facts.email_bounced"]), .flag(one(in: 2)))
    case 2: (factor.input, factor.test) = (any(["title", "tags", "status", "custom.likes"]), .text(words()))
    case 3:
      factor.input = any(["industry", "country"])
      factor.test = .text(.with { $0.fromIcp = true })
    case 4:
      factor.input = any(["employee_count", "custom.fleet_size"])
      factor.test = .number(
        .with {
          if one(in: 2) { $0.min = decimal(any(["-7", "5", "12.5", "12.51"])) }
          if one(in: 2) { $0.max = decimal(any(["50", "12.510", "99999999999999999999999999999999999999"])) }
        })
    case 5:
      factor.input = any(["facts.role_start", "facts.funding", "custom.seen"])
      factor.test = .age(.with { ($0.months, $0.days) = (any([0, 6, 12, 240]), any([1, 30, 3660])) })
    default:
      factor.input = "activities"
      factor.test = .activity(
        .with {
          ($0.action, $0.channel) = (any([.opened, .clicked]), any([.unspecified, .email]))
          ($0.withinDays, $0.maxCount) = (any([0, 30, 365]), any([0, 1, 2, 100]))
        })
    }
    let fades = ["activities", "facts.role_start", "facts.funding", "custom.seen", "facts.hiring", "status"]
    if fades.contains(factor.input), factor.test != .present(false), one(in: 2) {
      factor.decay = .with {
        $0.kind = any([.linear, .halfLife])
        $0.span = .with { $0.seconds = any([3_600, 86_400 * 30, 86_400 * 365, 315_576_000]) }
      }
    }
    return factor
  }

  private mutating func words() -> LeadsV1.TextTest {
    .with {
      $0.equals = one(in: 2) ? [any(["CEO", "scored", "tea", "vip", "é"])] : []
      $0.phrases = any([["manager"], ["vice president", "a a"], ["coffee", "guest", "bounced", "部長"]])
      $0.exceptPhrases = one(in: 3) ? [any(["assistant to", "a c", "black"])] : []
    }
  }
}
