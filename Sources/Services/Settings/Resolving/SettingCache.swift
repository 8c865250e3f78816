import MusterCore
import MusterPostgres
import MusterRPC
package import MusterTenancy
import Synchronization

/// What servers know of settings: resolved namespaces, dropped within a second wherever one of them changes.
///
/// It looks for changes a few times a second and needs nobody to tell it. While it cannot look it knows
/// nothing, and everybody reads the rows.
package final class SettingCache: Sendable {
  private static let interval = Duration.milliseconds(400)
  /// How long a server goes by what it last looked at.
  private static let ageMax = Duration.seconds(2)
  /// More changes than this at once, and everything is dropped.
  private static let changesMax = 10_000

  struct Key: Hashable, Sendable {
    let tenant: TenantID
    let namespace: String
  }

  private struct Known {
    var snapshots = RecentSnapshots()
    /// Counts what was dropped, so that nothing is kept that was read before.
    var drops: UInt64 = 0
    /// On the monotonic clock; 0 when it never looked.
    var lookedAt: Int64 = 0
  }

  private let database: SystemDatabase
  private let known = Mutex(Known())

  package init(_ database: SystemDatabase) {
    self.database = database
  }

  func snapshot(_ key: Key) -> NamespaceSnapshot? {
    let now = MonotonicClock.nanoseconds()
    return known.withLock { known in
      guard known.lookedAt != 0, now - known.lookedAt < Int64(Self.ageMax / .nanoseconds(1)) else {
        return nil
      }
      return known.snapshots.value(key)
    }
  }

  /// To be asked before rows are read that shall be kept.
  var drops: UInt64 { known.withLock { $0.drops } }

  func keep(_ snapshot: NamespaceSnapshot, _ key: Key, readAfter drops: UInt64) {
    known.withLock { known in
      if known.drops == drops { known.snapshots.keep(snapshot, key) }
    }
  }

  /// After a write of this server's own, which its next reader shall see.
  func forget(_ namespace: String, of tenant: TenantID) {
    known.withLock { known in
      known.drops += 1
      known.snapshots.drop(namespace, of: tenant)
    }
  }

  /// How many namespaces it holds, and about how much memory they take.
  package var size: (count: Int, bytes: Int) {
    known.withLock { ($0.snapshots.count, $0.snapshots.byteCount) }
  }

  // MARK: Looking

  /// Until the task is cancelled.
  package func run() async {
    var position = Position()
    var wasFailing = false
    while !Task.isCancelled {
      let began = MonotonicClock.nanoseconds()
      do throws(RPCError) {
        try await look(&position)
        known.withLock { $0.lookedAt = began }
        if wasFailing { Log.write(.info, "setting_changes_read_again") }
        wasFailing = false
      } catch {
        if !wasFailing && !Task.isCancelled {
          Log.write(
            .error, "setting_changes_not_read",
            [
              "cause": error.cause.map { "\($0)" } ?? error.message,
              "effect": "after \(Self.ageMax) settings are read from their rows each time",
            ])
        }
        wasFailing = true
      }
      do { try await Task.sleep(for: Self.interval) } catch { return }
    }
  }

  /// Up to where changes were read.
  private struct Position {
    /// All transactions below it had ended when it was read; nil before the first look.
    var horizon: UInt64?
    /// Changes from there on that were told already: while an old transaction is open, they are read again.
    var told: Set<EpochStore.Change> = []
  }

  private func look(_ position: inout Position) async throws(RPCError) {
    let from = position.horizon
    let (horizon, changes) = try await database.read("settings.changes") { tx throws(RPCError) in
      try await EpochStore.changes(tx, from: from ?? .max, most: Self.changesMax + 1)
    }
    let told = position.told
    position = Position(horizon: horizon, told: Set(changes))
    let new = changes.filter { !told.contains($0) }
    guard from == nil || !new.isEmpty else { return }
    known.withLock { known in
      known.drops += 1
      if from == nil || changes.count > Self.changesMax {
        known.snapshots = RecentSnapshots()
      } else {
        for change in new { known.snapshots.drop(change.namespace, of: change.tenant) }
      }
    }
  }
}

/// Snapshots that were asked for lately, within bounds. Two halves, as in `RecentCache`, and a weight.
private struct RecentSnapshots {
  private static let countMax = 4_096
  private static let bytesMax = 64 << 20

  private var lately: [SettingCache.Key: NamespaceSnapshot] = [:]
  private var before: [SettingCache.Key: NamespaceSnapshot] = [:]
  private var latelyBytes = 0
  private var beforeBytes = 0

  var count: Int { lately.count + before.count }
  var byteCount: Int { latelyBytes + beforeBytes }

  mutating func value(_ key: SettingCache.Key) -> NamespaceSnapshot? {
    if let snapshot = lately[key] { return snapshot }
    guard let snapshot = before[key] else { return nil }
    keep(snapshot, key)
    return snapshot
  }

  mutating func keep(_ snapshot: NamespaceSnapshot, _ key: SettingCache.Key) {
    remove(key)
    guard snapshot.byteCount <= Self.bytesMax / 8 else { return }
    if lately.count >= Self.countMax / 2 || latelyBytes + snapshot.byteCount > Self.bytesMax / 2 {
      (before, beforeBytes) = (lately, latelyBytes)
      (lately, latelyBytes) = ([:], 0)
    }
    lately[key] = snapshot
    latelyBytes += snapshot.byteCount
  }

  private mutating func remove(_ key: SettingCache.Key) {
    if let old = lately.removeValue(forKey: key) { latelyBytes -= old.byteCount }
    if let old = before.removeValue(forKey: key) { beforeBytes -= old.byteCount }
  }

  /// What the platform changes concerns all tenants.
  mutating func drop(_ namespace: String, of tenant: TenantID) {
    guard tenant == .platform else { return remove(SettingCache.Key(tenant: tenant, namespace: namespace)) }
    for key in Array(lately.keys) + Array(before.keys) where key.namespace == namespace { remove(key) }
  }
}
