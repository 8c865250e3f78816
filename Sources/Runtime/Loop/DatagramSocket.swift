import Glibc

/// Sends datagrams to a Unix socket, and never waits.
package final class DatagramSocket: Sendable {
  private let descriptor: Descriptor
  /// As the system takes it: a `sockaddr_un` up to the end of the path.
  private let address: [UInt8]

  /// A path, or a name of the abstract space, which begins with `@`.
  package init(to path: String) throws(LoopError) {
    var name = Array(path.utf8)
    if name.first == UInt8(ascii: "@") { name[0] = 0 }
    let nameMax = MemoryLayout<sockaddr_un>.size - MemoryLayout<sa_family_t>.size - 1
    guard let first = name.first, [0, UInt8(ascii: "/")].contains(first), name.count <= nameMax else {
      throw LoopError(.addressInvalid, "\(path) is neither a path nor a name with @")
    }
    // A path ends with a zero; a name ends where its length says.
    if first != 0 { name.append(0) }
    address = [UInt8(AF_UNIX), 0] + name
    let kind = Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
    descriptor = try Descriptor(socket(AF_UNIX, kind, 0), from: "socket")
  }

  /// False when the other side has not read what came before: it may be tried again.
  package func send(_ text: String) throws(LoopError) -> Bool {
    let bytes = Array(text.utf8)
    var storage = sockaddr_un()
    // `address` is no longer than the structure, `bytes` lives for the call, and both are only read by it.
    let count = unsafe withUnsafeMutableBytes(of: &storage) { storage in
      unsafe storage.copyBytes(from: address)
      return unsafe bytes.withUnsafeBytes { bytes in
        unsafe sendto(
          descriptor.number, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL),
          storage.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(address.count))
      }
    }
    if count >= 0 { return true }
    guard [EAGAIN, EINTR, ENOBUFS].contains(errno) else { throw LoopError(errno, in: "sendto") }
    return false
  }
}
