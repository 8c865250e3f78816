import MusterCore
import MusterPostgres

/// What a database's schema is brought up with.
struct MigrationSettings: Equatable {
  /// Only looks whether the schema is what the migrations make.
  var isVerification = false
  /// Prints what the schema is made of instead of comparing it.
  var printsCatalogue = false
  var hasBackup = true
  /// Nil for the one that is kept for it.
  var backupFolder: String?

  // Of `musterd serve`.
  var isAtStart = false
  var migrator = DatabaseSettings()

  /// Where backups are unless somebody says: below what systemd names, or what a program leaves for itself.
  var backups: String? {
    if let backupFolder { return backupFolder }
    if let folder = Environment.value("STATE_DIRECTORY") { return "\(folder)/backups" }
    if Account.own.isRoot { return "/var/lib/muster/backups" }
    let state = Environment.value("XDG_STATE_HOME") ?? Environment.value("HOME").map { "\($0)/.local/state" }
    return state.map { "\($0)/muster/backups" }
  }

  func checkAtStart(serving database: DatabaseSettings) throws(Misunderstood) {
    // A file that names it may be that of musterd migrate too.
    guard isAtStart else { return }
    if migrator.url != nil { try migrator.check(.migrateDatabase) }
    let url = migrator.url ?? database.url ?? ""
    guard (try? PostgresConfiguration(url: url))?.isPooled != true else {
      throw Misunderstood(
        "--migrate needs a connection of its own, not one through PgBouncer (pooled=true): name one with"
          + " --migrate-database")
    }
  }

  /// As whom `musterd serve` migrates.
  func migrator(serving database: DatabaseSettings) throws -> PostgresConfiguration {
    var settings = migrator
    if settings.url == nil { settings.url = database.url }
    if migrator == DatabaseSettings() { settings.passwordFile = database.passwordFile }
    return try settings.configuration()
  }
}

extension Option {
  static let migration = [noBackup, backupFolder, verify, catalogue]
  static let migrationAtStart = [migrateAtStart, migrateDatabase, migratePasswordFile]

  private static let noBackup = Option(
    switch: "--no-backup", "change the database without keeping it as it was", .flagOnly
  ) { $0.migration.hasBackup = false }

  static let backupFolder = Option(
    "--backup-dir", "DIR",
    "where backups are kept, for their owner alone; $STATE_DIRECTORY/backups, /var/lib/muster/backups for"
      + " root or ~/.local/state/muster/backups unless said"
  ) { settings, text in settings.migration.backupFolder = text }

  private static let verify = Option(
    switch: "--verify", "change nothing: only name what differs from what the migrations make", .flagOnly
  ) { $0.migration.isVerification = true }

  private static let catalogue = Option(
    switch: "--catalogue", "print what the schema is made of, a line for each thing, instead of comparing it",
    .flagOnly
  ) { $0.migration.printsCatalogue = true }

  private static let migrateAtStart = Option(
    switch: "--migrate", "first apply what the database lacks of the schema, without a backup"
  ) { $0.migration.isAtStart = true }

  static let migrateDatabase = Option(
    "--migrate-database", "URL", "the same database as a role that may migrate; --database unless said"
  ) { settings, text in settings.migration.migrator.url = text }

  private static let migratePasswordFile = Option(
    "--migrate-password-file", "FILE", "the password of that role", .secret
  ) { settings, text in settings.migration.migrator.passwordFile = text }

  static let asJSON = Option(switch: "--json", "say it in JSON, for tools", .flagOnly) { $0.isJSON = true }
}
