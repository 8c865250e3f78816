import MusterLoop
import MusterPostgres

/// PostgreSQL's settings: whether what it acknowledges is kept, what it writes into its log, and whether it
/// has room for a server.
struct PostgresChecks {
  let facts: PostgresFacts
  let configuration: PostgresConfiguration
  let settings: Settings

  init(_ facts: PostgresFacts, _ configuration: PostgresConfiguration, _ settings: Settings) {
    (self.facts, self.configuration, self.settings) = (facts, configuration, settings)
  }

  func findings() -> [Finding] {
    durability + [
      checksums, collation, vacuum, writes, pooler, connections, encryption, parameters, details, idle, clock,
    ]
  }

  // MARK: What is kept

  private static let losses = [
    ("fsync", "a power failure destroys the database"),
    ("full_page_writes", "a power failure tears pages"),
    ("synchronous_commit", "a crash loses writes that were acknowledged"),
  ]

  private var durability: [Finding] {
    Self.losses.map { name, loss in
      facts.setting(name) == "off"
        ? .failure(name, "off: \(loss)", "ALTER SYSTEM SET \(name) = on; SELECT pg_reload_conf()")
        : .ok(name, facts.setting(name))
    }
  }

  private var checksums: Finding {
    facts.setting("data_checksums") == "on"
      ? .ok("data checksums", "on")
      : .warning(
        "data checksums", "off: a disk that lies is not noticed",
        "stop PostgreSQL, run pg_checksums --enable, start it")
  }

  private var collation: Finding {
    guard let made = facts.collation.made, let now = facts.collation.now, made != now else {
      return .ok("collation", facts.collation.now ?? "without a version")
    }
    return .failure(
      "collation",
      "the database was made with version \(made) of its collation, and the system has \(now):"
        + " indexes may find nothing",
      "REINDEX DATABASE \(configuration.database), then ALTER DATABASE … REFRESH COLLATION VERSION")
  }

  private var vacuum: Finding {
    facts.setting("autovacuum") == "off"
      ? .failure("autovacuum", "off: tables grow for ever", "ALTER SYSTEM SET autovacuum = on, and reload")
      : .ok("autovacuum", "on")
  }

  private var writes: Finding {
    if facts.isStandby {
      return .failure(
        "writes", "the server is a standby",
        "name the primary in --database, or all hosts and target_session_attrs=read-write")
    }
    return facts.setting("default_transaction_read_only") == "on"
      ? .failure(
        "writes", "transactions only read unless they say otherwise",
        "ALTER ROLE \(configuration.user) RESET default_transaction_read_only, or of the database")
      : .ok("writes", "taken")
  }

  // MARK: Connections

  private var pooler: Finding {
    if facts.isPooled == configuration.isPooled {
      return .ok("pooler", facts.isPooled ? "between, and the URL says so" : "none between")
    }
    return facts.isPooled
      ? .failure(
        "pooler",
        "a pooler is between, and the URL does not say so: calls would run among those of strangers",
        "add ?pooled=true to the URL, or name the server itself")
      : .warning(
        "pooler", "the URL says pooled=true, and none is between: a call waits for the one before it",
        "take pooled=true out of the URL")
  }

  private var connections: Finding {
    let name = "connections"
    let loops = settings.loops ?? LoopGroup.loopsDefault
    let need = Platform.connectionsMax(loops: loops, configuration)
    if facts.isPooled { return .ok(name, "\(need.app + need.system), of the pooler") }
    let kept = ["superuser_reserved_connections", "reserved_connections"].compactMap {
      Int(facts.setting($0))
    }
    let room = (Int(facts.setting("max_connections")) ?? 0) - kept.reduce(0, +)
    let words =
      "this server opens up to \(need.app + need.system) (\(loops) loops), PostgreSQL has room for \(room)"
    let remedy = "raise max_connections, serve with fewer --loops, or put PgBouncer between (pooled=true)"
    if facts.connectionLimit >= 0, facts.connectionLimit < need.app {
      return .failure(
        name, "\(configuration.user) may have \(facts.connectionLimit), and a server opens up to \(need.app)",
        "ALTER ROLE \(configuration.user) CONNECTION LIMIT -1, and of the database likewise")
    }
    if need.app + need.system > room { return .failure(name, words, remedy) }
    // While one is replaced by another.
    return (need.app + need.system) * 2 > room
      ? .warning(name, "\(words): not for two servers, as while one is replaced", remedy) : .ok(name, words)
  }

  private var encryption: Finding {
    let name = "encryption"
    let isLocal = configuration.hosts.allSatisfy { host in
      host.name.hasPrefix("/") || host.name.hasPrefix("127.") || ["::1", "localhost"].contains(host.name)
    }
    if isLocal { return .ok(name, "the database is on this machine") }
    let remedy = "add ?sslmode=verify-full&sslrootcert=FILE to the URL"
    guard
      facts.isEncrypted
        || facts.isPooled && [.require, .verifyAuthority, .verifyFull].contains(configuration.tls)
    else {
      return .failure(name, "what goes to the database can be read on the way", remedy)
    }
    return configuration.tls == .verifyFull
      ? .ok(name, "TLS, and the server shows who it is")
      : .warning(name, "TLS, and anybody on the way could be the server", remedy)
  }

  // MARK: What its log tells

  private func isOn(_ name: String) -> Bool { !["", "-1", "0", "off"].contains(facts.setting(name)) }

  /// Values of statements are people's names, addresses and texts.
  private var parameters: Finding {
    let name = "values in the log"
    let logs =
      ["all", "mod"].contains(facts.setting("log_statement"))
      || ["log_min_duration_statement", "log_min_duration_sample"].contains {
        !["", "-1"].contains(facts.setting($0))
      } || isOn("log_transaction_sample_rate")
      || !["", "-1"].contains(facts.setting("auto_explain.log_min_duration"))
    func remedy(_ setting: String) -> String {
      "as a superuser: ALTER ROLE \(configuration.user) SET \(setting) = 0"
    }
    if logs, facts.setting("log_parameter_max_length") != "0" {
      return .failure(
        name, "PostgreSQL logs statements, with the personal data that are their values",
        remedy("log_parameter_max_length"))
    }
    if facts.setting("log_parameter_max_length_on_error") != "0" {
      return .failure(
        name, "PostgreSQL logs the values of statements that fail",
        remedy("log_parameter_max_length_on_error"))
    }
    return .ok(name, "none")
  }

  private var details: Finding {
    facts.setting("log_error_verbosity") == "terse"
      ? .ok("details in the log", "none")
      : .warning(
        "details in the log", "where a row is refused, PostgreSQL logs what was in it",
        "as a superuser: ALTER ROLE \(configuration.user) SET log_error_verbosity = terse")
  }

  // MARK: Time

  private var idle: Finding {
    if isOn("idle_session_timeout") {
      return .failure(
        "idle sessions",
        "PostgreSQL ends connections that nobody uses for a while: calls fail after a quiet night",
        "ALTER ROLE \(configuration.user) SET idle_session_timeout = 0")
    }
    return isOn("idle_in_transaction_session_timeout")
      ? .ok("idle sessions", "those in a transaction are ended, others are not")
      : .warning(
        "idle sessions", "a transaction whose server has vanished holds its locks until TCP notices",
        "ALTER ROLE \(configuration.user) SET idle_in_transaction_session_timeout = '5min'")
  }

  private static let aheadMax = Duration.seconds(30)
  private static let aheadWanted = Duration.seconds(1)

  private var clock: Finding {
    let ahead = facts.clockAhead
    let size = ahead < .zero ? .zero - ahead : ahead
    let tenths = Int((size / .milliseconds(100)).rounded())
    let side = ahead < .zero ? "behind" : "ahead of"
    let words = "the database's is \(tenths / 10).\(tenths % 10) s \(side) this machine's"
    let remedy =
      "let both follow a time server (systemd-timesyncd, chrony): tokens and leases go by the clock"
    if size > Self.aheadMax { return .failure("clock", words, remedy) }
    return size > Self.aheadWanted ? .warning("clock", words, remedy) : .ok("clock", words)
  }
}
