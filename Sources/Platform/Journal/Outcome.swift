import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// What a transaction whose commit was not answered has left, if it was done.
struct Trace {
  let transaction: UInt64
  /// Its row of the journal. The number alone tells nothing: after a crash PostgreSQL gives it to another
  /// transaction when nothing of the first had reached the disk.
  let record: IDBits
  /// Whose journal that is.
  let tenant: TenantID
}

extension Journal {
  /// How long a lost outcome is asked after when the call has no deadline of its own.
  private static let waitMax = Duration.seconds(15)

  /// Whether the transaction was done whose commit failed with that error.
  func isDone(_ trace: Trace, until deadline: Int64?, _ error: RPCError) async throws(RPCError) -> Bool {
    let end = deadline ?? MonotonicClock.nanoseconds(after: Self.waitMax)
    while MonotonicClock.nanoseconds() < end {
      let pause: Duration
      do throws(RPCError) {
        switch try await status(of: trace, until: end) {
        case "committed": return try await isKept(trace, until: end)
        // Its session ends as soon as the server notices that nobody is there.
        case "in progress": pause = .milliseconds(50)
        default: return false
        }
      } catch {
        // A number that nobody has had since the crash.
        if error.databaseError?.sqlState == "22023" { return false }
        guard error.code == .unavailable else { throw error }
        pause = .milliseconds(100)
      }
      do { try await Task.sleep(for: pause) } catch { throw .callCancelled }
    }
    throw error
  }

  private func status(of trace: Trace, until end: Int64) async throws(RPCError) -> String? {
    try await database.read(bound: trace.tenant, deadline: end) { tx throws(RPCError) in
      let rows = try await tx.run(JournalStore.status(of: trace.transaction))[0]
      return try reading { () throws(PostgresError) in try rows.first?.optional(0) }
    }
  }

  /// Looked at after the status: what was begun before the commit would not see the row.
  private func isKept(_ trace: Trace, until end: Int64) async throws(RPCError) -> Bool {
    try await database.read(bound: trace.tenant, deadline: end) { tx throws(RPCError) in
      let rows = try await tx.run(JournalStore.isKept(trace))[0]
      return try reading { () throws(PostgresError) in try rows.first?.value(0) ?? false }
    }
  }
}
