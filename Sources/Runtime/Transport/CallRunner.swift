import MusterLoop

/// A task that runs one call after another, because making a task costs more than many a call.
///
/// A cancellation stays with a task, so the runner of a cancelled call ends with it. `@unchecked Sendable`:
/// what changes belongs to the loop, on which the task runs.
@safe final class CallRunner: @unchecked Sendable {
  private var task: Task<Void, Never>?
  private var next: UnsafeContinuation<ServerStream?, Never>?

  /// The call begins later in this turn.
  fileprivate init(_ first: ServerStream, on loop: EventLoop, _ runners: CallRunners) {
    task = Task(executorPreference: loop) { [self] in
      var call: ServerStream? = first
      while let current = call {
        await current.run()
        call = nil
        if Task.isCancelled || !runners.keeps { break }
        // Resumed once: `run` takes it.
        call = await unsafe withUnsafeContinuation { next in
          unsafe self.next = next
          runners.add(self)
        }
      }
      task = nil
    }
  }

  fileprivate func run(_ call: ServerStream?) {
    unsafe next.take()?.resume(returning: call)
  }

  func cancel() { task?.cancel() }
}

/// The runners of a loop that wait for a call.
///
/// `@unchecked Sendable`: belongs to the loop.
final class CallRunners: @unchecked Sendable {
  private static let idleMax = 256

  private let loop: EventLoop
  private var idle: [CallRunner] = []
  private var isClosed = false

  init(_ loop: EventLoop) {
    self.loop = loop
  }

  fileprivate var keeps: Bool { !isClosed && idle.count < Self.idleMax }

  fileprivate func add(_ runner: CallRunner) { idle.append(runner) }

  func run(_ call: ServerStream) -> CallRunner {
    guard let runner = idle.popLast() else { return CallRunner(call, on: loop, self) }
    runner.run(call)
    return runner
  }

  /// No calls come any more.
  func close() {
    isClosed = true
    for runner in idle { runner.run(nil) }
    idle = []
  }
}
