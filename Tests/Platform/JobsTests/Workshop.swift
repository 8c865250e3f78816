import MusterCore
import MusterJobs
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestKit
import Synchronization
import Testing

/// A database of a test's own, tenants in it, and workers that it starts and ends.
final class Workshop: Sendable {
  let server: TestServer
  private let workers = Mutex([(JobWorker, Task<Void, Never>)]())

  init() async throws {
    server = try await TestServer()
  }

  func tenant() async throws -> TenantID { try await server.tenant().id }

  /// A worker of quick leases, unless told otherwise.
  @discardableResult
  func worker(
    _ handlers: JobHandler..., name: String = "one", lease: Duration = .milliseconds(600), slots: Int = 8,
    schedules: [JobSchedule] = []
  ) -> JobWorker {
    var settings = JobWorker.Settings()
    (settings.lease, settings.stopGrace, settings.slots) = (lease, .milliseconds(300), slots)
    let worker = JobWorker(
      journal: server.platform.journal, tenants: server.platform.tenants, system: server.platform.system,
      serverID: name, handlers: handlers, schedules: schedules, settings: settings)
    let task = Task { await worker.run() }
    workers.withLock { $0.append((worker, task)) }
    return worker
  }

  /// Ends the workers, then the server.
  func close() async {
    for (worker, task) in workers.withLock({ $0 }) {
      worker.stop()
      await task.value
    }
    await server.stop()
  }

  /// Ends one worker, and waits for it.
  func end(_ worker: JobWorker) async {
    worker.stop()
    for (other, task) in workers.withLock({ $0 }) where other === worker { await task.value }
  }

  @discardableResult
  func enqueue(_ tenant: TenantID, _ request: JobRequest) async throws -> JobID {
    try await server.platform.journal.work("test", in: tenant) { tx throws(RPCError) in
      WorkDone(try await Jobs.enqueue(tx, request))
    }
  }

  /// Columns of a job, parted by blanks.
  func job(_ id: JobID, _ columns: String) throws -> String {
    try server.sql("SELECT concat_ws(' ', \(columns)) FROM jobs WHERE job_id = '\(id.uuidText)'")
      .trimmed
  }

  func attempts(_ id: JobID) throws -> [String] {
    try server.sql(
      """
      SELECT concat_ws(' ', number, outcome, nullif(error, ''), server_id, CASE WHEN end_time IS NULL THEN 'open' END)
      FROM job_attempts WHERE job_id = '\(id.uuidText)' ORDER BY number
      """
    ).split(separator: "\n").map(String.init)
  }

  func untilState(_ id: JobID, _ state: String, within most: Duration = .seconds(10)) async throws -> Bool {
    try await eventually(within: most) { try self.job(id, "state") == state }
  }
}

extension JobKind {
  /// Tests do not wait.
  static func test(
    _ name: String, maxAttempts: Int32 = 3, retryAfter: Duration = .milliseconds(20),
    runsWhenInactive: Bool = false
  ) -> JobKind {
    JobKind(name, maxAttempts: maxAttempts, retryAfter: retryAfter, runsWhenInactive: runsWhenInactive)
  }
}

extension String {
  var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}

/// What handlers tell their test.
final class Notes: Sendable {
  private let lines = Mutex([String]())

  func add(_ line: String) { lines.withLock { $0.append(line) } }
  var all: [String] { lines.withLock { $0 } }
  var count: Int { lines.withLock(\.count) }
}
