import MusterPostgres
import MusterTestDatabase
import Testing

@Suite(.timeLimit(.minutes(2))) struct `The journal's months` {
  private static let months = """
    SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class
    WHERE relnamespace = 'muster'::regnamespace AND relkind = 'r' AND relname ^@ 'journal_2'
    """

  private static func names(_ database: MigratedDatabase, ahead: ClosedRange<Int>) throws -> String {
    try database.sql(
      "SELECT string_agg(to_char(date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => m),"
        + " '\"journal_\"YYYY_MM'), ',' ORDER BY m) FROM generate_series(\(ahead.lowerBound), \(ahead.upperBound)) m"
    )
  }

  private static func insert(_ moment: String) -> String {
    "INSERT INTO muster.journal (tenant_id, record_time, record_id, actor_kind, method, outcome)"
      + " VALUES ('\(`Row security`.one)', \(moment), gen_random_uuid(), 'user', 'm', 'allowed')"
  }

  @Test func `are there for this one and the next two, and more when they are made`() async throws {
    let database = try await MigratedDatabase()
    #expect(try database.sql(Self.months) == Self.names(database, ahead: 0...2))
    #expect(try database.sql("SELECT make_journal_partitions(2)", as: .system) == "0")
    #expect(try database.sql("SELECT make_journal_partitions(4)", as: .system) == "2")
    #expect(try database.sql(Self.months) == Self.names(database, ahead: 0...4))
  }

  @Test func `take in what came before they were there, and nothing is lost`() async throws {
    let database = try await MigratedDatabase()
    for months in [3, 3, 4, 40] { try database.sql(Self.insert("now() + interval '\(months) months'")) }
    try database.sql(Self.insert("'1999-01-01'"))
    let whole = "SELECT count(*), count(DISTINCT transaction_id) FROM muster.journal"
    let places = "SELECT count(*) FROM muster.journal_default"
    #expect(try database.sql(whole) == "5|5")
    #expect(try database.sql(places) == "5")
    #expect(try database.sql("SELECT make_journal_partitions(4)", as: .system) == "2")
    #expect(try database.sql(whole) == "5|5")
    #expect(try database.sql(places) == "2")
  }

  @Test func `are made in UTC, whatever the maker's time zone`() async throws {
    let database = try await MigratedDatabase()
    try database.sql("SET timezone = 'Pacific/Kiritimati'; SELECT make_journal_partitions(3)", as: .system)
    let bounds = try database.sql(
      """
      SET timezone = 'UTC';
      SELECT count(*) FROM pg_class c
      WHERE c.relnamespace = 'muster'::regnamespace AND c.relkind = 'r' AND c.relname ^@ 'journal_2'
        AND pg_get_expr(c.relpartbound, c.oid) ^@ ('FOR VALUES FROM (''' || replace(right(c.relname, 7), '_', '-')
          || '-01 00:00:00+00'') TO (''')
      """)
    #expect(bounds == "4")
  }

  @Test func `show a tenant its rows through the journal alone`() async throws {
    let database = try await MigratedDatabase()
    try database.sql("SELECT make_journal_partitions(3)", as: .system)
    try database.sql("\(Self.insert("now() + interval '3 months'")); \(Self.insert("now()"))")
    let bind = `Row security`.bind
    #expect(try database.sql("\(bind(`Row security`.one)) SELECT count(*) FROM journal", as: .app) == "2")
    #expect(try database.sql("\(bind(`Row security`.other)) SELECT count(*) FROM journal", as: .app) == "0")
    let partition = try Self.names(database, ahead: 3...3)
    for role in [MigratedDatabase.Role.app, .system] {
      #expect(
        `Row security`.refusal(database, "SELECT count(*) FROM \(partition)", as: role)
          == "ERROR:  permission denied for table \(partition)")
    }
    // Even with the right, the partition's own policy holds.
    try database.sql("GRANT SELECT ON muster.\(partition) TO muster_app")
    #expect(try database.sql("SELECT count(*) FROM \(partition)", as: .app) == "0")
  }

  @Test func `are made while others write`() async throws {
    let database = try await MigratedDatabase()
    try await OpenDatabase.with(database.configuration(.superuser)) { writer in
      let lease = try await writer.lease()
      _ = try await lease.run(Statement(Self.insert("now()"))())
      #expect(
        try database.sql("SET lock_timeout = '5s'; SELECT make_journal_partitions(3)", as: .system) == "1")
      try await lease.commit()
    }
    #expect(try database.sql("SELECT count(*) FROM muster.journal") == "1")
  }

  @Test(arguments: ["-1", "25", "NULL"])
  func `are not made without measure`(_ ahead: String) async throws {
    let database = try await MigratedDatabase()
    let words = `Row security`.refusal(database, "SELECT make_journal_partitions(\(ahead))", as: .system)
    #expect(words.hasPrefix("ERROR:  a journal is made 0 to 24 months ahead"))
  }
}

@Suite(.timeLimit(.minutes(2))) struct `Records of requests` {
  @Test func `are purged oldest first, as many as are asked for`() async throws {
    let database = try await MigratedDatabase()
    try database.sql(
      """
      INSERT INTO muster.request_records (tenant_id, principal_id, method, request_id, request_hash, create_time)
      SELECT gen_random_uuid(), gen_random_uuid(), 'm', n::text, '\\x01', now() - make_interval(hours => n)
      FROM generate_series(1, 10) n
      """)
    let left = "SELECT string_agg(request_id, ',' ORDER BY create_time DESC) FROM muster.request_records"
    let purge = "SELECT purge_request_records(now() - interval '270 minutes', 4)"
    #expect(try database.sql(purge, as: .system) == "4")
    #expect(try database.sql(left) == "1,2,3,4,5,6")
    #expect(try database.sql(purge, as: .system) == "2")
    #expect(try database.sql(purge, as: .system) == "0")
    #expect(try database.sql(left) == "1,2,3,4")
  }

  @Test(arguments: ["now(), 0", "now(), 10001", "now(), NULL", "NULL, 1"])
  func `are not purged without measure`(_ parameters: String) async throws {
    let database = try await MigratedDatabase()
    let words = `Row security`.refusal(database, "SELECT purge_request_records(\(parameters))", as: .system)
    #expect(words.hasPrefix("ERROR:  1 to 10000 records are purged at once"))
  }
}
