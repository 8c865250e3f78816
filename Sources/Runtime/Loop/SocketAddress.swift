import Glibc

/// A numeric internet address with its port. Names are looked up elsewhere: that can block.
package struct SocketAddress: Hashable, Sendable {
  /// As the system takes it: a `sockaddr_in` or `sockaddr_in6`.
  let bytes: [UInt8]

  /// The system's IPv4 or IPv6 structure, nil for any other family.
  package init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.count >= MemoryLayout<sockaddr_in>.size else { return nil }
    switch family {
    case AF_INET: return
    case AF_INET6 where bytes.count >= MemoryLayout<sockaddr_in6>.size: return
    default: return nil
    }
  }

  /// `127.0.0.1`, `0.0.0.0`, `::1` or `::`, without brackets; nil for what is no numeric address.
  package init?(_ host: String, port: UInt16) {
    // inet_pton writes four or sixteen bytes into a variable of that size, or nothing.
    var four = sockaddr_in()
    if unsafe inet_pton(AF_INET, host, &four.sin_addr) == 1 {
      four.sin_family = sa_family_t(AF_INET)
      four.sin_port = port.bigEndian
      bytes = unsafe withUnsafeBytes(of: &four) { unsafe Array($0) }
      return
    }
    var six = sockaddr_in6()
    guard unsafe inet_pton(AF_INET6, host, &six.sin6_addr) == 1 else { return nil }
    six.sin6_family = sa_family_t(AF_INET6)
    six.sin6_port = port.bigEndian
    bytes = unsafe withUnsafeBytes(of: &six) { unsafe Array($0) }
  }

  var family: Int32 {
    // Linux puts the family first, as two bytes of the machine's order.
    Int32(UInt16(bytes[0]) | UInt16(bytes[1]) << 8)
  }

  /// The port follows the family in both structures, in network order.
  package var port: UInt16 { UInt16(bytes[2]) << 8 | UInt16(bytes[3]) }

  /// Lends the structure to a system call.
  func withSystemAddress<Result>(
    _ body: (UnsafePointer<sockaddr>, socklen_t) throws(LoopError) -> Result
  ) throws(LoopError) -> Result {
    var storage = sockaddr_storage()
    // `bytes` is at most a sockaddr_in6, which the storage is made to hold.
    unsafe withUnsafeMutableBytes(of: &storage) { unsafe $0.copyBytes(from: bytes) }
    return try unsafe withUnsafePointer(to: &storage) { pointer throws(LoopError) in
      try unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address throws(LoopError) in
        try unsafe body(address, socklen_t(bytes.count))
      }
    }
  }

  /// What `call` writes, nil when it fails or answers no internet address.
  static func read(
    _ call: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> (result: Int32, address: SocketAddress?) {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    // The call writes no more than the length it is given, which is the storage's.
    let result = unsafe withUnsafeMutablePointer(to: &storage) {
      unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe call($0, &length) }
    }
    guard result >= 0 else { return (result, nil) }
    let kept = min(Int(length), MemoryLayout<sockaddr_storage>.size)
    let bytes = unsafe withUnsafeBytes(of: &storage) { unsafe Array($0.prefix(kept)) }
    return (result, SocketAddress(bytes))
  }
}

extension SocketAddress: CustomStringConvertible {
  package var description: String {
    family == AF_INET6 ? "[\(host)]:\(port)" : "\(host):\(port)"
  }

  /// The address without its port.
  package var host: String {
    let address = hostBytes
    let hostMax = Int(INET6_ADDRSTRLEN)
    return unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: hostMax) { buffer in
      // The buffer holds the longest text of either family, with its zero.
      guard let text = unsafe inet_ntop(family, address, buffer.baseAddress, socklen_t(buffer.count)) else {
        return "?"
      }
      return unsafe String(cString: text)
    }
  }
  /// Four bytes or sixteen, in network order.
  package var hostBytes: [UInt8] {
    let isSix = family == AF_INET6
    let start = isSix ? 8 : 4
    return Array(bytes[start..<start + (isSix ? 16 : 4)])
  }
}
