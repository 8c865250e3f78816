import MusterMigrationSteps
import MusterTestDatabase
import Testing

@testable import MusterMigrations

@Suite(.timeLimit(.minutes(2))) struct `A schema` {
  private static func report(
    _ database: MigratedDatabase, as role: MigratedDatabase.Role = .superuser
  ) async throws -> SchemaVerification.Report {
    try await OpenDatabase.with(database.configuration(role)) { try await SchemaVerification($0).run() }
  }

  @Test(arguments: MigratedDatabase.Role.allCases)
  func `is what the migrations make, whoever asks`(_ role: MigratedDatabase.Role) async throws {
    let report = try await Self.report(try await MigratedDatabase(), as: role)
    #expect(report.differences.isEmpty)
    #expect(report.thingCount > 900 && report.otherVersion == nil)
  }

  @Test(arguments: [
    ("DROP POLICY tenant ON muster.icps", ["the policy icps.tenant is missing"]),
    (
      "ALTER POLICY tenant ON muster.icps USING (true)",
      [
        "the policy icps.tenant is \"permits ALL to muster_app using true check "
      ]
    ),
    (
      "CREATE POLICY wide ON muster.icps TO muster_app USING (true)",
      ["the policy icps.wide is none of Muster's"]
    ),
    (
      "ALTER TABLE muster.icps DISABLE ROW LEVEL SECURITY",
      [
        "the table icps is \"owner muster_owner, no row security, forced\" and should be \"owner muster_owner, row"
      ]
    ),
    (
      "ALTER TABLE muster.icps NO FORCE ROW LEVEL SECURITY",
      ["the table icps is \"owner muster_owner, row security\" and should be"]
    ),
    ("ALTER TABLE muster.icps OWNER TO muster", ["the table icps is \"owner muster, row security, forced"]),
    (
      "ALTER TABLE muster.installation ALTER COLUMN generation TYPE int4",
      ["the column installation.generation is \"integer not null\" and should be \"bigint not null\""]
    ),
    (
      "ALTER TABLE muster.installation ALTER COLUMN generation DROP NOT NULL",
      ["the column installation.generation is \"bigint\" and should be \"bigint not null\""]
    ),
    ("ALTER TABLE muster.icps ADD COLUMN more text", ["the column icps.more is none of Muster's"]),
    ("DROP INDEX muster.tenants_by_purge_time", ["the index tenants_by_purge_time is missing"]),
    ("CREATE INDEX own ON muster.icps (tenant_id)", ["the index own is none of Muster's"]),
    (
      "ALTER TABLE muster.jobs DROP CONSTRAINT jobs_state_check",
      ["the constraint jobs.jobs_state_check is missing"]
    ),
    (
      "GRANT DELETE ON muster.icps TO muster_app",
      ["the grant to muster_app on icps is \"DELETE, INSERT, SELECT, UPDATE\" and should be \"INSERT, SELECT"]
    ),
    ("GRANT SELECT ON muster.icps TO PUBLIC", ["the grant to PUBLIC on icps is none of Muster's"]),
    (
      "REVOKE SELECT ON muster.installation FROM muster_system",
      ["the grant to muster_system on installation is missing"]
    ),
    (
      "ALTER FUNCTION muster.purge_request_records SECURITY INVOKER",
      [
        "the function purge_request_records(before timestamp with time zone, most integer) is \"returns integer"
      ]
    ),
    (
      "GRANT EXECUTE ON FUNCTION muster.erase_lone_users TO PUBLIC",
      ["the grant to PUBLIC on erase_lone_users(target uuid) is none of Muster's"]
    ),
    (
      """
      CREATE FUNCTION muster.spy() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      REVOKE ALL ON FUNCTION muster.spy FROM PUBLIC;
      CREATE TRIGGER spy AFTER INSERT ON muster.icps FOR EACH ROW EXECUTE FUNCTION muster.spy()
      """,
      ["the function spy() is none of Muster's", "the trigger icps.spy is none of Muster's"]
    ),
    (
      "CREATE TABLE muster.more (id int)",
      ["the column more.id is none of Muster's", "the table more is none of Muster's"]
    ),
    ("DROP TABLE muster.call_reasons", ["the column call_reasons.call_count is missing"]),
  ])
  func `that somebody has changed is told, thing by thing`(_ tampering: String, _ told: [String]) async throws
  {
    let database = try await MigratedDatabase()
    try database.sql(tampering)
    let words = try await Self.report(database, as: .app).differences.map(\.description)
    for start in told {
      #expect(words.contains { $0.hasPrefix(start) }, "\(start): \(words)")
    }
    // A whole table is more than one thing.
    if !tampering.hasPrefix("DROP TABLE") { #expect(words.count == told.count, "\(words)") }
  }

  @Test func `has months of the journal, each like the others`() async throws {
    let database = try await MigratedDatabase()
    let month = try database.sql(
      "SELECT relname FROM pg_class WHERE relname ~ '^journal_\\d{4}_\\d{2}$' AND relkind = 'r' LIMIT 1")
    try database.sql("SELECT muster.make_journal_partitions(9)")
    #expect(try await Self.report(database).differences.isEmpty)
    try database.sql(
      "ALTER TABLE muster.\(month) DISABLE ROW LEVEL SECURITY; DROP POLICY tenant ON muster.\(month)")
    let words = try await Self.report(database).differences.map(\.description)
    #expect(words.count == 2)
    #expect(words.first == "the policy \(month).tenant is missing")
    #expect(words.last?.hasPrefix("the table \(month) is ") == true)
  }

  @Test func `of another PostgreSQL is compared as far as its words are not`() throws {
    let wanted = try #require(SchemaCatalogue(MigrationStep.catalogue))
    let newer = MigrationStep.catalogue.replacing("PostgreSQL : 15", with: "PostgreSQL : 18")
      .replacing(" using (", with: " using ((").replacing("bigint not null", with: "numeric not null")
    let kinds = try #require(SchemaCatalogue(newer)).differences(from: wanted).map(\.thing.kind)
    #expect(Set(kinds) == ["column"])
  }

  @Test func `is not compared when its migrations are others`() async throws {
    let database = try await MigratedDatabase()
    let fewer = MigrationStep.catalogue.replacing("migrations : ", with: "migrations : 1")
    let more = await failure {
      try await OpenDatabase.with(database.configuration(.app)) {
        try await SchemaVerification($0, wanted: fewer).run()
      }
    }
    #expect(more?.code == .schemaOlder)
    try database.sql(
      "INSERT INTO muster.schema_migrations SELECT 99, 'x', sha256, false, now(), 0, 'x' FROM muster.schema_migrations LIMIT 1"
    )
    #expect(await failure { try await Self.report(database) }?.code == .schemaNewer)
    let empty = try await EmptyDatabase()
    #expect(
      await failure { try await empty.with { try await SchemaVerification($0).run() } }?.code
        == .schemaMissing)
  }

  @Test func `is written as it is read`() throws {
    let catalogue = try #require(SchemaCatalogue(MigrationStep.catalogue))
    #expect(catalogue.text == MigrationStep.catalogue)
    #expect(catalogue.migrationCount == MigrationStep.all.count)
    for text in [
      "", "migrations : 1\n", "migrations : x : PostgreSQL : 15\n",
      "migrations : 1 : PostgreSQL : 15\na : b\n",
    ] {
      #expect(SchemaCatalogue(text) == nil)
    }
  }
}
