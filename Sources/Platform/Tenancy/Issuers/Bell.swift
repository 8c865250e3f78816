import Synchronization

/// Wakes those who wait. Whoever counts the rings before looks again misses none.
final class Bell: Sendable {
  private struct State {
    var rings: UInt64 = 0
    var nextID: UInt64 = 0
    var sleepers: [UInt64: CheckedContinuation<Void, Never>] = [:]
  }

  private let sleepersMax: Int
  private let state = Mutex(State())

  /// Beyond so many nobody waits.
  init(sleepersMax: Int) {
    self.sleepersMax = sleepersMax
  }

  var rings: UInt64 { state.withLock { $0.rings } }

  func ring() {
    let woken = state.withLock { state in
      state.rings &+= 1
      defer { state.sleepers = [:] }
      return state.sleepers.values
    }
    for sleeper in woken { sleeper.resume() }
  }

  /// Until it has rung since `rings`, `other` has ended, or the task is cancelled.
  func wait(since rings: UInt64, orUntil other: @escaping @Sendable () async -> Void) async {
    await withTaskGroup { tasks in
      tasks.addTask { await self.wait(since: rings) }
      tasks.addTask { await other() }
      await tasks.next()
      tasks.cancelAll()
    }
  }

  private func wait(since rings: UInt64) async {
    let id = state.withLock { state in
      state.nextID &+= 1
      return state.nextID
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isWoken = state.withLock { state in
          // Who is cancelled before this is seen here, who is cancelled after it is found below.
          if Task.isCancelled || state.rings != rings || state.sleepers.count >= sleepersMax { return true }
          state.sleepers[id] = continuation
          return false
        }
        if isWoken { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: id) }?.resume()
    }
  }
}
