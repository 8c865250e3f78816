import MusterCore
package import MusterRPC
package import MusterTenancy

/// What the journal's tables need from time to time. Any number of servers may do it at once.
package struct JournalUpkeep: Sendable {
  private static let monthsAhead: Int32 = 2
  /// Of one statement, so that it is short.
  private static let recordsMax: Int32 = 1_000

  private let system: SystemDatabase

  package init(_ system: SystemDatabase) {
    self.system = system
  }

  /// Partitions for the months that come.
  package func makePartitions() async throws(RPCError) {
    let made = try await system.read("journal.partitions") { tx throws(RPCError) in
      try await JournalStore.makePartitions(tx, ahead: Self.monthsAhead)
    }
    if made > 0 { Log.write(.info, "journal_partitions_made", ["count": made]) }
  }

  /// Ends what is kept for repeats of requests, when it is old enough.
  package func purgeRequests() async throws(RPCError) {
    var purged = Self.recordsMax
    while purged == Self.recordsMax, !Task.isCancelled {
      purged = try await system.read("journal.requests") { tx throws(RPCError) in
        try await JournalStore.purgeRecords(tx, most: Self.recordsMax)
      }
    }
  }
}
