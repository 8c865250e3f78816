import MusterCore
import MusterMigrationSteps
import MusterMigrations
import MusterPostgres

/// What a server does on a database that nobody has prepared for it.
struct FirstStart {
  let settings: Settings

  init(_ settings: Settings) {
    self.settings = settings
  }

  /// Applies what the schema lacks, when it was told to. Of servers that start together one does it, and the
  /// others wait.
  func migrate() async throws {
    guard settings.migration.isAtStart else { return }
    let database = try settings.migration.migrator(serving: settings.platform.database)
    try await Migrate.open(database) { database in
      var migrations = MigrationRunner(database)
      migrations.report = { event in
        switch event {
        case .waiting: Log.write(.info, "migrations_awaited", ["cause": "another server applies them"])
        case .locked(let step):
          Log.write(
            .warning, "migration_held_up", ["migration": step.name, "cause": "others use what it needs"])
        case .applied(let step, let seconds):
          Log.write(.info, "migrated", ["migration": step.name, "seconds": "\(seconds)"])
        }
      }
      let applied = try await migrations.migrate()
      // Who changed it by hand may know why; a server that does not start helps nobody.
      if applied.isEmpty { return }
      for difference in (try? await SchemaVerification(database).run())?.differences ?? [] {
        Log.write(.error, "schema_differs", ["difference": "\(difference)"])
      }
    }
  }

  /// How the first tenant is made, when there is none.
  func tell(_ served: ServerProcess.Served) async {
    guard served.addresses.rpc != nil, let system = served.platform.groups.last?.here,
      (try? await SchemaCheck(system).hasTenants()) == false
    else { return }
    Console.complain(NextSteps.firstTenant(settings, endpoint: served.addresses.endpoint))
  }
}
