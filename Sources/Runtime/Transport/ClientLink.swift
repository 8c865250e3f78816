import MusterHTTP2
import MusterLoop
import MusterRPC

/// A client's way to its server: at most one connection that takes calls, and older ones whose calls end.
///
/// `@unchecked Sendable`: what changes belongs to the loop.
final class ClientLink: @unchecked Sendable {
  let loop: EventLoop
  let configuration: ClientConfiguration
  private let lookups: BlockingPool
  private let group: LoopGroup
  private let work: HTTP2Loop

  private var states: LinkStateMachine
  private var waiting: [ClientStream] = []
  /// Calls between two attempts.
  var resting: [ObjectIdentifier: ClientStream] = [:]
  private var attempt: ConnectAttempt?
  private var rest: TimerID?
  private var current: HTTP2Connection?
  /// With the current one.
  private var connections: [ObjectIdentifier: HTTP2Connection] = [:]
  /// Of the last attempt that failed.
  private var problem = ""
  private var closers: [CheckedContinuation<Void, Never>] = []

  init(_ configuration: ClientConfiguration, _ group: LoopGroup, _ lookups: BlockingPool) {
    self.configuration = configuration
    self.group = group
    self.lookups = lookups
    loop = group.openConnection()
    work = HTTP2Loop(loop)
    states = LinkStateMachine(restMin: configuration.reconnectMin, restMax: configuration.reconnectMax)
  }

  deinit {
    group.closeConnection(on: loop)
  }

  /// No call begins any more.
  var isClosed: Bool { states.phase == .closed }

  /// Begins the call when there is a connection.
  func begin(_ call: ClientStream) {
    loop.preconditionInLoop()
    if isClosed { return call.couldNotBegin(.clientClosed) }
    // A connection that has just ended may not have said so yet.
    if let current, !current.takesStreams { left(current) }
    if let current, call.begin(on: current) { return }
    // Without ids left, or without memory, a connection is of no more use.
    if let current { left(current) }
    waiting.append(call)
    perform(states.callWaits())
  }

  private func perform(_ action: LinkStateMachine.Action) {
    switch action {
    case .none: break
    case .lookUp: lookUp()
    case .connect(let address):
      attempt = ConnectAttempt(address, configuration, work) { [weak self] end in
        self?.attemptEnded(end)
      }
    case .serve: serve()
    case .rest(let time):
      rest = loop.schedule(self, at: LoopTime.now() + time)
      failWaiting(.connectionLost(problem))
    }
  }

  private func lookUp() {
    if let address = SocketAddress(configuration.host, port: configuration.port) {
      return perform(states.lookedUp([address], random: .random(in: 0...1)))
    }
    let (host, port) = (configuration.host, configuration.port)
    let lookups = lookups
    _ = Task.immediate(executorPreference: loop) { [weak self] in
      let found: Result<[SocketAddress], LoopError>
      do throws(LoopError) {
        found = try await lookups.run {
          Result { () throws(LoopError) in try HostNames.addresses(of: host, port: port) }
        }
      } catch {
        found = .failure(error)
      }
      self?.lookedUp(found)
    }
  }

  private func lookedUp(_ found: Result<[SocketAddress], LoopError>) {
    if case .failure(let error) = found { problem = error.message }
    perform(states.lookedUp((try? found.get()) ?? [], random: .random(in: 0...1)))
  }

  private func attemptEnded(_ end: ConnectAttempt.End) {
    // Not from within: the next attempt may fail as quickly, and so on.
    loop.execute { [self] in
      attempt = nil
      switch end {
      case .failed(let problem):
        self.problem = problem
        perform(states.attemptFailed(random: .random(in: 0...1)))
      case .connected(let connection):
        adopt(connection)
      }
    }
  }

  func adopt(_ connection: HTTP2Connection) {
    guard !isClosed else { return connection.close(nil) }
    // It may have ended since it was told of.
    guard connection.takesStreams else {
      problem = connection.problem ?? "the server takes no calls"
      connection.close(nil)
      return perform(states.attemptFailed(random: .random(in: 0...1)))
    }
    let action = states.connected()
    connection.setOwner(self)
    connections[ObjectIdentifier(connection)] = connection
    current = connection
    perform(action)
  }

  private func serve() {
    let calls = waiting
    waiting = []
    for call in calls { begin(call) }
  }

  private func failWaiting(_ error: RPCError) {
    let calls = waiting
    waiting = []
    for call in calls { call.couldNotBegin(error) }
  }

  /// The connection takes no more calls; those it has may end.
  private func left(_ connection: HTTP2Connection) {
    guard connection === current else { return }
    current = nil
    connection.drain()
    states.left()
    if !waiting.isEmpty { perform(states.callWaits()) }
  }

  // MARK: Closing

  /// Calls that wait fail; those that run have until `end`. Told when no connection is left.
  func close(until end: LoopTime, _ closed: CheckedContinuation<Void, Never>?) {
    states.close()
    attempt?.cancel()
    attempt = nil
    if let rest { loop.cancel(rest) }
    rest = nil
    if let closed { closers.append(closed) }
    failWaiting(.clientClosed)
    for call in Array(resting.values) { call.couldNotBegin(.clientClosed) }
    current = nil
    for connection in connections.values { connection.drain(graceUntil: end) }
    tellIfClosed()
  }

  private func tellIfClosed() {
    guard isClosed, connections.isEmpty else { return }
    for closer in closers { closer.resume() }
    closers = []
  }
}

extension ClientLink: HTTP2ConnectionOwner, TimerHandler {
  func opened(_ stream: HTTP2Stream, on connection: HTTP2Connection) {}

  func goAway(_ connection: HTTP2Connection, lastStream: Int32, _ code: HTTP2Code) { left(connection) }

  func closed(_ connection: HTTP2Connection, _ problem: String?) {
    if let problem { self.problem = problem }
    connections[ObjectIdentifier(connection)] = nil
    left(connection)
    tellIfClosed()
  }

  func timerFired(_ id: TimerID) {
    rest = nil
    states.rested()
    if !waiting.isEmpty { perform(states.callWaits()) }
  }
}
