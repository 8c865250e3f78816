import MusterCore
import MusterCrypto
import MusterLedger
import MusterPostgres
import MusterRPC
import MusterRating
import MusterRows
import MusterTenancy
import MusterUsageAPI
import MusterWire

/// Credits that a price plan brings with a billing period.
struct IncludedCredits: Sendable {
  let id: CreditGrantID
  let period: BillingPeriod
  let amount: Decimal
}

/// What is known of how a tenant's usage takes credits; nil where no price plan has to do with them.
struct CreditPrices: Sendable {
  let timeline: Timeline
  let calendar: BillingCalendar

  static func load(_ tx: borrowing TenantTransaction) async throws(RPCError) -> CreditPrices? {
    try await load(tx, PlanStore.knownWithCredits(tx))
  }

  /// Of those plans that can apply to the tenant.
  static func load(
    _ tx: borrowing TenantTransaction, _ plans: [PlanRow]
  ) async throws(RPCError) -> CreditPrices? {
    guard !plans.isEmpty, let calendar = try await BillingStore.calendar(tx) else { return nil }
    return CreditPrices(timeline: Timeline(plans, calendar), calendar: calendar)
  }

  /// The credits that so much takes at that time; nil where it takes none.
  func credits(
    for amount: Decimal, of name: MeterName, _ dimensions: [String: String], at time: PostgresTime
  ) -> Decimal? {
    timeline.version(at: time.microseconds).flatMap {
      Rating.credits(
        for: amount, by: $0.plan, category: name.category, metric: name.metric, dimensions: dimensions)
    }
  }

  /// Of each period that has begun, by the version in force at its start.
  func included(until now: PostgresTime, of tenant: TenantID) -> [IncludedCredits] {
    calendar.periods.filter { $0.start <= now }.compactMap { period in
      let plan = timeline.version(at: period.start.microseconds)?.plan
      let amount = Decimal(plan?.includedCredits)
      guard amount > .zero else { return nil }
      return IncludedCredits(id: Self.id(period, of: tenant), period: period, amount: amount)
    }
  }

  /// The same whoever asks first.
  private static func id(_ period: BillingPeriod, of tenant: TenantID) -> CreditGrantID {
    let digest = SHA256.digest(Array("credits \(tenant) \(period.start.microseconds)".utf8))
    return CreditGrantID(digest.prefix(16).reduce(UInt128(0)) { $0 << 8 | UInt128($1) })
  }
}

extension Timeline {
  /// As one tenant's calendar and the versions that can apply to it say.
  init(_ plans: [PlanRow], _ calendar: BillingCalendar) {
    self.init(
      plans.map(\.rated),
      calendar.terms.map { Membership($0.plan, until: $0.until.microseconds) })
  }
}

/// Credits as a tenant's ledger of them says.
enum Credits {
  /// What reservations hold stands in the ledger; what is used, in the grants.
  static let held = LedgerAccount("credits", from: .minusInfinity, until: .infinity)

  /// Settles what has happened meanwhile, and brings what price plans include; the account is locked.
  static func settle(
    _ tx: borrowing TenantTransaction, _ prices: CreditPrices?, at now: PostgresTime
  ) async throws(RPCError) -> CreditAccount {
    if let prices {
      let included = prices.included(until: now, of: tx.tenant)
      if !included.isEmpty {
        let brought = try await GrantStore.brought(tx)
        let missing = included.filter { !brought.contains($0.period.start) }
        if !missing.isEmpty {
          try await GrantStore.bring(tx, missing)
          let debt = try await CreditStore.account(tx).debt
          let granted = missing.reduce(Decimal.zero) { $0 + $1.amount }
          try await CreditStore.save(tx, CreditAccount(granted: granted, debt: debt))
        }
      }
    }
    return try await CreditStore.settle(tx)
  }
}
