import MusterCore
import MusterJournal
import MusterLedger
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
package import MusterUsageAPI
import MusterWire

extension UsageService {
  package func commitReservation(
    _ request: UsageV1.CommitReservationRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.CommitReservationResponse {
    guard let id = ReservationID(request.id) else { throw .reservationNotFound }
    let tenant = try caller.admittedTenant()
    let author = Author(caller.principal as? Principal)

    return try await journal.write(UsageV1.Method.commitReservation.info, request, as: caller) {
      tx throws(RPCError) in
      let held = try await ReservationStore.held(tx, id, at: request.version)
      let amount = request.amount.map { Decimal($0.value) ?? .zero } ?? held.amount
      guard amount >= .zero else {
        throw .usageAmountInvalid("amount", "is \(amount.text), and cannot be negative")
      }
      switch held.state {
      case .held: break
      case .expired: throw .reservationExpired
      case .committed:
        guard let entry = held.entry, held.committed == amount else { throw .reservationClosed("committed") }
        let message = try await committed(entry, tx)
        return .nothing(
          .with { ($0.reservation, $0.usageEntry) = (UsageV1.Reservation(held, of: tenant), message) })
      default: throw .reservationClosed(held.state.stored)
      }

      let (committed, entry) = try await commit(held, amount, request, tx, by: author)
      let message = UsageV1.Reservation(committed, of: tenant)
      return Change(
        .with { ($0.reservation, $0.usageEntry) = (message, entry) },
        target: ChangeTarget(id, version: committed.version), fields: ["state"])
    }
  }

  func commit(
    _ held: HeldReservation, _ amount: Decimal, _ request: UsageV1.CommitReservationRequest,
    _ tx: borrowing TenantTransaction, by author: Author
  ) async throws(RPCError) -> (HeldReservation, UsageV1.UsageEntry) {
    guard let meter = try await Meters.named(tx, [held.name])[held.name] else {
      throw .meterNotFound(held.name)
    }
    if meter.aggregation == .count, amount != .one {
      throw .usageAmountInvalid(
        "amount", "is \(amount.text), while the meter counts entries; release what was not used")
    }
    // Whoever writes entries has this lock before that of the credits.
    _ = try await tx.run(UsageClock.share(tx.tenant))
    let now = try await CreditStore.lock(tx)
    for hold in held.holds { _ = try await Ledger.release(tx, hold) }

    let draft = try draft(held, amount, meter, request, at: now, of: tx.tenant)
    let recorded = try await entries.write(tx, [draft], by: author, CountingTerms.load(tx))
    guard case .new(let written)? = recorded.first else {
      throw .reservationClosed("recorded under its id")
    }
    let credits = try await CreditStore.taken(tx, by: written.draft.id)
    let committed = try await ReservationStore.commit(
      tx, held.id, amount, written.draft.id, credits: credits ?? held.credits.map { _ in .zero })
    return (committed, try await self.committed(written.draft.id, tx))
  }

  private func committed(
    _ id: UsageEntryID, _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> UsageV1.UsageEntry {
    let row = try await ReservationStore.entry(tx, id)
    let tenant = tx.tenant
    return try reading { () throws(PostgresError) in try UsageV1.UsageEntry(committed: row, of: tenant) }
  }

  private func draft(
    _ held: HeldReservation, _ amount: Decimal, _ meter: Meter,
    _ request: UsageV1.CommitReservationRequest, at now: PostgresTime, of tenant: TenantID
  ) throws(RPCError) -> UsageDraft {
    var said = UsageV1.UsageEntry()
    (said.category, said.metric) = (held.name.category, held.name.metric)
    (said.amount, said.usageTime) = (amount.wire, request.usageTime)
    (said.idempotencyKey, said.metadata) = (held.id.description, request.metadata)
    let time: PostgresTime
    switch EntryIntake.time(said, meter, now) {
    case .success(let stated): time = stated
    case .failure(let problem): throw .usageTimeInvalid(problem.description)
    }
    var unitCost = held.unitCost
    if let cost = request.unitCost {
      let price = Decimal(cost.amount?.value ?? "") ?? .zero
      guard price >= .zero else {
        throw .usageAmountInvalid("unit_cost.amount", "is \(price.text), and cannot be negative")
      }
      unitCost = UnitCost(currency: cost.currencyCode, amount: price.stored)
    }
    var draft = UsageDraft(
      id: .new(), meter: meter, amount: amount.stored, time: time, key: held.id.description,
      contentHash: hashes.content(said, of: tenant))
    (draft.dimensions, draft.unitCost, draft.metadata) = (held.dimensions, unitCost, request.metadata)
    (draft.source, draft.reservation) = (.reservation, held.id.stored)
    return draft
  }
}
