import Glibc

/// A connected stream socket that never blocks; closed when the value ends.
package struct Socket: ~Copyable, Sendable {
  package enum Transfer: Hashable, Sendable {
    /// Some were moved, at least one.
    case bytes(Int)
    /// None can be moved now; the loop says when.
    case blocked
    /// The other side sends no more.
    case ended
  }

  private let owned: Descriptor

  /// Takes over a descriptor that does not block already.
  package init(adopting descriptor: Int32) {
    owned = Descriptor(adopting: descriptor)
  }

  package var descriptor: Int32 { owned.number }

  /// Gives the descriptor away unclosed.
  package consuming func release() -> Int32 { owned.release() }

  package func read(into buffer: inout MutableSpan<UInt8>) throws(LoopError) -> Transfer {
    precondition(!buffer.isEmpty, "a read of nothing cannot be told from the end")
    // The span is as long as it says for the whole call.
    return try Self.transfer("recv") {
      unsafe buffer.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
    }
  }

  /// What did not fit is the caller's to send again. A connection that is gone is an error, not a signal.
  package func write(_ bytes: Span<UInt8>) throws(LoopError) -> Transfer {
    if bytes.isEmpty { return .bytes(0) }
    return try Self.transfer("send") {
      unsafe bytes.withUnsafeBytes {
        unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
    }
  }

  /// The other side reads to the end of what was sent, and then the end.
  package func endWriting() throws(LoopError) {
    guard shutdown(descriptor, Int32(SHUT_WR)) == 0 else { throw LoopError(errno, in: "shutdown") }
  }

  private static func transfer(_ call: String, _ attempt: () -> Int) throws(LoopError) -> Transfer {
    while true {
      let count = attempt()
      if count > 0 { return .bytes(count) }
      if count == 0 { return .ended }
      switch errno {
      case EINTR: continue
      case EAGAIN: return .blocked
      default: throw LoopError(errno, in: call)
      }
    }
  }
}

extension Socket {
  /// Begins a TCP connection. It is made when the socket is writable and `finishConnecting` does not throw.
  package static func connecting(to address: SocketAddress) throws(LoopError) -> Socket {
    let socket = try stream(address)
    socket.sendAtOnce()
    // Lent for the call.
    try unsafe address.withSystemAddress { address, length throws(LoopError) in
      // A call that a signal interrupts goes on by itself: EINTR is EINPROGRESS.
      if unsafe connect(socket.descriptor, address, length) != 0, errno != EINPROGRESS, errno != EINTR {
        throw LoopError(errno, in: "connect")
      }
    }
    return socket
  }

  /// Throws what kept the connection from being made.
  package func finishConnecting() throws(LoopError) {
    var failure: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    // The option is an int, and both are variables of ours.
    guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &failure, &length) == 0 else {
      throw LoopError(errno, in: "getsockopt")
    }
    if failure != 0 { throw LoopError(failure, in: "connect") }
  }

  /// No waiting for more to send: writes are collected by their turn already. Not every socket is TCP,
  /// and one that refuses works all the same.
  func sendAtOnce() {
    try? setOption(Int32(IPPROTO_TCP), TCP_NODELAY, 1)
  }

  func setOption(_ level: Int32, _ option: Int32, _ value: Int32) throws(LoopError) {
    var value = value
    // The option is an int, and the variable is ours.
    guard unsafe setsockopt(descriptor, level, option, &value, socklen_t(MemoryLayout<Int32>.size)) == 0
    else { throw LoopError(errno, in: "setsockopt") }
  }

  static func stream(_ address: SocketAddress) throws(LoopError) -> Socket {
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    let descriptor = socket(address.family, kind, 0)
    guard descriptor >= 0 else { throw LoopError(errno, in: "socket") }
    return Socket(adopting: descriptor)
  }
}
