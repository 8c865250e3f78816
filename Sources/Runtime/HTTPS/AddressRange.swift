package import MusterLoop

/// The addresses that begin alike: `10.0.0.0/8`, `fd00::/8`, or one alone as `127.0.0.1`.
package struct AddressRange: Hashable, Sendable {
  private let bytes: [UInt8]
  private let bits: Int

  /// Nil for what is no such text, and for one with bits behind its length: who wrote it meant another.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let host = parts.first, parts.count <= 2, let address = SocketAddress(String(host), port: 0) else {
      return nil
    }
    bytes = address.hostBytes
    guard parts.count == 2 else {
      bits = bytes.count * 8
      return
    }
    guard let length = Int(parts[1]), (0...bytes.count * 8).contains(length), "\(length)" == parts[1] else {
      return nil
    }
    bits = length
    guard (length..<bytes.count * 8).allSatisfy({ !Self.bit($0, of: bytes) }) else { return nil }
  }

  package func contains(_ address: SocketAddress) -> Bool {
    contains(address.hostBytes)
  }

  func contains(_ other: [UInt8]) -> Bool {
    other.count == bytes.count && (0..<bits).allSatisfy { Self.bit($0, of: other) == Self.bit($0, of: bytes) }
  }

  private static func bit(_ index: Int, of bytes: [UInt8]) -> Bool {
    bytes[index / 8] & 0x80 >> UInt8(index % 8) != 0
  }
}
