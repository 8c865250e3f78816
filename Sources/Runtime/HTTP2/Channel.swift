package import MusterCrypto
package import MusterLoop

/// The bytes of a connection: a socket, in the clear or under TLS.
package struct Channel: ~Copyable {
  enum Transfer {
    case bytes(Int)
    /// Nothing can be moved until the socket allows this.
    case blocked(Interest)
    case ended
    case failed(String)
  }

  private var socket: Socket?
  private var tls: TLSConnection?

  package init(_ socket: consuming Socket) {
    self.socket = consume socket
  }

  /// The TLS connection was made for the socket's descriptor.
  package init(_ socket: consuming Socket, _ tls: consuming TLSConnection) {
    self.socket = consume socket
    self.tls = consume tls
  }

  var descriptor: Int32 {
    switch socket {
    case .some(let socket): socket.descriptor
    case .none: -1
    }
  }

  /// Bytes that were read from the socket and not yet asked for.
  var hasMore: Bool {
    switch tls {
    case .some(let tls): tls.hasBuffered
    case .none: false
    }
  }

  /// `bytes` when all is ready for the first byte.
  mutating func secure() -> Transfer {
    guard tls != nil else { return .bytes(0) }
    do throws(TLSError) {
      switch try tls?.handshake() {
      case .wantsRead: return .blocked(.read)
      case .wantsWrite: return .blocked(.write)
      case .done, .none: break
      }
      guard let name = tls?.negotiatedProtocol, name == "h2" else {
        return .failed("the peer does not ask for HTTP/2 by ALPN")
      }
      return .bytes(0)
    } catch {
      return .failed("\(error)")
    }
  }

  mutating func read(into buffer: inout [UInt8]) -> Transfer {
    var span = buffer.mutableSpan
    if tls != nil {
      return Self.answer { () throws(TLSError) in try tls?.read(into: &span) ?? .ended }
    }
    return Self.answer { () throws(LoopError) in
      switch socket {
      case .some(let socket): try socket.read(into: &span)
      case .none: .ended
      }
    }
  }

  mutating func write(_ bytes: [UInt8], from start: Int) -> Transfer {
    let span = bytes.span.extracting(start..<bytes.count)
    if tls != nil {
      return Self.answer { () throws(TLSError) in try tls?.write(span) ?? .ended }
    }
    return Self.answer { () throws(LoopError) in
      switch socket {
      case .some(let socket): try socket.write(span)
      case .none: .ended
      }
    }
  }

  private static func answer(_ transfer: () throws(LoopError) -> Socket.Transfer) -> Transfer {
    do throws(LoopError) {
      switch try transfer() {
      case .bytes(let count): return .bytes(count)
      case .blocked: return .blocked([])
      case .ended: return .ended
      }
    } catch {
      return .failed(error.message)
    }
  }

  private static func answer(_ transfer: () throws(TLSError) -> TLSConnection.Transfer) -> Transfer {
    do throws(TLSError) {
      switch try transfer() {
      case .bytes(let count): return .bytes(count)
      case .wantsRead: return .blocked(.read)
      case .wantsWrite: return .blocked(.write)
      case .ended: return .ended
      }
    } catch {
      return .failed("\(error)")
    }
  }

  /// The peer reads to the end of what was sent.
  mutating func endWriting() {
    tls?.closeNotify()
    switch socket {
    case .some(let socket): try? socket.endWriting()
    case .none: break
    }
  }

  mutating func close() {
    tls = nil
    socket = nil
  }
}
