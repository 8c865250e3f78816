internal import CPostgres

/// Asks the server to end what a connection runs. libpq 15 blocks meanwhile, and goes without TLS.
///
/// `@unchecked Sendable`: it holds a copy of its own of what it needs, and is used once.
@safe final class ServerCancel: @unchecked Sendable {
  private let cancel: OpaquePointer

  /// Nil when there is no connection to cancel for.
  init?(_ connection: Connection) {
    guard let connection = unsafe connection.connection, let cancel = unsafe PQgetCancel(connection) else {
      return nil
    }
    unsafe self.cancel = unsafe cancel
  }

  deinit { unsafe PQfreeCancel(cancel) }

  /// Blocks until the server has taken it.
  func send() -> Bool {
    var words = [CChar](repeating: 0, count: 256)
    // The buffer is as long as it says.
    return unsafe words.withUnsafeMutableBufferPointer {
      unsafe PQcancel(cancel, $0.baseAddress, Int32($0.count)) == 1
    }
  }
}
