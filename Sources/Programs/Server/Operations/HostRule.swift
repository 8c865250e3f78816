import MusterLoop

/// By which names the port may be asked. A foreign site can make a browser ask an address of ours under a
/// name of the site's own, and would read the answer; so a name has to be one that the operator gave, while
/// an address and `localhost` are nobody else's.
struct HostRule: Sendable {
  private let names: Set<String>

  init(_ names: [String] = []) { self.names = Set(names.map { $0.lowercased() } + ["localhost"]) }

  /// Who sends no name is no browser.
  func admits(_ host: String?) -> Bool {
    guard let host else { return true }
    guard let name = Self.name(host) else { return false }
    return names.contains(name.lowercased()) || SocketAddress(name, port: 0) != nil
  }

  /// Without port and brackets; nil for what is no name with a port.
  private static func name(_ host: String) -> String? {
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]"), isPort(host[host.index(after: end)...]) else { return nil }
      return String(host[host.index(after: host.startIndex)..<end])
    }
    guard let colon = host.firstIndex(of: ":") else { return host }
    return isPort(host[colon...]) ? String(host[..<colon]) : nil
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.isEmpty || text.first == ":" && UInt16(text.dropFirst()) != nil
  }
}
