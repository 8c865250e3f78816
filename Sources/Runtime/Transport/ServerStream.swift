import MusterCore
import MusterHTTP2
import MusterLoop
import MusterRPC
import MusterWire

/// One call on the server, from its first header to its status.
///
/// `@unchecked Sendable`: everything but what never changes belongs to the connection's loop. The handler
/// runs there too; one that went elsewhere is brought back by `onLoop`.
final class ServerStream: @unchecked Sendable {
  enum Phase {
    /// Waiting for the head, or for the whole of a single request.
    case reading
    /// Not gRPC: answered when the request is over.
    case refusing(RequestHead.Refusal)
    case running
    case ended
  }

  let work: ServerLoop
  let loop: EventLoop
  /// Nil when the client, or the connection, is gone.
  private(set) var stream: HTTP2Stream?
  private let connection: HTTP2Connection

  var phase = Phase.reading
  private var route: Route?
  private var head = RequestHead()
  private(set) var metadata = Metadata()
  private var request: MessageReader
  private var isRequestEnded = false
  private var isRequestGzipped = false
  private var takesGzip = false
  private(set) var wasCompressed = false
  private var compression = Compression.asRequested
  /// The head has announced gzip.
  private var canCompress = false
  /// When the message that is not complete yet began, or came so far that it has earned more time.
  private var messageSince: LoopTime?
  private var progress = 0
  /// Bytes whose room the client has not been given back.
  private var unconsumed = 0
  /// Of a message that is not complete, bytes whose room it has been given back.
  private var ahead = 0
  private let readAhead: ReadAhead

  private var isHeadSent = false
  private var initial = Metadata()
  private var trailing = Metadata()
  private var deadline: TimerID?
  private var runner: CallRunner?
  /// Why nothing can be received or sent any more.
  private var failure: RPCError?
  /// The handler's tasks that wait for the request, and for room.
  private var receiver: CheckedContinuation<Void, Never>?
  private var sender: CheckedContinuation<Void, Never>?

  init(
    _ stream: HTTP2Stream, _ connection: HTTP2Connection, _ readAhead: ReadAhead, _ work: ServerLoop
  ) {
    self.readAhead = readAhead
    self.stream = stream
    self.connection = connection
    self.work = work
    loop = work.loop
    request = MessageReader(sizeMax: work.configuration.messageMax)
  }

  // MARK: The call's begin

  private func begin() {
    metadata = head.metadata
    isRequestGzipped = head.isGzipped
    takesGzip = head.takesGzip
    // What else there is, the client is not told.
    guard let route = head.route else { return end(.methodUnknown(head.unknownPath)) }
    if let failure = head.failure { return end(failure) }
    self.route = route
    guard startClock(head.timeout) else { return end(.deadlinePassed) }
    messageSince = loop.turnTime
    if !route.takesOneRequest { start(route) }
  }

  /// False when the time is over already.
  private func startClock(_ asked: Duration?) -> Bool {
    let limit = work.configuration.callTimeoutMax
    guard var timeout = asked ?? limit else { return true }
    if let limit, limit < timeout { timeout = limit }
    guard timeout > .zero else { return false }
    deadline = loop.schedule(self, at: loop.turnTime + timeout)
    return true
  }

  private func start(_ route: Route) {
    guard work.admit(route.method) else {
      return end(.overloaded(retryAfter: work.configuration.retryAfter))
    }
    phase = .running
    runner = work.runners.run(self)
  }

  /// In the runner's task, which is back on the loop wherever the handler has been.
  func run() async {
    // It may have ended while it waited for its turn.
    guard case .running = phase, let route else { return answered(nil) }
    do throws(RPCError) {
      try await route.answer(self, Caller(metadata: metadata))
      answered(nil)
    } catch {
      answered(error)
    }
  }

  private func answered(_ failure: RPCError?) {
    work.leave()
    if stream == nil { connection.heldSlots -= 1 }
    runner = nil
    if case .running = phase { end(failure) }
  }

  // MARK: The call's end

  /// Sends the status. What the handler still does goes nowhere.
  private func end(_ error: RPCError?) {
    if case .ended = phase { return }
    let isRunning = runner != nil
    phase = .ended
    if let deadline { loop.cancel(deadline) }
    deadline = nil
    if let stream { sendStatus(error, on: stream) }
    dropRequest()
    if isRunning { stop(error ?? .callCancelled) }
  }

  private func sendStatus(_ error: RPCError?, on stream: HTTP2Stream) {
    if let error {
      let requestID = work.note(error, route?.method)
      let fields = ResponseHead.status(error, requestID: requestID, isAlone: !isHeadSent, trailing)
      if isHeadSent { stream.finish(fields) } else { stream.respond(fields, isLast: true) }
      return
    }
    if !isHeadSent { sendHead(on: stream) }
    if trailing.isEmpty {
      stream.finish(ResponseHead.ok)
    } else {
      stream.finish(ResponseHead.status(nil, requestID: nil, isAlone: false, trailing))
    }
  }

  private func sendHead(on stream: HTTP2Stream) {
    isHeadSent = true
    canCompress =
      takesGzip && (isRequestGzipped || compression != .asRequested)
      && route?.hasSecretResponse == false
    if initial.isEmpty {
      stream.respond(canCompress ? ResponseHead.gzip : ResponseHead.plain)
    } else {
      stream.respond(ResponseHead.head(isGzipped: canCompress, initial))
    }
  }

  private var compresses: Bool {
    switch compression {
    case .asRequested: canCompress && isRequestGzipped
    case .always: canCompress
    case .never: false
    }
  }

  /// The handler learns that nobody waits for it.
  private func stop(_ error: RPCError) {
    failure = error
    runner?.cancel()
    wakeReceiver()
    wakeSender()
  }

  private func dropRequest() {
    request.removeAll()
    messageSince = nil
    settle()
    credit(unconsumed)
  }

  /// Somebody waits for the rest of the message, so its sender gets room for it.
  func readOn() {
    guard isWanted, unconsumed > 0, request.next == nil, readAhead.take(unconsumed, for: self) else { return }
    ahead += unconsumed
    credit(unconsumed)
  }

  private func settle() {
    if case .ended = phase { readAhead.leave(self) }
    guard ahead > 0 else { return }
    let count = ahead
    ahead = 0
    readAhead.giveBack(count, from: self)
  }

  /// The client may send as much again.
  private func credit(_ count: Int) {
    guard count > 0 else { return }
    unconsumed -= count
    stream?.consume(count)
  }
}

// MARK: What the connection reports

extension ServerStream: HTTP2StreamHandler, TimerHandler {
  func header(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Bool {
    // Nobody asks for what comes after the head.
    if route == nil, case .reading = phase {
      if unsafe RequestHead.isPath(name) {
        unsafe head.setPath(value, work.router.route(at: value))
      } else {
        unsafe head.add(name, value)
      }
    }
    return true
  }

  func headers(isLast: Bool) {
    guard let stream, route == nil, case .reading = phase else { return }
    if stream.areFieldsCut { return end(.metadataTooLarge(connection.configuration.headerListMax)) }
    if let refusal = head.refusal {
      phase = .refusing(refusal)
      messageSince = loop.turnTime
    } else {
      begin()
    }
  }

  func data(_ bytes: UnsafeRawBufferPointer) {
    unconsumed += bytes.count
    switch phase {
    case .reading, .running: break
    case .refusing, .ended: return credit(bytes.count)
    }
    progress += bytes.count
    if messageSince == nil || progress >= ServerConfiguration.messageProgressMin {
      messageSince = loop.turnTime
      progress = 0
    }
    unsafe request.append(bytes)
    do throws(RPCError) {
      try request.check()
      if route?.takesOneRequest == true, request.hasMoreThanOne { throw .requestCount("more than one") }
    } catch {
      return end(error)
    }
    if request.next != nil { wakeReceiver() } else { readOn() }
  }

  private var isWanted: Bool {
    if case .reading = phase { return true }
    return receiver != nil
  }

  func ended() {
    isRequestEnded = true
    switch phase {
    case .reading:
      messageSince = nil
      if let route { start(route) }
    case .refusing(let refusal):
      phase = .ended
      stream?.respond(refusal.fields)
      let text = Array(refusal.text.utf8)
      unsafe text.withUnsafeBytes { unsafe stream?.write($0) }
      stream?.finish()
    case .running: wakeReceiver()
    case .ended: break
    }
  }

  func drained() { wakeSender() }

  func closed(_ code: HTTP2Code) {
    stream = nil
    if let deadline { loop.cancel(deadline) }
    deadline = nil
    if runner != nil { connection.heldSlots += 1 }
    guard case .ended = phase else {
      phase = .ended
      request.removeAll()
      settle()
      return stop(.callCancelled)
    }
  }

  func sweep(at now: LoopTime) {
    guard let stream else { return }
    if stream.isStalled(for: connection.configuration.stallTimeout, at: now) {
      return stream.reset(.cancel)
    }
    if let messageSince, messageSince + work.configuration.messageTimeout <= now {
      if case .refusing = phase { return stream.reset(.cancel) }
      if readAhead.holdsBack(self) {
        self.messageSince = now
      } else if isWanted {
        end(.requestLate(work.configuration.messageTimeout))
      }
    }
  }

  func timerFired(_ id: TimerID) {
    deadline = nil
    end(.deadlinePassed)
  }
}

// MARK: What the handler does

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

  private func wakeReceiver() {
    if receiver != nil { receiver.take()?.resume() }
  }

  private func wakeSender() {
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
