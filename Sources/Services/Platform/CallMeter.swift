package import MusterCore
package import MusterRPC
import Synchronization

/// Counts calls in memory, by the tenant that they went to and by how they ended, until somebody takes the
/// counts. In parts, one for each loop and one for what runs on none, so that loops do not wait for each
/// other.
package final class CallMeter: Sendable {
  private let parts: [CallMeterPart]
  private let totals = Mutex(CallTotals())

  package init(parts: Int) {
    self.parts = (0..<max(1, parts)).map { _ in CallMeterPart() }
  }

  /// How many watches are open now.
  package var watchCount: Int64 { parts.reduce(0) { $0 + $1.watchCount } }

  package func count(_ error: RPCError?, _ tenant: TenantID?, hasChanged: Bool, in part: Int) {
    parts[part].count(error, tenant ?? .platform, hasChanged: hasChanged)
  }

  package func watch(_ change: Int64, in part: Int) { parts[part].watch(change) }

  /// What was counted since the last time.
  func take() -> CallCounts {
    let counts = parts.reduce(into: CallCounts()) { $0.add($1.take()) }
    if !counts.isEmpty { totals.withLock { $0.add(counts) } }
    return counts
  }

  /// The tenants with the most calls since the start, as of the last time that somebody took the counts.
  package func busiest(_ most: Int) -> [TenantCalls] { totals.withLock { $0.busiest(most) } }

  /// How often calls failed since the start, by the reason that the caller was told.
  package var reasonCounts: [String: Int64] { totals.withLock { $0.reasons } }
}

/// A call costs it two turns of a lock that nobody else wants, and no memory.
private final class CallMeterPart: Sendable {
  private let counts = Mutex(CallCounts())
  private let watches = Atomic<Int64>(0)

  var watchCount: Int64 { watches.load(ordering: .relaxed) }

  func watch(_ change: Int64) { watches.add(change, ordering: .relaxed) }

  func count(_ error: RPCError?, _ tenant: TenantID, hasChanged: Bool) {
    counts.withLock { $0.count(error, tenant, hasChanged: hasChanged) }
  }

  func take() -> CallCounts {
    counts.withLock { counts in
      defer { counts = CallCounts() }
      return counts
    }
  }
}
