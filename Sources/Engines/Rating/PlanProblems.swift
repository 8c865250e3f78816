import MusterCore
import MusterTypesAPI
package import MusterUsageAPI
import MusterWire

/// One thing that is wrong with a price plan.
package struct PlanProblem: Hashable, Sendable {
  /// Under the plan: `charges[0].tiered.tiers[1].up_to`.
  package let field: String
  package let description: String

  package init(field: String, description: String) {
    (self.field, self.description) = (field, description)
  }
}

extension Rating {
  /// All that contradicts itself in a plan, whatever meters there are.
  package static func problems(of plan: UsageV1.PricePlan, isForTenant: Bool) -> [PlanProblem] {
    var problems: [PlanProblem] = []
    func refuse(_ field: String, _ description: String) {
      problems.append(PlanProblem(field: field, description: description))
    }
    if isForTenant, !plan.plans.isEmpty {
      refuse("plans", "cannot be stated with a tenant; the plan is for that tenant alone")
    }
    if !isForTenant, plan.plans.isEmpty {
      refuse("plans", "is needed without a tenant: name the tenant plans that it prices")
    }
    if plan.plans.contains(.unspecified) { refuse("plans", "holds a plan that is not stated") }
    if let credits = plan.includedCredits, Decimal(credits) < .zero {
      refuse("included_credits", "is \(credits.value), and cannot be negative")
    }
    var keys: Set<String> = []
    for (place, charge) in plan.charges.enumerated() {
      if !keys.insert(charge.key).inserted {
        refuse("charges[\(place)].key", "is \(charge.key), as another charge's; give each its own")
      }
      problems += self.problems(of: charge).map {
        PlanProblem(field: "charges[\(place)].\($0.field)", description: $0.description)
      }
    }
    return problems
  }

  private static func problems(of charge: UsageV1.Charge) -> [PlanProblem] {
    var problems: [PlanProblem] = []
    func refuse(_ field: String, _ description: String) {
      problems.append(PlanProblem(field: field, description: description))
    }
    func bound(_ field: String, _ amount: TypeV1.Decimal?) {
      if let amount, Decimal(amount) < .zero { refuse(field, "is \(amount.value), and cannot be negative") }
    }
    if charge.isFlat {
      if !charge.category.isEmpty || !charge.metric.isEmpty || !charge.dimensions.isEmpty {
        refuse("category", "goes with usage; a flat price has no meter and no dimensions")
      }
      if charge.includedAmount != nil { refuse("included_amount", "goes with usage, not with a flat price") }
    } else if charge.category.isEmpty || charge.metric.isEmpty {
      refuse(charge.category.isEmpty ? "category" : "metric", "is needed: only a flat price has no meter")
    }
    bound("included_amount", charge.includedAmount)
    switch charge.pricing {
    case .flat(let price): bound("flat.price", price.price)
    case .unit(let price): bound("unit.price", price.price)
    case .tiered(let price): problems += self.problems(of: price.tiers, under: "tiered")
    case .volume(let price): problems += self.problems(of: price.tiers, under: "volume")
    case .credit(let price):
      bound("credit.credits", price.credits)
      if charge.includedAmount != nil {
        refuse("included_amount", "goes with money; give the plan included_credits instead")
      }
    case nil: refuse("pricing", "is needed: state flat, unit, tiered, volume or credit")
    }
    return problems
  }

  private static func problems(of tiers: [UsageV1.PriceTier], under name: String) -> [PlanProblem] {
    var problems: [PlanProblem] = []
    var below = Decimal.zero
    for (place, tier) in tiers.enumerated() {
      let field = "\(name).tiers[\(place)]"
      func refuse(_ part: String, _ description: String) {
        problems.append(PlanProblem(field: "\(field).\(part)", description: description))
      }
      for (part, amount) in [("unit_price", tier.unitPrice), ("flat_price", tier.flatPrice)] {
        if let amount, Decimal(amount) < .zero {
          refuse(part, "is \(amount.value), and cannot be negative")
        }
      }
      let isLast = place == tiers.count - 1
      guard let upTo = tier.upTo else {
        if !isLast { refuse("up_to", "is needed: only the last tier has no upper end") }
        continue
      }
      if isLast { refuse("up_to", "cannot be stated in the last tier, which has no upper end") }
      if Decimal(upTo) <= below {
        refuse("up_to", "is \(upTo.value), which is not above \(below.text), where the tier begins")
      }
      below = Decimal(upTo)
    }
    return problems
  }
}
