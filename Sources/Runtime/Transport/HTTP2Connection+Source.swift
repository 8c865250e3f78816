import MusterHTTP2
import MusterLoop
import MusterRPC

extension HTTP2Connection: CallSource {
  package var network: String { peer?.network ?? "" }
}

extension SocketAddress {
  /// Without what tells one household's machine from another's: 24 bits of IPv4, 48 of IPv6.
  var network: String {
    var bytes = hostBytes
    let kept = bytes.count == 4 ? 3 : 6
    for place in kept..<bytes.count { bytes[place] = 0 }
    if bytes.count == 4 { return bytes.map { "\($0)" }.joined(separator: ".") + "/24" }
    let groups = stride(from: 0, to: kept, by: 2).map {
      String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
    }
    return groups.joined(separator: ":") + "::/48"
  }
}
