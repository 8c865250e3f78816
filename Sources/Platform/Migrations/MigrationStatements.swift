import MusterPostgres

/// What the runner asks and says apart from the migrations themselves.
enum MigrationStatements {
  /// "muster" and a number: of nobody else in this database.
  private static let lockKey = "7887324012399984641"

  /// Never waited for in the server: a statement that waits has a snapshot, for which an index that is built
  /// without a transaction would wait in turn.
  static let lock = Statement("SELECT pg_try_advisory_xact_lock(\(lockKey))")

  /// Ends the answer before it, which would keep its snapshot until the next.
  static let rest = Statement("DO $$ BEGIN END $$")

  static let hasRecords = Statement("SELECT to_regclass('muster.schema_migrations') IS NOT NULL")

  static let records = Statement(
    """
    SELECT m.number, m.name, encode(m.sha256, 'hex'), m.breaks_older_servers, m.muster_version
    FROM muster.schema_migrations m
    ORDER BY m.number
    """)

  /// Whether anybody is served.
  static let hasTenants = Statement("SELECT EXISTS (SELECT FROM muster.tenants)")

  static let count = Statement("SELECT count(*) FROM muster.schema_migrations")

  static let record = Statement(
    """
    INSERT INTO muster.schema_migrations
      (number, name, sha256, breaks_older_servers, duration_seconds, muster_version)
    VALUES ($1, $2, decode($3, 'hex'), $4, $5, $6)
    """,
    .int4, .text, .text, .bool, .float8, .text)

  /// For one transaction or for the session; `none` is the role that logged in. Whatever the operator has set
  /// for that role must not change what a migration means.
  static let settings = Statement(
    """
    SELECT set_config('role', $1, $2), set_config('search_path', 'muster', $2),
      set_config('lock_timeout', $3, $2), set_config('statement_timeout', '0', $2),
      set_config('idle_in_transaction_session_timeout', '0', $2), set_config('row_security', 'on', $2)
    """,
    .text, .bool, .text)

  /// Who migrates, and where.
  static let place = Statement(
    """
    SELECT current_setting('server_version_num')::int4, current_setting('server_encoding'),
      session_user::text, r.rolsuper,
      ARRAY (
        SELECT o.name::text
        FROM unnest(ARRAY['muster_owner', 'muster_app', 'muster_system'])
          WITH ORDINALITY AS o (name, place)
        WHERE to_regrole(o.name) IS NULL
        ORDER BY o.place
      ),
      coalesce(pg_has_role(session_user, to_regrole('muster_owner'), 'MEMBER'), false),
      pg_has_role(session_user, d.datdba, 'MEMBER'), d.datname::text,
      pg_database_size(d.oid)
    FROM pg_roles r, pg_database d
    WHERE r.rolname = session_user AND d.datname = current_database()
    """)

  /// Whether everybody may connect to this database, or make temporary tables in it, or the servers may not.
  static let isDatabaseOpen = Statement(
    """
    SELECT EXISTS (
        SELECT
        FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
        WHERE d.datname = current_database() AND a.grantee = 0
      )
      OR NOT has_database_privilege('muster_app', current_database(), 'CONNECT')
      OR NOT has_database_privilege('muster_system', current_database(), 'CONNECT')
    """)

  /// A dump and a copy of a database come without these rights, so they are no migration but are looked at
  /// each time.
  static let closeDatabase = Statement(
    """
    DO $$
    BEGIN
      EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
      EXECUTE format('GRANT CONNECT ON DATABASE %I TO muster_app, muster_system', current_database());
    END
    $$
    """)

  /// The row of the installation; its generation rises in another cluster.
  static let install = Statement(
    """
    INSERT INTO muster.installation AS i (system_identifier)
    SELECT s.system_identifier::text FROM pg_control_system() s
    ON CONFLICT ((true)) DO UPDATE
    SET system_identifier = excluded.system_identifier, generation = i.generation + 1
    WHERE i.system_identifier <> excluded.system_identifier
    """)

  /// The mark of the installation's master key, which is ours where there was none.
  static let masterKeyMark = Statement("SELECT muster.master_key_mark($1)", .bytea)

  /// The marks of the master keys that data keys are, or were, wrapped by.
  static let masterKeys = Statement(
    "SELECT key_version, mark FROM muster.master_keys ORDER BY key_version")
}
