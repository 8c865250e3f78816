import MusterLoop

/// An address that may be fetched: `https` or `http`, a host, perhaps a port, a path and a query. One
/// spelling each, so that libcurl cannot read another host than we do.
package struct HTTPSURL: Hashable, Sendable {
  package static let bytesMax = 2_048

  package let text: String
  package let isEncrypted: Bool
  /// As it is written, brackets included, with the port if there is one: what an error may name. Paths and
  /// queries can hold secrets.
  package let place: String

  /// Nil for user names, fragments, spaces, other schemes and odd hosts.
  package init?(_ text: String) {
    guard text.utf8.count <= Self.bytesMax, text.utf8.allSatisfy(Self.isPlain) else { return nil }
    let rest: Substring
    if text.hasPrefix("https://") {
      (isEncrypted, rest) = (true, text.dropFirst("https://".count))
    } else if text.hasPrefix("http://") {
      (isEncrypted, rest) = (false, text.dropFirst("http://".count))
    } else {
      return nil
    }
    let place = rest.prefix { $0 != "/" && $0 != "?" }
    guard Self.isPlace(place) else { return nil }
    (self.text, self.place) = (text, String(place))
  }

  /// ASCII without what readers of addresses differ about (RFC 3986, 2).
  private static func isPlain(_ byte: UInt8) -> Bool {
    0x21...0x7E ~= byte && !"\"#<>\\^`{|}".utf8.contains(byte)
  }

  private static func isPlace(_ place: Substring) -> Bool {
    if place.hasPrefix("[") {
      guard let end = place.firstIndex(of: "]"), isPort(place[end...].dropFirst()) else { return false }
      let host = place[..<end].dropFirst()
      return host.contains(":") && SocketAddress(String(host), port: 0) != nil
    }
    let host = place.prefix { $0 != ":" }
    return isHost(host) && isPort(place.dropFirst(host.count))
  }

  private static func isPort(_ text: Substring) -> Bool {
    guard let colon = text.first else { return true }
    let digits = text.dropFirst()
    return colon == ":" && digits.first != "0" && digits.allSatisfy { $0.isASCII && $0.isNumber }
      && UInt16(digits) != nil
  }

  /// A name, or four numbers as they are always written: `127.1`, `0x7f000001` and `017700000001` are
  /// loopback to some readers.
  private static func isHost(_ host: Substring) -> Bool {
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard host.utf8.count <= 253, let last = labels.last, labels.allSatisfy(isLabel) else { return false }
    let isNumber = last.first?.isNumber ?? false
    return !isNumber || SocketAddress(String(host), port: 0) != nil
  }

  private static func isLabel(_ label: Substring) -> Bool {
    (1...63).contains(label.utf8.count)
      && label.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }
}
