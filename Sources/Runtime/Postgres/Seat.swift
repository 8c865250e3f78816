import MusterLoop

/// Told what becomes of the connection of one of its seats.
protocol SeatOwner: AnyObject {
  func seatOpened(_ seat: Seat)
  func seatAnswered(_ seat: Seat)
  func seatReturned(_ calls: [Call])
  func seatClosed(_ seat: Seat, _ error: PostgresError)
}

/// A place for one connection of a lane, filled again whenever it is empty.
///
/// `@unchecked Sendable`: only its loop touches it.
final class Seat: @unchecked Sendable {
  private let loop: EventLoop
  private let configuration: PostgresConfiguration
  private let pool: BlockingPool
  private let gate: ConnectGate
  private weak var owner: (any SeatOwner)?

  private(set) var connection: Connection?
  /// Whether somebody wants it filled.
  private(set) var isWanted = false
  private var isResolving = false
  private var attempts = 0
  private var timer: TimerID?

  init(
    _ loop: EventLoop, _ configuration: PostgresConfiguration, _ pool: BlockingPool, _ gate: ConnectGate,
    _ owner: any SeatOwner
  ) {
    self.loop = loop
    self.configuration = configuration
    self.pool = pool
    self.gate = gate
    self.owner = owner
  }

  var isOpen: Bool { connection?.phase == .open }

  /// What it can take now; nil when it is not open or has enough.
  var room: Connection? {
    guard let connection, connection.phase == .open, connection.depth < configuration.depthMax else {
      return nil
    }
    return connection
  }

  func fill() {
    isWanted = true
    guard connection == nil, timer == nil, !isResolving else { return }
    gate.enter(self)
  }

  /// Its turn to connect has come.
  func connect() {
    guard isWanted, connection == nil, !isResolving else { return }
    let hosts = configuration.hosts
    if hosts.allSatisfy(\.isFolder) {
      return connect(hosts.map { PostgresConfiguration.Place(host: $0, address: nil) })
    }
    isResolving = true
    Task(executorPreference: loop) { [pool, loop] in
      let places: Result<[PostgresConfiguration.Place], LoopError>
      do throws(LoopError) {
        places = try await pool.run { Self.places(hosts) }
      } catch {
        places = .failure(error)
      }
      loop.execute { self.resolved(places) }
    }
  }

  func close() {
    isWanted = false
    gate.leave(self)
    if let timer { loop.cancel(timer) }
    timer = nil
    connection?.close(PostgresError(.unavailable, "the database is being left"))
  }

  private func resolved(_ places: Result<[PostgresConfiguration.Place], LoopError>) {
    isResolving = false
    guard isWanted else { return gate.failed() }
    switch places {
    case .success(let places): connect(places)
    case .failure(let error): failed(PostgresError(.unavailable, error.message))
    }
  }

  private func connect(_ places: [PostgresConfiguration.Place]) {
    let connection = Connection(loop, configuration)
    connection.delegate = self
    self.connection = connection
    connection.connect(configuration.parameters(places, attempt: attempts))
  }

  private func failed(_ error: PostgresError) {
    attempts &+= 1
    gate.failed()
    if isWanted { gate.enter(self) }
    owner?.seatClosed(self, error)
  }

  /// A connection that was open is made again at once, if not at the same moment as all that went with it.
  private func lost(_ error: PostgresError) {
    attempts &+= 1
    if isWanted {
      timer = loop.schedule(self, at: .now() + Backoff.least * Double.random(in: 0.5...1))
    }
    owner?.seatClosed(self, error)
  }

  /// Blocks. Hosts whose names have no address are left out, unless none has one.
  private static func places(
    _ hosts: [PostgresConfiguration.Host]
  ) -> Result<[PostgresConfiguration.Place], LoopError> {
    var places: [PostgresConfiguration.Place] = []
    var failure: LoopError?
    for host in hosts {
      if host.isFolder {
        places.append(PostgresConfiguration.Place(host: host, address: nil))
        continue
      }
      do {
        for address in try HostNames.addresses(of: host.name, port: host.port) {
          places.append(PostgresConfiguration.Place(host: host, address: address.host))
        }
      } catch {
        failure = error
      }
    }
    if let failure, places.isEmpty { return .failure(failure) }
    return .success(places)
  }
}

extension Seat: ConnectionDelegate {
  func connectionOpened(_ connection: Connection) {
    gate.succeeded()
    owner?.seatOpened(self)
  }

  func connectionAnswered(_ connection: Connection) { owner?.seatAnswered(self) }

  func connectionReturned(_ calls: [Call]) { owner?.seatReturned(calls) }

  func connectionClosed(_ connection: Connection, _ error: PostgresError) {
    self.connection = nil
    if connection.wasOpen { lost(error) } else { failed(error) }
  }
}

extension Seat: TimerHandler {
  func timerFired(_ id: TimerID) {
    timer = nil
    if isWanted { fill() }
  }
}
