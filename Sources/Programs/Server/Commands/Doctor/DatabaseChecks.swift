import MusterCore
import MusterLoop
import MusterMigrationSteps
import MusterMigrations
import MusterPostgres
import MusterTenancy

/// The database as both roles of a server find it.
struct DatabaseChecks {
  let settings: Settings

  init(_ settings: Settings) {
    self.settings = settings
  }

  private static let connectWait = Duration.seconds(3)

  func findings() async -> [Finding] {
    do {
      let app = try settings.platform.database.configuration()
      let system = try settings.platform.systemDatabase(beside: app)
      var all = await findings(app, isApp: true)
      all += await findings(system, isApp: false)
      return all
    } catch {
      return [.failure("database", "\(error)", "see --database, --system-database and their password files")]
    }
  }

  private func findings(_ configuration: PostgresConfiguration, isApp: Bool) async -> [Finding] {
    var short = configuration
    short.lanes.waitMax = Self.connectWait
    short.lanes.leaseWaitMax = Self.connectWait
    (short.lanes.reads, short.lanes.writes, short.lanes.exclusives) = (1, 1, 1)
    // As a server says them.
    short.limits = Binding.limits
    var all: [Finding] = []
    do {
      try await DatabaseVisit.make(short) { database in
        all = try await findings(database, configuration, isApp: isApp)
      }
    } catch {
      all.append(
        .failure("database", "as \(configuration.user): \(error)", "see the log of PostgreSQL for the cause"))
    }
    return all
  }

  private func findings(
    _ database: LoopDatabase, _ configuration: PostgresConfiguration, isApp: Bool
  ) async throws -> [Finding] {
    let role = "role \(configuration.user)"
    let version: Int32
    let text: String
    do throws(PostgresError) {
      (version, text) = try await PostgresFactsStore.versionNumber(database)
    } catch {
      return [Self.unreachable(role, database.health.reads.lastError ?? error, configuration)]
    }
    var all: [Finding] = []
    guard version >= MigrationPlace.serverVersionMin else {
      return [
        .failure("server", "PostgreSQL \(text) is too old", "Muster needs 15 or newer: upgrade the server")
      ]
    }
    let facts = try await PostgresFactsStore.facts(database) { WallClock.microseconds() }
    if isApp {
      all.append(.ok("server", "PostgreSQL \(text)"))
      all += PostgresChecks(facts, configuration, settings).findings()
    }
    all += await SchemaChecks(database, role: role).findings(ofSchema: isApp)
    return all
  }

  private static func unreachable(
    _ role: String, _ error: PostgresError, _ configuration: PostgresConfiguration
  ) -> Finding {
    let words = error.message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let remedy =
      if words.contains("unsupported startup parameter") {
        "PgBouncer is between: add ?pooled=true to the URL"
      } else if words.contains("does not exist"), words.contains("role") {
        "run musterd migrate, which makes the roles, and give this one a password"
      } else if words.contains("does not exist") {
        "create the database, then run musterd migrate"
      } else if words.contains("not permitted to log in") {
        "as a superuser: ALTER ROLE \(configuration.user) LOGIN"
      } else if words.contains("password") || words.contains("authentication") || words.contains("pg_hba") {
        "give the role the password that musterd has (ALTER ROLE \(configuration.user) PASSWORD …), and let"
          + " it in by pg_hba.conf"
      } else {
        "check the URL, and that PostgreSQL runs and lets this machine in"
      }
    return .failure(role, words, remedy)
  }
}
