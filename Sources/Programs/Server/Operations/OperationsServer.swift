import MusterLoop
import Synchronization

/// A small HTTP/1 server for those who run Muster: one request a connection, on the loops that serve calls,
/// so that its answers say something about them.
final class OperationsServer: Sendable {
  static let connectionsMax = 64

  private let group: LoopGroup
  private let pages: OperationsPages
  /// What takes longer than a loop may is done here: nothing else may hold up those who look at a server that
  /// is in trouble.
  private let pool: BlockingPool
  private let timeout: Duration
  private let open = Atomic(0)
  private let listener = Mutex<Listener?>(nil)

  init(
    _ pages: OperationsPages, on group: LoopGroup, timeout: Duration = OperationsConnection.timeoutDefault
  ) throws(LoopError) {
    pool = try BlockingPool(threads: 1, queuedMax: Self.connectionsMax)
    self.pages = pages
    self.group = group
    self.timeout = timeout
  }

  /// Answers where, which matters for port 0.
  func listen(on address: SocketAddress) async throws(LoopError) -> SocketAddress {
    try await listen(on: ListeningSocket(at: address)) ?? address
  }

  /// The same on a socket that listens already; nil when its address is none of the internet's.
  func listen(on listening: consuming ListeningSocket) async throws(LoopError) -> SocketAddress? {
    let listener = Listener(listening, group) { socket, _, loop in
      guard self.open.add(1, ordering: .relaxed).newValue <= Self.connectionsMax else {
        // The socket closes as it is let go.
        return self.leave(loop)
      }
      OperationsConnection.start(socket, on: loop, self.pages, self.pool, self.timeout) { self.leave(loop) }
    }
    try await listener.start()
    self.listener.withLock { $0 = listener }
    return listener.address
  }

  /// Accepts no more; answers under way end by themselves or with their loops.
  func stop() async {
    await listener.withLock { $0.take() }?.stop()
    await pool.stop()
  }

  private func leave(_ loop: EventLoop) {
    open.subtract(1, ordering: .relaxed)
    group.closeConnection(on: loop)
  }
}
