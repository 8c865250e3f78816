import MusterHTTP2
import MusterLoop
import MusterRPC
import MusterWire

/// What a handler does with its call.
extension ServerStream: ServerCall {
  func addInitial(_ metadata: Metadata) { initial.add(metadata) }
  func addTrailing(_ metadata: Metadata) { trailing.add(metadata) }
  func compress(_ choice: Compression) { compression = choice }

  func receive<M: WireMessage>(into message: inout M) async throws(RPCError) -> Bool {
    guard loop.isInLoop else { return try await receiveElsewhere(into: &message) }
    while true {
      switch try arrival() {
      case .end: return false
      case .message(let frame):
        try take(frame, into: &message)
        return true
      case .nothing: try await waitForRequest()
      }
    }
  }

  func receiveWhole<M: WireMessage>(into message: inout M) throws(RPCError) -> Bool {
    guard loop.isInLoop, isRequestEnded, failure == nil, let frame = request.next, !request.hasMoreThanOne
    else {
      return false
    }
    try take(frame, into: &message)
    return true
  }

  func isAtEnd() async throws(RPCError) -> Bool {
    guard loop.isInLoop else { return try await onLoop { () throws(RPCError) in try await self.isAtEnd() } }
    while true {
      switch try arrival() {
      case .end: return true
      case .message: return false
      case .nothing: try await waitForRequest()
      }
    }
  }

  private enum Arrival {
    case message(MessageReader.Frame)
    case end
    case nothing
  }

  private func arrival() throws(RPCError) -> Arrival {
    if let failure { throw failure }
    if let frame = request.next { return .message(frame) }
    guard isRequestEnded else { return .nothing }
    if request.count > 0 { throw .protocolBroken("the last message is cut short") }
    return .end
  }

  private func take<M: WireMessage>(_ frame: MessageReader.Frame, into message: inout M) throws(RPCError) {
    if frame.isCompressed && !isRequestGzipped {
      throw .protocolBroken("a message is compressed, but the call does not say how")
    }
    wasCompressed = frame.isCompressed
    let sizeMax = request.sizeMax
    try unsafe request.withBytes(of: frame) { bytes throws(RPCError) in
      // Lent for the time of the call.
      guard frame.isCompressed else { return try unsafe Self.decode(bytes, into: &message) }
      let inflated = try unsafe Gzip.inflate(bytes, sizeMax: sizeMax)
      try unsafe inflated.withUnsafeBufferPointer { buffer throws(RPCError) in
        try unsafe Self.decode(UnsafeRawBufferPointer(buffer), into: &message)
      }
    }
    let size = request.take(frame)
    settle()
    messageSince = request.count > 0 ? loop.turnTime : nil
    credit(min(size, unconsumed))
  }

  private static func decode(_ bytes: UnsafeRawBufferPointer, into message: inout some WireMessage)
    throws(RPCError)
  {
    do throws(WireError) {
      unsafe try message.merge(buffer: bytes, policy: .server)
    } catch {
      throw .requestRefused(error)
    }
  }

  /// What is decoded on the loop is brought over whole.
  private func receiveElsewhere<M: WireMessage>(into message: inout M) async throws(RPCError) -> Bool {
    let start = message
    let (isHere, read) = try await onLoop { () throws(RPCError) in
      var message = start
      let isHere = try await self.receive(into: &message)
      return (isHere, message)
    }
    message = read
    return isHere
  }

  /// A writer waits when more than this is unsent, until less than half of it is.
  private static let unsentMax = 64 * 1024
  /// Of all calls of a connection; beyond it each may have one message unsent.
  private static let connectionUnsentMax = 1024 * 1024

  func send(_ message: some WireMessage) async throws(RPCError) {
    guard loop.isInLoop else {
      return try await onLoop { () throws(RPCError) in try await self.send(message) }
    }
    try write(message)
    guard let limit = roomLimit else { return }
    stream?.tellWhenBelow(limit)
    try await waitForRoom()
    if let failure { throw failure }
  }

  /// To how little what is unsent has to fall before more may be sent; nil when it may be at once.
  private var roomLimit: Int? {
    guard let stream, route?.givesOneResponse == false else { return nil }
    if connection.unsent > Self.connectionUnsentMax, stream.unsent > 0 { return 1 }
    return stream.unsent > Self.unsentMax ? Self.unsentMax / 2 : nil
  }

  private func write(_ message: some WireMessage) throws(RPCError) {
    if let failure { throw failure }
    guard let stream, case .running = phase else { throw .callCancelled }
    if !isHeadSent { sendHead(on: stream) }
    unsafe work.encode(message, compress: compresses) { bytes in unsafe stream.write(bytes) }
  }

  // MARK: Waiting

  /// Until there is more of the request. A task that is cancelled does not wait.
  private func waitForRequest() async throws(RPCError) {
    if receiver != nil { throw .protocolBroken("two tasks wait for the messages of one call") }
    await withTaskCancellationHandler {
      await withCheckedContinuation {
        receiver = $0
        readOn()
      }
    } onCancel: {
      loop.execute { self.wakeReceiver() }
    }
    if Task.isCancelled, failure == nil { throw .callCancelled }
  }

  /// Until the client has taken some of what was sent.
  private func waitForRoom() async throws(RPCError) {
    if sender != nil { throw .protocolBroken("two tasks send the messages of one call") }
    await withTaskCancellationHandler {
      await withCheckedContinuation { sender = $0 }
    } onCancel: {
      loop.execute { self.wakeSender() }
    }
    if Task.isCancelled, failure == nil { throw .callCancelled }
  }

  func wakeReceiver() {
    if receiver != nil { receiver.take()?.resume() }
  }

  func wakeSender() {
    if sender != nil { sender.take()?.resume() }
  }

  /// For a handler that has gone elsewhere: the work is done on the loop, and its cancellation goes along.
  private func onLoop<Value: Sendable>(
    _ body: @escaping @Sendable () async throws(RPCError) -> Value
  ) async throws(RPCError) -> Value {
    let task = Task(executorPreference: loop) { () async -> Result<Value, RPCError> in
      do throws(RPCError) {
        return .success(try await body())
      } catch {
        return .failure(error)
      }
    }
    return try await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      task.cancel()
    }.get()
  }
}
