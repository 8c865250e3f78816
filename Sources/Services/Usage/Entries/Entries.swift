import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// The one way by which lines come into the usage ledger.
struct Entries: Sendable {
  let counting: Counting

  /// What became of a draft.
  enum Recorded: Sendable {
    case new(WrittenEntry)
    /// Its key was recorded before, with the same content.
    case same(UsageEntryID, isAdjustment: Bool)
    /// Its key was recorded before, with another content.
    case reused(UsageEntryID)
  }

  /// In the order of the drafts, of which no two have one key.
  func record(
    _ tx: borrowing TenantTransaction, _ drafts: [UsageDraft], by author: Author
  ) async throws(RPCError) -> [Recorded] {
    if drafts.isEmpty { return [] }
    let results = try await tx.run([UsageClock.share(tx.tenant)] + CountingTerms.lookup(tx.tenant))
    return try await write(tx, drafts, by: author, CountingTerms.found(tx, results, at: 1))
  }

  /// As above, where the transaction has taken the lock of the tenant's usage, and read the terms under it.
  func write(
    _ tx: borrowing TenantTransaction, _ drafts: [UsageDraft], by author: Author, _ terms: CountingTerms
  ) async throws(RPCError) -> [Recorded] {
    if drafts.isEmpty { return [] }
    let written = try await EntryStore.insert(tx, drafts, closedUntil: terms.closedUntil, by: author)
    try await counting.count(tx, written, by: terms)
    var new: [UsageEntryID: WrittenEntry] = [:]
    for entry in written { new[entry.draft.id] = entry }

    var known: [String: EntryStore.Known] = [:]
    if written.count < drafts.count {
      let keys = drafts.filter { new[$0.id] == nil }.map(\.key)
      known = try EntryStore.known(await tx.run(EntryStore.known(tx.tenant, keys))[0])
    }
    var recorded: [Recorded] = []
    for draft in drafts {
      if let entry = new[draft.id] {
        recorded.append(.new(entry))
      } else if let entry = known[draft.key] {
        recorded.append(
          entry.contentHash == draft.contentHash
            ? .same(entry.id, isAdjustment: entry.isAdjustment) : .reused(entry.id))
      } else {
        throw .usageRaced
      }
    }
    return recorded
  }
}

extension RPCError {
  /// A key that was there is not there any more.
  static var usageRaced: RPCError {
    RPCError(
      .aborted, reason: "TRANSACTION_CONFLICT",
      message: "another call changes the same at this moment; nothing was changed, try again")
  }
}
