/// Told when a timer is due. The timer is gone by then.
package protocol TimerHandler: AnyObject {
  func timerFired(_ id: TimerID)
}

extension EventLoop {
  enum Timer {
    case handler(any TimerHandler)
    case sleeper(Sleeper)
  }

  /// Fires once, not before the deadline, on the loop. The handler is held until then. A loop that stops
  /// fires no more timers and holds no more handlers.
  package func schedule(_ handler: any TimerHandler, at deadline: LoopTime) -> TimerID {
    preconditionInLoop()
    let id = timers.schedule(.handler(handler), at: deadline)
    // An id all the same, which names nothing.
    if isStopping { _ = timers.cancel(id) }
    return id
  }

  /// The handler is let go at once; nothing happens when the timer fired before.
  package func cancel(_ id: TimerID) {
    preconditionInLoop()
    // It dies after `timers` is left: it may cancel others then.
    let handler = timers.cancel(id)
    withExtendedLifetime(handler) {}
  }

  /// Waits on the loop's timers. Cancelling the task, or stopping the loop, ends it at once.
  package func sleep(until deadline: LoopTime) async throws(CancellationError) {
    let sleeper = Sleeper(self)
    let isDue = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        runInLoop { sleeper.start(continuation, until: deadline) }
      }
    } onCancel: {
      runInLoop { sleeper.cancel() }
    }
    if !isDue { throw CancellationError() }
  }

  /// At once when called from the loop.
  private func runInLoop(_ work: @escaping @Sendable () -> Void) {
    if isInLoop { work() } else { execute(work) }
  }
}

/// One wait on a loop's timers: for the deadline, or to be cancelled, whichever comes first.
///
/// `@unchecked Sendable`: everything but its birth happens on the loop's thread.
final class Sleeper: @unchecked Sendable {
  private enum Phase {
    case fresh
    case asleep(CheckedContinuation<Bool, Never>, TimerID)
    case done
  }

  private let loop: EventLoop
  private var phase = Phase.fresh

  init(_ loop: EventLoop) {
    self.loop = loop
  }

  func start(_ continuation: CheckedContinuation<Bool, Never>, until deadline: LoopTime) {
    loop.preconditionInLoop()
    // Cancelled before it began, or too late for any timer.
    guard case .fresh = phase, !loop.isStopping else {
      phase = .done
      return continuation.resume(returning: false)
    }
    phase = .asleep(continuation, loop.timers.schedule(.sleeper(self), at: deadline))
  }

  /// The loop's word that the deadline has come.
  func wake() { end(isDue: true) }

  func cancel() {
    loop.preconditionInLoop()
    if case .asleep(_, let timer) = phase { _ = loop.timers.cancel(timer) }
    end(isDue: false)
  }

  private func end(isDue: Bool) {
    if case .asleep(let continuation, _) = phase { continuation.resume(returning: isDue) }
    phase = .done
  }
}
