import MusterCore
import MusterPostgres
import MusterRPC
import Synchronization

/// Reads twice a second whose rights have changed, so that what was taken away is gone on every server
/// within a second. A server that cannot read it for long lets nobody in.
final class AccessWatch: Sendable {
  static let interval = Duration.milliseconds(500)
  /// How long a server goes by what it last knew.
  static let ageMax = Duration.seconds(5)
  /// More than this at once, and everything is read again.
  private static let changesMax = 10_000

  private let database: SystemDatabase
  private let directory: GrantDirectory
  private let streams: OpenStreams
  /// When it was last read, on the monotonic clock; 0 when never.
  private let readAt = Atomic<Int64>(0)

  init(_ database: SystemDatabase, _ directory: GrantDirectory, _ streams: OpenStreams) {
    (self.database, self.directory, self.streams) = (database, directory, streams)
  }

  /// Whether what is known of rights is young enough to go by.
  func isCurrent(at now: Int64) -> Bool {
    let readAt = readAt.load(ordering: .relaxed)
    return readAt != 0 && now - readAt < Int64(Self.ageMax / .nanoseconds(1))
  }

  /// Until the task is cancelled.
  func run() async {
    await withDiscardingTaskGroup { checks in await run(&checks) }
  }

  private func run(_ checks: inout DiscardingTaskGroup) async {
    var position = Position()
    var wasFailing = false
    while !Task.isCancelled {
      let began = MonotonicClock.nanoseconds()
      do throws(RPCError) {
        try await look(&position)
        // What is known is as old as the question.
        readAt.store(began, ordering: .relaxed)
        if wasFailing { Log.write(.info, "access_changes_read_again") }
        wasFailing = false
      } catch {
        if !wasFailing && !Task.isCancelled {
          Log.write(
            .error, "access_changes_not_read",
            [
              "cause": error.cause.map { "\($0)" } ?? error.message,
              "effect": "after \(Self.ageMax) calls with credentials are refused",
            ])
        }
        wasFailing = true
      }
      if isCurrent(at: MonotonicClock.nanoseconds()) {
        // Beside the reading, which all callers depend on.
        if streams.beginCheck() {
          checks.addTask { [streams] in await streams.check(at: WallClock.seconds()) }
        }
      } else if !Task.isCancelled {
        streams.endAll(.unavailable(nil))
      }
      do { try await Task.sleep(for: Self.interval) } catch { return }
    }
  }

  /// Up to where changes were read.
  private struct Position {
    /// All transactions below it had ended when it was read.
    var horizon: UInt64 = 0
    /// Changes from there on that were told already: while an old transaction is open, they are read again.
    var told: Set<ChangeStore.Change> = []
  }

  private func look(_ position: inout Position) async throws(RPCError) {
    let (from, told) = (position.horizon, position.told)
    let isFirst = readAt.load(ordering: .relaxed) == 0
    let (horizon, changes) = try await database.read("access.changes") { tx throws(RPCError) in
      try await ChangeStore.changes(tx, from: from, most: isFirst ? 0 : Self.changesMax + 1)
    }
    position.horizon = horizon
    if changes.count > Self.changesMax {
      position.told = []
      return directory.everythingChanged()
    }
    // The first time nothing is known yet that could have changed.
    position.told = Set(changes)
    let new = changes.filter { !told.contains($0) }
    if !new.isEmpty { directory.changed(new.map(\.access)) }
  }
}
