import MusterCore
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterTenancy

/// One attempt from its claim to its end.
extension JobWorker {
  private enum Event: Sendable {
    /// Nil when the handler has done it.
    case ended((any Error)?)
    case stop(JobStop)
    case graceOver
  }

  func perform(_ claim: JobClaim, _ handler: JobHandler) async {
    let (events, sink) = AsyncStream<Event>.makeStream()
    let run = JobRun(claim, handler.kind, journal, tenants) { sink.yield(.stop($0)) }
    guard begin(run) else {
      await settle(run, claim, .putOff(.zero))
      return
    }
    // Not a child: one that does not stop when it has to is left behind, and can write nothing any more.
    let work = Task {
      do {
        try await handler.run(run)
        sink.yield(.ended(nil))
      } catch {
        sink.yield(.ended(error))
      }
    }
    let result: Result<Void, any Error> = await withTaskGroup(of: Void.self) { tasks in
      defer { tasks.cancelAll() }
      tasks.addTask { await self.showLife(run) }
      var isHurried = false
      for await event in events {
        switch event {
        case .ended(nil): return .success(())
        case .ended(let error?): return .failure(error)
        case .stop(let stop):
          work.cancel()
          // Who was asked to stop by people may take the time it needs.
          guard stop != .cancelled, !isHurried else { continue }
          isHurried = true
          tasks.addTask {
            try? await Task.sleep(for: self.settings.stopGrace)
            sink.yield(.graceOver)
          }
        case .graceOver:
          Log.write(.warning, "job_left_behind", ["kind": run.kind.name, "job": "\(run.id)"])
          return .failure(CancellationError())
        }
      }
      return .failure(CancellationError())
    }
    end(run)
    await settle(run, claim, end(of: run, result))
  }

  /// What the attempt came to; nil when that is not for this worker to say.
  private func end(of run: JobRun, _ result: Result<Void, any Error>) -> AttemptEnd? {
    guard case .failure(let error) = result else { return .succeeded(result: run.result) }
    switch run.stop {
    case .lost: return nil
    case .cancelled: return .cancelled
    case .putOff: return .putOff(.zero)
    case nil: break
    }
    switch error {
    case JobEnd.putOff(let wait): return .putOff(wait)
    case JobEnd.hopeless(let text): return .hopeless(text)
    case JobEnd.failed(let text): return .failed(text)
    case let error as RPCError: return .failed("\(error.reason): \(error.message)")
    // Whatever it says may hold data of the tenant.
    default: return .failed("the handler failed with \(type(of: error))")
    }
  }

  // MARK: Signs of life

  /// Every third of the lease, and sooner when that did not work.
  private func showLife(_ run: JobRun) async {
    let lease = lease(of: run.kind)
    var last = MonotonicClock.nanoseconds()
    var wait = lease / 3
    while true {
      do { try await Task.sleep(for: wait) } catch { return }
      let sent = MonotonicClock.nanoseconds()
      do throws(RPCError) {
        let stop = try await journal.work(run.kind.name, in: run.tenant) { tx throws(RPCError) in
          WorkDone(try await RunStore.extend(tx, run, lease: lease))
        }
        if let stop { run.interrupt(stop) }
        if stop == .lost { return }
        (last, wait) = (sent, lease / 3)
      } catch {
        wait = lease / 10
        let isOver = MonotonicClock.nanoseconds() >= MonotonicClock.nanoseconds(after: lease, from: last)
        // A write of its own holds the row, which nobody can take meanwhile.
        if isOver, !run.isWriting, !Task.isCancelled { run.interrupt(.lost) }
      }
    }
  }

  // MARK: The end

  private static let settleAttemptsMax = 6

  private func settle(_ run: JobRun, _ claim: JobClaim, _ end: AttemptEnd?) async {
    guard let end else {
      Log.write(.warning, "job_lost", ["kind": claim.kind, "job": "\(claim.id)"])
      return
    }
    var wait = Duration.milliseconds(100)
    for attempt in 1...Self.settleAttemptsMax {
      do throws(RPCError) {
        try await settleOnce(run, claim, end)
        return
      } catch {
        // Its lease ends then, and another takes it up.
        if attempt == Self.settleAttemptsMax {
          Log.write(
            .error, "job_not_settled", ["kind": claim.kind, "job": "\(claim.id)", "cause": error.logged])
        }
        try? await Task.sleep(for: wait)
        wait = wait * 2
      }
    }
  }

  private func settleOnce(_ run: JobRun, _ claim: JobClaim, _ end: AttemptEnd) async throws(RPCError) {
    let ended = try await journal.work(claim.kind, in: claim.tenant) {
      tx throws(RPCError) -> WorkDone<(SettledState, AttemptOutcome)?> in
      guard let held = try RunStore.held(await tx.run(RunStore.hold(run))[0]) else { return WorkDone(nil) }
      var settlement = JobSettlement(
        end, attempts: claim.attempts, of: claim.maxAttempts, isCancelRequested: held.isCancelled,
        retryAfter: run.kind.retryAfter, chance: .random(in: 0...1))
      (settlement.done, settlement.total) = run.progress
      _ = try await tx.run(self.ending(claim, settlement, held.schedule))
      return WorkDone((settlement.state, settlement.outcome))
    }
    let (state, outcome) = (ended?.0, ended?.1 ?? .lost)
    count(outcome)
    let names = (kind: claim.kind, job: "\(claim.id)")
    switch (state, end) {
    case (nil, _): Log.write(.warning, "job_lost", ["kind": names.kind, "job": names.job])
    case (.dead, .failed(let text)), (.dead, .hopeless(let text)):
      Log.write(.error, "job_dead", ["kind": names.kind, "job": names.job, "cause": text])
    case (_, .failed(let text)):
      Log.write(.warning, "job_failed", ["kind": names.kind, "job": names.job, "cause": text])
    default: break
    }
  }
}
