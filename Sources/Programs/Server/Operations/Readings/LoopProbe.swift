import MusterCore
import MusterLoop
import MusterPostgres
import Synchronization

/// Asks one loop again and again to do something: how long that takes is how long everything else has to
/// wait.
final class LoopProbe: Sendable {
  private static let keptCount = 60

  private struct State {
    /// When it was asked; nil while nothing is asked.
    var asked: Int64?
    var lags: [Int64] = []
    var place = 0
    var loads: [LoopDatabase.Load] = []
  }

  let loop: EventLoop
  private let databases: [LoopDatabase]
  private let state = Mutex(State())

  init(_ loop: EventLoop, _ databases: [LoopDatabase]) {
    (self.loop, self.databases) = (loop, databases)
  }

  /// Nothing while the last question is not answered.
  func ask() {
    let now = MonotonicClock.nanoseconds()
    let isFree = state.withLock { state in
      if state.asked != nil { return false }
      state.asked = now
      return true
    }
    if isFree { loop.execute { self.answer(now) } }
  }

  private func answer(_ asked: Int64) {
    let lag = MonotonicClock.nanoseconds() - asked
    let loads = databases.map(\.load)
    state.withLock { state in
      state.asked = nil
      state.loads = loads
      if state.lags.count < Self.keptCount {
        state.lags.append(lag)
      } else {
        state.lags[state.place] = lag
      }
      state.place = (state.place + 1) % Self.keptCount
    }
  }

  /// In nanoseconds: the last, and the longest of the last 15 seconds. A question that waits still counts.
  var lag: (last: Int64, longest: Int64) {
    let now = MonotonicClock.nanoseconds()
    return state.withLock { state in
      let waiting = state.asked.map { now - $0 } ?? 0
      let place = (state.place + Self.keptCount - 1) % Self.keptCount
      let last = state.lags.indices.contains(place) ? state.lags[place] : 0
      return (max(last, waiting), max(state.lags.max() ?? 0, waiting))
    }
  }

  /// Of its databases, in their order; empty before the first answer.
  var loads: [LoopDatabase.Load] { state.withLock { $0.loads } }
}
