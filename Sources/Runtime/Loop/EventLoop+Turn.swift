import Glibc
import Synchronization

/// Something that collects during a turn and sends at its end: a socket's frames, a connection's queries.
package protocol EndOfTurnFlush: AnyObject {
  /// The loop's mark that it has been asked; starts false, nobody else sets it.
  var isFlushRequested: Bool { get set }
  func flush()
}

extension EventLoop {
  /// Calls `flush` once at the end of this turn. What a flush asks for comes with the next turn.
  package func flushAtEndOfTurn(_ object: some EndOfTurnFlush) {
    preconditionInLoop()
    guard !object.isFlushRequested else { return }
    object.isFlushRequested = true
    flushes.append(object)
  }

  /// The clock as it was after this turn's wait: up to a turn old, and without a call to the system. What
  /// is scheduled a while from it fires as much too early.
  package var turnTime: LoopTime {
    preconditionInLoop()
    return turnBegan
  }

  func turn() {
    let count = waitForEvents()
    turns.store(turns.load(ordering: .relaxed) &+ 1, ordering: .relaxed)
    if dispatchEvents(count) { takeReceived() }
    fireTimers()
    runWorks()
    runFlushes()
  }

  /// After a turn that had something to do the next events are often a moment away, nearer than sleeping
  /// and being woken takes. So for that moment the loop asks again and again, and lets other threads of the
  /// processor go first.
  private func waitForEvents() -> Int {
    let wait = waitMilliseconds()
    if wait != 0, wasBusy {
      let end = LoopTime.now() + Self.lingerFor
      repeat {
        let count = polling.wait(milliseconds: 0)
        turnBegan = .now()
        if count > 0 { return count }
        sched_yield()
      } while turnBegan < end
    }
    let count = polling.wait(milliseconds: wait)
    turnBegan = .now()
    if wait != 0 || count > 0 { wasBusy = count > 0 }
    return count
  }

  private static let lingerFor = Duration.microseconds(50)

  /// -1 is until something happens.
  private func waitMilliseconds() -> Int32 {
    if !works.isEmpty || !flushes.isEmpty { return 0 }
    guard let deadline = timers.nextDeadline else { return -1 }
    return LoopTime.now().millisecondsUntil(deadline)
  }

  private func fireTimers() {
    guard timers.count > 0 else { return }
    // What takes long in a turn lets timers fire later, which they may, and not before they are due.
    for _ in 0..<Self.timersPerTurnMax {
      guard let due = timers.takeDue(at: turnBegan) else { return }
      switch due.payload {
      case .handler(let handler): handler.timerFired(due.id)
      case .sleeper(let sleeper): sleeper.wake()
      }
    }
  }

  func runWorks() {
    let executor = unsafe asUnownedTaskExecutor()
    for _ in 0..<Self.worksPerTurnMax {
      guard let work = works.takeFirst() else { return }
      switch work {
      // The loop outlives what it runs: its thread holds it.
      case .job(let job): unsafe job.runSynchronously(on: executor)
      case .closure(let run): run()
      }
    }
  }

  func runFlushes() {
    guard !flushes.isEmpty else { return }
    swap(&flushes, &flushing)
    for object in flushing {
      object.isFlushRequested = false
      object.flush()
    }
    flushing.removeAll(keepingCapacity: true)
  }

  /// What a loop that ends does with what waits on it.
  func letGo() {
    isStopping = true
    let handlers = polling.removeAll()
    for case .sleeper(let sleeper) in timers.removeAll() { sleeper.cancel() }
    withExtendedLifetime(handlers) {}
  }
}
