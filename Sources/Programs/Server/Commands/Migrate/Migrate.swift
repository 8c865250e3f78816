import MusterCore
import MusterMigrationSteps
import MusterMigrations
import MusterPostgres

/// `musterd migrate`: brings a database to the schema of this server, and says what it does.
struct Migrate {
  let settings: Settings

  /// A large table takes as long as it takes; a server that is gone is noticed by the connection itself.
  private static let answerTimeout = Duration.seconds(86_400)
  private static let connectWait = Duration.seconds(2)

  func run() async throws {
    let configuration = try settings.platform.database.configuration()
    try await Self.open(configuration) { database in
      if settings.migration.isVerification { return try await verify(database) }
      let wasEmpty = try await run(MigrationRunner(database), configuration)
      if settings.isDryRun { return }
      try await verify(database)
      if wasEmpty, !settings.migration.printsCatalogue { Console.complain(NextSteps.afterMigrate) }
    }
  }

  /// What is missing, without a word.
  static func apply(to database: PostgresConfiguration) async throws {
    try await open(database) { database in _ = try await MigrationRunner(database).migrate() }
  }

  static func open(
    _ database: PostgresConfiguration, _ body: (LoopDatabase) async throws -> Void
  ) async throws {
    try await DatabaseVisit.make(adapted(database), body)
  }

  /// What is done; not an answer when the answer is the catalogue.
  private func tell(_ words: String) {
    if settings.migration.printsCatalogue { Console.complain(words) } else { Console.answer(words) }
  }

  /// Answers whether there was nothing before.
  private func run(
    _ migrations: MigrationRunner, _ configuration: PostgresConfiguration
  ) async throws -> Bool {
    let plan = try await migrations.status()
    try plan.checkForMigrate()
    if settings.isDryRun {
      for step in plan.pending { tell("would apply \(step.name)") }
      tell("\(Self.count(plan.pending.count)) to apply; nothing was changed")
      return false
    }
    if !plan.pending.isEmpty { try await keep(plan, migrations, configuration) }
    var migrations = migrations
    migrations.report = { event in
      switch event {
      case .waiting: Console.complain("another musterd migrate is at work; waiting for it")
      case .locked(let step):
        Console.complain("\(step.name): others are using what it needs; trying again")
      case .applied(let step, let seconds):
        tell("applied \(step.name) in \(Int((seconds * 1_000).rounded())) ms")
      }
    }
    let applied = try await migrations.migrate()
    tell("\(Self.count(applied.count)) applied; the schema is that of musterd \(Build.version)")
    return plan.applied.isEmpty
  }

  /// As it was before.
  private func keep(
    _ plan: MigrationPlan, _ migrations: MigrationRunner, _ configuration: PostgresConfiguration
  ) async throws {
    guard settings.migration.hasBackup else { return }
    guard !plan.applied.isEmpty else {
      return Console.complain("the database has no schema yet, so there is nothing to back up")
    }
    guard let folder = settings.migration.backups else {
      throw BackupFailure("there is no HOME to keep the backup in; name a folder with --backup-dir")
    }
    let place = try await migrations.place()
    let backup = Backup(
      database: Self.adapted(configuration), place: place, migrationCount: plan.applied.count, folder: folder)
    tell(try await backup.make().description)
  }

  private func verify(_ database: LoopDatabase) async throws {
    let verification = SchemaVerification(database)
    if settings.migration.printsCatalogue {
      return Console.answer(String(try await verification.catalogue().text.dropLast()))
    }
    let report = try await verification.run()
    guard report.differences.isEmpty else { throw SchemaDiffers(report.differences) }
    let limit = report.otherVersion.map {
      "; PostgreSQL \($0) words expressions its own way, they are not compared"
    }
    tell("verified: \(report.thingCount) things are as the migrations make them\(limit ?? "")")
  }

  private static func count(_ number: Int) -> String {
    number == 1 ? "1 migration" : "\(number) migrations"
  }

  private static func adapted(_ database: PostgresConfiguration) -> PostgresConfiguration {
    var database = database
    (database.answerTimeout, database.lanes.answerTimeout) = (answerTimeout, answerTimeout)
    database.lanes.leaseWaitMax = connectWait
    database.lanes.waitMax = connectWait
    // One for the lock, and one for what runs outside its transaction.
    database.lanes.exclusives = 2
    (database.lanes.reads, database.lanes.writes) = (1, 1)
    if database.hosts.count > 1, database.targetSession == .any { database.targetSession = .readWrite }
    return database
  }
}

/// Somebody has changed the schema by hand.
struct SchemaDiffers: Error, CustomStringConvertible {
  let differences: [SchemaCatalogue.Difference]

  /// More are no more to the point.
  private static let toldMax = 50

  init(_ differences: [SchemaCatalogue.Difference]) {
    self.differences = differences
  }

  var description: String {
    let told = differences.prefix(Self.toldMax).map { "\n  \($0)" }.joined()
    let rest = differences.count > Self.toldMax ? "\n  and \(differences.count - Self.toldMax) more" : ""
    return
      "the schema is not what the migrations make:\(told)\(rest)\nWhat Migrations/schema.sql says of these"
      + " is right: make them so by hand, as muster_owner, and run musterd migrate --verify"
  }
}
