import MusterLoop
import Synchronization

/// Connections that many calls use at once, each call in one round trip of its own.
///
/// While several holders ask, none has more than its share under way, and who has some leaves half of the
/// connections to others: whatever one of them asks for, another waits for a few calls and not for hundreds.
///
/// `@unchecked Sendable`: only its loop touches it, but for `health`.
final class SharedLane: @unchecked Sendable {
  private let loop: EventLoop
  private let configuration: PostgresConfiguration
  private var seats: [Seat] = []
  private var queue = Queue<Call>()
  private var kept = KeptCalls()
  private var lastHolder: Int?
  /// Until then several holders are thought to ask.
  private var contendedUntil = LoopTime(nanoseconds: 0)
  private static let contendedFor = Duration.seconds(1)
  /// Calls that one holder may have under way beside others: enough that no answer leaves the server idle.
  private static let shareMax = 4
  /// With so many it leaves half of the connections to others.
  private static let fewMax = 1
  private var timer: TimerID?
  private var isClosed = false
  let health = Mutex(LaneHealth())

  init(
    _ loop: EventLoop, _ configuration: PostgresConfiguration, _ pool: BlockingPool, _ gate: ConnectGate,
    size: Int
  ) {
    self.loop = loop
    var configuration = configuration
    configuration.answerTimeout = min(configuration.answerTimeout, configuration.lanes.answerTimeout)
    self.configuration = configuration
    seats = (0..<max(1, size)).map { _ in Seat(loop, configuration, pool, gate, self) }
  }

  func open() {
    for seat in seats { seat.fill() }
  }

  func close() {
    isClosed = true
    for seat in seats { seat.close() }
    failAll(PostgresError(.unavailable, "the database is being left"))
  }

  /// What all statements wait in, so nothing is made for it but the continuation. When the task is cancelled
  /// the call is abandoned, which answers it at once.
  func answer(_ call: Call) async -> Call.Answer {
    await withTaskCancellationHandler {
      await unsafe withUnsafeContinuation { waiter in
        guard loop.isInLoop else {
          return loop.execute { unsafe self.begin(call, waiter) }
        }
        unsafe begin(call, waiter)
      }
    } onCancel: {
      loop.runs { call.abandon() }
    }
  }

  private func begin(_ call: Call, _ waiter: UnsafeContinuation<Call.Answer, Never>) {
    unsafe call.begin(waiter)
    submit(call)
  }

  func submit(_ call: Call) {
    if call.isAbandoned { return }
    if isClosed { return call.finish(.failure(PostgresError(.unavailable, "the database was left"))) }
    let share = share(of: call)
    if queue.isEmpty, share != .whole, let connection = freest(beside: share) { return connection.send(call) }
    if queue.count + kept.count >= configuration.lanes.queuedMax { queue.removeAll(where: \.isAbandoned) }
    let waiting = queue.count + kept.count
    guard waiting < configuration.lanes.queuedMax else {
      health.withLock { $0.gaveUpCount += 1 }
      return call.finish(
        .failure(PostgresError(.unavailable, "\(waiting) calls wait already, which is the limit")))
    }
    call.began = .now()
    if share == .whole, let holder = call.holder { kept.append(call, of: holder) } else { queue.append(call) }
    watchQueue()
  }

  /// How much of what it may have a holder has under way.
  private enum Share {
    case few
    case some
    case whole
  }

  /// Alone everybody may have all.
  private func share(of call: Call) -> Share {
    guard let holder = call.holder else { return .few }
    if holder != lastHolder {
      if lastHolder != nil { contendedUntil = loop.turnTime + Self.contendedFor }
      lastHolder = holder
    }
    return share(of: holder)
  }

  private func share(of holder: Int) -> Share {
    guard loop.turnTime < contendedUntil else { return .few }
    let count = seats.reduce(0) { $0 + ($1.connection?.count(of: holder) ?? 0) }
    return count >= Self.shareMax ? .whole : count > Self.fewMax ? .some : .few
  }

  /// The connection with the fewest calls under way; of the first half of them for one who has some already.
  private func freest(beside share: Share = .few) -> Connection? {
    if share == .few { return freest(of: seats[...]) }
    return freest(of: seats.prefix((seats.count + 1) / 2)) ?? freest(of: seats[...])
  }

  private func freest(of seats: ArraySlice<Seat>) -> Connection? {
    var best: Connection?
    for seat in seats {
      guard let connection = seat.room else { continue }
      if let found = best, found.depth <= connection.depth { continue }
      best = connection
    }
    return best
  }

  private func sendQueued() {
    while !queue.isEmpty, let connection = freest() {
      guard let call = queue.takeFirst() else { return }
      send(call, on: connection)
    }
    while !kept.isEmpty, let connection = freest(beside: .some) {
      guard let call = kept.take(of: { share(of: $0) != .whole }) else { return }
      send(call, on: connection)
    }
  }

  private func send(_ call: Call, on connection: Connection) {
    guard !call.isAbandoned else { return }
    let waited = LoopTime.now() - call.began
    health.withLock { $0.wait(waited) }
    connection.send(call)
  }

  var load: LaneLoad {
    LaneLoad(
      places: seats.count, open: seats.count { $0.isOpen },
      busy: seats.count { $0.connection.map { $0.depth > 0 } ?? false },
      waiting: queue.count + kept.count)
  }

  /// Calls wait equally long, so the first of each line is the first to give up.
  private func watchQueue() {
    guard timer == nil, let first = [queue.first?.began, kept.oldest].compactMap({ $0 }).min() else { return }
    timer = loop.schedule(self, at: first + configuration.lanes.waitMax)
  }

  private func failAll(_ error: PostgresError) {
    for call in queue.removeAll() + kept.removeAll() { call.finish(.failure(error)) }
  }

  private func note(_ change: (inout LaneHealth) -> Void) {
    let open = seats.count { $0.isOpen }
    health.withLock { health in
      health.open = open
      change(&health)
    }
  }
}

extension SharedLane: TimerHandler {
  func timerFired(_ id: TimerID) {
    timer = nil
    let now = LoopTime.now()
    let waitMax = configuration.lanes.waitMax
    while let first = queue.first, first.isAbandoned || first.began + waitMax <= now {
      _ = queue.takeFirst()
      giveUp(first, now, "all connections are busy")
    }
    for call in kept.takeAll(where: { $0.isAbandoned || $0.began + waitMax <= now }) {
      giveUp(call, now, "its tenant has more under way than others leave it")
    }
    watchQueue()
  }

  private func giveUp(_ call: Call, _ now: LoopTime, _ busy: String) {
    let reason =
      health.withLock { health in
        if !call.isAbandoned { health.wait(now - call.began, gaveUp: true) }
        return health.lastError?.message
      } ?? busy
    call.finish(
      .failure(
        PostgresError(.unavailable, "no connection within \(configuration.lanes.waitMax): \(reason)")))
  }
}

extension SharedLane: SeatOwner {
  func seatOpened(_ seat: Seat) {
    note { health in
      health.lastError = nil
      health.openedCount += 1
    }
    sendQueued()
  }

  func seatAnswered(_ seat: Seat) {
    if !queue.isEmpty || !kept.isEmpty { sendQueued() }
  }

  func seatReturned(_ calls: [Call]) {
    if isClosed {
      for call in calls {
        call.finish(.failure(PostgresError(.unavailable, "the database was left")))
      }
      return
    }
    let now = LoopTime.now()
    for call in calls { call.began = now }
    queue.putBack(calls.filter { !$0.isAbandoned })
    watchQueue()
    sendQueued()
  }

  func seatClosed(_ seat: Seat, _ error: PostgresError) {
    note { health in
      health.lastError = error
      health.failedCount += 1
    }
  }
}
