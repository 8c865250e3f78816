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
  var stream: HTTP2Stream?
  let connection: HTTP2Connection

  var phase = Phase.reading
  var route: Route?
  var head = RequestHead()
  private(set) var metadata = Metadata()
  /// Nil until the head is whole.
  private var trace: CallTrace?
  var request: MessageReader
  var isRequestEnded = false
  var isRequestGzipped = false
  var takesGzip = false
  var wasCompressed = false
  var compression = Compression.asRequested
  /// The head has announced gzip.
  var canCompress = false
  /// When the message that is not complete yet began, or came so far that it has earned more time.
  var messageSince: LoopTime?
  var progress = 0
  /// Bytes whose room the client has not been given back.
  var unconsumed = 0
  /// Of a message that is not complete, bytes whose room it has been given back.
  var ahead = 0
  let readAhead: ReadAhead

  var isHeadSent = false
  var initial = Metadata()
  /// Sent back with the first fields of the answer.
  private var echo = Metadata()
  var trailing = Metadata()
  /// On the monotonic clock.
  private(set) var deadline: Int64?
  var deadlineTimer: TimerID?
  var runner: CallRunner?
  /// Why nothing can be received or sent any more.
  var failure: RPCError?
  /// The handler's tasks that wait for the request, and for room.
  var receiver: CheckedContinuation<Void, Never>?
  var sender: CheckedContinuation<Void, Never>?

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

  func begin() {
    metadata = head.metadata
    trace = CallTrace(metadata, using: &work.random)
    echo = metadata.echo
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
  func startClock(_ asked: Duration?) -> Bool {
    // A stream goes on for as long as both sides want.
    let isStream = route.map { !$0.takesOneRequest || !$0.givesOneResponse } ?? false
    let limit = isStream ? nil : work.configuration.callTimeoutMax
    guard var timeout = asked ?? limit else { return true }
    if let limit, limit < timeout { timeout = limit }
    guard timeout > .zero else { return false }
    let end = loop.turnTime + timeout
    deadline = end.nanoseconds
    deadlineTimer = loop.schedule(self, at: end)
    return true
  }

  func start(_ route: Route) {
    guard work.admit(route.method) else {
      return end(.overloaded(retryAfter: work.configuration.retryAfter))
    }
    phase = .running
    runner = work.runners.run(self)
  }

  /// In the runner's task, which is back on the loop wherever the handler has been.
  func run() async {
    // It may have ended while it waited for its turn.
    guard case .running = phase, let route else {
      work.unanswered?.ended(route?.method, failure?.code ?? .cancelled)
      return answered(nil)
    }
    var caller = caller
    do throws(RPCError) {
      try await route.answer(self, &caller)
      answered(nil)
    } catch {
      answered(error)
    }
  }

  private var caller: Caller {
    var caller = Caller(metadata: metadata, deadline: deadline, trace: trace)
    caller.source = connection
    return caller
  }

  func answered(_ failure: RPCError?) {
    work.leave()
    if stream == nil { connection.heldSlots -= 1 }
    runner = nil
    if case .running = phase { end(failure) }
  }

  // MARK: The call's end

  /// Sends the status. What the handler still does goes nowhere.
  func end(_ error: RPCError?) {
    if case .ended = phase { return }
    let isRunning = runner != nil
    if case .reading = phase { work.unanswered?.ended(head.route?.method, error?.code ?? .ok) }
    phase = .ended
    if let deadlineTimer { loop.cancel(deadlineTimer) }
    deadlineTimer = nil
    if let stream { sendStatus(error, on: stream) }
    dropRequest()
    if isRunning { stop(error ?? .callCancelled) }
  }

  func sendStatus(_ error: RPCError?, on stream: HTTP2Stream) {
    if let error {
      let requestID = work.note(error, route?.method, caller)
      if !isHeadSent { trailing.add(echo) }
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

  func sendHead(on stream: HTTP2Stream) {
    isHeadSent = true
    canCompress =
      takesGzip && (isRequestGzipped || compression != .asRequested)
      && route?.hasSecretResponse == false
    if !echo.isEmpty { initial.add(echo) }
    if initial.isEmpty {
      stream.respond(canCompress ? ResponseHead.gzip : ResponseHead.plain)
    } else {
      stream.respond(ResponseHead.head(isGzipped: canCompress, initial))
    }
  }

  var compresses: Bool {
    switch compression {
    case .asRequested: canCompress && isRequestGzipped
    case .always: canCompress
    case .never: false
    }
  }

  /// The handler learns that nobody waits for it.
  func stop(_ error: RPCError) {
    failure = error
    runner?.cancel()
    wakeReceiver()
    wakeSender()
  }

  func dropRequest() {
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

  func settle() {
    if case .ended = phase { readAhead.leave(self) }
    guard ahead > 0 else { return }
    let count = ahead
    ahead = 0
    readAhead.giveBack(count, from: self)
  }

  /// The client may send as much again.
  func credit(_ count: Int) {
    guard count > 0 else { return }
    unconsumed -= count
    stream?.consume(count)
  }
}
