import MusterCore
import MusterJobs
import MusterJournal
import MusterRPC
import MusterServer
import MusterTestKit
import Synchronization
import Testing

/// Who has a job, and what becomes of one that its worker lost.
@Suite struct `A job that is held` {
  @Test func `is taken over when its worker falls silent, who then can write nothing`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let (kind, other) = (JobKind.test("slow"), JobKind.test("taken"))
    let (notes, gate, end) = (Notes(), Gate(), Gate())
    // It never shows life: its lease is far longer than what the row says.
    shop.worker(
      JobHandler(kind) { run in
        notes.add("first \(run.attempt)")
        await gate.wait()
        do {
          try await run.write { tx throws(RPCError) in
            WorkDone((), [WorkRecord(ChangeTarget(run.tenant), fields: ["stale"])])
          }
          notes.add("first wrote")
        } catch { notes.add("first refused, cancelled \(run.isCancelled)") }
      }, name: "first", lease: .seconds(60))
    let id = try await shop.enqueue(tenant, JobRequest(kind))
    #expect(try await eventually(within: .seconds(5)) { notes.count == 1 })
    // It knows another kind, so that the first cannot take it back.
    shop.worker(
      JobHandler(other) { run in
        notes.add("second \(run.attempt)")
        try await run.write { tx throws(RPCError) in
          WorkDone((), [WorkRecord(ChangeTarget(run.tenant), fields: ["fresh"])])
        }
        await end.wait()
      }, name: "second")
    // While the lease lasts nobody else has it.
    try await Task.sleep(for: .milliseconds(500))
    #expect(notes.all == ["first 1"])
    try shop.server.sql("UPDATE jobs SET lease_time = now() - interval '1 second', kind = 'taken'")
    #expect(try await eventually(within: .seconds(5)) { notes.count == 2 })
    // While the other one works, which is when it would do harm.
    gate.open()
    #expect(try await eventually(within: .seconds(5)) { notes.count == 3 })
    end.open()
    #expect(try await shop.untilState(id, "succeeded"))
    #expect(notes.all == ["first 1", "second 2", "first refused, cancelled true"])
    #expect(try shop.attempts(id) == ["1 lost first", "2 succeeded second"])
    #expect(try shop.job(id, "state, attempt_count, fence") == "succeeded 2 2")
    #expect(
      try shop.server.sql("SELECT changed_fields FROM journal WHERE method IN ('slow', 'taken')").trimmed
        == "{fresh}")
    await shop.close()
  }

  @Test func `is taken over from a server that was killed, once its lease is over`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let (kind, notes) = (JobKind.test("slow"), Notes())
    // A server of its own, whose database goes away under it: it can neither show life nor settle.
    let doomed = try await TestServer(on: shop.server.database)
    var settings = JobWorker.Settings()
    settings.lease = .seconds(1)
    let worker = JobWorker(
      journal: doomed.platform.journal, tenants: doomed.platform.tenants, system: doomed.platform.system,
      serverID: "doomed",
      handlers: [
        JobHandler(kind) { _ in
          notes.add("doomed")
          try await Task.sleep(for: .seconds(20))
        }
      ], settings: settings)
    let task = Task { await worker.run() }
    let id = try await shop.enqueue(tenant, JobRequest(kind))
    #expect(try await eventually(within: .seconds(5)) { notes.count == 1 })
    let killed = MonotonicClock.nanoseconds()
    await doomed.stop()
    shop.worker(JobHandler(kind) { _ in notes.add("other") }, name: "other")
    #expect(try await shop.untilState(id, "succeeded"))
    let taken = Duration.nanoseconds(MonotonicClock.nanoseconds() - killed)
    print("taken over \(taken) after the server had gone; its lease was 1 s")
    #expect(taken < .seconds(5))
    #expect(notes.all == ["doomed", "other"])
    #expect(try shop.attempts(id) == ["1 lost doomed", "2 succeeded other"])
    worker.stop()
    await task.value
    await shop.close()
  }

  @Test func `is kept as long as its worker shows life`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let (kind, notes) = (JobKind.test("long"), Notes())
    let handler = JobHandler(kind) { run in
      notes.add("begun")
      for step in 1...8 {
        try await Task.sleep(for: .milliseconds(200))
        run.report(done: Int64(step), total: 8)
      }
    }
    shop.worker(handler, name: "first", lease: .milliseconds(600))
    shop.worker(handler, name: "second", lease: .milliseconds(600))
    let id = try await shop.enqueue(tenant, JobRequest(kind))
    #expect(try await eventually(within: .seconds(5)) { try !shop.job(id, "done_count").hasPrefix("0") })
    #expect(try shop.job(id, "state, total_count") == "running 8")
    #expect(try await shop.untilState(id, "succeeded"))
    #expect(notes.count == 1)
    await shop.close()
  }

  @Test func `that brings down its workers is dead after its last attempt`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let kind = JobKind.test("bomb")
    let id = try await shop.enqueue(tenant, JobRequest(kind))
    try shop.server.sql(
      """
      UPDATE jobs SET state = 'running', fence = 3, attempt_count = 3, lease_time = now() - interval '1 second',
        done_count = 5;
      INSERT INTO job_attempts (tenant_id, job_id, number) SELECT tenant_id, job_id, 3 FROM jobs
      """)
    shop.worker(JobHandler(kind) { _ in Issue.record("it was tried again") })
    #expect(try await shop.untilState(id, "dead"))
    #expect(
      try shop.job(id, "last_error, done_count, attempt_count") == "the worker gave no sign of life 5 3")
    #expect(try shop.attempts(id) == ["3 lost the worker gave no sign of life"])
    await shop.close()
  }

  @Test func `is handed back at the end of its worker, and that is no failure`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let (kind, notes) = (JobKind.test("long", maxAttempts: 1), Notes())
    let first = shop.worker(
      JobHandler(kind) { run in
        notes.add("begun")
        do { try await Task.sleep(for: .seconds(20)) } catch { notes.add("stopped \(run.isCancelled)") }
        throw CancellationError()
      }, name: "first", lease: .seconds(60))
    let id = try await shop.enqueue(tenant, JobRequest(kind))
    #expect(try await eventually(within: .seconds(5)) { notes.count == 1 })
    await shop.end(first)
    #expect(notes.all == ["begun", "stopped true"])
    #expect(try shop.job(id, "state, attempt_count, server_id = '', last_error = ''") == "waiting 0 t t")
    #expect(try shop.attempts(id) == ["1 put_off first"])
    shop.worker(JobHandler(kind) { _ in notes.add("again") }, name: "second")
    #expect(try await shop.untilState(id, "succeeded"))
    await shop.close()
  }

  @Test func `is handed back even by a handler that does not stop, which then writes nothing`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let (kind, notes, gate) = (JobKind.test("stubborn"), Notes(), Gate())
    let first = shop.worker(
      JobHandler(kind) { run in
        notes.add("begun")
        await gate.wait()
        do { try await run.write { tx throws(RPCError) in .quietly } } catch { notes.add("refused") }
      }, name: "first", lease: .seconds(60))
    let id = try await shop.enqueue(tenant, JobRequest(kind))
    #expect(try await eventually(within: .seconds(5)) { notes.count == 1 })
    await shop.end(first)
    #expect(try shop.job(id, "state") == "waiting")
    gate.open()
    #expect(try await eventually(within: .seconds(5)) { notes.count == 2 })
    #expect(notes.all == ["begun", "refused"])
    await shop.close()
  }

  @Test func `stops when somebody cancels it`() async throws {
    let shop = try await Workshop()
    let tenant = try await shop.tenant()
    let (kind, finishing, notes) = (JobKind.test("long"), JobKind.test("finishing"), Notes())
    shop.worker(
      JobHandler(kind) { run in
        notes.add("begun")
        try await Task.sleep(for: .seconds(20))
      },
      JobHandler(finishing) { run in
        notes.add("begun")
        while !run.isCancelled { try? await Task.sleep(for: .milliseconds(10)) }
      })
    let long = try await shop.enqueue(tenant, JobRequest(kind))
    let short = try await shop.enqueue(tenant, JobRequest(finishing))
    #expect(try await eventually(within: .seconds(5)) { notes.count == 2 })
    try shop.server.sql("UPDATE jobs SET cancel_requested = true")
    #expect(try await shop.untilState(long, "cancelled"))
    #expect(try shop.attempts(long) == ["1 cancelled one"])
    // It was about to finish, and did.
    #expect(try await shop.untilState(short, "succeeded"))
    await shop.close()
  }

  @Test func `stops with its tenant, and runs once when that is active again`() async throws {
    let shop = try await Workshop()
    let (tenant, gone) = (try await shop.tenant(), try await shop.tenant())
    let (kind, erasure, notes) = (
      JobKind.test("long"), JobKind.test("erase", runsWhenInactive: true), Notes()
    )
    shop.worker(
      JobHandler(kind) { run in
        notes.add("begun \(run.attempt)")
        if notes.count == 1 { try await Task.sleep(for: .seconds(20)) }
      }, JobHandler(erasure) { _ in })
    let id = try await shop.enqueue(tenant, JobRequest(kind))
    #expect(try await eventually(within: .seconds(5)) { notes.count == 1 })
    try shop.server.sql("UPDATE tenants SET state = 'suspended'")
    #expect(try await shop.untilState(id, "waiting"))
    #expect(try shop.attempts(id) == ["1 put_off one"])
    let due = try await shop.enqueue(gone, JobRequest(kind))
    let exempt = try await shop.enqueue(gone, JobRequest(erasure))
    #expect(try await shop.untilState(exempt, "succeeded"))
    try await Task.sleep(for: .milliseconds(500))
    #expect(try shop.job(id, "state") == "waiting" && shop.job(due, "state, fence") == "waiting 0")
    try shop.server.sql("UPDATE tenants SET state = 'active'")
    #expect(try await shop.untilState(id, "succeeded"))
    #expect(try await shop.untilState(due, "succeeded"))
    #expect(notes.all == ["begun 1", "begun 1", "begun 1"])
    await shop.close()
  }

  @Test func `is done once, however many servers take jobs`() async throws {
    let shop = try await Workshop()
    let tenants = try await (0..<4).asyncMap { _ in try await shop.tenant() }
    let other = try await TestServer(on: shop.server.database)
    let (kind, notes) = (JobKind.test("count"), Notes())
    let handler = JobHandler(kind) { run in notes.add("\(run.id)") }
    for tenant in tenants {
      try await shop.server.enqueueMany(250, "count", tenant)
    }
    let began = MonotonicClock.nanoseconds()
    shop.worker(handler, name: "one", lease: .seconds(30))
    let second = JobWorker(
      journal: other.platform.journal, tenants: other.platform.tenants, system: other.platform.system,
      serverID: "two", handlers: [handler])
    let task = Task { await second.run() }
    #expect(
      try await eventually(within: .seconds(60)) {
        try shop.server.sql("SELECT count(*) FROM jobs WHERE state <> 'succeeded'").trimmed == "0"
      })
    let seconds = Duration.nanoseconds(MonotonicClock.nanoseconds() - began)
    #expect(notes.count == 1_000 && Set(notes.all).count == 1_000)
    let servers = try shop.server.sql(
      "SELECT server_id, count(*) FROM job_attempts GROUP BY 1 ORDER BY 1"
    ).split(separator: "\n")
    print("1,000 jobs by two servers in \(seconds): \(servers)")
    #expect(servers.count == 2)
    second.stop()
    await task.value
    await other.stop()
    await shop.close()
  }

  @Test func `is done in the end, whatever the database loses of its sessions`() async throws {
    let shop = try await Workshop()
    let tenants = try await (0..<3).asyncMap { _ in try await shop.tenant() }
    let kind = JobKind.test("shaken", maxAttempts: 100)
    for tenant in tenants { try await shop.server.enqueueMany(40, "shaken", tenant) }
    try shop.server.sql("UPDATE jobs SET max_attempts = 100")
    shop.worker(
      JobHandler(kind) { run in
        try await run.write { tx throws(RPCError) in
          WorkDone((), [WorkRecord(ChangeTarget(run.id), fields: ["\(run.attempt)"])])
        }
        try await Task.sleep(for: .milliseconds(20))
      }, lease: .seconds(1))
    var kills = 0
    let isDone = try await eventually(within: .seconds(60)) {
      let left = try shop.server.sql("SELECT count(*) FROM jobs WHERE state <> 'succeeded'").trimmed
      if left == "0" { return true }
      if kills < 25 {
        kills += 1
        try shop.server.sql(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND usename IN ('muster_app', 'muster_system')
          """)
      }
      try await Task.sleep(for: .milliseconds(60))
      return false
    }
    #expect(isDone)
    // No write of an attempt was done twice, though the answers to some commits were lost.
    #expect(
      try shop.server.sql(
        """
        SELECT count(DISTINCT target_id), count(*) FILTER (WHERE n > 1)
        FROM (SELECT target_id, changed_fields, count(*) n FROM journal WHERE method = 'shaken' GROUP BY 1, 2) w
        """
      ).trimmed == "120|0")
    let attempts = try shop.server.sql("SELECT outcome, count(*) FROM job_attempts GROUP BY 1 ORDER BY 1")
    print("120 jobs while all sessions were killed \(kills) times: \(attempts.split(separator: "\n"))")
    await shop.close()
  }
}

/// Closed until somebody opens it.
final class Gate: Sendable {
  private let isOpen = Mutex(false)

  func open() { isOpen.withLock { $0 = true } }

  /// Whatever becomes of the task.
  func wait() async {
    while !isOpen.withLock({ $0 }) {
      await Task { try? await Task.sleep(for: .milliseconds(10)) }.value
    }
  }
}

extension TestServer {
  /// Straight into the table.
  func enqueueMany(_ count: Int, _ kind: String, _ tenant: TenantID) async throws {
    try sql(
      """
      INSERT INTO jobs (tenant_id, job_id, kind, max_attempts)
      SELECT '\(tenant.uuidText)', gen_random_uuid(), '\(kind)', 3 FROM generate_series(1, \(count))
      """)
  }
}
