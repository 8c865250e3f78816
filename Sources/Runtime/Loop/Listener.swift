import Glibc

/// Accepts on one loop and hands each connection to the loop with the fewest.
///
/// When descriptors are exhausted it stops accepting, and connections wait in the kernel's backlog. It
/// tries again every `retryAfter`. Each one there is still no descriptor for is then turned away, with one
/// kept for that: a client that is refused can try elsewhere, one that waits cannot. Nobody is turned away
/// once there is room again, however late it came.
///
/// `@unchecked Sendable`: what changes belongs to `loop`, which `start` and `stop` go through.
package final class Listener: @unchecked Sendable {
  /// Called on the connection's own loop, before its first byte is read. Whoever takes the socket calls
  /// `LoopGroup.closeConnection` once when it is done with it.
  package typealias Connected =
    @Sendable (
      _ socket: consuming Socket, _ peer: SocketAddress?, _ loop: EventLoop
    ) -> Void

  static let acceptsPerTurnMax = 64
  static let retryAfter = Duration.milliseconds(50)

  private enum Phase {
    case fresh
    case accepting
    case paused(TimerID)
    case stopped
  }

  package let address: SocketAddress?
  private let loop: EventLoop
  private let group: LoopGroup
  private let connected: Connected

  private var listening: ListeningSocket?
  private var registration: RegistrationID?
  private var reserve: Descriptor?
  private var phase = Phase.fresh

  package init(
    _ listening: consuming ListeningSocket, _ group: LoopGroup, connected: @escaping Connected
  ) {
    address = listening.address
    self.listening = consume listening
    self.group = group
    self.connected = connected
    loop = group.loops[0]
  }

  package func start() async throws(LoopError) {
    try await loop.perform { () throws(LoopError) in
      guard case .fresh = self.phase, let descriptor = self.listening?.descriptor else { return }
      self.registration = try self.loop.register(descriptor, .read, self)
      self.reserve = Self.takeReserve()
      self.phase = .accepting
    }
  }

  /// Closes the listening socket: what waits in its backlog is refused by the kernel.
  package func stop() async {
    await loop.perform {
      if case .paused(let timer) = self.phase { self.loop.cancel(timer) }
      self.phase = .stopped
      if let registration = self.registration { self.loop.deregister(registration) }
      self.registration = nil
      self.reserve = nil
      self.listening = nil
    }
  }

  private static func takeReserve() -> Descriptor? {
    // The path is copied before the call returns.
    let descriptor = unsafe open("/dev/null", O_RDONLY | O_CLOEXEC)
    return descriptor >= 0 ? Descriptor(adopting: descriptor) : nil
  }
}

extension Listener: DescriptorHandler, TimerHandler {
  package func readable() {
    for _ in 0..<Self.acceptsPerTurnMax {
      switch acceptOne() {
      case .connection(let descriptor, let peer): hand(descriptor, peer)
      case .lost: continue
      case .none: return
      case .failed: return pause()
      }
    }
  }

  package func writable() {}
  package func hungUp() {}

  package func timerFired(_ id: TimerID) {
    guard case .paused = phase else { return }
    if reserve == nil { reserve = Self.takeReserve() }
    for _ in 0..<Self.acceptsPerTurnMax {
      switch acceptOne() {
      case .connection(let descriptor, let peer): hand(descriptor, peer)
      case .lost: continue
      case .none: return resume()
      case .failed:
        // Even with nobody waiting: the kernel looks for a descriptor first.
        guard turnAway() else { return pause() }
      }
    }
    // Who still waits is heard in the next turn, and is another pause's when there is no room.
    resume()
  }

  private func acceptOne() -> ListeningSocket.Accepted {
    guard listening?.isNearLimit != true else { return .failed(LoopError(EMFILE, in: "accept4")) }
    return listening?.accept() ?? .none
  }

  private func hand(_ descriptor: Int32, _ peer: SocketAddress?) {
    let target = group.openConnection()
    let connected = connected
    target.execute {
      let socket = Socket(adopting: descriptor)
      socket.sendAtOnce()
      connected(socket, peer, target)
    }
  }

  private func pause() {
    phase = .paused(loop.schedule(self, at: .now() + Self.retryAfter))
    setInterest([])
  }

  private func resume() {
    phase = .accepting
    setInterest(.read)
  }

  /// Takes one who waits, in the reserve's place, and closes it. False when there is none.
  func turnAway() -> Bool {
    guard reserve != nil else { return false }
    reserve = nil
    let accepted = listening?.accept() ?? .none
    reserve = Self.takeReserve()
    guard case .connection(let descriptor, let peer) = accepted else { return false }
    if reserve != nil, listening?.isNearLimit == false {
      // There is room for both: others let go of some after the failure that led here.
      hand(descriptor, peer)
    } else {
      _ = Descriptor(adopting: descriptor)
      if reserve == nil { reserve = Self.takeReserve() }
    }
    return true
  }

  private func setInterest(_ interest: Interest) {
    guard let registration else { return }
    // Changing what is registered allocates nothing in the kernel and cannot fail.
    try? loop.setInterest(interest, of: registration)
  }
}
