import MusterCore
import MusterJournal
import MusterLedger
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
package import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire

extension UsageService {
  package func reserveQuota(
    _ request: UsageV1.ReserveQuotaRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.ReserveQuotaResponse {
    let wanted = request.reservation ?? UsageV1.Reservation()
    let tenant = try caller.admittedTenant()

    return try await journal.write(UsageV1.Method.reserveQuota.info, request, as: caller) {
      tx throws(RPCError) in
      let draft = try await reservation(wanted, tx)
      let (held, uses) = try await reserve(draft, tx)
      let message = UsageV1.Reservation(held, of: tenant)
      return Change(
        .with {
          $0.reservation = message
          $0.quotas = uses.map { UsageV1.Quota($0, of: tenant) }
        }, target: ChangeTarget(held.id, version: held.version))
    }
  }

  /// What is wanted, checked against its meter.
  private func reservation(
    _ wanted: UsageV1.Reservation, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> ReservationDraft {
    let name = MeterName(wanted.category, wanted.metric)
    guard let meter = try await Meters.named(tx, [name])[name] else { throw .meterNotFound(name) }
    let dimensions = wanted.dimensions.texts
    for dimension in dimensions.keys.sorted() where !meter.dimensions.contains(dimension) {
      throw .dimensionUnknown(dimension, of: "the meter \(name)", known: meter.dimensions)
    }
    let amount = Decimal(wanted.amount?.value ?? "") ?? .zero
    guard meter.isAdditive else {
      throw .usageAmountInvalid(
        "reservation.metric", "is \(name), which neither sums nor counts; there is nothing to hold of it")
    }
    guard amount > .zero else {
      throw .usageAmountInvalid("reservation.amount", "is \(amount.text); hold more than nothing")
    }
    if meter.aggregation == .count, amount != .one {
      throw .usageAmountInvalid(
        "reservation.amount", "is \(amount.text), while the meter counts entries; reserve 1 for each")
    }
    var unitCost: UnitCost?
    if let cost = wanted.unitCost {
      let price = Decimal(cost.amount?.value ?? "") ?? .zero
      guard price >= .zero else {
        throw .usageAmountInvalid("reservation.unit_cost.amount", "is \(price.text), and cannot be negative")
      }
      unitCost = UnitCost(currency: cost.currencyCode, amount: price.stored)
    }
    let hold = wanted.hold.map { $0.seconds * 1_000 + Int64($0.nanos / 1_000_000) } ?? 60_000
    return ReservationDraft(
      id: .new(), meter: meter, amount: amount, dimensions: dimensions, unitCost: unitCost,
      holdMilliseconds: hold, reference: wanted.reference)
  }

  /// Holds all of it, or nothing.
  func reserve(
    _ draft: ReservationDraft, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> (HeldReservation, [QuotaUse]) {
    let quotas = try await QuotaStore.inForce(tx).filter {
      $0.rule.counted.counts(draft.meter.name, draft.dimensions)
    }
    let isBudgeted = quotas.contains {
      $0.rule.counted.measure == .cost && $0.effectiveLimit != nil && draft.unitCost == nil
    }
    if isBudgeted {
      throw .usageAmountInvalid(
        "reservation.unit_cost", "is needed: a budget counts what this costs; state what one unit will cost")
    }
    let prices = try await CreditPrices.load(tx)
    let now = try await CreditStore.lock(tx)
    let shares = quotas.compactMap { quota -> (quota: QuotaInForce, amount: Decimal)? in
      let counted = quota.rule.counted
      guard counted.measure == .cost else { return (quota, draft.amount) }
      return draft.cost(in: counted.currency).map { (quota, $0) }
    }
    var uses = try await Quotas.uses(tx, shares.map { (quota: $0.quota, time: now) })
    try await Quotas.open(tx, uses)

    let lifetime = Duration.milliseconds(draft.holdMilliseconds)
    var requests = zip(uses, shares).map { use, share in
      LedgerRequest(
        use.account, amount: share.amount.stored, limit: use.quota.effectiveLimit?.stored,
        lifetime: lifetime, owner: "usage", purpose: draft.id.description)
    }
    let credits = prices?.credits(for: draft.amount, of: draft.meter.name, draft.dimensions, at: now)
    var left = Decimal.zero
    if let credits {
      _ = try await Credits.settle(tx, prices, at: now)
      left = try await CreditStore.left(tx)
      requests.append(
        LedgerRequest(
          Credits.held, amount: credits.stored, limit: left.stored, lifetime: lifetime, owner: "usage",
          purpose: draft.id.description))
    }
    switch try await Ledger.reserve(tx, all: requests) {
    case .refused(let refusals):
      throw Self.refusal(refusals, uses, left: left)
    case .held(let holds):
      for (place, share) in shares.enumerated() where uses.indices.contains(place) {
        uses[place].reserved += share.amount
      }
      let held = try await ReservationStore.insert(tx, draft, credits: credits, holds: holds.map(\.id))
      return (held, uses)
    }
  }

  /// The first of those that have no room, quotas and budgets before credits.
  private static func refusal(
    _ refusals: [LedgerRefusal], _ uses: [QuotaUse], left: Decimal
  ) -> RPCError {
    for refusal in refusals {
      guard var use = uses.first(where: { $0.account == refusal.account }) else { continue }
      (use.used, use.reserved) = (Decimal(refusal.used), Decimal(refusal.reserved))
      return .noRoom(use, for: Decimal(refusal.amount))
    }
    guard let refusal = refusals.first else { return .ledgerSilent }
    return .noCredits(Decimal(refusal.amount), available: left - Decimal(refusal.reserved))
  }
}

extension RPCError {
  fileprivate static var ledgerSilent: RPCError {
    RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: LedgerSilent())
  }
}

/// The ledger refused and did not say what.
private struct LedgerSilent: Error {}
