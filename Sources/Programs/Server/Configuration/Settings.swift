import MusterLoop
import MusterPostgres

/// What a command is told, wherever it is told.
struct Settings: Equatable, Sendable {
  var listen = Place("127.0.0.1", 50051)
  var operations = Place("127.0.0.1", 50052)
  /// What it does; servers with one role each share a database.
  var roles: Set<Role> = [.api, .worker]
  /// Neither this nor TLS is refused: nobody serves in the clear by forgetting something.
  var isPlaintext = false
  var tls = TLSFiles()
  var hasReflection = false
  /// How many tenants are named in `/metrics`.
  var metricsTenants = 0
  var operationsNames: [String] = []
  var telemetry = TelemetrySettings()
  var sending = SendingSettings()
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
  var migration = MigrationSettings()

  // Of `musterd doctor`.
  var isJSON = false

  // Of `musterd token`.
  var keyFile: String?
  var token = TokenCreate()

  // Of `musterd healthcheck` and `musterd version`.
  var healthcheck = Healthcheck()
  var isVerbose = false

  enum Role: String, CaseIterable, Sendable {
    /// It answers calls.
    case api
    /// It does jobs.
    case worker
  }

  /// Where a server listens. A number, no name: whoever is to be let in should be seen in it.
  struct Place: Hashable, Sendable, CustomStringConvertible {
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
  struct TLSFiles: Equatable, Sendable {
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
    var faults = platform.faults
    if isPlaintext {
      if !tls.isEmpty { faults.append("--plaintext and TLS exclude each other; give one") }
    } else if tls.isEmpty, roles.contains(.api) {
      faults.append(
        "it encrypts unless told otherwise: give --tls-certificate FILE and --tls-key FILE, or --plaintext"
          + " to serve in the clear")
    } else if !tls.isEmpty, tls.certificate == nil || tls.key == nil {
      faults.append("TLS needs both --tls-certificate and --tls-key")
    }
    for check in [telemetry.check, sending.check, checkMigration, checkPlaces] {
      do throws(Misunderstood) { try check() } catch { faults += error.faults }
    }
    guard faults.isEmpty else { throw Misunderstood(faults) }
    return self
  }

  private func checkMigration() throws(Misunderstood) {
    try migration.checkAtStart(serving: platform.database)
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
    try sending.check()
    var settings = self
    settings.isPlaintext = true
    settings.hasReflection = true
    return settings
  }

  func checkedForMigrate() throws(Misunderstood) -> Settings {
    try platform.database.check(.migratedDatabase)
    guard (try? PostgresConfiguration(url: platform.database.url ?? ""))?.isPooled != true else {
      throw Misunderstood("it needs a connection of its own, not one through PgBouncer (pooled=true)")
    }
    guard !isDryRun || !migration.isVerification else {
      throw Misunderstood("--dry-run and --verify both change nothing and ask different things; give one")
    }
    return self
  }

  func checkedForTokenCreate() throws(Misunderstood) -> Settings {
    try token.check(platform)
    return self
  }

  func checkedForTokenVerify() throws(Misunderstood) -> Settings {
    guard keyFile != nil else { throw Misunderstood("it needs --jwk FILE, the key to check with") }
    return self
  }

  private func checkPlaces() throws(Misunderstood) {
    guard listen == operations, listen.port != 0, roles.contains(.api) else { return }
    throw Misunderstood("--listen and --ops are both \(listen); they need a port each")
  }
}
