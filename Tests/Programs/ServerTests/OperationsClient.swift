import Glibc

/// One connection to the operations port. It blocks, for at most ten seconds.
final class OperationsClient {
  private let descriptor: Int32
  /// Whether the end came by force, or not at all.
  private(set) var isBroken = false

  init?(_ port: UInt16) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var timeout = timeval(tv_sec: 10, tv_usec: 0)
    unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    address.sin_port = port.bigEndian
    let descriptor = descriptor
    let isConnected = unsafe withUnsafePointer(to: &address) { address in
      unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    if !isConnected { return nil }
  }

  deinit { close(descriptor) }

  func ask(_ bytes: [UInt8], endsWriting: Bool = false) -> String {
    send(bytes)
    if endsWriting { shutdown(descriptor, Int32(SHUT_WR)) }
    return rest()
  }

  func send(_ bytes: [UInt8]) {
    // What a server that has closed does not take is lost.
    _ = unsafe Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
  }

  /// All until the end.
  func rest() -> String {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else {
        isBroken = count < 0
        return String(decoding: all, as: UTF8.self)
      }
      all += buffer.prefix(count)
    }
  }
}
