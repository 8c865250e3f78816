import MusterCore
package import MusterJournal
import MusterPostgres
import MusterRPC
package import MusterTenancy
import Synchronization

/// Does the jobs of all tenants that this server has handlers for. Any number of servers may work at once.
package final class JobWorker: Sendable {
  package struct Settings: Sendable {
    /// How many jobs are done at once; more where tenants would wait for a first one (`JobTurns`).
    package var slots = 8
    package var most = 64
    /// How often it is looked who has something to do.
    package var pollInterval = Duration.milliseconds(200)
    /// Instead of the kinds' own.
    package var lease: Duration?
    /// What a handler that has to stop may take, before its job is let go without it.
    package var stopGrace = Duration.seconds(5)

    package init() {}
  }

  let journal: Journal
  let tenants: TenantDatabase
  private let system: SystemDatabase
  private let serverID: String
  let settings: Settings
  private let handlers: [String: JobHandler]
  private let schedules: [JobSchedule]
  private let state = Mutex(State())
  private let wakes: AsyncStream<Void>
  private let waker: AsyncStream<Void>.Continuation

  /// How this worker does.
  package struct Condition: Sendable {
    /// When it last found out who has something to do, on the monotonic clock; nil when it never did.
    package internal(set) var lookedAt: Int64?
    /// Why it cannot now.
    package internal(set) var failure: String?
    package internal(set) var runningCount = 0
    /// Attempts that ended here, by what became of them.
    package internal(set) var attempts: [String: Int64] = [:]
  }

  /// What can become of an attempt.
  package static let outcomes = AttemptOutcome.allCases.map(\.rawValue)

  package var condition: Condition {
    state.withLock { state in
      var condition = state.condition
      condition.runningCount = state.runs.count
      return condition
    }
  }

  private struct State {
    var condition = Condition()
    var isStopping = false
    var runs: [ObjectIdentifier: JobRun] = [:]
    /// How many jobs of each tenant are at work.
    var running: [TenantID: Int] = [:]
  }

  /// `schedules` are the platform's own.
  package init(
    journal: Journal, tenants: TenantDatabase, system: SystemDatabase, serverID: String,
    handlers: [JobHandler], schedules: [JobSchedule] = [], settings: Settings = Settings()
  ) {
    (self.journal, self.tenants, self.system) = (journal, tenants, system)
    (self.serverID, self.schedules, self.settings) = (serverID, schedules, settings)
    self.handlers = Dictionary(handlers.map { ($0.kind.name, $0) }) { first, _ in first }
    (wakes, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Works until the task is cancelled or it is stopped, then hands back what it has.
  package func run() async {
    await LastWork.run(stop: stop) { await self.work() }
  }

  /// Takes no more jobs, and asks those at work to stop: they run again elsewhere, or here later.
  package func stop() {
    let runs = state.withLock { state in
      state.isStopping = true
      return Array(state.runs.values)
    }
    for run in runs { run.interrupt(.putOff) }
    waker.yield()
  }

  private var isStopping: Bool { state.withLock { $0.isStopping } }

  private func work() async {
    await withDiscardingTaskGroup { tasks in
      let pulse = Task { await self.pulse() }
      tasks.addTask { await self.ensureSchedules() }
      var round = Round(turns: JobTurns(slots: settings.slots, most: settings.most))
      for await _ in wakes {
        if isStopping { break }
        for claim in await jobs(&round) {
          guard let handler = handlers[claim.kind] else { continue }
          state.withLock { $0.running[claim.tenant, default: 0] += 1 }
          tasks.addTask { await self.attempt(claim, handler) }
        }
      }
      pulse.cancel()
    }
  }

  private func pulse() async {
    repeat { waker.yield() } while (try? await Task.sleep(for: settings.pollInterval)) != nil
  }

  private func attempt(_ claim: JobClaim, _ handler: JobHandler) async {
    await perform(claim, handler)
    state.withLock { state in
      let left = state.running[claim.tenant, default: 1] - 1
      state.running[claim.tenant] = left > 0 ? left : nil
    }
    waker.yield()
  }

  /// False when the worker ends: nothing is begun any more.
  func begin(_ run: JobRun) -> Bool {
    state.withLock { state in
      guard !state.isStopping else { return false }
      state.runs[ObjectIdentifier(run)] = run
      return true
    }
  }

  func end(_ run: JobRun) {
    state.withLock { $0.runs[ObjectIdentifier(run)] = nil }
  }

  func count(_ outcome: AttemptOutcome) {
    state.withLock { $0.condition.attempts[outcome.rawValue, default: 0] += 1 }
  }

  func lease(of kind: JobKind) -> Duration { settings.lease ?? kind.lease }

  // MARK: Taking

  /// What is known from one look to the next.
  private struct Round {
    var turns: JobTurns
    var due: [TenantID] = []
    var looked: Int64 = .min
    /// Until the next look.
    var wait = Duration.zero
    /// Where a list that was cut goes on.
    var start = TenantID.platform
    var hasFailed = false
  }

  /// So many tenants are read at once; those behind them come next.
  private static let tenantsMax = 1_000
  private static let waitMax = Duration.seconds(1)

  private func jobs(_ round: inout Round) async -> [JobClaim] {
    let running = state.withLock { $0.running }
    let next = MonotonicClock.nanoseconds(after: round.wait, from: round.looked)
    var failure: RPCError?
    if MonotonicClock.nanoseconds() >= next {
      do throws(RPCError) { try await look(&round) } catch { failure = error }
      round.turns.keep(Set(round.due).union(running.keys))
    }
    var claims: [JobClaim] = []
    for (tenant, count) in round.turns.grants(due: round.due, running: running) where !isStopping {
      round.turns.serve(tenant)
      // What cannot be had of one tenant keeps nothing from the others.
      do throws(RPCError) {
        let (taken, isAll) = try await claim(tenant, count)
        if isAll { round.due.removeAll { $0 == tenant } }
        claims += taken
      } catch {
        failure = error
      }
    }
    state.withLock { $0.condition.failure = failure?.logged }
    if let failure, !round.hasFailed {
      Log.write(.warning, "jobs_not_taken", ["cause": failure.logged])
    }
    round.hasFailed = failure != nil
    return claims
  }

  private func look(_ round: inout Round) async throws(RPCError) {
    round.looked = MonotonicClock.nanoseconds()
    let start = round.start
    let due = try await system.read("jobs.due") { tx throws(RPCError) in
      try await RunStore.dueTenants(tx, from: start, most: Self.tenantsMax)
    }
    // Looking takes a quarter of the time at most, when there are very many tenants behind a flood.
    let took = Duration.nanoseconds(MonotonicClock.nanoseconds() - round.looked)
    round.wait = max(settings.pollInterval, min(took * 4, Self.waitMax))
    state.withLock { $0.condition.lookedAt = MonotonicClock.nanoseconds() }
    round.due = due
    round.start = due.count == Self.tenantsMax ? due.last ?? .platform : .platform
  }

  /// Whether that was all that the tenant has due.
  private func claim(_ tenant: TenantID, _ most: Int) async throws(RPCError) -> ([JobClaim], isAll: Bool) {
    let kinds = Array(handlers.keys)
    return try await journal.work("jobs.claim", in: tenant) { tx throws(RPCError) in
      let due = try await RunStore.due(tx, kinds: kinds, most: most)
      var statements = due.filter(\.isOver).flatMap { job in
        self.ending(job, JobSettlement(lost: job), job.schedule)
      }
      let taken = due.filter { !$0.isOver }
      if !taken.isEmpty {
        let leases = taken.map {
          (id: $0.id, lease: self.handlers[$0.kind].map { self.lease(of: $0.kind) } ?? .zero)
        }
        statements.append(RunStore.claim(tenant, leases, by: self.serverID))
      }
      if !statements.isEmpty { _ = try await tx.run(statements) }
      return WorkDone((taken.map(\.taken), due.count < most))
    }
  }

  /// What ends an attempt; with the schedule's next run when this was the one before it.
  func ending(_ job: JobClaim, _ end: JobSettlement, _ schedule: ScheduleState?) -> [BoundStatement] {
    var statements = [RunStore.settle(job, end)]
    if end.state != .waiting, let schedule, let next = job.next(of: schedule) {
      statements.append(QueueStore.insertRun(job.tenant, next))
    }
    return statements
  }

  // MARK: Schedules

  private static let ensureInterval = Duration.seconds(2)

  /// Tries until it has worked.
  private func ensureSchedules() async {
    while !isStopping, !schedules.isEmpty {
      do throws(RPCError) {
        try await journal.work("jobs.schedule", in: .platform) { tx throws(RPCError) in
          for schedule in self.schedules { try await Jobs.schedule(tx, schedule) }
          return .quietly
        }
        return
      } catch {
        Log.write(.warning, "schedules_not_ensured", ["cause": error.logged])
        for _ in 0..<10 where !isStopping { try? await Task.sleep(for: Self.ensureInterval / 10) }
      }
    }
  }
}

extension RPCError {
  var logged: String { cause.map { "\($0)" } ?? message }
}
