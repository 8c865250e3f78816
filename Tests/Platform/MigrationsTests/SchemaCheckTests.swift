import MusterMigrationSteps
import MusterTestDatabase
import Testing

@testable import MusterMigrations

@Suite(.timeLimit(.minutes(2))) struct `A server` {
  private static func check(
    _ database: EmptyDatabase, user: String, _ steps: [MigrationStep] = MigrationStep.all
  ) async -> MigrationError? {
    await failure { try await database.with(user: user) { try await SchemaCheck($0, steps: steps).run() } }
  }

  /// Roles are the cluster's: each of these is made in one of its own.
  private static let cluster = Task {
    let cluster = try await PrivateCluster()
    let database = try await EmptyDatabase(cluster)
    try await database.migrate()
    try cluster.sql(
      """
      CREATE ROLE root SUPERUSER LOGIN;
      CREATE ROLE seer BYPASSRLS LOGIN;
      CREATE ROLE maker CREATEROLE LOGIN;
      CREATE ROLE copier REPLICATION LOGIN;
      CREATE ROLE filer LOGIN IN ROLE pg_read_server_files;
      CREATE ROLE keeper LOGIN NOINHERIT IN ROLE muster_owner;
      CREATE ROLE friend LOGIN IN ROLE keeper;
      CREATE ROLE holder LOGIN;
      CREATE ROLE lord LOGIN;
      CREATE ROLE wanderer LOGIN IN ROLE muster_app;
      CREATE ROLE guest LOGIN IN ROLE muster_app;
      ALTER ROLE guest SET search_path = muster;
      """)
    try cluster.sql("CREATE DATABASE lords OWNER lord")
    try database.sql("CREATE TABLE public.things (id int); ALTER TABLE public.things OWNER TO holder")
    for role in ["root", "seer", "maker", "copier", "filer", "keeper", "friend", "holder", "lord"] {
      try cluster.sql(
        "ALTER ROLE \(role) SET search_path = muster; GRANT CONNECT ON DATABASE \(database.name) TO \(role)")
    }
    return database
  }

  @Test(arguments: [
    ("root", "the role root is a superuser"),
    ("seer", "the role seer passes row security (BYPASSRLS)"),
    ("maker", "the role maker makes roles (CREATEROLE)"),
    ("copier", "the role copier reads everything by replication (REPLICATION)"),
    ("filer", "the role filer can become pg_read_server_files, which reaches the files of the server"),
    ("keeper", "the role keeper can become muster_owner, which passes row security (BYPASSRLS)"),
    ("friend", "the role friend can become muster_owner, which passes row security (BYPASSRLS)"),
    ("holder", "the role holder owns tables"),
    ("lord", "the role lord owns a database"),
    ("wanderer", "the role wanderer has the search_path \"$user\", public, not muster"),
  ])
  func `does not serve as a role that row security does not hold`(_ user: String, _ words: String)
    async throws
  {
    let error = await Self.check(try await Self.cluster.value, user: user)
    #expect(error?.code == .roleUnsafe)
    #expect(error?.description == "\(words); serve as muster_app or muster_system")
  }

  @Test(arguments: ["muster_app", "muster_system", "guest"])
  func `serves as a role that it holds`(_ user: String) async throws {
    let error = await Self.check(try await Self.cluster.value, user: user)
    #expect(error == nil)
  }

  @Test func `does not serve where it could make temporary tables, which row security does not know`()
    async throws
  {
    let database = try await EmptyDatabase()
    try await database.migrate()
    try database.sql("GRANT TEMP ON DATABASE \(database.name) TO PUBLIC")
    let error = await Self.check(database, user: "muster_app")
    #expect(error?.code == .roleUnsafe)
    try await database.migrate()
    #expect(await Self.check(database, user: "muster_app") == nil)
  }

  @Test func `does not serve from an empty, an older or a foreign database`() async throws {
    _ = try await MigratedDatabase()
    let database = try await EmptyDatabase()
    // As an operator may leave it before the first migration.
    try database.sql("REVOKE TEMP ON DATABASE \(database.name) FROM PUBLIC")
    #expect(await Self.check(database, user: "muster_app")?.code == .schemaMissing)
    try await database.migrate(MigrationStep.all)
    let next = MigrationStep.next("CREATE TABLE more (id int);")
    #expect(await Self.check(database, user: "muster_app", MigrationStep.all + [next])?.code == .schemaOlder)
    try database.sql("UPDATE muster.installation SET system_identifier = '1'")
    let moved = await Self.check(database, user: "muster_app")
    #expect(moved?.code == .clusterChanged)
    #expect(moved?.description == "the database was brought here from another cluster: run musterd migrate")
  }

  @Test func `serves from a newer database unless that says otherwise`() async throws {
    let database = try await EmptyDatabase()
    let added = MigrationStep.next("CREATE TABLE more (id int);")
    try await database.migrate(MigrationStep.all + [added])
    #expect(await Self.check(database, user: "muster_app") == nil)
    let broken = MigrationStep.next("DROP TABLE more;", after: [added], breaksOlderServers: true)
    try await database.migrate(MigrationStep.all + [added, broken])
    let error = await Self.check(database, user: "muster_app")
    #expect(error?.code == .schemaNewer)
    #expect(
      error?.description.contains(
        "migration \(broken.number) (\(broken.name)), after which older servers cannot serve") == true)
    #expect(await Self.check(database, user: "muster_app", MigrationStep.all + [added, broken]) == nil)
  }
}
