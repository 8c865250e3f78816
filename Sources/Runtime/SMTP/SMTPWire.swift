import Glibc
import MusterLoop

/// A connection that a thread waits on, until a time.
struct SMTPWire: ~Copyable {
  enum Failure: Error {
    case late
    case cancelled
    case closed
    case broken
    case system(LoopError)

    var words: String {
      switch self {
      case .late: "no answer in time"
      case .cancelled: "nobody waits any more"
      case .closed: "the connection was closed"
      case .broken: "what came is no SMTP"
      case .system(let error): "\(error)"
      }
    }
  }

  private let socket: Socket
  private var reader = SMTPReplyReader()
  /// Nil once it does not matter whether anybody waits.
  private var waiting: Waiting?
  private static let lookEvery: Int64 = 250

  init(_ relay: SMTPRelay, until end: LoopTime, _ waiting: Waiting) throws(Failure) {
    socket = try Self.connected(to: relay, until: end, waiting)
    self.waiting = waiting
  }

  /// The first address that takes the connection.
  private static func connected(
    to relay: SMTPRelay, until end: LoopTime, _ waiting: Waiting
  ) throws(Failure) -> Socket {
    let addresses: [SocketAddress]
    do throws(LoopError) {
      addresses = try HostNames.addresses(of: relay.host, port: relay.port)
    } catch {
      throw .system(error)
    }
    var last = Failure.late
    for address in addresses {
      do throws(Failure) {
        return try connected(to: address, until: end, waiting)
      } catch {
        last = error
      }
    }
    throw last
  }

  private static func connected(
    to address: SocketAddress, until end: LoopTime, _ waiting: Waiting
  ) throws(Failure) -> Socket {
    let socket: Socket
    do throws(LoopError) { socket = try Socket.connecting(to: address) } catch { throw .system(error) }
    try wait(socket.descriptor, Int16(POLLOUT), until: end, waiting)
    do throws(LoopError) { try socket.finishConnecting() } catch { throw .system(error) }
    return socket
  }

  /// Until the descriptor can be read or written; looks up now and then whether anybody still waits.
  private static func wait(
    _ descriptor: Int32, _ events: Int16, until end: LoopTime, _ waiting: Waiting?
  ) throws(Failure) {
    while true {
      if waiting?.isOver ?? false { throw .cancelled }
      let left = (end - LoopTime.now()) / .milliseconds(1)
      guard left > 0 else { throw .late }
      var polled = pollfd(fd: descriptor, events: events, revents: 0)
      // One entry, which is ours for the call.
      let count = unsafe poll(&polled, 1, Int32(min(Double(lookEvery), left.rounded(.up))))
      if count > 0 { return }
      if count < 0, errno != EINTR { throw .system(LoopError(errno, in: "poll")) }
    }
  }

  /// From now on only its time ends it.
  mutating func seeThrough() { waiting = nil }

  mutating func reply(until end: LoopTime) throws(Failure) -> SMTPReply {
    while true {
      switch reader.next() {
      case .reply(let reply): return reply
      case .broken: throw .broken
      case .needsMore: break
      }
      var bytes = [UInt8](repeating: 0, count: 4_096)
      var span = bytes.mutableSpan
      let step: Socket.Transfer
      do throws(LoopError) { step = try socket.read(into: &span) } catch { throw .system(error) }
      switch step {
      case .bytes(let count): reader.append(bytes.prefix(count))
      case .ended: throw .closed
      case .blocked: try Self.wait(socket.descriptor, Int16(POLLIN), until: end, waiting)
      }
    }
  }

  func write(_ bytes: [UInt8], until end: LoopTime) throws(Failure) {
    var start = 0
    while start < bytes.count {
      let step: Socket.Transfer
      do throws(LoopError) {
        step = try socket.write(bytes.span.extracting(start..<bytes.count))
      } catch { throw .system(error) }
      switch step {
      case .bytes(let count): start += count
      case .ended: throw .closed
      case .blocked: try Self.wait(socket.descriptor, Int16(POLLOUT), until: end, waiting)
      }
    }
  }
}
