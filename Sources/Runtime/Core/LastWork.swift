/// Work that has something to write after its end was asked for: what it has begun, and what it hands back.
package enum LastWork {
  /// What keeps longer from its end waits for a database that says nothing.
  private static let handBackMax = Duration.seconds(5)

  /// Runs the work until this task is cancelled. It is told so by `stop`, and a while later cancelled too.
  package static func run(
    stop: @Sendable () -> Void, _ work: @escaping @Sendable () async -> Void
  ) async {
    let running = Task { await work() }
    await withTaskCancellationHandler {
      await running.value
    } onCancel: {
      stop()
      Task {
        try? await Task.sleep(for: handBackMax)
        running.cancel()
      }
    }
  }
}
