import MusterMigrationSteps
package import MusterPostgres

/// Whether a database has the schema that the migrations make, thing by thing: somebody may have changed it
/// by hand. It only reads, and any role may ask.
package struct SchemaVerification: Sendable {
  package struct Report: Hashable, Sendable {
    package let thingCount: Int
    package let differences: [SchemaCatalogue.Difference]
    /// Nil when everything was compared; else the server's version, of whose words nothing is known.
    package let otherVersion: Int?
  }

  private let database: LoopDatabase
  private let wanted: String

  package init(_ database: LoopDatabase, wanted: String = MigrationStep.catalogue) {
    self.database = database
    self.wanted = wanted
  }

  package func run() async throws(MigrationError) -> Report {
    let found = try await catalogue()
    guard let wanted = SchemaCatalogue(wanted), wanted.migrationCount <= found.migrationCount else {
      throw MigrationError(
        .schemaOlder, "the schema lacks migrations and cannot be compared: run musterd migrate")
    }
    guard wanted.migrationCount == found.migrationCount else {
      throw MigrationError(
        .schemaNewer,
        "the schema cannot be compared: the database has \(found.migrationCount) migrations, and this musterd"
          + " knows what \(wanted.migrationCount) make (for a migration just written: tools/db schema)")
    }
    return Report(
      thingCount: found.definitions.count, differences: found.differences(from: wanted),
      otherVersion: found.postgresVersion == wanted.postgresVersion ? nil : found.postgresVersion)
  }

  /// What there is.
  package func catalogue() async throws(MigrationError) -> SchemaCatalogue {
    do throws(PostgresError) {
      guard try await database.read(MigrationStatements.hasRecords())[0].first?.value(0) == true else {
        throw PostgresError(.other, "")
      }
      let results = try await database.read(
        [
          MigrationStatements.count(), CatalogueStatements.serverVersion(),
          CatalogueStatements.writeNamesInFull(),
        ]
          + CatalogueStatements.all.map { $0() })
      let count: Int64 = try results[0].first?.value(0) ?? 0
      let version: Int32 = try results[1].first?.value(0) ?? 0
      return try SchemaCatalogue(
        migrationCount: Int(count), postgresVersion: Int(version) / 10_000,
        (3..<results.count).map { results[$0] })
    } catch {
      guard !error.message.isEmpty else {
        throw MigrationError(.schemaMissing, "the database has no schema yet: run musterd migrate")
      }
      throw MigrationError(
        error.code == .unavailable ? database.health.reads.lastError ?? error : error, at: nil)
    }
  }
}
