extension Option {
  static let database = Option(
    "--database", "URL",
    "postgres://muster_app@host:port/database, as libpq has it; several hosts, ?host=/folder and ?pooled=true"
      + " (PgBouncer in transaction mode) work too"
  ) { settings, text in settings.platform.database.url = text }

  static let databasePasswordFile = Option(
    "--database-password-file", "FILE", "the password of that role, in a file that others cannot read",
    .secret
  ) { settings, text in settings.platform.database.passwordFile = text }

  static let systemDatabase = Option(
    "--system-database", "URL", "the same database as muster_system; --database with that user unless said"
  ) { settings, text in settings.platform.system.url = text }

  static let systemPasswordFile = Option(
    "--system-password-file", "FILE", "the password of muster_system", .secret
  ) { settings, text in settings.platform.system.passwordFile = text }

  // Not the server's: its role may not change the schema.

  static let migratedDatabase = Option(
    "--database", "URL", key: "migrate_database",
    "postgres://superuser@host:port/database, as libpq has it; several hosts and ?host=/folder work too"
  ) { settings, text in settings.platform.database.url = text }

  static let migratedPasswordFile = Option(
    "--database-password-file", "FILE", key: "migrate_password_file",
    "the password of that role, in a file that others cannot read", .secret
  ) { settings, text in settings.platform.database.passwordFile = text }

  static let dryRun = Option(switch: "--dry-run", "only say what would be done", .flagOnly) {
    $0.isDryRun = true
  }
}
