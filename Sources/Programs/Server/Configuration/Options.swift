import MusterHTTPS

/// One flag of a command: how it is written, what it does, and its line of help.
struct Option: Sendable {
  typealias Take = @Sendable (inout Settings, String) throws(Misunderstood) -> Void

  let name: String
  /// What stands for its value in the help; nil for a switch, which has none.
  let value: String?
  let help: String
  let take: Take

  init(_ name: String, _ value: String, _ help: String, _ take: @escaping Take) {
    (self.name, self.value, self.help, self.take) = (name, value, help, take)
  }

  init(switch name: String, _ help: String, _ take: @escaping @Sendable (inout Settings) -> Void) {
    (self.name, value, self.help) = (name, nil, help)
    self.take = { settings, _ in take(&settings) }
  }
}

/// What is wrong with a command line, for the person who wrote it.
struct Misunderstood: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension Option {
  /// The whole list, by command.
  static let serve =
    [
      database, databasePasswordFile, systemDatabase, systemPasswordFile, masterKey, tokenKey, formerTokenKey,
      issuers, issuerAuthorities, issuerAddresses,
      listen, plaintext, certificate, key, clientAuthorities, operations, reflection, drainGrace,
      connectionAge,
      loops, roles,
    ] + telemetry
  static let dev = [listen, operations, data, credentials, ephemeral]
  static let migrate = [migratedDatabase, databasePasswordFile, dryRun]
  static let tokenVerify = [keyFile]
  static let tokenCreate = [tokenKey, forPlatform, forTenant, forUser, forKey, tokenLifetime]

  private static let forPlatform = Option(
    switch: "--platform", "for an operator of the installation"
  ) { $0.token.isPlatform = true }

  private static let forTenant = Option("--tenant", "ID", "for somebody in this tenant") { settings, text in
    settings.token.tenant = text
  }

  private static let forUser = Option("--user", "ID", "who: a member of the tenant, or the operator") {
    settings, text in settings.token.user = text
  }

  private static let forKey = Option("--api-key", "ID", "instead of a user, a service key of the tenant") {
    settings, text in settings.token.apiKey = text
  }

  private static let tokenLifetime = Option(
    "--lifetime", "S", "seconds until it ends, a day at most; 900 unless said"
  ) { settings, text throws(Misunderstood) in settings.token.lifetime = try seconds(text, "--lifetime") }

  private static let listen = Option(
    "--listen", "HOST:PORT", "where to serve gRPC; 127.0.0.1:50051 unless said, port 0 takes a free one"
  ) { settings, text throws(Misunderstood) in settings.listen = try place(text, "--listen") }

  private static let plaintext = Option(
    switch: "--plaintext", "serve without TLS, behind something that brings it or on one machine"
  ) { $0.isPlaintext = true }

  private static let certificate = Option(
    "--tls-certificate", "FILE", "PEM: the certificate, then those that lead to its authority"
  ) { settings, text in settings.tls.certificate = text }

  private static let key = Option("--tls-key", "FILE", "PEM: the certificate's private key") {
    settings, text in settings.tls.key = text
  }

  private static let clientAuthorities = Option(
    "--tls-client-ca", "FILE", "PEM: let in only clients with a certificate of these authorities"
  ) { settings, text in settings.tls.clientAuthorities = text }

  private static let operations = Option(
    "--ops", "HOST:PORT",
    "where to answer /livez, /readyz, /metrics and /version, to anybody who can"
      + " reach it; 127.0.0.1:50052 unless said"
  ) { settings, text throws(Misunderstood) in settings.operations = try place(text, "--ops") }

  private static let reflection = Option(
    switch: "--reflection", "tell clients the protos, so that they can call without having them"
  ) { $0.hasReflection = true }

  private static let drainGrace = Option(
    "--drain-grace", "S", "seconds that calls have to end after SIGTERM; 25 unless said"
  ) { settings, text throws(Misunderstood) in settings.drainGrace = try seconds(text, "--drain-grace") }

  private static let connectionAge = Option(
    "--max-connection-age", "S",
    "seconds after which a client is asked to connect again, so that new"
      + " servers get their share; never unless said"
  ) { settings, text throws(Misunderstood) in
    settings.connectionAgeMax = try seconds(text, "--max-connection-age")
  }

  private static let loops = Option(
    "--loops", "N", "threads that serve; one for each processor unless said"
  ) { settings, text throws(Misunderstood) in
    guard let count = Int(text), (1...256).contains(count) else {
      throw Misunderstood("--loops takes a number from 1 to 256, not \(text)")
    }
    settings.loops = count
  }

  private static let roles = Option(
    "--roles", "ROLE,…", "what this server does: api answers calls, worker does jobs; both unless said"
  ) { settings, text throws(Misunderstood) in
    settings.roles = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let role = Settings.Role(rawValue: String(name)) else {
        throw Misunderstood("--roles takes api, worker or api,worker, not \(text)")
      }
      settings.roles.insert(role)
    }
  }

  private static let database = Option(
    "--database", "URL",
    "postgres://muster_app@host:port/database, as libpq has it; several hosts, ?host=/folder and ?pooled=true"
      + " (PgBouncer in transaction mode) work too"
  ) { settings, text in settings.platform.database.url = text }

  private static let databasePasswordFile = Option(
    "--database-password-file", "FILE", "the password of that role, in a file that others cannot read"
  ) { settings, text in settings.platform.database.passwordFile = text }

  private static let systemDatabase = Option(
    "--system-database", "URL", "the same database as muster_system; --database with that user unless said"
  ) { settings, text in settings.platform.system.url = text }

  private static let systemPasswordFile = Option(
    "--system-password-file", "FILE", "the password of muster_system"
  ) { settings, text in settings.platform.system.passwordFile = text }

  private static let masterKey = Option(
    "--master-key", "FILE", "32 random bytes in hexadecimal or base64, for its owner alone; never lose it"
  ) { settings, text in settings.platform.masterKey = text }

  private static let tokenKey = Option(
    "--token-key", "FILE", "PEM: the private key (P-256) that signs access tokens"
  ) { settings, text in settings.platform.tokenKeys.insert(text, at: 0) }

  private static let formerTokenKey = Option(
    "--former-token-key", "FILE", "PEM: the key that signed before it, whose tokens are still taken"
  ) { settings, text in settings.platform.tokenKeys.append(text) }

  private static let issuers = Option(
    "--oidc-issuers", "URL=AUDIENCE,…",
    "other issuers whose users' tokens are taken, each with the name under which it knows this server"
  ) { settings, text throws(Misunderstood) in
    for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = entry.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[1].isEmpty else {
        throw Misunderstood("--oidc-issuers takes pairs such as https://login.example=muster, not \(entry)")
      }
      settings.platform.issuers.append(PlatformFiles.IssuerFlag(issuer: parts[0], audience: parts[1]))
    }
  }

  private static let issuerAuthorities = Option(
    "--oidc-ca", "FILE", "PEM: the authorities of those issuers; the machine's unless said"
  ) { settings, text in settings.platform.issuerAuthorities = text }

  private static let issuerAddresses = Option(
    "--oidc-addresses", "RANGE,…",
    "addresses that those issuers may have though they are not public: 10.0.0.0/8"
  ) { settings, text throws(Misunderstood) in
    for entry in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let range = AddressRange(String(entry)) else {
        throw Misunderstood("--oidc-addresses takes ranges such as 10.0.0.0/8, not \(entry)")
      }
      settings.platform.issuerAddresses.append(range)
    }
  }

  private static let data = Option(
    "--data", "DIR",
    "where the database and the keys are kept; $XDG_DATA_HOME/muster/dev or ~/.local/share/muster/dev"
      + " unless said"
  ) { settings, text in settings.dataFolder = text }

  private static let credentials = Option(
    "--credentials", "FILE",
    "where to write, once ready, what a client needs (JSON, for you alone);"
      + " $XDG_STATE_HOME/muster/dev.json or ~/.local/state/muster/dev.json unless said"
  ) { settings, text in settings.credentials = text }

  private static let ephemeral = Option(switch: "--ephemeral", "leave nothing behind at the end") {
    $0.isEphemeral = true
  }

  private static let migratedDatabase = Option(
    "--database", "URL",
    "postgres://superuser@host:port/database, as libpq has it; several hosts and ?host=/folder work too"
  ) { settings, text in settings.platform.database.url = text }

  private static let dryRun = Option(switch: "--dry-run", "only say what would be done") {
    $0.isDryRun = true
  }

  private static let keyFile = Option(
    "--jwk", "FILE", "the public key (RFC 7517); an RSA key that names no algorithm is one for RS256"
  ) { settings, text in settings.keyFile = text }

  private static func place(_ text: String, _ name: String) throws(Misunderstood) -> Settings.Place {
    guard let place = Settings.Place(text) else {
      throw Misunderstood("\(name) takes an address and a port, such as 127.0.0.1:50051, not \(text)")
    }
    return place
  }

  private static func seconds(_ text: String, _ name: String) throws(Misunderstood) -> Duration {
    // A year: more is a slip, and a number that is none compares with nothing.
    guard let seconds = Double(text), seconds >= 0, seconds <= 31_536_000 else {
      throw Misunderstood("\(name) takes seconds from 0 to 31536000, such as 2.5, not \(text)")
    }
    return .seconds(seconds)
  }
}

extension [Option] {
  /// Each flag once; a value follows its flag, or stands behind `=`.
  func settings(_ arguments: some Sequence<String>) throws(Misunderstood) -> Settings {
    var settings = Settings()
    var seen: Set<String> = []
    var rest = Array<String>(arguments)[...]
    while let word = rest.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = first(where: { $0.name == name }) else {
        throw Misunderstood("there is no \(word)")
      }
      guard seen.insert(name).inserted else { throw Misunderstood("\(name) is given twice") }
      var value = parts.count > 1 ? String(parts[1]) : nil
      if option.value == nil {
        guard value == nil else { throw Misunderstood("\(name) takes no value") }
      } else if value == nil {
        value = rest.popFirst()
        // A file may be called anything, but a flag in this place is a value forgotten.
        if value?.hasPrefix("--") == true { value = nil }
      }
      if let expected = option.value, value?.isEmpty ?? true {
        throw Misunderstood("\(name) needs a value: \(expected)")
      }
      try option.take(&settings, value ?? "")
    }
    return settings
  }

  /// Flags on the left, what they do on the right, wrapped at 100 columns.
  var help: String {
    let names = map { option in option.name + (option.value.map { " \($0)" } ?? "") }
    let indent = (names.map(\.count).max() ?? 0) + 5
    return zip(names, self).map { name, option in
      var lines = [""]
      for word in option.help.split(separator: " ") {
        let line = lines[lines.count - 1]
        if indent + line.count + word.count >= 100 {
          lines.append(String(word))
        } else {
          lines[lines.count - 1] = line.isEmpty ? String(word) : "\(line) \(word)"
        }
      }
      let margin = String(repeating: " ", count: indent)
      return "  \(name)\(margin.dropFirst(name.count + 2))" + lines.joined(separator: "\n\(margin)")
    }.joined(separator: "\n")
  }
}
