package import MusterMigrationSteps
package import MusterPostgres

/// What a server looks at before it serves from a database: that the schema is one it knows, and that its own
/// role can neither pass row security nor make itself one that can.
package struct SchemaCheck: Sendable {
  private let database: LoopDatabase
  private let steps: [MigrationStep]

  package init(_ database: LoopDatabase, steps: [MigrationStep] = MigrationStep.all) {
    self.database = database
    self.steps = steps
  }

  package func run() async throws(MigrationError) {
    let answers = try await read(Self.role(), Self.roles())
    try Self.checkRole(answers[0], answers[1])
    // Without a schema the statements below cannot be understood.
    guard try await read(Self.hasSchema())[0].first?.bool(0) == true else {
      return try MigrationPlan(steps, []).checkForServe()
    }
    let records = try await read(MigrationStatements.records())
    try MigrationPlan(steps, MigrationRecord.read(records[0])).checkForServe()
    guard try await read(Self.isSameCluster())[0].first?.bool(0) == true else {
      throw MigrationError(
        .clusterChanged, "the database was brought here from another cluster: run musterd migrate")
    }
  }

  /// That the master key is the one that the installation began with, which the first server to ask decides;
  /// as `muster_system`.
  package func check(masterKeyMark own: [UInt8]) async throws(MigrationError) {
    let rows = try await read(MigrationStatements.masterKeyMark(.bytea(own)))[0]
    guard try rows.first?.bytes(0) == own else {
      throw MigrationError(
        .masterKeyOther,
        "the master key is not the one that this installation began with: what it sealed stays closed and its"
          + " API keys are unknown. Give --master-key the file that was there first")
    }
  }

  /// That the file holds every master key that data keys may be wrapped by, each in its place; as
  /// `muster_system`.
  package func check(masterKeyMarks mark: (Int64) -> [UInt8]?) async throws(MigrationError) {
    for row in try await read(MigrationStatements.masterKeys())[0] {
      let version = try row.int64(0)
      let stored = try row.bytes(1)
      guard mark(version) == stored else {
        throw MigrationError(
          .masterKeyOther,
          "line \(version) of the file of --master-key is not the master key \(version) of this installation,"
            + " under which keys of tenants are sealed. Give it the file with all keys that there were, the"
            + " oldest first")
      }
    }
  }

  /// False for an installation in which nobody is served yet; as `muster_system`.
  package func hasTenants() async throws(MigrationError) -> Bool {
    try await read(MigrationStatements.hasTenants())[0].first?.bool(0) == true
  }

  private func read(_ statements: BoundStatement...) async throws(MigrationError) -> Results {
    do { return try await database.read(statements) } catch {
      throw MigrationError(
        error.code == .unavailable ? database.health.reads.lastError ?? error : error, at: nil)
    }
  }

  private static func checkRole(_ own: ResultSet, _ reachable: ResultSet) throws(MigrationError) {
    do throws(PostgresError) {
      guard let row = own.first else { throw PostgresError(.other, "the server does not know our role") }
      let name: String = try row.value(0)
      func refuse(_ what: String) throws(PostgresError) -> Never {
        throw PostgresError(.accessDenied, "\(name) \(what); serve as muster_app or muster_system")
      }
      for row in reachable {
        let other: String = try row.value(0)
        let power: String = try row.value(1)
        try refuse(other == name ? power : "can become \(other), which \(power)")
      }
      if try row.value(1) {
        try refuse("may make temporary tables here: run musterd migrate, which ends that")
      }
      let path: String = try row.value(2)
      guard path == "muster" else { try refuse("has the search_path \(path), not muster") }
      guard try row.value(3) == "UTF8" else { try refuse("meets a database that is not in UTF8") }
    } catch {
      guard error.code == .accessDenied else { throw MigrationError(error, at: nil) }
      throw MigrationError(.roleUnsafe, "the role \(error.message)")
    }
  }

  private static let role = Statement(
    """
    SELECT session_user::text, has_database_privilege(current_database(), 'TEMP'),
      current_setting('search_path'), current_setting('server_encoding')
    """)

  /// What our role is or can make itself that row security does not hold; our own role first.
  private static let roles = Statement(
    """
    WITH powers AS (
      SELECT r.oid, r.rolname, CASE
        WHEN r.rolsuper THEN 'is a superuser'
        WHEN r.rolbypassrls THEN 'passes row security (BYPASSRLS)'
        WHEN r.rolcreaterole THEN 'makes roles (CREATEROLE)'
        WHEN r.rolreplication THEN 'reads everything by replication (REPLICATION)'
        WHEN r.rolname IN ('pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program')
          THEN 'reaches the files of the server'
        WHEN EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid) THEN 'owns tables'
        WHEN EXISTS (SELECT FROM pg_database d WHERE d.datdba = r.oid) THEN 'owns a database'
        END AS power
      FROM pg_roles r
      WHERE pg_has_role(session_user, r.oid, 'MEMBER')
    )
    SELECT p.rolname::text, p.power
    FROM powers p
    WHERE p.power IS NOT NULL
    ORDER BY p.rolname <> session_user, p.rolname
    LIMIT 1
    """)

  private static let hasSchema = Statement(
    """
    SELECT coalesce(has_schema_privilege(to_regnamespace('muster'), 'USAGE'), false)
      AND EXISTS (
        SELECT FROM pg_class c
        WHERE c.relnamespace = to_regnamespace('muster') AND c.relname = 'schema_migrations'
      )
    """)

  private static let isSameCluster = Statement(
    """
    SELECT EXISTS (
      SELECT FROM muster.installation i, pg_control_system() s
      WHERE i.system_identifier = s.system_identifier::text
    )
    """)
}
