import MusterLoop

/// The bytes of a connection, in the clear.
struct Channel: ~Copyable {
  enum Transfer {
    case bytes(Int)
    case blocked
    case ended
    case failed(String)
  }

  private var socket: Socket?

  init(_ socket: consuming Socket) {
    self.socket = consume socket
  }

  /// Nothing to wait for; false while a handshake is under way.
  mutating func secure() -> Transfer { .bytes(0) }

  var descriptor: Int32 {
    switch socket {
    case .some(let socket): socket.descriptor
    case .none: -1
    }
  }

  /// Bytes that were read from the socket and not yet asked for.
  var hasMore: Bool { false }

  mutating func read(into buffer: inout [UInt8]) -> Transfer {
    var span = buffer.mutableSpan
    return Self.answer { () throws(LoopError) in
      switch socket {
      case .some(let socket): try socket.read(into: &span)
      case .none: .ended
      }
    }
  }

  mutating func write(_ bytes: [UInt8], from start: Int) -> Transfer {
    Self.answer { () throws(LoopError) in
      switch socket {
      case .some(let socket): try socket.write(bytes.span.extracting(start..<bytes.count))
      case .none: .ended
      }
    }
  }

  private static func answer(_ transfer: () throws(LoopError) -> Socket.Transfer) -> Transfer {
    do throws(LoopError) {
      switch try transfer() {
      case .bytes(let count): return .bytes(count)
      case .blocked: return .blocked
      case .ended: return .ended
      }
    } catch {
      return .failed(error.message)
    }
  }

  /// The peer reads to the end of what was sent.
  mutating func endWriting() {
    switch socket {
    case .some(let socket): try? socket.endWriting()
    case .none: break
    }
  }

  mutating func close() {
    socket = nil
  }
}
