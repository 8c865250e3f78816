import MusterLoop
import Synchronization

/// Connections that are lent to one transaction at a time, first to those who have the fewest. Whoever keeps
/// one for long leaves the last to others.
///
/// `@unchecked Sendable`: only its loop touches it, but for `health`.
final class ExclusiveLane: @unchecked Sendable {
  typealias Answer = Result<Connection, PostgresError>

  /// Somebody who wants a lease. `@unchecked Sendable`: of the loop alone.
  final class Request: @unchecked Sendable {
    fileprivate var deliver: ((Answer) -> Void)?
    fileprivate var began = LoopTime(nanoseconds: 0)
    fileprivate var until = LoopTime(nanoseconds: 0)
    private(set) var isAbandoned = false
    /// Who is to have no more than others; nil for one who is counted with nobody.
    fileprivate let holder: Int?

    init(of holder: Int?) {
      self.holder = holder
    }

    func begin(_ deliver: @escaping (Answer) -> Void) {
      self.deliver = deliver
    }

    func abandon() {
      isAbandoned = true
      finish(.failure(PostgresError(.callerCancelled, "the caller waits no more")))
    }

    fileprivate func finish(_ answer: Answer) {
      deliver.take()?(answer)
    }
  }

  private struct Loan {
    let connection: Connection
    let holder: Int?
    let start: LoopTime
  }

  /// A loan that lasts longer waits for something.
  private static let briefMax = Duration.milliseconds(100)

  /// How long a server that was asked to end a statement may say nothing.
  private static let cancelMax = Duration.seconds(5)

  let loop: EventLoop
  let configuration: PostgresConfiguration
  private var seats: [Seat] = []
  private var queue = Queue<Request>()
  /// Lent, or on their way back.
  private var lent: [Loan] = []
  /// When holders had one for long last.
  private var slow: [Int: LoopTime] = [:]
  private static let slowMax = 1_024
  /// For so long they are thought to do so again.
  private static let slowMemory = Duration.seconds(10)
  private var timer: TimerID?
  private var isClosed = false
  let health = Mutex(LaneHealth())

  init(
    _ loop: EventLoop, _ configuration: PostgresConfiguration, _ pool: BlockingPool, _ gate: ConnectGate
  ) {
    self.loop = loop
    self.configuration = configuration
    seats = (0..<max(1, configuration.lanes.exclusives)).map { _ in
      Seat(loop, configuration, pool, gate, self)
    }
  }

  /// The first connection; the others when they are needed.
  func open() { seats.first?.fill() }

  func close() {
    isClosed = true
    for seat in seats { seat.close() }
    for request in queue.removeAll() {
      request.finish(.failure(PostgresError(.unavailable, "the database is being left")))
    }
  }

  func lease(_ request: Request) {
    if request.isAbandoned { return }
    if isClosed { return request.finish(.failure(PostgresError(.unavailable, "the database was left"))) }
    if rank(request) != nil, let connection = free() { return lend(connection, to: request) }
    if queue.count >= configuration.lanes.queuedMax { queue.removeAll(where: \.isAbandoned) }
    guard queue.count < configuration.lanes.queuedMax else {
      health.withLock { $0.gaveUpCount += 1 }
      return request.finish(
        .failure(PostgresError(.unavailable, "\(queue.count) wait for a lease already, which is the limit")))
    }
    request.began = .now()
    request.until = request.began + configuration.lanes.leaseWaitMax
    queue.append(request)
    watchQueue()
    seats.first { $0.connection == nil && !$0.isWanted }?.fill()
  }

  /// The lease is over: the connection is free again once it is clean, or thrown away.
  func giveBack(_ connection: Connection) {
    guard connection.phase == .open else { return leave(connection) }
    if connection.depth == 0, connection.isOutsideTransaction { return free(connection) }
    guard connection.depth > 0 else { return rollBack(connection) }
    // A statement of a caller who has gone still runs.
    guard !configuration.isPooled, let cancel = ServerCancel(connection) else {
      return connection.close(PostgresError(.callerCancelled, "left in the middle of a statement"))
    }
    let barrier = Call([], .step, isExclusive: true)
    let gate = Gate(2) { [weak self] in
      guard let self else { return }
      if connection.phase == .open { rollBack(connection) } else { leave(connection) }
    }
    barrier.begin { _ in gate.pass() }
    connection.send(barrier)
    connection.expectAnswer(within: Self.cancelMax)
    do {
      // Refused or failed, the statement ends by its timeout.
      try cancel.send { [loop] in loop.execute { gate.pass() } }
    } catch {
      connection.close(PostgresError(.callerCancelled, "left in the middle of a statement"))
    }
  }

  private func rollBack(_ connection: Connection) {
    let call = Call([Transactions.rollBack()], .step, isExclusive: true)
    call.begin { [weak self] answer in
      guard let self else { return }
      if case .success = answer, connection.phase == .open, connection.isOutsideTransaction {
        free(connection)
      } else {
        connection.close(PostgresError(.protocolViolation, "a transaction could not be rolled back"))
      }
    }
    connection.send(call)
  }

  private func free(_ connection: Connection) {
    connection.answerTimeout = configuration.answerTimeout
    leave(connection)
    lendQueued()
  }

  private func leave(_ connection: Connection) {
    guard let index = lent.firstIndex(where: { $0.connection === connection }) else { return }
    let loan = lent.remove(at: index)
    let now = LoopTime.now()
    guard let holder = loan.holder, now - loan.start > Self.briefMax else { return }
    if slow.count >= Self.slowMax { slow.removeAll(keepingCapacity: true) }
    slow[holder] = now
  }

  private func free() -> Connection? {
    for seat in seats {
      if let connection = seat.connection, connection.isIdle,
        !lent.contains(where: { $0.connection === connection })
      {
        return connection
      }
    }
    return nil
  }

  private func lend(_ connection: Connection, to request: Request) {
    lent.append(Loan(connection: connection, holder: request.holder, start: .now()))
    request.finish(.success(connection))
  }

  private func lendQueued() {
    while !queue.isEmpty, let connection = free() {
      // Those who wait are often of one holder.
      var last: (holder: Int, rank: Int?)?
      let next = queue.take(lowest: { request in
        if request.isAbandoned { return nil }
        if let last, last.holder == request.holder { return last.rank }
        let rank = rank(request)
        last = request.holder.map { ($0, rank) }
        return rank
      })
      guard let request = next else { return }
      let waited = LoopTime.now() - request.began
      health.withLock { $0.wait(waited) }
      lend(connection, to: request)
    }
  }

  var load: LaneLoad {
    LaneLoad(
      places: seats.count, open: seats.count { $0.isOpen }, busy: lent.count, waiting: queue.count)
  }

  /// How many its holder has already; nil for one that nothing may be lent to now.
  private func rank(_ request: Request) -> Int? {
    if request.isAbandoned { return nil }
    guard let holder = request.holder else { return 0 }
    let held = lent.count { $0.holder == holder }
    guard held >= max(1, seats.count - 1) else { return held }
    let now = LoopTime.now()
    let wasSlow = slow[holder].map { now - $0 < Self.slowMemory } ?? false
    let isSlow = lent.contains { $0.holder == holder && now - $0.start > Self.briefMax }
    return wasSlow || isSlow ? nil : held
  }

  private func watchQueue() {
    guard timer == nil, let first = queue.first else { return }
    timer = loop.schedule(self, at: first.until)
  }

  private func note(_ change: (inout LaneHealth) -> Void) {
    let open = seats.count { $0.isOpen }
    health.withLock { health in
      health.open = open
      change(&health)
    }
  }
}

extension ExclusiveLane: TimerHandler {
  func timerFired(_ id: TimerID) {
    timer = nil
    let now = LoopTime.now()
    while let first = queue.first, first.isAbandoned || first.until <= now {
      _ = queue.takeFirst()
      let wait = configuration.lanes.leaseWaitMax
      if !first.isAbandoned { health.withLock { $0.wait(now - first.began, gaveUp: true) } }
      first.finish(.failure(PostgresError(.unavailable, "no connection to lease within \(wait)")))
    }
    watchQueue()
  }
}

extension ExclusiveLane: SeatOwner {
  func seatOpened(_ seat: Seat) {
    note { health in
      health.lastError = nil
      health.openedCount += 1
    }
    lendQueued()
  }

  func seatAnswered(_ seat: Seat) {}

  func seatReturned(_ calls: [Call]) {
    // A lease is for one connection: what was not sent on it is not done.
    for call in calls {
      call.finish(.failure(PostgresError(.connectionLost, "the leased connection was lost")))
    }
  }

  func seatClosed(_ seat: Seat, _ error: PostgresError) {
    lent.removeAll { $0.connection.phase == .closed }
    note { health in
      health.lastError = error
      health.failedCount += 1
    }
  }
}

/// Does something once so many have passed. `@unchecked Sendable`: of one loop alone.
private final class Gate: @unchecked Sendable {
  private var missing: Int
  private let open: () -> Void

  init(_ count: Int, _ open: @escaping () -> Void) {
    missing = count
    self.open = open
  }

  func pass() {
    missing -= 1
    if missing == 0 { open() }
  }
}
