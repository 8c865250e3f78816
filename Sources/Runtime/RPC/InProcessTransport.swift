import MusterCore
import MusterWire
import Synchronization

/// Calls handlers in the same process, for tests and for a server's calls to itself. Messages are really
/// encoded and decoded, each side with its own policy, so that nothing passes here that a socket would
/// stop; framing, credentials and the size of a frame are the socket's affair.
package struct InProcessTransport: ClientTransport {
  private let handlers: [String: MethodHandler]

  /// The paths of the handlers are distinct.
  package init(_ handlers: [MethodHandler]) {
    self.handlers = Dictionary(uniqueKeysWithValues: handlers.map { ($0.method.path, $0) })
  }

  package func open(
    _ method: MethodInfo, _ options: CallOptions
  ) async throws(RPCError) -> any ClientCall {
    // As over a socket, the client learns of an unknown method from the call's status.
    let handler =
      handlers[method.path]
      ?? MethodHandler(method) { _, _ throws(RPCError) in
        throw .methodUnknown(method.path)
      }
    let server = InProcessServerCall(metadata: options.metadata, timeout: options.timeout)
    return InProcessClientCall(server, Task { await server.run(handler, options.timeout) })
  }
}

/// What the handler holds of a call.
private final class InProcessServerCall: ServerCall {
  let metadata: Metadata
  let deadline: Int64?
  let requests = CallPipe()
  let responses = CallPipe()

  init(metadata: Metadata, timeout: Duration?) {
    self.metadata = metadata
    deadline = timeout.map { MonotonicClock.nanoseconds(after: $0) }
  }

  private struct Beside {
    var pending = AnswerMetadata()
    var sent = AnswerMetadata()
    var isInitialSent = false

    mutating func sendInitial() {
      if isInitialSent { return }
      isInitialSent = true
      sent.initial = pending.initial
    }
  }

  private let beside = Mutex(Beside())

  var answered: AnswerMetadata { beside.withLock { $0.sent } }

  func addInitial(_ metadata: Metadata) { beside.withLock { $0.pending.initial.add(metadata) } }
  func addTrailing(_ metadata: Metadata) { beside.withLock { $0.pending.trailing.add(metadata) } }

  let wasCompressed = false
  func compress(_ choice: Compression) {}

  func receive<M: WireMessage>(into message: inout M) async throws(RPCError) -> Bool {
    guard let bytes = try await requests.read() else { return false }
    do throws(WireError) {
      try message.merge(bytes: bytes, policy: .server)
      return true
    } catch {
      throw .requestRefused(error)
    }
  }

  func isAtEnd() async throws(RPCError) -> Bool {
    // Only asked after the one message of a call, so what is taken here is refused, not lost.
    try await requests.read() == nil
  }

  func send(_ message: some WireMessage) async throws(RPCError) {
    beside.withLock { $0.sendInitial() }
    try await responses.write(message.bytes())
  }

  /// Ends when the handler has; the first of answer, failure, deadline and cancellation is the status.
  func run(_ handler: MethodHandler, _ timeout: Duration?) async {
    await withTaskGroup { group in
      group.addTask {
        do throws(RPCError) {
          self.addInitial(self.metadata.echo)
          try await handler.answer(self, as: Caller(metadata: self.metadata, deadline: self.deadline))
          self.end(nil)
        } catch {
          self.end(error)
        }
      }
      if let timeout {
        group.addTask {
          if (try? await Task.sleep(for: timeout)) != nil { self.stop(.deadlinePassed) }
        }
      }
      await group.next()
      group.cancelAll()
    }
  }

  /// The handler is through: the client still gets what was sent before the status.
  private func end(_ failure: RPCError?) {
    beside.withLock { beside in
      // A failure before the first message is all that is sent.
      if failure == nil { beside.sendInitial() }
      if !beside.isInitialSent { beside.pending.trailing.add(metadata.echo) }
      beside.sent.trailing = beside.pending.trailing
    }
    responses.close(failure)
    requests.abandon(failure)
  }

  /// At once, whatever is under way.
  func stop(_ failure: RPCError) {
    responses.abandon(failure)
    requests.abandon(failure)
  }
}

/// What the client holds of a call; letting go of it cancels the call.
private final class InProcessClientCall: ClientCall {
  private let server: InProcessServerCall
  private let task: Task<Void, Never>

  init(_ server: InProcessServerCall, _ task: Task<Void, Never>) {
    self.server = server
    self.task = task
  }

  deinit {
    cancel()
  }

  func send(_ message: some WireMessage) async throws(RPCError) {
    try await cancelling { () async throws(RPCError) in
      try await server.requests.write(message.bytes())
    }
  }

  func finish() async throws(RPCError) {
    server.requests.close(nil)
  }

  func receive<M: WireMessage>(_ type: M.Type) async throws(RPCError) -> M? {
    let bytes = try await cancelling { () async throws(RPCError) in try await server.responses.read() }
    guard let bytes else { return nil }
    do throws(WireError) {
      return try M(bytes: bytes, policy: .client)
    } catch {
      throw .responseUnreadable(error)
    }
  }

  var answered: AnswerMetadata { server.answered }

  func cancel() {
    server.stop(.callCancelled)
    task.cancel()
  }

  /// A client that stops waiting gives up the whole call.
  private func cancelling<T>(
    _ body: () async throws(RPCError) -> T
  ) async throws(RPCError) -> T {
    let result = await withTaskCancellationHandler {
      do throws(RPCError) {
        return Result<T, RPCError>.success(try await body())
      } catch {
        return .failure(error)
      }
    } onCancel: {
      cancel()
    }
    return try result.get()
  }
}
