import MusterPostgres
import MusterTestDatabase
import Testing

/// The real schema, met as the server's roles by SQL of any kind: what holds even when a statement is wrong.
@Suite(.timeLimit(.minutes(2))) struct `Row security` {
  static let one = "00000000-0000-7000-8000-000000000001"
  static let other = "00000000-0000-7000-8000-000000000002"
  static let member = "00000000-0000-7000-8000-00000000000a"
  static let user = "00000000-0000-7000-8000-00000000000b"

  /// Two tenants with a row of everything each, and a user who is in both.
  private static let filled = Task {
    let database = try await MigratedDatabase()
    try fill(database)
    return database
  }

  private static func fill(_ database: MigratedDatabase) throws {
    try database.sql("INSERT INTO muster.users (user_id, email) VALUES ('\(user)', 'a@example.com')")
    for tenant in [one, other] {
      try database.sql(
        """
        INSERT INTO muster.tenants (tenant_id, slug, display_name, plan, subscription_status)
        VALUES ('\(tenant)', 's-\(tenant)', 'a', 'ignition', 'trial');
        INSERT INTO muster.memberships (tenant_id, member_id, user_id, roles)
        VALUES ('\(tenant)', '\(member)', '\(user)', '{owner}');
        INSERT INTO muster.roles (tenant_id, role_id, name, permissions) VALUES ('\(tenant)', '\(member)', 'r', '{}');
        INSERT INTO muster.api_keys (tenant_id, key_id, secret_hash, prefix, permissions, created_by_kind)
        VALUES ('\(tenant)', '\(tenant)', '\\x01', 'p', '{}', 'user');
        INSERT INTO muster.refresh_tokens (tenant_id, token_hash, family_id, key_id, expire_time)
        VALUES ('\(tenant)', '\\x01', '\(member)', '\(tenant)', now());
        INSERT INTO muster.access_epochs (tenant_id, subject_kind, subject_id) VALUES ('\(tenant)', 'key', '\(tenant)');
        INSERT INTO muster.journal (tenant_id, record_id, actor_kind, method, outcome)
        VALUES ('\(tenant)', '\(member)', 'user', 'm', 'allowed');
        INSERT INTO muster.request_records (tenant_id, principal_id, method, request_id, request_hash)
        VALUES ('\(tenant)', '\(member)', 'm', 'r', '\\x01');
        """)
    }
  }

  static func bind(_ tenant: String) -> String {
    "DO $$ BEGIN PERFORM set_config('muster.tenant_id', '\(tenant)', true); END $$;"
  }

  /// Runs it as the server, bound to the first tenant.
  private static func asOne(_ sql: String) async throws -> String {
    try await filled.value.sql("\(bind(one)) \(sql)", as: .app)
  }

  /// Why it is refused.
  static func refusal(_ database: MigratedDatabase, _ sql: String, as role: MigratedDatabase.Role = .app)
    -> String
  {
    do {
      return "not refused: \(try database.sql(sql, as: role))"
    } catch {
      return "\(error)".split(separator: "\n").first.map(String.init) ?? ""
    }
  }

  private static func refusalAsOne(_ sql: String) async throws -> String {
    refusal(try await filled.value, "\(bind(one)) \(sql)")
  }

  private static let tables = [
    "tenants", "memberships", "roles", "api_keys", "refresh_tokens", "access_epochs", "journal",
    "request_records",
  ]
  private static let denied = "ERROR:  new row violates row-level security policy for table"

  @Test(arguments: tables)
  func `shows a tenant its own rows, and without a tenant none and no error`(_ table: String) async throws {
    let database = try await Self.filled.value
    let count = "SELECT count(*) FROM \(table)"
    #expect(try database.sql("SELECT count(*) FROM muster.\(table)") == "2")
    #expect(try await Self.asOne(count) == "1")
    #expect(try await Self.asOne("SELECT DISTINCT tenant_id FROM \(table)") == Self.one)
    #expect(try await Self.asOne("\(count) WHERE tenant_id = '\(Self.other)'") == "0")
    #expect(try database.sql(count, as: .app) == "0")
    // As it is after a transaction that had one.
    #expect(try database.sql("SET muster.tenant_id = ''; \(count)", as: .app) == "0")
    #expect(try database.sql("BEGIN; \(Self.bind(Self.one)) COMMIT; \(count)", as: .app) == "0")
  }

  @Test func `holds the owner's role too, but for its right to pass it`() async throws {
    let database = try await Self.filled.value
    #expect(
      try database.sql(
        "BEGIN; ALTER ROLE muster_owner NOBYPASSRLS; SET ROLE muster_owner; SELECT count(*) FROM muster.roles; ROLLBACK"
      )
        == "0")
  }

  @Test(arguments: tables)
  func `lets no row be written for another tenant`(_ table: String) async throws {
    let database = try await Self.filled.value
    let columns = try database.sql(
      "SELECT string_agg(attname, ',') FROM pg_attribute WHERE attrelid = 'muster.\(table)'::regclass AND attnum > 1"
        + " AND NOT attisdropped")
    let words = try await Self.refusalAsOne(
      "INSERT INTO \(table) (tenant_id, \(columns)) SELECT '\(Self.other)', \(columns) FROM \(table)")
    #expect(words == "\(Self.denied) \"\(table)\"")
    if table == "journal" { return }
    // Without WHERE and RETURNING the policy for reading is not asked.
    let moved = try await Self.refusalAsOne("UPDATE \(table) SET tenant_id = '\(Self.other)'")
    #expect(moved == "\(Self.denied) \"\(table)\"")
  }

  @Test func `changes and removes nothing of another tenant`() async throws {
    let database = try await MigratedDatabase()
    try Self.fill(database)
    try database.sql(
      "\(Self.bind(Self.one)) UPDATE roles SET name = 'changed'; DELETE FROM refresh_tokens", as: .app)
    #expect(
      try database.sql("SELECT string_agg(name, ',' ORDER BY tenant_id) FROM muster.roles") == "changed,r")
    #expect(
      try database.sql("SELECT count(*), min(tenant_id::text) FROM muster.refresh_tokens")
        == "1|\(Self.other)")
  }

  @Test func `lets no row refer to another tenant's`() async throws {
    #expect(
      try await Self.refusalAsOne(
        "INSERT INTO refresh_tokens (tenant_id, token_hash, family_id, key_id, expire_time)"
          + " VALUES ('\(Self.one)', '\\x02', '\(Self.member)', '\(Self.other)', now())")
        == "ERROR:  insert or update on table \"refresh_tokens\" violates foreign key constraint \"refresh_tokens_key_id_fkey\""
    )
  }

  @Test func `tells nobody by a key what another tenant has`() async throws {
    let database = try await MigratedDatabase()
    try Self.fill(database)
    // All that is unique, taken by the other tenant, is free here.
    for table in Self.tables where table != "tenants" {
      try database.sql("DELETE FROM muster.refresh_tokens WHERE tenant_id = '\(Self.one)'")
      let others = "SELECT * FROM muster.\(table) WHERE tenant_id = '\(Self.other)'"
      try database.sql(
        "DROP TABLE IF EXISTS public.seen; CREATE TABLE public.seen AS \(others);"
          + " UPDATE public.seen SET tenant_id = '\(Self.one)'; GRANT USAGE ON SCHEMA public TO muster_app;"
          + " GRANT SELECT ON public.seen TO muster_app; DELETE FROM muster.\(table) WHERE tenant_id = '\(Self.one)'"
      )
      #expect(
        try database.sql(
          "\(Self.bind(Self.one)) WITH made AS (INSERT INTO \(table) SELECT * FROM public.seen RETURNING 1)"
            + " SELECT count(*) FROM made", as: .app) == "1", "\(table)")
    }
  }

  @Test func `shows users themselves, and their memberships everywhere`() async throws {
    let database = try await Self.filled.value
    let bound = "SET muster.user_id = '\(Self.user)';"
    #expect(try database.sql("SELECT count(*) FROM users", as: .app) == "0")
    #expect(try await Self.asOne("SELECT count(*) FROM users") == "0")
    #expect(try database.sql("\(bound) SELECT email FROM users", as: .app) == "a@example.com")
    #expect(try database.sql("\(bound) SELECT count(*) FROM memberships", as: .app) == "2")
    #expect(try database.sql("\(bound) SELECT count(*) FROM roles", as: .app) == "0")
    // Seen, but not written.
    #expect(
      try database.sql(
        "\(bound) WITH u AS (UPDATE memberships SET email = '' RETURNING 1) SELECT count(*) FROM u", as: .app)
        == "0")
    for change in [
      "UPDATE users SET platform_admin = true",
      "INSERT INTO users (user_id, platform_admin) VALUES ('\(Self.user)', true)",
    ] {
      #expect(
        Self.refusal(database, "\(bound) \(change)")
          == "ERROR:  permission denied for table users")
    }
    #expect(
      Self.refusal(database, "\(bound) INSERT INTO users (user_id) VALUES ('\(Self.other)')")
        == "\(Self.denied) \"users\"")
  }

  @Test(arguments: [
    ("tenants", "2"), ("users", "1"), ("memberships", "2"), ("access_epochs", "2"), ("journal", "2"),
    ("api_keys", "ERROR:  permission denied for table api_keys"),
    ("refresh_tokens", "ERROR:  permission denied for table refresh_tokens"),
    ("roles", "ERROR:  permission denied for table roles"),
    ("request_records", "ERROR:  permission denied for table request_records"),
  ])
  func `shows the platform's own readers what they need`(_ table: String, _ answer: String) async throws {
    let database = try await Self.filled.value
    let words = Self.refusal(database, "SELECT count(*) FROM \(table)", as: .system)
    #expect(words == (answer.count == 1 ? "not refused: \(answer)" : answer))
    #expect(
      Self.refusal(database, "DELETE FROM \(table)", as: .system)
        == "ERROR:  permission denied for table \(table)")
  }

  @Test(arguments: [
    ("TRUNCATE roles", "permission denied for table roles"),
    ("CREATE TABLE muster.mine (id uuid REFERENCES muster.roles)", "permission denied for schema muster"),
    ("CREATE TABLE public.mine (id int)", "permission denied for schema public"),
    ("CREATE TEMP TABLE mine (id int)", "permission denied to create temporary tables in database"),
    ("CREATE SCHEMA mine", "permission denied for database"),
    ("CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'", "permission denied for schema muster"),
    (
      "CREATE TRIGGER t BEFORE INSERT ON roles FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
      "permission denied for table roles"
    ),
    ("CREATE POLICY p ON roles USING (true)", "must be owner of table roles"),
    ("ALTER TABLE roles DISABLE ROW LEVEL SECURITY", "must be owner of table roles"),
    (
      "SET row_security = off; SELECT count(*) FROM roles",
      "query would be affected by row-level security policy for table \"roles\""
    ),
    ("SELECT count(*) FROM journal_default", "permission denied for table journal_default"),
    ("UPDATE journal SET outcome = 'refused'", "permission denied for table journal"),
    ("DELETE FROM journal", "permission denied for table journal"),
    ("DELETE FROM tenants", "permission denied for table tenants"),
    ("UPDATE installation SET generation = 9", "permission denied for table installation"),
    ("DELETE FROM schema_migrations", "permission denied for table schema_migrations"),
    ("SELECT make_journal_partitions(1)", "permission denied for function make_journal_partitions"),
    ("SELECT purge_request_records(now(), 1)", "permission denied for function purge_request_records"),
    ("SET ROLE muster_owner", "permission denied to set role \"muster_owner\""),
    ("SET ROLE muster_system", "permission denied to set role \"muster_system\""),
    ("SET SESSION AUTHORIZATION muster_owner", "permission denied to set session authorization"),
    ("SELECT lo_create(0)", "permission denied for function lo_create"),
    ("SELECT lo_from_bytea(0, '')", "permission denied for function lo_from_bytea"),
    ("SELECT pg_read_file('PG_VERSION')", "permission denied for function pg_read_file"),
    (
      "COPY roles FROM PROGRAM 'true'",
      "must be superuser or have privileges of the pg_execute_server_program role to COPY to or from an external program"
    ),
    (
      "COPY roles TO '/tmp/muster-roles'",
      "must be superuser or have privileges of the pg_write_server_files role to COPY to a file"
    ),
    ("COPY roles FROM STDIN", "COPY FROM not supported with row-level security"),
    ("CREATE EXTENSION dblink", "permission denied to create extension \"dblink\""),
    ("REASSIGN OWNED BY muster_owner TO muster_app", "permission denied to reassign objects"),
    ("DROP OWNED BY muster_owner", "permission denied to drop objects"),
    ("ALTER ROLE muster_app BYPASSRLS", "must be superuser to change bypassrls attribute"),
    ("ALTER ROLE muster_system PASSWORD 'x'", "permission denied"),
  ])
  func `cannot be gone around`(_ sql: String, _ words: String) async throws {
    let answer = try await Self.refusalAsOne(sql)
    #expect(answer.hasPrefix("ERROR:  \(words)"), "\(answer)")
  }

  @Test func `leaves the server's role without anything to lose`() async throws {
    let database = try await Self.filled.value
    // Of its own rights it can give none away, and it owns nothing that it could drop.
    #expect(throws: PrivateCluster.Failed.self) {
      try database.sql("DROP OWNED BY muster_system", as: .system)
    }
    #expect(try database.sql("SELECT count(*) FROM tenants", as: .system) == "2")
    let owned = "SELECT count(*) FROM pg_shdepend WHERE deptype = 'o' AND refobjid = 'muster_app'::regrole"
    #expect(try database.sql(owned) == "0")
  }

  @Test func `keeps one role from seeing and ending what the other does`() async throws {
    let database = try await Self.filled.value
    try await OpenDatabase.with(database.configuration(.app)) { app in
      _ = try await app.read(Statement("SELECT 'canary'")())
      let seen = try database.sql(
        "SELECT DISTINCT query FROM pg_stat_activity WHERE usename = 'muster_app' AND datname = current_database()",
        as: .system)
      #expect(seen == "<insufficient privilege>")
      let words = Self.refusal(
        database,
        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE usename = 'muster_app' AND datname = current_database()",
        as: .system)
      #expect(
        words
          == "ERROR:  must be a member of the role whose query is being canceled or member of pg_signal_backend"
      )
    }
  }
}
