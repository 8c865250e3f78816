package import MusterLoop

/// Which addresses a connection may be made to, asked for each one before the first packet leaves. Names are
/// not asked: what a name means is its owner's, and can change between two look-ups.
package struct AddressPolicy: Hashable, Sendable {
  /// What is reached although it is not public, because somebody who runs the server says so.
  package var allowed: [AddressRange]

  package init(allowed: [AddressRange] = []) {
    self.allowed = allowed
  }

  package func permits(_ address: SocketAddress) -> Bool {
    let bytes = address.hostBytes
    return allowed.contains { $0.contains(bytes) } || Self.isPublic(bytes)
  }

  private static func isPublic(_ bytes: [UInt8]) -> Bool {
    if bytes.count == 4 { return !notPublic4.contains { $0.contains(bytes) } }
    // A network without IPv4 reaches it through these (RFC 6052, 2.1).
    if translated.contains(where: { $0.contains(bytes) }) { return isPublic(Array(bytes.suffix(4))) }
    return global6.contains { $0.contains(bytes) } && !notPublic6.contains { $0.contains(bytes) }
  }

  // IANA's registries of special-purpose addresses (RFC 6890 and those after it).

  private static let notPublic4 = ranges([
    "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
    "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
    "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
  ])

  /// All other addresses are of one host, one link or one site, or are an IPv4 address in disguise.
  private static let global6 = ranges(["2000::/3"])

  /// Of those: protocols' own with Teredo, documentation, and IPv4 in disguise (6to4).
  private static let notPublic6 = ranges(["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"])

  private static let translated = ranges(["64:ff9b::/96"])

  private static func ranges(_ texts: [String]) -> [AddressRange] {
    texts.map { text in
      guard let range = AddressRange(text) else { preconditionFailure("\(text) is no range") }
      return range
    }
  }
}
