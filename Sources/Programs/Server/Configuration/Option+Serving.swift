extension Option {
  static let listen = Option(
    "--listen", "HOST:PORT", unless: "127.0.0.1:50051", "where to serve gRPC, port 0 takes a free one"
  ) { settings, text throws(Misunderstood) in settings.listen = try place(text) }

  static let plaintext = Option(
    switch: "--plaintext", "serve without TLS, behind something that brings it or on one machine"
  ) { $0.isPlaintext = true }

  static let certificate = Option(
    "--tls-certificate", "FILE", "PEM: the certificate, then those that lead to its authority",
    [.file, .reloads]
  ) { settings, text in settings.tls.certificate = text }

  static let key = Option(
    "--tls-key", "FILE", "PEM: the certificate's private key", [.secret, .reloads]
  ) { settings, text in settings.tls.key = text }

  static let clientAuthorities = Option(
    "--tls-client-ca", "FILE", "PEM: let in only clients with a certificate of these authorities",
    [.file, .reloads]
  ) { settings, text in settings.tls.clientAuthorities = text }

  static let operations = Option(
    "--ops", "HOST:PORT", unless: "127.0.0.1:50052",
    "where to answer /livez, /readyz, /metrics and /version, to anybody who can reach it"
  ) { settings, text throws(Misunderstood) in settings.operations = try place(text) }

  static let reflection = Option(
    switch: "--reflection", "tell clients the protos, so that they can call without having them"
  ) { $0.hasReflection = true }

  static let drainGrace = Option(
    "--drain-grace", "S", unless: "25", "seconds that calls have to end after SIGTERM", .reloads
  ) { settings, text throws(Misunderstood) in settings.drainGrace = try seconds(text) }

  static let connectionAge = Option(
    "--max-connection-age", "S",
    "seconds after which a client is asked to connect again, so that new"
      + " servers get their share; never unless said"
  ) { settings, text throws(Misunderstood) in settings.connectionAgeMax = try seconds(text) }

  static let loops = Option("--loops", "N", "threads that serve; one for each processor unless said") {
    settings, text throws(Misunderstood) in
    guard let count = Int(text), (1...256).contains(count) else {
      throw Misunderstood("takes a number from 1 to 256, not \(text)")
    }
    settings.loops = count
  }

  static let roles = Option(
    "--roles", "ROLE,…", unless: "api,worker", "what this server does: api answers calls, worker does jobs",
    .list
  ) { settings, text throws(Misunderstood) in
    settings.roles = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let role = Settings.Role(rawValue: String(name)) else {
        throw Misunderstood("takes api, worker or api,worker, not \(text)")
      }
      settings.roles.insert(role)
    }
  }

  private static func place(_ text: String) throws(Misunderstood) -> Settings.Place {
    guard let place = Settings.Place(text) else {
      throw Misunderstood("takes an address and a port, such as 127.0.0.1:50051, not \(text)")
    }
    return place
  }

  static func seconds(_ text: String) throws(Misunderstood) -> Duration {
    // A year: more is a slip, and a number that is none compares with nothing.
    guard let seconds = Double(text), seconds >= 0, seconds <= 31_536_000 else {
      throw Misunderstood("takes seconds from 0 to 31536000, such as 2.5, not \(text)")
    }
    return .seconds(seconds)
  }
}
