package import MusterCore
package import MusterRPC
package import MusterTenancy
import Synchronization

/// Tells those who watch a tenant's journal that it has something new. One reader a process looks at the
/// journal of all tenants five times a second, while anybody watches: telling at each write would cost the
/// writers more than their writes.
package final class JournalWatch: Sendable {
  private static let interval = Duration.milliseconds(200)
  /// More rows than this at once, and everybody is told.
  private static let rowsMax = 10_000

  private struct Open {
    var watchers: [TenantID: [ObjectIdentifier: JournalWatcher]] = [:]
    var count = 0
    var isShut = false

    var all: [JournalWatcher] { watchers.values.flatMap(\.values) }
  }

  private let system: SystemDatabase
  private let open = Mutex(Open())

  package init(_ system: SystemDatabase) {
    self.system = system
  }

  // MARK: Watchers

  /// To be closed when the watch ends.
  package func watcher(of tenant: TenantID) throws(RPCError) -> JournalWatcher {
    let watcher = JournalWatcher(tenant)
    let isShut = open.withLock { open in
      if open.isShut { return true }
      open.watchers[tenant, default: [:]][ObjectIdentifier(watcher)] = watcher
      open.count += 1
      return false
    }
    if isShut { throw .shuttingDown }
    return watcher
  }

  package func close(_ watcher: JournalWatcher) {
    open.withLock { open in
      guard open.watchers[watcher.tenant]?.removeValue(forKey: ObjectIdentifier(watcher)) != nil else {
        return
      }
      open.count -= 1
      if open.watchers[watcher.tenant]?.isEmpty == true { open.watchers[watcher.tenant] = nil }
    }
  }

  /// All watches of this process.
  package var watchCount: Int { open.withLock { $0.count } }

  package func watchCount(of tenant: TenantID) -> Int {
    open.withLock { $0.watchers[tenant]?.count ?? 0 }
  }

  /// Watches end, and no more begin: a server that drains waits for its calls, and these would not end by
  /// themselves.
  package func shutDown() {
    let watchers = open.withLock { open in
      open.isShut = true
      return open.all
    }
    for watcher in watchers { watcher.end() }
  }

  // MARK: The reader

  /// Until the task is cancelled.
  package func run() async {
    await withTaskGroup(of: Void.self) { tasks in
      tasks.addTask { await self.look() }
      // Beside it, so that a database that does not answer delays no heartbeat.
      tasks.addTask { await self.tick() }
    }
  }

  private func look() async {
    // Up to where rows were read; nil when nobody watched since.
    var position: UInt64?
    var wasFailing = false
    while !Task.isCancelled {
      do { try await Task.sleep(for: Self.interval) } catch { return }
      guard watchCount > 0 else {
        position = nil
        continue
      }
      do throws(RPCError) {
        let from = position
        let (horizon, tenants) = try await system.read("journal.watch") { tx throws(RPCError) in
          // What came before the first look is not known, so everybody looks.
          try await PlaceStore.arrived(tx, from: from ?? .max, most: Self.rowsMax)
        }
        ring(from == nil ? nil : tenants)
        position = horizon
        if wasFailing { Log.write(.info, "journal_read_again") }
        wasFailing = false
      } catch {
        if !wasFailing && !Task.isCancelled {
          Log.write(
            .error, "journal_not_read",
            [
              "cause": error.cause.map { "\($0)" } ?? error.message,
              "effect": "watches look at each of their heartbeats alone",
            ])
        }
        wasFailing = true
      }
    }
  }

  /// Nil rings all.
  private func ring(_ tenants: Set<TenantID>?) {
    let watchers = open.withLock { open in
      guard let tenants else { return open.all }
      return tenants.flatMap { open.watchers[$0].map { Array($0.values) } ?? [] }
    }
    for watcher in watchers { watcher.ring() }
  }

  /// Wakes those whose time is over.
  private func tick() async {
    while !Task.isCancelled {
      do { try await Task.sleep(for: .milliseconds(100)) } catch { return }
      let now = MonotonicClock.nanoseconds()
      for watcher in open.withLock({ $0.all }) { watcher.tick(now) }
    }
  }

  /// How long the oldest change that is done has waited for older transactions to end, before anybody is told
  /// of it: one that stays open holds up all events.
  package static func lag(_ system: SystemDatabase, deadline: Int64? = nil) async throws(RPCError) -> Duration
  {
    try await system.read("journal.lag", deadline: deadline) { tx throws(RPCError) in
      try await PlaceStore.waiting(tx)
    }
  }
}
