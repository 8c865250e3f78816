internal import CMusterShims
import Glibc
import Synchronization

/// One thread that waits for descriptors, timers and work, and does what is due.
///
/// A turn: wait, events, timers, work, then the flushes asked for meanwhile. As a Swift task executor it
/// runs the tasks that prefer it; what such a task enqueues runs in the same turn, without lock or wake-up.
///
/// `@unchecked Sendable`: everything below `inbox` belongs to the loop's thread, and each function that
/// touches it checks so in debug builds. What other threads may call goes through `inbox`.
package final class EventLoop: TaskExecutor, @unchecked Sendable {
  /// Bounds of one turn, so that neither descriptors nor timers nor work keep the others waiting.
  static let eventsPerTurnMax = 256
  static let timersPerTurnMax = 1_024
  static let worksPerTurnMax = 1_024

  /// Its place in the group.
  package let index: Int

  /// The thread that is the loop, 0 when none is. Only that thread writes its own number and takes it
  /// back before it ends, so no other can take itself for the loop however stale its view.
  private let threadNumber = Atomic<UInt>(0)
  /// Written by the loop alone.
  let turns = Atomic<Int64>(0)
  let inbox = Mutex(InboxStateMachine())
  /// Written to wake the loop; never read, because an edge is enough (`Polling`).
  private let wakeUp: Descriptor
  private let thread = Mutex<LoopThread?>(nil)

  // The loop's own.
  var polling: Polling
  var timers = Timers<Timer>()
  var works = WorkQueue()
  var flushes: [any EndOfTurnFlush] = []
  var flushing: [any EndOfTurnFlush] = []
  var isStopping = false
  var turnBegan = LoopTime.now()
  var wasBusy = false
  private var received: [Work] = []

  private init(index: Int) throws(LoopError) {
    self.index = index
    wakeUp = try Descriptor(
      eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC)), from: "eventfd")
    polling = try Polling(wakeUp: wakeUp.number, eventsMax: Self.eventsPerTurnMax)
  }

  /// A loop that runs. It lives until `stop`, whoever else forgets it.
  package static func start(index: Int = 0) throws(LoopError) -> EventLoop {
    let loop = try EventLoop(index: index)
    let thread = LoopThread("muster-loop-\(index)") { loop.runThread() }
    try thread.start()
    loop.thread.withLock { $0 = thread }
    return loop
  }

  /// Finishes what is queued, including what that queues, and ends the thread. Sleepers wake with a
  /// cancellation, descriptors and other timers are let go.
  package func stop() async {
    requestStop()
    await withCheckedContinuation { waiter in
      if !inbox.withLock({ $0.waitForEnd(waiter) }) { waiter.resume() }
    }
    // A task of this loop goes on in a late thread, when the loop's own has nothing left but to return.
    join()
  }

  /// Blocks until the loop's thread has ended.
  func join() {
    thread.withLock { $0.take() }?.join()
  }

  func requestStop() {
    inbox.withLock { wakeIfAsked($0.stop()) }
  }

  /// How many turns it has made.
  package var turnCount: Int64 { turns.load(ordering: .relaxed) }

  package var isInLoop: Bool {
    threadNumber.load(ordering: .relaxed) == UInt(pthread_self())
  }

  package func preconditionInLoop() {
    assert(isInLoop, "this belongs to loop \(index) and was touched from another thread")
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    add(.job(UnownedJob(job)))
  }

  /// Runs on the loop: later in this turn when called from it.
  package func execute(_ work: @escaping @Sendable () -> Void) {
    add(.closure(work))
  }

  /// Runs on the loop and brings its result back.
  package func perform<Value: Sendable, Failure: Error>(
    _ work: @escaping @Sendable () throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    let result = await withCheckedContinuation { continuation in
      execute { continuation.resume(returning: Result(catching: work)) }
    }
    return try result.get()
  }

  private func add(_ work: Work) {
    if isInLoop { return works.append(work) }
    let action = inbox.withLock {
      let action = $0.append(work)
      // Inside the lock: the loop cannot take the work, end, and be freed before the write.
      wakeIfAsked(action)
      return action
    }
    if action == .startLateThread { startLateThread() }
  }

  private func wakeIfAsked(_ action: InboxStateMachine.Action) {
    guard action == .wake else { return }
    _ = eventfd_write(wakeUp.number, 1)
  }

  private func runThread() {
    enter()
    while true {
      turn()
      if isStopping, works.isEmpty, flushes.isEmpty, let waiters = leaveIfDone() {
        for waiter in waiters { waiter.resume() }
        return
      }
    }
  }

  /// A task that outlives its loop is finished all the same, still one step at a time.
  private func startLateThread() {
    do {
      try LoopThread("muster-late-\(index)") { [self] in runLate() }.startDetached()
    } catch {
      // No thread is to be had; this one will do, since the loop has none.
      runLate()
    }
  }

  private func runLate() {
    enter()
    repeat {
      turnBegan = .now()
      takeReceived()
      runWorks()
      runFlushes()
    } while !works.isEmpty || !flushes.isEmpty || leaveIfDone() == nil
  }

  private func enter() {
    threadNumber.store(UInt(pthread_self()), ordering: .relaxed)
  }

  /// Inside the lock, so that a late thread can only enter after this one has left.
  private func leaveIfDone() -> [InboxStateMachine.Waiter]? {
    inbox.withLock {
      let waiters = $0.finish()
      if waiters != nil { threadNumber.store(0, ordering: .relaxed) }
      return waiters
    }
  }

  func takeReceived() {
    let isAskedToStop = inbox.withLock {
      $0.take(&received)
      return $0.phase != .running
    }
    for work in received { works.append(work) }
    received.removeAll(keepingCapacity: true)
    if isAskedToStop && !isStopping { letGo() }
  }
}
