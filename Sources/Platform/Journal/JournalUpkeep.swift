import MusterCore
package import MusterRPC
package import MusterTenancy

/// What the journal's tables need from time to time: partitions for the months that come, and an end of
/// what is kept for repeats of requests. Any number of servers may do it at once.
package struct JournalUpkeep: Sendable {
  private static let interval = Duration.seconds(3_600)
  private static let monthsAhead: Int32 = 2
  /// Of one statement, so that it is short.
  private static let recordsMax: Int32 = 1_000

  private let system: SystemDatabase

  package init(_ system: SystemDatabase) {
    self.system = system
  }

  /// Now and then every hour, until the task is cancelled.
  package func run() async {
    while !Task.isCancelled {
      do throws(RPCError) {
        try await work()
      } catch {
        Log.write(.warning, "journal_upkeep_failed", ["cause": error.cause.map { "\($0)" } ?? error.message])
      }
      do { try await Task.sleep(for: Self.interval) } catch { return }
    }
  }

  package func work() async throws(RPCError) {
    let made = try await system.read("journal.partitions") { tx throws(RPCError) in
      try await JournalStore.makePartitions(tx, ahead: Self.monthsAhead)
    }
    if made > 0 { Log.write(.info, "journal_partitions_made", ["count": "\(made)"]) }
    var purged = Self.recordsMax
    while purged == Self.recordsMax, !Task.isCancelled {
      purged = try await system.read("journal.requests") { tx throws(RPCError) in
        try await JournalStore.purgeRecords(tx, most: Self.recordsMax)
      }
    }
  }
}
