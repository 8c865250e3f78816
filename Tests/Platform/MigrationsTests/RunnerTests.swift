import MusterMigrationSteps
import MusterPostgres
import MusterTestDatabase
import Testing

@testable import MusterMigrations

@Suite(.timeLimit(.minutes(2))) struct `Migrating` {
  @Test func `makes a database that servers may serve from`() async throws {
    let database = try await MigratedDatabase()
    for role in [MigratedDatabase.Role.app, .system] {
      try await OpenDatabase.with(database.configuration(role)) { try await SchemaCheck($0).run() }
    }
  }
}
