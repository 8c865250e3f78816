import MusterLoop

/// How a client comes to a connection: looks the name up, tries the addresses in order, rests after it has
/// failed with all, and begins again when a call waits.
struct LinkStateMachine {
  enum Phase: Equatable {
    /// Nobody needs a connection.
    case idle
    case lookingUp
    /// `next` are still to be tried.
    case connecting(next: [SocketAddress])
    case ready
    case resting
    case closed
  }

  enum Action: Equatable {
    case none
    case lookUp
    case connect(SocketAddress)
    /// Calls that wait can begin.
    case serve
    /// Calls that wait fail; those that come now wait for the end of the rest.
    case rest(Duration)
  }

  private let restMin: Duration
  private let restMax: Duration
  private(set) var phase = Phase.idle
  /// Failures since the last connection.
  private var failures = 0

  init(restMin: Duration, restMax: Duration) {
    self.restMin = restMin
    self.restMax = restMax
  }

  mutating func callWaits() -> Action {
    switch phase {
    case .idle:
      phase = .lookingUp
      return .lookUp
    case .ready: return .serve
    case .lookingUp, .connecting, .resting, .closed: return .none
    }
  }

  /// `random` lies between 0 and 1.
  mutating func lookedUp(_ addresses: [SocketAddress], random: Double) -> Action {
    guard phase == .lookingUp else { return .none }
    return connect(addresses, random)
  }

  mutating func attemptFailed(random: Double) -> Action {
    guard case .connecting(let next) = phase else { return .none }
    return connect(next, random)
  }

  private mutating func connect(_ addresses: [SocketAddress], _ random: Double) -> Action {
    guard let first = addresses.first else {
      phase = .resting
      let longest = min(restMax, restMin * (1 << min(failures, 20)))
      failures += 1
      // At least half, or a server that is gone is asked in a loop.
      return .rest(longest * (0.5 + 0.5 * random))
    }
    phase = .connecting(next: Array(addresses.dropFirst()))
    return .connect(first)
  }

  mutating func connected() -> Action {
    guard case .connecting = phase else { return .none }
    phase = .ready
    failures = 0
    return .serve
  }

  /// The connection takes no more calls.
  mutating func left() {
    if phase == .ready { phase = .idle }
  }

  mutating func rested() {
    if phase == .resting { phase = .idle }
  }

  mutating func close() { phase = .closed }
}
