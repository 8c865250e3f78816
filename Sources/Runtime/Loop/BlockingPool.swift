import Glibc
import Synchronization

/// A few threads for what blocks: names, files, password hashing. Nothing of it may run on a loop.
package final class BlockingPool: Sendable {
  package static let threadsDefault = 4
  package static let queuedMaxDefault = 1_024

  private let queue: BlockingQueue
  private let threads: [LoopThread]

  package init(threads count: Int = threadsDefault, queuedMax: Int = queuedMaxDefault) throws(LoopError) {
    let queue = BlockingQueue(queuedMax: queuedMax)
    self.queue = queue
    threads = (0..<count).map { index in LoopThread("muster-block-\(index)") { queue.serve() } }
    do {
      for thread in threads {
        queue.enter()
        try thread.start()
      }
    } catch {
      // Those that did start find nothing and end.
      queue.close(threads: count) {}
      for thread in threads { thread.join() }
      throw error
    }
  }

  /// Runs the work on a thread of the pool; the caller goes on where it was, on its loop. Throws without
  /// having begun when the queue is full or the pool stopped. Work that has begun is not interrupted.
  package func run<Value: Sendable>(
    _ work: @escaping @Sendable () -> Value
  ) async throws(LoopError) -> Value {
    let result: Result<Value, LoopError> = await withCheckedContinuation { continuation in
      let refusal = queue.append { continuation.resume(returning: .success(work())) }
      if let refusal { continuation.resume(returning: .failure(refusal)) }
    }
    return try result.get()
  }

  /// Runs what may never end on a thread of its own, for which nobody waits.
  package static func runApart(
    _ name: StaticString, _ work: @escaping @Sendable () -> Void
  ) throws(LoopError) {
    try LoopThread("\(name)", work).startDetached()
  }

  /// Finishes what is queued and joins the threads.
  package func stop() async {
    await withCheckedContinuation { continuation in
      queue.close(threads: threads.count) { continuation.resume() }
    }
    for thread in threads { thread.join() }
  }
}
