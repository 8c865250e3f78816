import MusterPostgres

/// What PostgreSQL says of itself, to the role that asks.
struct PostgresFacts: Sendable {
  let version: Int32
  let versionText: String
  /// By their names; those that the role may not see are missing.
  let settings: [String: String]
  /// Of the database: what its collation was made with, and what there is now.
  let collation: (made: String?, now: String?)
  let isEncrypted: Bool
  let isStandby: Bool
  /// -1 without a limit.
  let connectionLimit: Int32
  /// Its clock less ours.
  let clockAhead: Duration
  /// A pooler stands before it.
  let isPooled: Bool

  func setting(_ name: String) -> String { settings[name] ?? "" }
}

enum PostgresFactsStore {
  private static let version = Statement(
    "SELECT current_setting('server_version_num')::int4, current_setting('server_version')")

  private static let names = [
    "fsync", "full_page_writes", "synchronous_commit", "data_checksums", "autovacuum", "max_connections",
    "superuser_reserved_connections", "reserved_connections", "log_statement", "log_min_duration_statement",
    "log_min_duration_sample", "log_transaction_sample_rate", "log_parameter_max_length",
    "log_parameter_max_length_on_error", "log_error_verbosity", "auto_explain.log_min_duration",
    "idle_in_transaction_session_timeout", "idle_session_timeout", "default_transaction_read_only",
  ]

  private static let settings = Statement(
    "SELECT s.name, s.setting FROM pg_settings s WHERE s.name = ANY ($1)", .textArray)

  private static let facts = Statement(
    """
    SELECT d.datcollversion, pg_database_collation_actual_version(d.oid),
      coalesce((SELECT s.ssl FROM pg_stat_ssl s WHERE s.pid = pg_backend_pid()), false), pg_is_in_recovery(),
      CASE WHEN r.rolconnlimit < 0 OR d.datconnlimit < 0 THEN greatest(r.rolconnlimit, d.datconnlimit)
        ELSE least(r.rolconnlimit, d.datconnlimit) END
    FROM pg_database d, pg_roles r
    WHERE d.datname = current_database() AND r.rolname = session_user
    """)

  private static let moment = Statement("SELECT clock_timestamp(), pg_backend_pid()")

  static func versionNumber(_ database: LoopDatabase) async throws(PostgresError) -> (Int32, String) {
    let results = try await database.read(version())
    guard let row = results[0].first else { throw PostgresError(.other, "the server tells no version") }
    return (try row.value(0), try row.value(1))
  }

  /// Of a server that is new enough for the questions. `now` is our clock, in microseconds since 1970.
  static func facts(
    _ database: LoopDatabase, now: () -> Int64
  ) async throws(PostgresError) -> PostgresFacts {
    let (version, versionText) = try await versionNumber(database)
    let results = try await database.read(settings(.texts(names)), facts())
    var values: [String: String] = [:]
    for row in results[0] { values[try row.value(0)] = try row.value(1) }
    guard let row = results[1].first else { throw PostgresError(.other, "the server does not know our role") }

    let lease = try await database.lease(nil)
    defer { lease.giveUp() }
    // Once before, for what preparing takes; and halfway between asking and hearing.
    _ = try await lease.run(moment())
    let asked = now()
    let answer = try await lease.run(moment())
    let heard = now()
    guard let telling = answer[0].first else { throw PostgresError(.other, "the server tells no time") }
    let time: PostgresTime = try telling.value(0)
    let process: Int32 = try telling.value(1)
    let announced = await lease.announcedProcess
    return PostgresFacts(
      version: version, versionText: versionText, settings: values,
      collation: (try row.optional(0), try row.optional(1)), isEncrypted: try row.value(2),
      isStandby: try row.value(3), connectionLimit: try row.value(4),
      clockAhead: .microseconds((time.unixMicroseconds ?? 0) - (asked + (heard - asked) / 2)),
      isPooled: announced != nil && announced != process)
  }
}
