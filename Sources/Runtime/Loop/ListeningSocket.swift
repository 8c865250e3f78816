internal import CMusterShims
import Glibc

/// A socket that connections come to; closed when the value ends.
package struct ListeningSocket: ~Copyable, Sendable {
  /// The kernel takes at most `net.core.somaxconn` of them, 4,096 since Linux 5.4.
  package static let backlogMax: Int32 = 4_096

  enum Accepted {
    case connection(Int32, SocketAddress?)
    case none
    /// The one that waited has gone, or the network failed it: the next may be well.
    case lost
    case failed(LoopError)
  }

  private let socket: Socket
  /// Where it listens, with the port that the system chose for 0; nil when that is no internet address.
  package let address: SocketAddress?

  package init(at address: SocketAddress, backlog: Int32 = backlogMax) throws(LoopError) {
    let socket = try Socket.stream(address)
    // A server that starts again takes its port although old connections still end there.
    try socket.setOption(SOL_SOCKET, SO_REUSEADDR, 1)
    // One address, one family: `::` leaves 0.0.0.0 to whoever asks for it.
    if address.family == AF_INET6 { try socket.setOption(Int32(IPPROTO_IPV6), IPV6_V6ONLY, 1) }
    // Lent for the call.
    try unsafe address.withSystemAddress { address, length throws(LoopError) in
      guard unsafe bind(socket.descriptor, address, length) == 0 else { throw LoopError(errno, in: "bind") }
    }
    guard listen(socket.descriptor, backlog) == 0 else { throw LoopError(errno, in: "listen") }
    self.address = Self.ownAddress(socket.descriptor)
    self.socket = socket
  }

  /// Takes over a descriptor that listens already, as a service manager passes it.
  package init(adopting descriptor: Int32) throws(LoopError) {
    let socket = Socket(adopting: descriptor)
    var listens: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    // The option is an int, and both are variables of ours.
    guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_ACCEPTCONN, &listens, &length) == 0 else {
      throw LoopError(errno, in: "getsockopt")
    }
    guard listens != 0 else { throw LoopError(.addressInvalid, "the socket does not listen") }
    let flags = fcntl(descriptor, F_GETFL)
    guard flags >= 0, fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) >= 0,
      fcntl(descriptor, F_SETFD, FD_CLOEXEC) >= 0
    else { throw LoopError(errno, in: "fcntl") }
    address = Self.ownAddress(descriptor)
    self.socket = socket
  }

  var descriptor: Int32 { socket.descriptor }

  /// Whether no client may have another descriptor; who comes then waits in the system's queue.
  var isNearLimit: Bool { DescriptorLimit.isNear(socket.descriptor) }

  /// One connection, or why there is none. The caller owns the descriptor.
  func accept() -> Accepted {
    // The structure and its length are `read`'s own.
    let (descriptor, address) = unsafe SocketAddress.read { unsafe cmuster_accept(socket.descriptor, $0, $1) }
    if descriptor >= 0 { return .connection(descriptor, address) }
    return switch errno {
    case EAGAIN: .none
    case EMFILE, ENFILE, ENOMEM, ENOBUFS, EBADF, EINVAL, ENOTSOCK: .failed(LoopError(errno, in: "accept4"))
    // accept(2): what else it answers is about the connection that would have come.
    default: .lost
    }
  }

  private static func ownAddress(_ descriptor: Int32) -> SocketAddress? {
    // The structure and its length are `read`'s own.
    unsafe SocketAddress.read { unsafe getsockname(descriptor, $0, $1) }.address
  }
}
