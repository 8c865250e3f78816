import MusterBrake
import MusterCore
import MusterJournal
package import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import Synchronization

/// Plans, claims and hands over what is due, for all tenants. Any number of servers may work at once.
///
/// Each round every tenant with something due gets its turn before any gets a second, and none has more than
/// half of the places, so a flood of one leaves the others theirs.
package final class SendWorker: Sendable {
  package struct Settings: Sendable {
    /// How many tenants are worked for at once.
    package var slots = 8
    /// How many enrolments of a tenant are looked at in one turn.
    package var batch = 16
    /// How many messages may be with their carriers at once; half of them of one tenant.
    package var handOvers = 64
    package var pollInterval = Duration.milliseconds(200)
    /// Tells the time by which steps are due.
    package var clock: @Sendable () -> PostgresTime = { .now }

    package init() {}
  }

  private let work: SendWork
  private let system: SystemDatabase
  private let brake: EmergencyBrake?
  private let settings: Settings
  private let state = Mutex(State())

  private struct State {
    var isStopping = false
    var busy: Set<TenantID> = []
    var handingOver: [TenantID: Int] = [:]
    var counts = SendWorkerCounts()
    var hasFailed = false
  }

  init(_ work: SendWork, _ system: SystemDatabase, _ brake: EmergencyBrake?, _ settings: Settings) {
    (self.work, self.system, self.brake, self.settings) = (work, system, brake, settings)
  }

  /// What it has done since it began.
  package var counts: SendWorkerCounts { state.withLock { $0.counts } }

  /// Works until the task is cancelled, then ends what it has begun.
  package func run() async {
    await LastWork.run(stop: stop) { await self.rounds() }
  }

  /// Begins nothing more.
  package func stop() { state.withLock { $0.isStopping = true } }

  private var isStopping: Bool { state.withLock { $0.isStopping } }

  // MARK: Turns

  private static let tenantsMax = 1_000

  private func rounds() async {
    await withDiscardingTaskGroup { tasks in
      var start = TenantID.platform
      while !isStopping {
        let began = MonotonicClock.nanoseconds()
        var due: [TenantID] = []
        if brake?.isOn != true {
          do throws(RPCError) {
            due = try await system.read("campaigns.due") { [start] tx throws(RPCError) in
              try await SendWorkStore.dueTenants(
                tx, from: start, most: Self.tenantsMax, at: self.settings.clock())
            }
            state.withLock { $0.hasFailed = false }
          } catch {
            failed("sends_not_looked_for", error)
          }
        }
        start = due.count == Self.tenantsMax ? due.last ?? .platform : .platform
        for tenant in due where !isStopping {
          guard await seat(tenant) else { continue }
          tasks.addTask { await self.turn(of: tenant) }
        }
        // A round that found nothing new waits for the clock.
        let took = Duration.nanoseconds(MonotonicClock.nanoseconds() - began)
        if took < settings.pollInterval {
          try? await Task.sleep(for: due.isEmpty ? settings.pollInterval - took : .milliseconds(20))
        }
      }
    }
  }

  /// A place for a tenant that has none; false when it has one already.
  private func seat(_ tenant: TenantID) async -> Bool {
    while !isStopping {
      let taken: Bool? = state.withLock { state in
        if state.busy.contains(tenant) { return false }
        if state.handingOver[tenant, default: 0] >= settings.handOvers / 2 { return false }
        if state.busy.count >= settings.slots { return nil }
        state.busy.insert(tenant)
        return true
      }
      if let taken { return taken }
      try? await Task.sleep(for: .milliseconds(2))
    }
    return false
  }
}

// MARK: A turn

extension SendWorker {
  /// Some enrolments of a tenant, one after the other; their messages go out beside.
  private func turn(of tenant: TenantID) async {
    await withDiscardingTaskGroup { tasks in
      do throws(RPCError) {
        let limits = try await work.surroundings.limits(of: tenant, deadline: nil)
        let now = settings.clock()
        let picked = try await work.journal.work(SendWork.kind, in: tenant) { tx throws(RPCError) in
          WorkDone(try await SendWorkStore.pick(tx, most: self.settings.batch, at: now))
        }
        for enrollment in picked where !isStopping {
          guard let claim = await look(enrollment, of: tenant, limits) else { continue }
          guard await begin(tenant) else { break }
          tasks.addTask {
            await self.handOver(claim, of: tenant)
            self.end(tenant)
          }
        }
      } catch {
        failed("sends_not_picked", error)
      }
      // The place is free while its messages are still on their way.
      _ = state.withLock { $0.busy.remove(tenant) }
    }
  }

  private func look(
    _ picked: PickedEnrollment, of tenant: TenantID, _ limits: TenantSendLimits
  ) async -> ClaimedSend? {
    do throws(RPCError) {
      let claim = try await work.lookAndAsk(picked, of: tenant, limits)
      state.withLock { state in
        state.counts.looks += 1
        if claim != nil { state.counts.claims += 1 }
      }
      return claim
    } catch {
      // It is looked at again when the time is over for which it was picked.
      failed("send_not_decided", error)
      return nil
    }
  }

  /// Waits for a place among the messages that are with carriers; false when the worker ends.
  private func begin(_ tenant: TenantID) async -> Bool {
    while !isStopping {
      let isIn = state.withLock { state in
        let all = state.handingOver.values.reduce(0, +)
        guard all < settings.handOvers, state.handingOver[tenant, default: 0] < settings.handOvers / 2 else {
          return false
        }
        state.handingOver[tenant, default: 0] += 1
        return true
      }
      if isIn { return true }
      try? await Task.sleep(for: .milliseconds(5))
    }
    return false
  }

  private func end(_ tenant: TenantID) {
    state.withLock { state in
      let left = state.handingOver[tenant, default: 1] - 1
      state.handingOver[tenant] = left > 0 ? left : nil
    }
  }

  private func handOver(_ claim: ClaimedSend, of tenant: TenantID) async {
    do throws(RPCError) {
      // A stop that has come since the claim is seen there, and what was claimed is given back.
      guard try await work.beginHandOver(claim, of: tenant) else { return }
      let answer = await work.carry(claim)
      state.withLock { $0.counts.handOvers += 1 }
      try await settle(claim, answer, of: tenant)
    } catch {
      failed("send_not_settled", error)
    }
  }

  private static let settleAttemptsMax = 6

  private func settle(
    _ claim: ClaimedSend, _ answer: CarrierAnswer, of tenant: TenantID
  ) async throws(RPCError) {
    var wait = Duration.milliseconds(100)
    for attempt in 1...Self.settleAttemptsMax {
      do throws(RPCError) { return try await work.settle(claim, answer, of: tenant) } catch {
        // Its lease ends then, and nobody knows what became of it.
        if attempt == Self.settleAttemptsMax { throw error }
        try? await Task.sleep(for: wait)
        wait = wait * 2
      }
    }
  }

  private func failed(_ name: StaticString, _ error: RPCError) {
    let isNew = state.withLock { state in
      defer { state.hasFailed = true }
      state.counts.failures += 1
      return !state.hasFailed
    }
    if isNew { Log.write(.warning, name, ["cause": error.cause.map { "\($0)" } ?? error.message]) }
  }
}

/// What a worker has done since it began.
package struct SendWorkerCounts: Hashable, Sendable {
  package var looks = 0
  package var claims = 0
  package var handOvers = 0
  package var failures = 0
}
