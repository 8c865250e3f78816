package import MusterCore
import MusterTypesAPI
package import MusterUsageAPI
import MusterWire

/// What usage costs by a version of a price plan: values in, values out.
package enum Rating {
  /// What was used under one charge.
  package struct Quantity: Hashable, Sendable {
    package var amount: Decimal
    /// Taken when it was used.
    package var credits: Decimal
    package var entryCount: Int64

    package init(amount: Decimal, credits: Decimal = .zero, entryCount: Int64 = 0) {
      (self.amount, self.credits, self.entryCount) = (amount, credits, entryCount)
    }
  }

  /// The first charge that an entry fits, by its place in the plan.
  package static func place(
    among charges: [UsageV1.Charge], category: String, metric: String, dimensions: [String: String]
  ) -> Int? {
    charges.firstIndex { charge in
      guard !charge.isFlat, charge.category == category, charge.metric == metric else { return false }
      return charge.dimensions.sorted().allSatisfy { dimensions[$0.key] == $0.value }
    }
  }

  /// The credits that so much takes; nil where no charge prices it in credits.
  package static func credits(
    for amount: Decimal, by plan: UsageV1.PricePlan, category: String, metric: String,
    dimensions: [String: String]
  ) -> Decimal? {
    guard
      let place = place(
        among: plan.charges, category: category, metric: metric, dimensions: dimensions),
      case .credit(let price)? = plan.charges[place].pricing
    else { return nil }
    return amount * Decimal(price.credits)
  }

  /// What one charge comes to, exact and tier by tier.
  package static func tiers(_ charge: UsageV1.Charge, charging quantity: Decimal) -> [UsageV1.BillingTier] {
    switch charge.pricing {
    case .flat(let price):
      [tier(upTo: nil, quantity: .one, unitPrice: Decimal(price.price), flatPrice: .zero)]
    case .unit(let price):
      [tier(upTo: nil, quantity: quantity, unitPrice: Decimal(price.price), flatPrice: .zero)]
    case .tiered(let price): graduated(price.tiers, quantity)
    case .volume(let price): volume(price.tiers, quantity)
    case .credit, nil: []
    }
  }

  /// Each unit in the tier that it falls into; a tier is reached by more than all below it.
  private static func graduated(
    _ tiers: [UsageV1.PriceTier], _ quantity: Decimal
  ) -> [UsageV1.BillingTier] {
    var reached: [UsageV1.BillingTier] = []
    var below = Decimal.zero
    for price in tiers where quantity > below {
      let end = price.upTo.map { min(Decimal($0), quantity) } ?? quantity
      reached.append(
        tier(
          upTo: price.upTo, quantity: end - below, unitPrice: Decimal(price.unitPrice),
          flatPrice: Decimal(price.flatPrice)))
      below = end
    }
    return reached
  }

  /// All units in the tier that the last one falls into.
  private static func volume(_ tiers: [UsageV1.PriceTier], _ quantity: Decimal) -> [UsageV1.BillingTier] {
    guard quantity > .zero,
      let price = tiers.first(where: { price in price.upTo.map { quantity <= Decimal($0) } ?? true })
    else { return [] }
    return [
      tier(
        upTo: price.upTo, quantity: quantity, unitPrice: Decimal(price.unitPrice),
        flatPrice: Decimal(price.flatPrice))
    ]
  }

  private static func tier(
    upTo: TypeV1.Decimal?, quantity: Decimal, unitPrice: Decimal, flatPrice: Decimal
  ) -> UsageV1.BillingTier {
    .with {
      $0.upTo = upTo.map { TypeV1.Decimal(Decimal($0)) }
      ($0.quantity, $0.unitPrice) = (TypeV1.Decimal(quantity), TypeV1.Decimal(unitPrice))
      $0.flatPrice = TypeV1.Decimal(flatPrice)
      $0.amount = TypeV1.Decimal(quantity * unitPrice + flatPrice)
    }
  }

  /// One line of a report.
  package static func line(
    _ charge: UsageV1.Charge, of plan: UsageV1.PricePlan, _ used: Quantity, unit: String
  ) -> UsageV1.BillingLine {
    let quantity = charge.isFlat ? Decimal.one : used.amount
    let included = charge.isFlat ? .zero : max(.zero, min(quantity, Decimal(charge.includedAmount)))
    let tiers = tiers(charge, charging: quantity - included)
    let amount = tiers.reduce(Decimal.zero) { $0 + Decimal($1.amount) }
    return .with {
      ($0.chargeKey, $0.displayName, $0.pricePlanID) = (charge.key, charge.displayName, plan.id)
      ($0.category, $0.metric, $0.unit) = (charge.category, charge.metric, unit)
      ($0.quantity, $0.includedQuantity) = (TypeV1.Decimal(quantity), TypeV1.Decimal(included))
      $0.tiers = tiers
      $0.amount = TypeV1.Money(Currency.rounded(amount, plan.currencyCode), plan.currencyCode)
      if case .credit? = charge.pricing { $0.credits = TypeV1.Decimal(used.credits) }
    }
  }
}

extension UsageV1.Charge {
  package var isFlat: Bool {
    if case .flat? = pricing { true } else { false }
  }

  package var isCredit: Bool {
    if case .credit? = pricing { true } else { false }
  }
}
