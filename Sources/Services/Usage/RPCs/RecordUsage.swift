import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterUsageAPI
import MusterWire

extension UsageService {
  package func recordUsage(
    _ request: UsageV1.RecordUsageRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.RecordUsageResponse {
    let batch = EntryBatch(request.usageEntries, of: try caller.admittedTenant(), hashes)
    let author = Author(caller.principal as? Principal)
    let isOperator = caller.isOperator

    return try await journal.write(UsageV1.Method.recordUsage.info, request, as: caller) {
      tx throws(RPCError) in
      let outcome = try await record(batch, tx, by: author, isOperator: isOperator)
      if request.allOrNothing, !outcome.problems.isEmpty { throw .usageBatchRefused(outcome.problems) }
      let response = UsageV1.RecordUsageResponse(outcome)
      return response.recordedCount == 0 ? .nothing(response) : Change(response, target: nil)
    }
  }

  /// So many round trips, however many entries there are.
  private func record(
    _ batch: EntryBatch, _ tx: borrowing TenantTransaction, by author: Author, isOperator: Bool
  ) async throws(RPCError) -> EntryOutcome {
    let lookup = Meters.lookup(tx.tenant, batch.names)
    // Corrections of one entry are looked at one after another.
    let lock = batch.hasCorrections ? UsageClock.close(tx.tenant) : UsageClock.share(tx.tenant)
    let results = try await tx.run(
      [lock, UsageClock.moment(), EntryStore.known(tx.tenant, batch.keys)] + lookup
        + CountingTerms.lookup(tx.tenant))
    let intake = EntryIntake(
      tenant: tx.tenant, hashes: hashes,
      now: try reading { () throws(PostgresError) in try results[1].first?.value(0) ?? .now },
      isOperator: isOperator, meters: try Meters.found(batch.names, results, at: 3, tx.tenant))

    let terms = try await CountingTerms.found(tx, results, at: 3 + lookup.count)

    var outcome = EntryOutcome(count: batch.rows.count)
    var drafts = outcome.take(batch, known: try EntryStore.known(results[2]), intake)
    let corrections = drafts.filter { $0.draft.corrected != nil }
    if !corrections.isEmpty {
      let problems = try await EntryStore.problems(tx, corrections)
      drafts.removeAll { problems[$0.place] != nil }
      for (place, problem) in problems { outcome.refuse(place, problem) }
    }
    let recorded = try await entries.write(tx, drafts.map(\.draft), by: author, terms)
    for ((place, _), became) in zip(drafts, recorded) { outcome.settle(place, became) }
    outcome.settleRepeats()
    return outcome
  }
}

extension UsageV1.RecordUsageResponse {
  fileprivate init(_ outcome: EntryOutcome) {
    self.init()
    results = outcome.results
    errors = outcome.problems.map { $0.problem.rowError(at: $0.place) }
    recordedCount = outcome.recordedCount
    duplicateCount = Int64(results.reduce(0) { $0 + ($1.duplicate ? 1 : 0) })
  }
}
