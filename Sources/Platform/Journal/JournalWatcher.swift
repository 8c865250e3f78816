package import MusterCore
import Synchronization

/// One who waits for something new in a tenant's journal.
package final class JournalWatcher: Sendable {
  private struct State {
    var isRung = false
    var isEnded = false
    /// Until when is waited, in nanoseconds of the monotonic clock.
    var end: Int64 = 0
    var sleeper: CheckedContinuation<Void, Never>?
  }

  package let tenant: TenantID
  private let state = Mutex(State())

  init(_ tenant: TenantID) {
    self.tenant = tenant
  }

  /// The server ends its watches.
  package var isEnded: Bool { state.withLock { $0.isEnded } }

  /// Before the journal is read: whatever comes from here on rings.
  package func listen() {
    state.withLock { $0.isRung = false }
  }

  /// Until it rings, the time is over, the watch has to end or the task is cancelled.
  package func wait(until end: Int64) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { sleeper in
        let isAwake = state.withLock { state in
          // Who is cancelled before this is seen here, who is cancelled after it is found below.
          if state.isRung || state.isEnded || Task.isCancelled || MonotonicClock.nanoseconds() >= end {
            return true
          }
          (state.end, state.sleeper) = (end, sleeper)
          return false
        }
        if isAwake { sleeper.resume() }
      }
    } onCancel: {
      wake { _ in true }
    }
  }

  func ring() {
    wake { state in
      state.isRung = true
      return true
    }
  }

  func end() {
    wake { state in
      state.isEnded = true
      return true
    }
  }

  func tick(_ now: Int64) {
    wake { $0.end <= now }
  }

  /// Continuations are resumed after the lock is left.
  private func wake(_ event: (inout State) -> Bool) {
    let sleeper = state.withLock { state -> CheckedContinuation<Void, Never>? in
      event(&state) ? state.sleeper.take() : nil
    }
    sleeper?.resume()
  }
}
