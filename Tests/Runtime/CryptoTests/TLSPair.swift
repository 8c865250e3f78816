import Glibc
import MusterCrypto

/// Both sides of a connection over a pair of sockets, driven in turns by one thread.
final class TLSPair {
  var client: TLSConnection
  var server: TLSConnection
  let clientEnd: Int32
  private(set) var serverEnd: Int32
  private var isClientClosed = false

  init(
    _ serverContext: TLSServerContext, _ clientContext: TLSClientContext, to name: String = "localhost"
  ) throws {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let result = unsafe socketpair(AF_UNIX, kind, 0, &ends)
    precondition(result == 0, "socketpair failed")
    (clientEnd, serverEnd) = (ends[0], ends[1])
    server = try serverContext.connection(on: ends[1])
    client = try clientContext.connection(on: ends[0], to: name)
  }

  deinit {
    if !isClientClosed { close(clientEnd) }
    close(serverEnd)
  }

  /// The client's process dies.
  func vanish() {
    // A command that another test is starting may hold a copy of the descriptor for a moment.
    shutdown(clientEnd, Int32(SHUT_RDWR))
    close(clientEnd)
    isClientClosed = true
  }

  /// What the handshake of each side threw, if it did.
  func handshake() -> (client: TLSError?, server: TLSError?) {
    var isDone = (client: false, server: false)
    var errors: (client: TLSError?, server: TLSError?)
    for _ in 0..<20 where !isDone.client || !isDone.server {
      if !isDone.client {
        do throws(TLSError) { isDone.client = try client.handshake() == .done } catch {
          errors.client = error
          isDone.client = true
        }
      }
      if !isDone.server {
        do throws(TLSError) { isDone.server = try server.handshake() == .done } catch {
          errors.server = error
          isDone.server = true
        }
      }
    }
    return errors
  }
}

extension TLSConnection {
  /// Up to 64 KiB; empty at the end, nil when there is nothing yet.
  mutating func receive() throws(TLSError) -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var span = buffer.mutableSpan
    switch try read(into: &span) {
    case .bytes(let count): return Array(buffer.prefix(count))
    case .wantsRead, .wantsWrite: return nil
    case .ended: return []
    }
  }

  mutating func send(_ text: String) throws(TLSError) -> Transfer {
    let bytes = Array(text.utf8)
    return try write(bytes.span)
  }
}
