internal import CPostgres
import MusterLoop
import Synchronization

/// Asks the server to end what a connection runs. libpq 15 blocks meanwhile, and goes without TLS.
///
/// `@unchecked Sendable`: it holds a copy of its own of what it needs, and is used once.
@safe final class ServerCancel: @unchecked Sendable {
  /// A server that is silent holds each for as long.
  private static let countMax = 16
  private static let count = Atomic<Int>(0)

  private let cancel: OpaquePointer

  /// Nil when there is no connection to cancel for, or enough is being cancelled.
  init?(_ connection: Connection) {
    guard Self.count.wrappingAdd(1, ordering: .relaxed).newValue <= Self.countMax,
      let connection = unsafe connection.connection, let cancel = unsafe PQgetCancel(connection)
    else {
      Self.count.wrappingSubtract(1, ordering: .relaxed)
      return nil
    }
    unsafe self.cancel = unsafe cancel
  }

  deinit {
    unsafe PQfreeCancel(cancel)
    Self.count.wrappingSubtract(1, ordering: .relaxed)
  }

  /// On a thread of its own: it blocks until the server has taken it, and a silent one may never do so.
  func send(_ done: @escaping @Sendable () -> Void) throws(LoopError) {
    try BlockingPool.runApart("muster-cancel") {
      _ = self.send()
      done()
    }
  }

  private func send() -> Bool {
    var words = [CChar](repeating: 0, count: 256)
    // The buffer is as long as it says.
    return unsafe words.withUnsafeMutableBufferPointer {
      unsafe PQcancel(cancel, $0.baseAddress, Int32($0.count)) == 1
    }
  }
}
