internal import CPostgres
import MusterLoop

/// Told what becomes of a connection, on its loop.
protocol ConnectionDelegate: AnyObject {
  func connectionOpened(_ connection: Connection)
  /// It can take more, or has answered all it had.
  func connectionAnswered(_ connection: Connection)
  /// To be sent once more on another connection: nothing of it was done.
  func connectionReturned(_ calls: [Call])
  /// Told once, the last thing it says.
  func connectionClosed(_ connection: Connection, _ error: PostgresError)
}

/// One connection of libpq in pipeline mode, of one loop. What is given to it in a turn is sent at its end.
///
/// `connection` is used by the loop alone, and by nobody once `close` has made it nil.
/// `@unchecked Sendable`: carried about by its lease, touched by the loop.
@safe final class Connection: EndOfTurnFlush, @unchecked Sendable {
  enum Phase {
    case connecting
    case open
    /// Takes nothing more and is closed when all is answered.
    case retiring
    case closed
  }

  let loop: EventLoop
  let configuration: PostgresConfiguration
  weak var delegate: (any ConnectionDelegate)?
  var isFlushRequested = false
  var phase = Phase.connecting
  var wasOpen = false

  /// Nil before the start and after the end.
  var connection: OpaquePointer?
  var registration: RegistrationID?
  var interest = Interest.read
  var timer: TimerID?
  /// How long the server may say nothing while it owes an answer, and when it last said something.
  var answerTimeout: Duration
  var heard = LoopTime(nanoseconds: 0)

  /// Given, but not yet to libpq.
  var outbox: [Call] = []
  /// Given to libpq, in the order of their answers.
  var underWay = Queue<Call>()
  var prepared = PreparedStatements()
  var buffer = ParameterBuffer()
  /// Why the server says that it closes.
  var farewell: PostgresError?

  init(_ loop: EventLoop, _ configuration: PostgresConfiguration) {
    self.loop = loop
    self.configuration = configuration
    answerTimeout = configuration.answerTimeout
  }

  deinit {
    if let connection = unsafe connection { unsafe PQfinish(connection) }
  }

  /// Calls it has not answered.
  var depth: Int { outbox.count + underWay.count }

  /// Those of one holder.
  func count(of holder: Int) -> Int {
    outbox.count { $0.holder == holder } + underWay.count { $0.holder == holder }
  }

  var isIdle: Bool { phase == .open && depth == 0 }

  /// Whether the server is in no transaction; only asked when all is answered.
  var isOutsideTransaction: Bool {
    guard let connection = unsafe connection else { return false }
    return unsafe PQtransactionStatus(connection) == PQTRANS_IDLE
  }

  /// What the other side calls the server's process.
  var announcedProcess: Int32? {
    guard let connection = unsafe connection else { return nil }
    return unsafe PQbackendPID(connection)
  }

  func send(_ call: Call) {
    assert(phase == .open)
    outbox.append(call)
    loop.flushAtEndOfTurn(self)
  }

  /// No more calls; closed at the end of a turn when those it has are answered.
  func retire(_ error: PostgresError) {
    guard phase == .open else { return }
    phase = .retiring
    farewell = error
  }

  func closeIfRetired() {
    guard phase == .retiring, depth == 0 else { return }
    close(farewell ?? PostgresError(.unavailable, "the connection was retired"))
  }

  /// Ends it. What was sent is lost, what was not goes back.
  func close(_ error: PostgresError) {
    guard phase != .closed else { return }
    phase = .closed
    if let timer { loop.cancel(timer) }
    timer = nil
    deregister()
    if let connection = unsafe connection { unsafe PQfinish(connection) }
    unsafe connection = nil
    let returned = outbox
    outbox = []
    for call in underWay.removeAll() {
      // What it failed with before goes first, unless it might have been the end of the connection.
      let own = call.error.flatMap { $0.code == .connectionLost ? nil : $0 }
      call.finish(
        .failure(own ?? PostgresError(.connectionLost, error.message, outcome: call.outcomeIfLost)))
    }
    let delegate = delegate
    self.delegate = nil
    if !returned.isEmpty { delegate?.connectionReturned(returned) }
    delegate?.connectionClosed(self, error)
  }

  func lose(_ words: String) {
    close(farewell ?? PostgresError(.connectionLost, "\(words): \(ownMessage)"))
  }

  /// What libpq says about the connection.
  var ownMessage: String {
    guard let connection = unsafe connection, let text = unsafe PQerrorMessage(connection) else { return "" }
    let message = unsafe String(cString: text)
    return message.hasSuffix("\n") ? String(message.dropLast()) : message
  }

  // MARK: The socket

  func deregister() {
    if let registration { loop.deregister(registration) }
    registration = nil
  }

  /// libpq may have another socket now, even with the same number.
  func register(_ wanted: Interest) {
    deregister()
    guard let connection = unsafe connection else { return }
    do {
      registration = try loop.register(unsafe PQsocket(connection), wanted, self)
      interest = wanted
    } catch {
      close(PostgresError(.unavailable, error.message))
    }
  }

  func setInterest(_ wanted: Interest) {
    guard wanted != interest, let registration else { return }
    do {
      try loop.setInterest(wanted, of: registration)
      interest = wanted
    } catch {
      close(PostgresError(.unavailable, error.message))
    }
  }
}

extension Connection: DescriptorHandler {
  func readable() {
    if phase == .connecting { poll() } else { receive() }
  }

  func writable() {
    if phase == .connecting { poll() } else if phase != .closed { push() }
  }

  func hungUp() {
    if phase == .connecting { poll() } else { receive() }
  }
}

extension Connection: TimerHandler {
  func timerFired(_ id: TimerID) {
    guard id == timer else { return }
    timer = nil
    switch phase {
    case .connecting:
      close(PostgresError(.unavailable, "not connected within \(configuration.connectTimeout)"))
    case .open, .retiring: watchAnswers()
    case .closed: break
    }
  }

  /// One timer for the oldest call, set anew when it fires and not with each call.
  func watchAnswers() {
    guard timer == nil, let oldest = underWay.first else { return }
    // An answer that comes late behind others is no silence.
    let end = max(oldest.began, heard) + answerTimeout
    if end <= LoopTime.now() {
      return close(PostgresError(.connectionLost, "no answer within \(answerTimeout)"))
    }
    timer = loop.schedule(self, at: end)
  }

  /// From now on, and until it is told otherwise.
  func expectAnswer(within most: Duration) {
    guard phase == .open, most < answerTimeout else { return }
    (answerTimeout, heard) = (most, .now())
    if let timer { loop.cancel(timer) }
    timer = nil
    watchAnswers()
  }
}
