import MusterLoop
import Synchronization

/// Connections that many calls use at once, each call in one round trip of its own.
///
/// `@unchecked Sendable`: only its loop touches it, but for `health`.
final class SharedLane: @unchecked Sendable {
  private let loop: EventLoop
  private let configuration: PostgresConfiguration
  private var seats: [Seat] = []
  private var queue = Queue<Call>()
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
    if queue.isEmpty, let connection = freest() { return connection.send(call) }
    if queue.count >= configuration.lanes.queuedMax { queue.removeAll(where: \.isAbandoned) }
    guard queue.count < configuration.lanes.queuedMax else {
      health.withLock { $0.gaveUpCount += 1 }
      return call.finish(
        .failure(PostgresError(.unavailable, "\(queue.count) calls wait already, which is the limit")))
    }
    call.began = .now()
    queue.append(call)
    watchQueue()
  }

  /// The connection with the fewest calls under way.
  private func freest() -> Connection? {
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
      guard !call.isAbandoned else { continue }
      let waited = LoopTime.now() - call.began
      health.withLock { $0.wait(waited) }
      connection.send(call)
    }
  }

  var load: LaneLoad {
    LaneLoad(
      places: seats.count, open: seats.count { $0.isOpen },
      busy: seats.count { $0.connection.map { $0.depth > 0 } ?? false }, waiting: queue.count)
  }

  /// Calls wait equally long, so the first is the first to give up.
  private func watchQueue() {
    guard timer == nil, let first = queue.first else { return }
    timer = loop.schedule(self, at: first.began + configuration.lanes.waitMax)
  }

  private func failAll(_ error: PostgresError) {
    for call in queue.removeAll() { call.finish(.failure(error)) }
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
    while let first = queue.first, first.isAbandoned || first.began + configuration.lanes.waitMax <= now {
      _ = queue.takeFirst()
      let reason =
        health.withLock { health in
          if !first.isAbandoned { health.wait(now - first.began, gaveUp: true) }
          return health.lastError?.message
        } ?? "all connections are busy"
      first.finish(
        .failure(
          PostgresError(.unavailable, "no connection within \(configuration.lanes.waitMax): \(reason)")))
    }
    watchQueue()
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
    if !queue.isEmpty { sendQueued() }
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
