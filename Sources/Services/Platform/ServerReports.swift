import MusterCore
package import MusterRPC
package import MusterTenancy

/// What a server tells the others of itself: that it is up, how many watches it holds, and the calls that it
/// has answered, each second or, when there were none, every five.
package final class ServerReports: Sendable {
  /// Who has told nothing for so long is gone.
  static let silenceMax = Duration.seconds(15)

  private static let interval = Duration.seconds(1)
  /// Reports of a server that answers nothing, in intervals.
  private static let quietIntervals = 5
  /// How long an end waits for a database that is away.
  private static let endMax = Duration.seconds(3)

  package let id: ServerID
  /// What it does: `api`, `worker`, `learner`.
  private let roles: [String]
  private let tenants: TenantDatabase
  private let meter: CallMeter

  package init(_ id: ServerID, roles: [String], _ tenants: TenantDatabase, _ meter: CallMeter) {
    (self.id, self.roles, self.tenants, self.meter) = (id, roles, tenants, meter)
  }

  /// Until the task is cancelled; then it tells the rest, and that it is gone.
  package func run() async {
    var report = ServerReport(id: id, version: Build.version, roles: roles)
    var (quiet, wasFailing) = (Self.quietIntervals, false)
    while !Task.isCancelled {
      report.counts.add(meter.take())
      if !report.isDue && quiet < Self.quietIntervals && report.counts.isEmpty {
        quiet += 1
      } else {
        quiet = 1
        let isTold = await tell(&report, wasFailing: wasFailing)
        wasFailing = !isTold
      }
      do { try await Task.sleep(for: Self.interval) } catch { break }
    }
    let last = report
    // A task of its own, for this one is cancelled and would be given nothing any more.
    let ending = Task { await self.end(last) }
    let clock = Task {
      try? await Task.sleep(for: Self.endMax)
      ending.cancel()
    }
    await ending.value
    clock.cancel()
  }

  private func end(_ last: ServerReport) async {
    var report = last
    // First what an unanswered report said, then what has come since.
    if report.isDue { _ = await tell(&report, wasFailing: true) }
    guard !report.isDue else { return }
    report.counts.add(meter.take())
    if !report.counts.isEmpty { _ = await tell(&report, wasFailing: true) }
    do throws(RPCError) {
      try await write { tx throws(RPCError) in try await ServerStore.remove(tx, id) }
    } catch {
      // It is noticed by its silence.
    }
  }

  /// False when the report is to be told again: with the same number and the same counts, so that whatever
  /// became of it, it is counted once.
  private func tell(_ report: inout ServerReport, wasFailing: Bool) async -> Bool {
    report.begin(watchCount: meter.watchCount)
    let told = report
    do throws(RPCError) {
      try await write { tx throws(RPCError) in try await ServerStore.tell(tx, told) }
      report.end()
      if wasFailing { Log.write(.info, "server_reported_again") }
      return true
    } catch {
      if !wasFailing {
        Log.write(
          .warning, "server_not_reported",
          [
            "cause": error.cause.map { "\($0)" } ?? error.message,
            "effect": "its calls are counted when it can report again",
          ])
      }
      return false
    }
  }

  private func write<Value>(
    _ body: (borrowing TenantTransaction) async throws(RPCError) -> Value
  ) async throws(RPCError) -> Value {
    try await tenants.write(
      bound: .platform, as: nil, deadline: nil, opening: Opening([]) { _ throws(RPCError) in }
    ) { tx throws(RPCError) in (try await body(tx), .commit([])) }
  }
}

/// One report: its number, and what it counts. What is counted while it is under way waits for the next.
struct ServerReport: Sendable {
  let id: ServerID
  let version: String
  let roles: [String]
  private(set) var sequence: Int64 = 0
  private(set) var watchCount: Int64 = 0
  /// Counted, and not told yet.
  var counts = CallCounts()
  /// Told, but not known to have been heard.
  private(set) var told = CallCounts()
  private(set) var isDue = false

  init(id: ServerID, version: String, roles: [String]) {
    (self.id, self.version, self.roles) = (id, version, roles)
  }

  mutating func begin(watchCount: Int64) {
    self.watchCount = watchCount
    if isDue { return }
    sequence += 1
    (told, counts, isDue) = (counts, CallCounts(), true)
  }

  mutating func end() {
    (told, isDue) = (CallCounts(), false)
  }
}

extension ServerReports {
  /// Takes counts away that no span of figures reaches any more; how many there were, so many at most.
  package func purge(most: Int64) async throws(RPCError) -> Int {
    try await write { tx throws(RPCError) in try await FigureStore.purge(tx, most: most) }
  }
}
