/// What other threads leave for a loop, and how far the loop's life has gone.
struct InboxStateMachine: ~Copyable {
  enum Phase: Equatable {
    case running
    /// Takes what comes until nothing is left.
    case stopping
    /// The loop's thread has gone.
    case stopped
    /// Work came after that; a thread of its own runs it.
    case late
  }

  enum Action: Equatable {
    case none
    /// Wake the loop: it may be waiting and nobody has woken it since it last looked.
    case wake
    /// Start a thread for what came too late.
    case startLateThread
  }

  typealias Waiter = CheckedContinuation<Void, Never>

  private(set) var phase = Phase.running
  private var works: [Work] = []
  private var isWoken = false
  private var waiters: [Waiter] = []

  mutating func append(_ work: Work) -> Action {
    works.append(work)
    if phase == .stopped {
      phase = .late
      return .startLateThread
    }
    return wake()
  }

  /// Takes everything; `spare` must be empty and becomes the next store, so that neither is allocated anew.
  mutating func take(_ spare: inout [Work]) {
    isWoken = false
    swap(&works, &spare)
  }

  mutating func stop() -> Action {
    guard phase == .running else { return .none }
    phase = .stopping
    return wake()
  }

  /// Whether the waiter has to wait for the end.
  mutating func waitForEnd(_ waiter: Waiter) -> Bool {
    guard phase == .running || phase == .stopping else { return false }
    waiters.append(waiter)
    return true
  }

  /// Those who wait for the end, nil when there is something left to do first.
  mutating func finish() -> [Waiter]? {
    guard works.isEmpty, phase != .running else { return nil }
    phase = .stopped
    defer { waiters = [] }
    return waiters
  }

  private mutating func wake() -> Action {
    guard !isWoken, phase != .late else { return .none }
    isWoken = true
    return .wake
  }
}
