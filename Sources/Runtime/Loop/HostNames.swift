import Glibc

/// Looks host names up, which blocks: for `BlockingPool`, never for a loop.
package enum HostNames {
  /// All addresses of a name, or the one that a numeric text is, in the order to try them.
  package static func addresses(of host: String, port: UInt16) throws(LoopError) -> [SocketAddress] {
    if let address = SocketAddress(host, port: port) { return [address] }
    // The system would stop at a NUL and look up something else.
    guard !host.isEmpty, host.utf8.allSatisfy({ 0x21...0x7E ~= $0 }) else {
      throw LoopError(.addressInvalid, "\"\(host)\" is no name of a host")
    }
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    unsafe hints.ai_flags = AI_ADDRCONFIG
    var list: UnsafeMutablePointer<addrinfo>? = nil
    // The list is the system's until it is freed.
    let failure = unsafe getaddrinfo(host, nil, &hints, &list)
    defer { if unsafe list != nil { unsafe freeaddrinfo(list) } }
    guard failure == 0 else {
      let words = unsafe gai_strerror(failure).map { unsafe String(cString: $0) } ?? "error \(failure)"
      throw LoopError(.addressInvalid, "no address for \"\(host)\": \(words)")
    }
    var addresses: [SocketAddress] = []
    var next = unsafe list
    while let entry = unsafe next {
      // Each structure is as long as its entry says.
      let bytes = unsafe Array(
        UnsafeRawBufferPointer(start: entry.pointee.ai_addr, count: Int(entry.pointee.ai_addrlen)))
      if let address = SocketAddress(bytes, port: port), !addresses.contains(address) {
        addresses.append(address)
      }
      unsafe next = unsafe entry.pointee.ai_next
    }
    guard !addresses.isEmpty else {
      throw LoopError(.addressInvalid, "no internet address for \"\(host)\"")
    }
    return addresses
  }
}

extension SocketAddress {
  /// The system's structure with another port, which both families have in one place.
  fileprivate init?(_ bytes: [UInt8], port: UInt16) {
    guard bytes.count >= 4 else { return nil }
    var bytes = bytes
    bytes[2] = UInt8(port >> 8)
    bytes[3] = UInt8(port & 255)
    self.init(bytes)
  }
}
