package import MusterCore
import MusterPostgres
package import MusterRPC
package import MusterTenancy
import Synchronization

/// Calls that leave a record though they change nothing.
extension Journal: AccessRecorder {
  package func allowed(_ caller: Caller, _ method: MethodInfo) async throws(RPCError) {
    let tenant = try caller.admittedTenant()
    let entry = JournalEntry(
      tenant: tenant, actor: JournalActor(caller.principal as? Principal), method: method.path,
      permission: method.permission(of: caller.principal as? Principal), origin: CallOrigin(caller))
    try await append([entry], to: tenant, deadline: caller.deadline)
  }

  package func refused(
    _ caller: Caller, _ principal: Principal, _ tenant: TenantID, _ method: MethodInfo, _ error: RPCError
  ) {
    refusals.add(
      JournalEntry(
        tenant: tenant, actor: JournalActor(principal), method: method.path,
        permission: method.permission(of: principal), origin: CallOrigin(caller), refusal: error.reason))
  }

  private func append(_ entries: [JournalEntry], to tenant: TenantID, deadline: Int64?) async throws(RPCError)
  {
    try await database.write(
      bound: tenant, as: nil, deadline: deadline, opening: Opening([]) { _ throws(RPCError) in }
    ) { _ throws(RPCError) in ((), .commit(entries.map(JournalStore.append))) }
  }

  /// Writes down who was refused, every second, until the task is cancelled.
  package func run() async {
    while !Task.isCancelled {
      do { try await Task.sleep(for: .seconds(1)) } catch { break }
      await flush()
    }
    // A task of its own: in a cancelled one the last second's would not be written.
    await Task { await self.flush() }.value
  }

  private func flush() async {
    let (entries, lost) = refusals.take()
    if lost > 0 {
      Log.write(
        .warning, "refusals_not_recorded", ["count": lost, "cause": "more than are kept in a second"])
    }
    for (tenant, entries) in Dictionary(grouping: entries, by: \.tenant) {
      do throws(RPCError) {
        try await append(entries, to: tenant, deadline: nil)
      } catch {
        Log.write(
          .error, "refusals_not_recorded",
          ["count": entries.count, "cause": error.cause.map { "\($0)" } ?? error.message])
      }
    }
  }
}

/// Refusals of the last second. Those of one kind are counted together, and there are so many kinds and no
/// more: who is refused must not be able to fill the log.
final class RefusalQueue: Sendable {
  private static let countMax = 1_000
  private static let countOfTenantMax = 100

  /// What makes one refusal the same as another.
  private struct Kind: Hashable {
    let tenant: TenantID
    let actorKind: String
    let actor: IDBits?
    let method: String
    let reason: String
    let network: String

    init(_ entry: JournalEntry) {
      (tenant, actorKind, actor) = (entry.tenant, entry.actor.kind, entry.actor.id)
      (method, reason, network) = (entry.method, entry.refusal ?? "", entry.origin.network)
    }
  }

  private struct Waiting {
    var entries: [Kind: JournalEntry] = [:]
    var counts: [TenantID: Int] = [:]
    var lost = 0
  }

  private let waiting = Mutex(Waiting())

  func add(_ entry: JournalEntry) {
    let kind = Kind(entry)
    waiting.withLock { waiting in
      if var known = waiting.entries[kind] {
        known.count += entry.count
        // Of several traces it is part of none.
        if known.origin != entry.origin { known.origin.traceID = "" }
        waiting.entries[kind] = known
        return
      }
      guard waiting.entries.count < Self.countMax,
        waiting.counts[entry.tenant, default: 0] < Self.countOfTenantMax
      else {
        waiting.lost += 1
        return
      }
      waiting.counts[entry.tenant, default: 0] += 1
      waiting.entries[kind] = entry
    }
  }

  var count: Int { waiting.withLock { $0.entries.count } }

  func take() -> ([JournalEntry], lost: Int) {
    waiting.withLock { waiting in
      defer { waiting = Waiting() }
      return (Array(waiting.entries.values), waiting.lost)
    }
  }
}
