import Synchronization

/// One direction of a call inside the process: whole messages, first in, first out, at most
/// `CallPipe.queuedMax` of them before a writer waits.
final class CallPipe: Sendable {
  /// Small, so that a test sees backpressure after a handful of messages.
  static let queuedMax = 8

  typealias Reader = CheckedContinuation<Result<[UInt8]?, RPCError>, Never>
  typealias Writer = CheckedContinuation<Result<Void, RPCError>, Never>

  private let state = Mutex(CallPipeStateMachine<Reader, Writer>(queuedMax: queuedMax))
  private let lastWaiter = Atomic(0)

  /// The next message, nil after the last one. A reader whose task is cancelled stops waiting.
  func read() async throws(RPCError) -> [UInt8]? {
    let id = nextWaiter()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { reader in
        run { $0.read(id, reader, isCancelled: Task.isCancelled) }
      }
    } onCancel: {
      run { $0.giveUp(id) }
    }
    return try result.get()
  }

  /// Returns when the pipe has taken the message.
  func write(_ message: [UInt8]) async throws(RPCError) {
    let id = nextWaiter()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { writer in
        run { $0.write(message, id, writer, isCancelled: Task.isCancelled) }
      }
    } onCancel: {
      run { $0.giveUp(id) }
    }
    return try result.get()
  }

  /// The writing side is done: what is queued is still read, then the failure if there is one.
  func close(_ failure: RPCError?) {
    run { $0.close(failure) }
  }

  /// Nothing is read any more: queued messages are dropped, both sides stop waiting.
  func abandon(_ failure: RPCError?) {
    run { $0.abandon(failure) }
  }

  private func nextWaiter() -> Int {
    lastWaiter.add(1, ordering: .relaxed).newValue
  }

  /// Continuations are resumed after the lock is left.
  private func run(
    _ event: (inout CallPipeStateMachine<Reader, Writer>) -> CallPipeStateMachine<Reader, Writer>.Action
  ) {
    let action = state.withLock { event(&$0) }
    for (reader, result) in action.reads { reader.resume(returning: result) }
    for (writer, result) in action.writes { writer.resume(returning: result) }
  }
}

/// The order of events in a `CallPipe`. Readers and writers are whatever the owner can wake.
struct CallPipeStateMachine<Reader, Writer>: ~Copyable {
  /// Whom to wake, and with what.
  struct Action {
    var reads: [(Reader, Result<[UInt8]?, RPCError>)] = []
    var writes: [(Writer, Result<Void, RPCError>)] = []
  }

  private enum Phase {
    case open
    /// The last message is in; after it the reader gets the failure, or nil.
    case closed(RPCError?)
    /// The reader is gone; a writer gets the failure, or is let go.
    case abandoned(RPCError?)
  }

  private let queuedMax: Int
  private var phase = Phase.open
  private var queue: [[UInt8]] = []
  private var readers: [(id: Int, reader: Reader)] = []
  private var writers: [(id: Int, writer: Writer, message: [UInt8])] = []

  init(queuedMax: Int) {
    self.queuedMax = queuedMax
  }

  mutating func read(_ id: Int, _ reader: Reader, isCancelled: Bool) -> Action {
    if isCancelled { return Action(reads: [(reader, .failure(.callCancelled))]) }
    if case .abandoned(let failure) = phase {
      return Action(reads: [(reader, .failure(failure ?? .callCancelled))])
    }
    if !queue.isEmpty {
      var action = Action(reads: [(reader, .success(queue.removeFirst()))])
      // The place goes to the writer who has waited longest.
      if !writers.isEmpty {
        let next = writers.removeFirst()
        queue.append(next.message)
        action.writes = [(next.writer, .success(()))]
      }
      return action
    }
    if case .closed(let failure) = phase { return Action(reads: [(reader, Self.end(failure))]) }
    readers.append((id, reader))
    return Action()
  }

  mutating func write(
    _ message: [UInt8], _ id: Int, _ writer: Writer, isCancelled: Bool
  ) -> Action {
    if isCancelled { return Action(writes: [(writer, .failure(.callCancelled))]) }
    switch phase {
    case .closed: return Action(writes: [(writer, .failure(.sentAfterLast))])
    case .abandoned(let failure): return Action(writes: [(writer, Self.release(failure))])
    case .open: break
    }
    if !readers.isEmpty {
      return Action(
        reads: [(readers.removeFirst().reader, .success(message))], writes: [(writer, .success(()))])
    }
    if queue.count < queuedMax {
      queue.append(message)
      return Action(writes: [(writer, .success(()))])
    }
    writers.append((id, writer, message))
    return Action()
  }

  /// The waiter's task was cancelled; the pipe goes on for others.
  mutating func giveUp(_ id: Int) -> Action {
    var action = Action()
    if let index = readers.firstIndex(where: { $0.id == id }) {
      action.reads = [(readers.remove(at: index).reader, .failure(.callCancelled))]
    }
    if let index = writers.firstIndex(where: { $0.id == id }) {
      action.writes = [(writers.remove(at: index).writer, .failure(.callCancelled))]
    }
    return action
  }

  mutating func close(_ failure: RPCError?) -> Action {
    guard case .open = phase else { return Action() }
    phase = .closed(failure)
    return wakeAll(reads: Self.end(failure), writes: .failure(.sentAfterLast))
  }

  mutating func abandon(_ failure: RPCError?) -> Action {
    if case .abandoned = phase { return Action() }
    phase = .abandoned(failure)
    queue = []
    return wakeAll(reads: .failure(failure ?? .callCancelled), writes: Self.release(failure))
  }

  private mutating func wakeAll(
    reads: Result<[UInt8]?, RPCError>, writes: Result<Void, RPCError>
  ) -> Action {
    let action = Action(
      reads: readers.map { ($0.reader, reads) }, writes: writers.map { ($0.writer, writes) })
    readers = []
    writers = []
    return action
  }

  private static func end(_ failure: RPCError?) -> Result<[UInt8]?, RPCError> {
    failure.map { .failure($0) } ?? .success(nil)
  }

  private static func release(_ failure: RPCError?) -> Result<Void, RPCError> {
    failure.map { .failure($0) } ?? .success(())
  }
}
