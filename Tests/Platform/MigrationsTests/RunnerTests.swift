import MusterMigrationSteps
import MusterPostgres
import MusterTestDatabase
import Synchronization
import Testing

@testable import MusterMigrations

@Suite(.timeLimit(.minutes(2))) struct `Migrating` {
  private static let names = MigrationStep.all.map(\.name)
  private static let next = MigrationStep.all.count + 1
  private static let numbers = MigrationStep.all.map { "\($0.number)" }.joined(separator: ",")

  @Test func `makes a database that servers may serve from, and then finds nothing to do`() async throws {
    let database = try await EmptyDatabase()
    #expect(try await database.migrate() == Self.names)
    #expect(try await database.migrate() == [])
    #expect(try database.recorded == Self.numbers)
    #expect(
      try database.sql("SELECT count(*) FROM muster.schema_migrations WHERE duration_seconds > 0")
        == "\(Self.names.count)")
    #expect(try database.sql("SELECT generation FROM muster.installation") == "1")
    for user in ["muster_app", "muster_system"] {
      try await database.with(user: user) { try await SchemaCheck($0).run() }
    }
  }

  @Test func `says what there is to be done, and does nothing`() async throws {
    let database = try await EmptyDatabase()
    let plan = try await database.with { try await MigrationRunner($0).status() }
    #expect(plan.pending == MigrationStep.all && plan.applied == [])
    #expect(try database.sql("SELECT to_regnamespace('muster') IS NULL") == "t")
    try await database.migrate()
    let after = try await database.with { try await MigrationRunner($0).status() }
    #expect(after.pending == [] && after.applied.map(\.name) == Self.names)
  }

  @Test func `happens once when two do it at once`() async throws {
    for _ in 0..<5 {
      let database = try await EmptyDatabase()
      let waits = Waits()
      async let one = database.migrate { $0.report = waits.note }
      async let other = database.migrate { $0.report = waits.note }
      let both = try await [one, other]
      #expect((both[0] + both[1]).sorted() == Self.names)
      #expect(try database.recorded == Self.numbers)
      #expect(waits.count.load(ordering: .relaxed) > 0)
    }
  }

  @Test func `makes the roles once when two databases of a cluster begin at once`() async throws {
    let cluster = try await PrivateCluster()
    for round in 0..<3 {
      let databases = [try await EmptyDatabase(cluster), try await EmptyDatabase(cluster)]
      async let one = databases[0].migrate()
      async let other = databases[1].migrate()
      #expect(try await [one, other] == [Self.names, Self.names])
      #expect(
        try cluster.sql(
          "SELECT string_agg(rolname, ',' ORDER BY rolname) FROM pg_roles WHERE rolname ^@ 'muster_'")
          == "muster_app,muster_owner,muster_system")
      if round == 0 {
        // What somebody made of the roles is put right by the next database.
        try cluster.sql(
          "ALTER ROLE muster_app BYPASSRLS CREATEDB; ALTER ROLE muster_system RESET search_path")
      }
    }
    #expect(
      try cluster.sql(
        "SELECT rolname, rolbypassrls, rolcreatedb, rolconfig FROM pg_roles WHERE rolname IN ('muster_app', 'muster_system') ORDER BY 1"
      ) == "muster_app|f|f|{search_path=muster}\nmuster_system|f|f|{search_path=muster}")
  }

  @Test func `keeps nothing of a migration that fails, and names its line`() async throws {
    let database = try await EmptyDatabase()
    let bad = MigrationStep.next("-- Why.\nCREATE TABLE half (id int);\n\nSELECT 1\n  / 0;\n")
    let error = await failure { try await database.migrate(MigrationStep.all + [bad]) }
    #expect(error?.code == .statementFailed)
    #expect(
      error?.description
        == "migration \(Self.next) (test_\(Self.next)), line 4; nothing of it was kept: division by zero (22012)"
    )
    #expect(try database.recorded == Self.numbers)
    #expect(try database.sql("SELECT to_regclass('muster.half') IS NULL") == "t")
    let good = MigrationStep.next("CREATE TABLE half (id int);")
    #expect(try await database.migrate(MigrationStep.all + [good]) == ["test_\(Self.next)"])
    // Made as the owner, in the schema, whatever the role that migrates has set for itself.
    #expect(
      try database.sql("SELECT relowner::regrole FROM pg_class WHERE oid = 'muster.half'::regclass")
        == "muster_owner")
  }

  @Test(arguments: ["COMMIT", "ROLLBACK", "BEGIN", "SET search_path = public", "LOCK TABLE roles"])
  func `leaves transactions and settings to the runner`(_ word: String) async throws {
    let database = try await EmptyDatabase()
    let step = MigrationStep.next("CREATE TABLE half (id int);\n\(word);\n")
    let error = await failure { try await database.migrate(MigrationStep.all + [step]) }
    #expect(
      error?.description
        == "migration \(Self.next) (test_\(Self.next)), line 2; nothing of it was kept: statement 1 controls the transaction or session"
    )
    #expect(try database.sql("SELECT to_regclass('muster.half') IS NULL") == "t")
  }

  @Test func `refuses a database whose past is another, and leaves it alone`() async throws {
    let database = try await EmptyDatabase()
    try await database.migrate()
    let more = MigrationStep.next("CREATE TABLE more (id int);")
    for (change, code) in [
      ("UPDATE muster.schema_migrations SET sha256 = 'x' WHERE number = 3", MigrationError.Code.stepChanged),
      ("UPDATE muster.schema_migrations SET name = 'x' WHERE number = 3", .stepChanged),
      ("DELETE FROM muster.schema_migrations WHERE number = 2", .stepMissing),
    ] {
      let before = try database.sql(
        "SELECT number, name, sha256 FROM muster.schema_migrations ORDER BY number")
      try database.sql("CREATE TABLE public.kept AS SELECT * FROM muster.schema_migrations; \(change)")
      let error = await failure { try await database.migrate(MigrationStep.all + [more]) }
      #expect(error?.code == code)
      #expect(try database.sql("SELECT to_regclass('muster.more') IS NULL") == "t")
      let check = await failure {
        try await database.with(user: "muster_app") { try await SchemaCheck($0).run() }
      }
      #expect(check?.code == code)
      try database.sql(
        "DELETE FROM muster.schema_migrations; INSERT INTO muster.schema_migrations SELECT * FROM public.kept;"
          + " DROP TABLE public.kept")
      #expect(
        try database.sql("SELECT number, name, sha256 FROM muster.schema_migrations ORDER BY number")
          == before)
    }
    try await database.migrate(MigrationStep.all + [more])
    #expect(await failure { try await database.migrate() }?.code == .schemaNewer)
  }

  @Test func `builds an index beside those who wait for it`() async throws {
    let database = try await EmptyDatabase()
    try await database.migrate()
    let index = MigrationStep.next(
      "CREATE INDEX CONCURRENTLY roles_by_time ON roles (tenant_id, create_time);\nSELECT 1;",
      isTransactional: false)
    async let one = database.migrate(MigrationStep.all + [index])
    async let other = database.migrate(MigrationStep.all + [index])
    #expect(try await one + other == ["test_\(Self.next)"])
    #expect(
      try database.sql("SELECT indisvalid FROM pg_index WHERE indexrelid = 'muster.roles_by_time'::regclass")
        == "t")
    #expect(
      try database.sql("SELECT relowner::regrole FROM pg_class WHERE oid = 'muster.roles_by_time'::regclass")
        == "muster_owner")
  }

  @Test func `comes again to a table that others use, and gives up at last`() async throws {
    let database = try await EmptyDatabase()
    try await database.migrate()
    let step = MigrationStep.next("ALTER TABLE roles ADD note text;")
    let waits = Waits()
    try await database.with { holder in
      let lease = try await holder.lease()
      _ = try await lease.run(Statement("SELECT count(*) FROM muster.roles")())
      let error = await failure {
        try await database.migrate(MigrationStep.all + [step]) { runner in
          runner.patience.lockMax = .milliseconds(50)
          runner.patience.lockPause = .milliseconds(10)
          runner.patience.lockAttempts = 3
        }
      }
      #expect(error?.code == .busy)
      #expect(error?.description.contains("somebody holds a lock that it needs") == true)
      _ = try await database.migrate(MigrationStep.all + [step]) { runner in
        runner.patience.lockMax = .milliseconds(50)
        runner.patience.lockPause = .milliseconds(10)
        runner.report = { event in
          waits.note(event)
          if waits.count.load(ordering: .relaxed) == 2 { lease.giveUp() }
        }
      }
    }
    #expect(waits.count.load(ordering: .relaxed) >= 2)
    #expect(try database.recorded == Self.numbers + ",\(Self.next)")
  }

  @Test func `does not wait for another without an end`() async throws {
    let database = try await EmptyDatabase()
    try await database.with { holder in
      let lease = try await holder.lease()
      #expect(try await lease.run(MigrationStatements.lock())[0].first?.value(0) == true)
      let error = await failure {
        try await database.migrate {
          $0.patience.runnerMax = .milliseconds(200)
          $0.patience.runnerPause = .milliseconds(20)
        }
      }
      #expect(error?.code == .busy)
    }
  }

  @Test func `closes a database that a dump or a copy has opened, and counts a move to another cluster`()
    async throws
  {
    let database = try await EmptyDatabase()
    try await database.migrate()
    try database.sql(
      "GRANT ALL ON DATABASE \(database.name) TO PUBLIC; REVOKE CONNECT ON DATABASE \(database.name) FROM muster_app;"
        + " UPDATE muster.installation SET system_identifier = '1'")
    let rights =
      "SELECT has_database_privilege('muster_app', current_database(), 'TEMP'), count(*)"
      + " FROM pg_database, aclexplode(datacl) WHERE datname = current_database() AND grantee = 0"
    #expect(try database.sql(rights + " GROUP BY 1") == "t|3")
    #expect(try await database.migrate() == [])
    #expect(try database.sql(rights) == "f|0")
    #expect(
      try database.sql(
        "SELECT generation, system_identifier = (SELECT s.system_identifier::text FROM pg_control_system() s)"
          + " FROM muster.installation") == "2|t")
    #expect(try await database.migrate() == [])
    #expect(try database.sql("SELECT generation FROM muster.installation") == "2")
  }

  @Test func `works as a role that is no superuser once the roles are there`() async throws {
    _ = try await MigratedDatabase()
    let database = try await EmptyDatabase()
    let lacking = await failure {
      _ = try? database.cluster.sql("CREATE ROLE keeper LOGIN")
      return try await database.migrate(user: "keeper")
    }
    #expect(lacking?.code == .rightsMissing)
    #expect(
      lacking?.description.hasPrefix("the role keeper is no superuser: it has to be able to act as") == true)
    try database.sql("GRANT muster_owner TO keeper; ALTER DATABASE \(database.name) OWNER TO keeper")
    #expect(try await database.migrate(user: "keeper") == Self.names)
    try await database.with(user: "muster_app") { try await SchemaCheck($0).run() }
  }

  @Test func `refuses a database in another encoding`() async throws {
    let database = try await EmptyDatabase(options: "ENCODING 'LATIN1' LOCALE 'C'")
    #expect(await failure { try await database.migrate() }?.code == .serverUnsuitable)
  }

  @Test func `says why it is not connected`() async throws {
    let database = try await EmptyDatabase()
    let error = await failure { try await database.migrate(user: "nobody_here") }
    #expect(error?.code == .unavailable)
    #expect(error?.description.contains("role \"nobody_here\" does not exist") == true)
  }

  /// How often a runner had to wait for somebody.
  private final class Waits: Sendable {
    let count = Atomic(0)

    func note(_ event: MigrationRunner.Event) {
      if case .applied = event { return }
      count.add(1, ordering: .relaxed)
    }
  }
}
