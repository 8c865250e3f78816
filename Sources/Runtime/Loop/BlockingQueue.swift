import Glibc
import Synchronization

/// What a pool has still to do, and the semaphore its threads wait at.
///
/// `@unchecked Sendable`: `works` is made once and freed with the object, and a POSIX semaphore may be
/// used by any thread meanwhile.
@safe final class BlockingQueue: @unchecked Sendable {
  private struct State {
    var works = WorkQueue()
    var threads = 0
    var isClosed = false
    var whenLeft: [@Sendable () -> Void] = []
  }

  private let queuedMax: Int
  private let state = Mutex(State())
  /// One permit for each piece of work, and one for each thread to end with.
  private let permits: UnsafeMutablePointer<sem_t>

  init(queuedMax: Int) {
    self.queuedMax = queuedMax
    unsafe permits = .allocate(capacity: 1)
    // Fails only for a value out of range.
    unsafe sem_init(permits, 0, 0)
  }

  deinit {
    unsafe sem_destroy(permits)
    unsafe permits.deallocate()
  }

  /// Nil when the work is queued, else why it is not.
  func append(_ work: @escaping @Sendable () -> Void) -> LoopError? {
    let refusal: LoopError? = state.withLock { state in
      if state.isClosed { return LoopError(.stopped, "the blocking pool has stopped") }
      guard state.works.count < queuedMax else {
        return LoopError(.queueFull, "the blocking pool has \(queuedMax) waiting, which is its limit")
      }
      state.works.append(.closure(work))
      return nil
    }
    if refusal == nil { unsafe sem_post(permits) }
    return refusal
  }

  /// Nothing more is taken. `whenLeft` is called by the last thread that ends.
  func close(threads: Int, whenLeft: @escaping @Sendable () -> Void) {
    let isLeft = state.withLock { state in
      state.isClosed = true
      if state.threads == 0 { return true }
      state.whenLeft.append(whenLeft)
      return false
    }
    if isLeft { return whenLeft() }
    for _ in 0..<threads { unsafe sem_post(permits) }
  }

  /// A thread enters before it is started, so that closing waits for it.
  func enter() {
    state.withLock { $0.threads += 1 }
  }

  func leave() {
    let whenLeft = state.withLock { state in
      state.threads -= 1
      return state.threads == 0 ? state.whenLeft : []
    }
    for tell in whenLeft { tell() }
  }

  /// What a thread of the pool does until the queue is closed and empty.
  func serve() {
    while true {
      // Interrupted by a signal, it is asked again.
      while unsafe sem_wait(permits) != 0 {}
      guard case .closure(let work) = state.withLock({ $0.works.takeFirst() }) else { return leave() }
      work()
    }
  }
}
