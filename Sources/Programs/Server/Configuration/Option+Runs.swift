/// About one run of a command, where a file would say nothing useful.
extension Option {
  // Of `musterd dev`.

  static let data = Option(
    "--data", "DIR",
    "where the database and the keys are kept; $XDG_DATA_HOME/muster/dev or ~/.local/share/muster/dev"
      + " unless said", .flagOnly
  ) { settings, text in settings.dataFolder = text }

  static let credentials = Option(
    "--credentials", "FILE",
    "where to write, once ready, what a client needs (JSON, for you alone);"
      + " $XDG_STATE_HOME/muster/dev.json or ~/.local/state/muster/dev.json unless said", .flagOnly
  ) { settings, text in settings.credentials = text }

  static let ephemeral = Option(switch: "--ephemeral", "leave nothing behind at the end", .flagOnly) {
    $0.isEphemeral = true
  }

  // Of `musterd token`.

  static let keyFile = Option(
    "--jwk", "FILE", "the public key (RFC 7517); an RSA key that names no algorithm is one for RS256",
    [.flagOnly, .file]
  ) { settings, text in settings.keyFile = text }

  static let forPlatform = Option(
    switch: "--platform", "for an operator of the installation", .flagOnly
  ) { $0.token.isPlatform = true }

  static let forTenant = Option("--tenant", "ID", "for somebody in this tenant", .flagOnly) {
    settings, text in settings.token.tenant = text
  }

  static let forUser = Option("--user", "ID", "who: a member of the tenant, or the operator", .flagOnly) {
    settings, text in settings.token.user = text
  }

  static let forKey = Option(
    "--api-key", "ID", "instead of a user, a service key of the tenant", .flagOnly
  ) { settings, text in settings.token.apiKey = text }

  static let tokenLifetime = Option(
    "--lifetime", "S", unless: "900", "seconds until it ends, a day at most", .flagOnly
  ) { settings, text throws(Misunderstood) in settings.token.lifetime = try seconds(text) }

  // Of `musterd healthcheck`.

  static let live = Option(
    switch: "--live", "whether it lives, whatever it waits for: /livez", .flagOnly
  ) { $0.healthcheck.asksLive = true }

  static let ready = Option(
    switch: "--ready", "whether it can answer calls now: /readyz, which is asked unless said", .flagOnly
  ) { $0.healthcheck.asksReady = true }

  static let startup = Option(
    switch: "--startup", "whether its start is done: /startupz", .flagOnly
  ) { $0.healthcheck.asksStartup = true }

  static let patience = Option(
    "--timeout", "S", unless: "3", "seconds that the answer may take", .flagOnly
  ) { settings, text throws(Misunderstood) in settings.healthcheck.timeout = try seconds(text) }

  // Of `musterd version`.

  static let verbose = Option(
    switch: "--verbose", "its protos, its schema and the libraries that it runs with too", .flagOnly
  ) { $0.isVerbose = true }
}
