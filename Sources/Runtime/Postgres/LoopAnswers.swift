import MusterLoop

/// Something under way that nobody may want any more.
protocol Abandonable: AnyObject, Sendable {
  func abandon()
}

extension Call: Abandonable {}
extension ExclusiveLane.Request: Abandonable {}

extension EventLoop {
  /// At once when called from the loop.
  func runs(_ work: @escaping @Sendable () -> Void) {
    if isInLoop { work() } else { execute(work) }
  }

  /// Begins something on the loop and waits until it delivers. When the task is cancelled it is abandoned,
  /// which has to deliver at once.
  func answer<Value: Sendable>(
    heedsCancellation: Bool = true,
    _ begin: @escaping @Sendable (@escaping @Sendable (Value) -> Void) -> (any Abandonable)?
  ) async -> Value {
    guard heedsCancellation else { return await wait(Begun(), begin) }
    let begun = Begun()
    return await withTaskCancellationHandler {
      await wait(begun, begin)
    } onCancel: {
      runs { begun.cancel() }
    }
  }

  private func wait<Value: Sendable>(
    _ begun: Begun, _ begin: @escaping @Sendable (@escaping @Sendable (Value) -> Void) -> (any Abandonable)?
  ) async -> Value {
    // Whatever is begun delivers once, however it ends: `finish` takes what it delivers to.
    await unsafe withUnsafeContinuation { continuation in
      runs {
        begun.start(begin { value in unsafe continuation.resume(returning: value) })
      }
    }
  }
}

/// What was begun, and whether it is wanted. `@unchecked Sendable`: of the loop alone.
private final class Begun: @unchecked Sendable {
  private var object: (any Abandonable)?
  private var isCancelled = false

  func start(_ object: (any Abandonable)?) {
    self.object = object
    if isCancelled { object?.abandon() }
  }

  func cancel() {
    isCancelled = true
    object?.abandon()
  }
}
