import MusterCore
import MusterHTTP2
import MusterLoop
import MusterRPC
import Synchronization

/// One call on the client, through all its attempts, from its begin to its status.
///
/// `@unchecked Sendable`: everything but what never changes and what has a lock belongs to the link's loop.
final class ClientStream: @unchecked Sendable {
  enum Phase {
    case fresh
    /// For a connection.
    case waiting
    /// Between two attempts.
    case resting(TimerID)
    case streaming(HTTP2Stream)
    case ended(End)
  }

  enum End {
    /// The status comes after what was received before it.
    case status(RPCError?)
    /// At once, whatever has been received.
    case stop(RPCError)

    var failure: RPCError? {
      switch self {
      case .status(let error): error
      case .stop(let error): error
      }
    }
  }

  /// A message as it came; whoever asked for it takes it apart, on a thread of its own.
  struct Received: Sendable {
    let bytes: [UInt8]
    let isCompressed: Bool
    /// What the answer says of those that are compressed.
    let encoding: AnswerFields.Encoding
  }

  typealias Receiver = CheckedContinuation<Result<Received?, RPCError>, Never>
  typealias Sender = CheckedContinuation<Result<Void, RPCError>, Never>

  let link: ClientLink
  private let request: RequestFields
  private let deadline: LoopTime?
  private let besides = Mutex(AnswerMetadata())
  /// Read by anybody: a call that has ended needs no cancelling.
  private let hasEnded = Atomic(false)

  private var phase = Phase.fresh
  private var retry: RetryStateMachine
  private var deadlineTimer: TimerID?
  /// Of the attempt under way, to ask what became of it.
  private var connection: HTTP2Connection?

  /// The messages sent so far, for a stream that is not there yet or has to be made again.
  private var kept: [UInt8] = []
  private var isFinished = false
  private var senders: [Sender] = []

  private var answer: MessageReader
  private var encoding: AnswerFields.Encoding?
  /// Bytes whose room the server has not been given back.
  private var unconsumed = 0
  private var receivers: [Receiver] = []

  init(_ link: ClientLink, _ request: RequestFields, deadline: LoopTime?) {
    self.link = link
    self.request = request
    self.deadline = deadline
    retry = RetryStateMachine(link.configuration.retry)
    answer = MessageReader(sizeMax: link.configuration.messageMax)
  }

  var answered: AnswerMetadata { besides.withLock { $0 } }
  var isOver: Bool { hasEnded.load(ordering: .acquiring) }

  // MARK: What the client does

  /// To be called before anything else, as often as one likes.
  func start() {
    guard case .fresh = phase else { return }
    phase = .waiting
    if let deadline {
      guard deadline > .now() else { return end(.stop(.deadlinePassed)) }
      deadlineTimer = link.loop.schedule(self, at: deadline)
    }
    link.begin(self)
  }

  /// A sender waits when more than this is unsent, until less than half of it is.
  private static let unsentMax = 64 * 1024

  func send(_ frame: [UInt8], _ sender: Sender) {
    start()
    if case .ended(let end) = phase {
      // After a good end the message goes nowhere.
      return sender.resume(returning: end.failure.map { .failure($0) } ?? .success(()))
    }
    guard !isFinished else { return sender.resume(returning: .failure(.sentAfterLast)) }
    if !retry.isCommitted { kept.append(contentsOf: frame) }
    if case .streaming(let stream) = phase {
      unsafe frame.withUnsafeBytes { unsafe stream.write($0) }
      stopKeepingIfTooMuch()
    }
    guard unsent > Self.unsentMax else { return sender.resume(returning: .success(())) }
    senders.append(sender)
    askForRoom()
  }

  func finish() {
    start()
    isFinished = true
    if case .streaming(let stream) = phase { stream.finish() }
  }

  func receive(_ receiver: Receiver) {
    start()
    receivers.append(receiver)
    serveReceivers()
  }

  func cancel() {
    if case .ended(.status) = phase {
      // Nobody reads what is left.
      phase = .ended(.stop(.callCancelled))
      answer.removeAll()
      return serveReceivers()
    }
    end(.stop(.callCancelled))
  }

  private var unsent: Int {
    if case .streaming(let stream) = phase { return stream.unsent }
    return kept.count
  }

  private func askForRoom() {
    if case .streaming(let stream) = phase { stream.tellWhenBelow(Self.unsentMax / 2) }
  }

  /// From here on a failure is the call's.
  private func commit() {
    retry.commit()
    kept = []
  }

  private func stopKeepingIfTooMuch() {
    if kept.count > link.configuration.retry.keptMax { commit() }
  }

  // MARK: Attempts

  /// False when the connection cannot take it.
  func begin(on connection: HTTP2Connection) -> Bool {
    // It ended while it waited.
    guard case .waiting = phase else { return true }
    let timeout = deadline.map { max(.zero, $0 - LoopTime.now()) }
    let fields = request.fields(link.configuration, timeout: timeout, previousAttempts: retry.previous)
    guard let stream = connection.request(fields, self) else { return false }
    phase = .streaming(stream)
    self.connection = connection
    if !kept.isEmpty { unsafe kept.withUnsafeBytes { unsafe stream.write($0) } }
    if isFinished { stream.finish() }
    stopKeepingIfTooMuch()
    if !senders.isEmpty { stream.unsent > Self.unsentMax ? askForRoom() : wakeSenders() }
    return true
  }

  /// There is no connection to begin on.
  func couldNotBegin(_ error: RPCError) {
    switch phase {
    case .waiting, .resting: attemptFailed(error)
    case .fresh, .streaming, .ended: break
    }
  }

  private func attemptFailed(_ error: RPCError, isUntouched: Bool = false, pushback: RetryPushback? = nil) {
    let failure = RetryStateMachine.Failure(code: error.code, isUntouched: isUntouched, pushback: pushback)
    let timeLeft = deadline.map { $0 - LoopTime.now() }
    let decision =
      link.isClosed ? .giveUp : retry.next(failure, timeLeft: timeLeft, random: .random(in: 0...1))
    if decision == .giveUp { return end(.status(error)) }
    letGoOfStream()
    answer.removeAll()
    (encoding, unconsumed) = (nil, 0)
    switch decision {
    case .giveUp: break
    case .atOnce:
      phase = .waiting
      // nghttp2 may be on the stack, in the middle of closing the stream.
      link.loop.execute { [self] in
        if case .waiting = phase { link.begin(self) }
      }
    case .after(let wait):
      phase = .resting(link.loop.schedule(self, at: LoopTime.now() + wait))
      link.resting[ObjectIdentifier(self)] = self
    }
  }

  private func letGoOfStream() {
    guard case .streaming(let stream) = phase else { return }
    stream.handler = nil
    connection = nil
    // Not before the end of what came just now: as a rule the stream ends with it.
    link.loop.execute { stream.reset(.cancel) }
  }

  // MARK: The call's end

  private func end(_ end: End) {
    if case .ended = phase { return }
    if case .resting(let timer) = phase {
      link.loop.cancel(timer)
      link.resting[ObjectIdentifier(self)] = nil
    }
    letGoOfStream()
    phase = .ended(end)
    hasEnded.store(true, ordering: .releasing)
    if let deadlineTimer { link.loop.cancel(deadlineTimer) }
    deadlineTimer = nil
    kept = []
    if case .stop = end { answer.removeAll() }
    let result: Result<Void, RPCError> = end.failure.map { .failure($0) } ?? .success(())
    for sender in senders { sender.resume(returning: result) }
    senders = []
    serveReceivers()
  }

  private func wakeSenders() {
    for sender in senders { sender.resume(returning: .success(())) }
    senders = []
  }
}

// MARK: Receiving

extension ClientStream {
  private func serveReceivers() {
    while !receivers.isEmpty, let result = nextResult() { receivers.removeFirst().resume(returning: result) }
  }

  /// Nil when it is not here yet.
  private func nextResult() -> Result<Received?, RPCError>? {
    if case .ended(.stop(let error)) = phase { return .failure(error) }
    if let frame = answer.next { return .success(take(frame)) }
    guard case .ended(.status(let error)) = phase else {
      // Somebody waits for the rest of the message.
      credit(unconsumed)
      return nil
    }
    return error.map { .failure($0) } ?? .success(nil)
  }

  private func take(_ frame: MessageReader.Frame) -> Received {
    let received = Received(
      bytes: answer.bytes(of: frame), isCompressed: frame.isCompressed, encoding: encoding ?? .identity)
    credit(min(answer.take(frame), unconsumed))
    return received
  }

  private func credit(_ count: Int) {
    guard count > 0, case .streaming(let stream) = phase else { return }
    unconsumed -= count
    stream.consume(count)
  }

  /// The first header block that is no interim one.
  private func begin(_ head: AnswerFields, isLast: Bool) {
    if head.status != nil, isLast { return finish(head) }
    if let refusal = head.refusal {
      return refusal.code == .unavailable
        ? attemptFailed(refusal, pushback: head.pushback) : end(.stop(refusal))
    }
    encoding = head.encoding
    besides.withLock { $0.initial = head.metadata }
    commit()
  }

  /// The block with the status.
  private func finish(_ last: AnswerFields) {
    let failure = last.status == nil ? AnswerFields.statusMissing : last.failure
    besides.withLock { $0.trailing = last.metadata }
    if let failure { return attemptFailed(failure, pushback: last.pushback) }
    if answer.isPartial { return end(.stop(.protocolBroken("the last message is cut short"))) }
    end(.status(nil))
  }
}

// MARK: What connection and loop report

extension ClientStream: HTTP2StreamHandler, TimerHandler {
  func headers(isLast: Bool) {
    guard case .streaming(let stream) = phase else { return }
    if stream.areFieldsCut {
      return end(.stop(.answerMetadataTooLarge(link.configuration.http2.headerListMax)))
    }
    let fields = AnswerFields(stream.fields)
    if encoding != nil { return finish(fields) }
    if (100...199).contains(fields.httpStatus), !isLast { return }
    begin(fields, isLast: isLast)
  }

  func data(_ bytes: UnsafeRawBufferPointer) {
    unconsumed += bytes.count
    do throws(RPCError) {
      unsafe answer.append(bytes)
      try answer.check()
    } catch {
      return end(.stop(error))
    }
    serveReceivers()
  }

  func ended() {
    // With a status, the handler was taken away before.
    if case .streaming = phase { end(.status(AnswerFields.statusMissing)) }
  }

  func drained() { wakeSenders() }

  func closed(_ code: HTTP2Code) {
    guard case .streaming = phase else { return }
    let isLost = connection?.isEnding == true
    if isLost, link.isClosed { return end(.status(.clientClosed)) }
    let error =
      isLost ? .connectionLost(connection?.problem ?? "the server has closed the connection") : code.error
    attemptFailed(error, isUntouched: code == .refusedStream)
  }

  func sweep(at now: LoopTime) {}

  func timerFired(_ id: TimerID) {
    if id == deadlineTimer {
      deadlineTimer = nil
      return end(.stop(.deadlinePassed))
    }
    guard case .resting = phase else { return }
    link.resting[ObjectIdentifier(self)] = nil
    phase = .waiting
    link.begin(self)
  }
}
