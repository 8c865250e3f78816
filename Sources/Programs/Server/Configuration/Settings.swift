import MusterLoop
import MusterPostgres

/// What the server is told. Now by flags alone; whatever reads files and environment fills the same places.
struct Settings: Equatable {
  var listen = Place("127.0.0.1", 50051)
  var operations = Place("127.0.0.1", 50052)
  /// What it does; servers with one role each share a database.
  var roles: Set<Role> = [.api, .worker]
  /// Neither this nor TLS is refused: nobody serves in the clear by forgetting something.
  var isPlaintext = false
  var tls = TLSFiles()
  var hasReflection = false
  var hasAccessLog = false
  /// How many tenants are named in `/metrics`.
  var metricsTenants = 0
  var operationsNames: [String] = []
  /// Below the 30 s that Kubernetes gives a process before it ends it.
  var drainGrace = Duration.seconds(25)
  var connectionAgeMax: Duration?
  /// One for each processor unless said.
  var loops: Int?
  var platform = PlatformFiles()

  // Of `musterd dev`.
  var isEphemeral = false
  var dataFolder: String?
  var credentials: String?

  // Of `musterd migrate`.
  var isDryRun = false

  // Of `musterd token`.
  var keyFile: String?
  var token = TokenCreate()

  enum Role: String, CaseIterable {
    /// It answers calls.
    case api
    /// It does jobs.
    case worker
  }

  /// Where a server listens. A number, no name: whoever is to be let in should be seen in it.
  struct Place: Hashable, CustomStringConvertible {
    let host: String
    let port: UInt16

    init(_ host: String, _ port: UInt16) {
      self.host = host
      self.port = port
    }

    /// Nobody else's machine reaches it.
    var isLoopback: Bool { host.hasPrefix("127.") || host == "::1" }

    var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
  }

  /// Paths of PEM files.
  struct TLSFiles: Equatable {
    var certificate: String?
    var key: String?
    var clientAuthorities: String?

    var isEmpty: Bool { self == TLSFiles() }
  }
}

extension Settings.Place {
  /// `127.0.0.1:50051`, `[::1]:50051`, `localhost:50051`; nil for what is no numeric address with a port.
  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = Self.port(text[text.index(after: colon)...])
    else { return nil }
    var host = String(text[..<colon])
    if host == "localhost" { host = "127.0.0.1" }
    if host.contains(":") || host.hasPrefix("[") {
      guard host.hasPrefix("["), host.hasSuffix("]") else { return nil }
      host = String(host.dropFirst().dropLast())
    }
    // As the system writes it, so that one address has one text.
    guard let address = SocketAddress(host, port: port) else { return nil }
    self.init(address.host, port)
  }

  private static func port(_ text: Substring) -> UInt16? {
    text.allSatisfy(\.isNumber) ? UInt16(text) : nil
  }
}

extension Settings {
  func checkedForServe() throws(Misunderstood) -> Settings {
    if isPlaintext {
      guard tls.isEmpty else { throw Misunderstood("--plaintext and TLS exclude each other; give one") }
    } else if tls.isEmpty, roles.contains(.api) {
      throw Misunderstood(
        "it encrypts unless told otherwise: give --tls-certificate FILE and --tls-key FILE, or --plaintext"
          + " to serve in the clear")
    } else if !tls.isEmpty, tls.certificate == nil || tls.key == nil {
      throw Misunderstood("TLS needs both --tls-certificate and --tls-key")
    }
    try platform.check()
    try checkPlaces()
    return self
  }

  func checkedForDev() throws(Misunderstood) -> Settings {
    for (name, place) in [("--listen", listen), ("--ops", operations)] where !place.isLoopback {
      throw Misunderstood(
        "\(name) takes an address of this machine alone, not \(place.host); see musterd serve")
    }
    guard !isEphemeral || dataFolder == nil else {
      throw Misunderstood("--ephemeral keeps nothing, so it has no use for --data; give one")
    }
    try checkPlaces()
    var settings = self
    settings.isPlaintext = true
    settings.hasReflection = true
    return settings
  }

  func checkedForMigrate() throws(Misunderstood) -> Settings {
    try platform.database.check("--database")
    guard (try? PostgresConfiguration(url: platform.database.url ?? ""))?.isPooled != true else {
      throw Misunderstood("it needs a connection of its own, not one through PgBouncer (pooled=true)")
    }
    return self
  }

  func checkedForTokenCreate() throws(Misunderstood) -> Settings {
    try token.check(platform.tokenKeys)
    return self
  }

  func checkedForTokenVerify() throws(Misunderstood) -> String {
    guard let keyFile else { throw Misunderstood("it needs --jwk FILE, the key to check with") }
    return keyFile
  }

  private func checkPlaces() throws(Misunderstood) {
    guard listen == operations, listen.port != 0, roles.contains(.api) else { return }
    throw Misunderstood("--listen and --ops are both \(listen); they need a port each")
  }
}
