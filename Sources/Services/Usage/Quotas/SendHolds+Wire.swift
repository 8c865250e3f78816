package import MusterCore
import MusterLedger
import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterTenancy
import MusterUsageAPI

/// What the messages of campaigns take of quotas and credits, in the transactions of those who send them.
extension UsageService {
  package enum SendHold: Hashable, Sendable {
    case notNeeded
    case held(IDBits)
    case refused
  }

  /// What a message needs of credits and what is left of them; nil where it needs none.
  package func sendCredits(
    _ tx: borrowing TenantTransaction, channel: String
  ) async throws(RPCError) -> (needed: Decimal, left: Decimal)? {
    guard let prices = try await CreditPrices.load(tx) else { return nil }
    let now = PostgresTime.now
    let name = BuiltInMeters.sends.name
    guard let needed = prices.credits(for: .one, of: name, ["channel": channel], at: now), needed > .zero
    else { return nil }
    let included = prices.included(until: now, of: tx.tenant)
    let brought = included.isEmpty ? [] : try await GrantStore.brought(tx)
    let missing = included.filter { !brought.contains($0.period.start) }
    let coming = missing.reduce(Decimal.zero) { $0 + $1.amount }
    let held = try await Ledger.balance(tx, Credits.held).reserved
    return (needed, try await CreditStore.left(tx) + coming - Decimal(held))
  }

  /// Holds what a message takes, until it is known what became of it.
  package func holdSend(
    _ tx: borrowing TenantTransaction, channel: String, reference: String, lifetime: Duration
  ) async throws(RPCError) -> SendHold {
    let meter = BuiltInMeters.sends
    let dimensions = ["channel": channel]
    let isPriced =
      try await CreditPrices.load(tx)?.credits(
        for: .one, of: meter.name, dimensions, at: .now
      ) != nil
    let isLimited = try await QuotaStore.inForce(tx).contains {
      $0.rule.counted.counts(meter.name, dimensions)
    }
    guard isPriced || isLimited else { return .notNeeded }
    let draft = ReservationDraft(
      id: .new(), meter: meter, amount: .one, dimensions: dimensions, unitCost: nil,
      holdMilliseconds: Int64(lifetime / .milliseconds(1)), reference: reference)
    do throws(RPCError) {
      return .held(try await reserve(draft, tx).0.id.stored)
    } catch {
      // Nothing was written before it was refused.
      if error.code == .resourceExhausted { return .refused }
      throw error
    }
  }

  /// It was sent, though what was held may have come back by itself.
  package func commitSend(_ tx: borrowing TenantTransaction, _ id: IDBits) async throws(RPCError) {
    let held = try await ReservationStore.held(tx, ReservationID(stored: id), at: 0)
    guard held.state == .held || held.state == .expired else { return }
    _ = try await commit(held, .one, UsageV1.CommitReservationRequest(), tx, by: Author(nil))
  }

  package func releaseSend(_ tx: borrowing TenantTransaction, _ id: IDBits) async throws(RPCError) {
    let held = try await ReservationStore.held(tx, ReservationID(stored: id), at: 0)
    guard held.state == .held || held.state == .expired else { return }
    _ = try await CreditStore.lock(tx)
    for hold in held.holds { _ = try await Ledger.release(tx, hold) }
    _ = try await ReservationStore.release(tx, held.id)
  }
}
