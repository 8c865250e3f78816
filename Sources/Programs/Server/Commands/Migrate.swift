import MusterCore
import MusterLoop
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
    try await Self.open(settings.platform.database.configuration(), run)
  }

  /// What is missing, without a word.
  static func apply(to database: PostgresConfiguration) async throws {
    try await open(database) { migrations in _ = try await migrations.migrate() }
  }

  private static func open(
    _ database: PostgresConfiguration, _ body: (MigrationRunner) async throws -> Void
  ) async throws {
    let loop = try EventLoop.start()
    let pool = try BlockingPool(threads: 1)
    let group = DatabaseGroup([loop], adapted(database), blocking: pool)
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(MigrationRunner(group.here)))
    } catch {
      result = .failure(error)
    }
    await group.close()
    await loop.stop()
    await pool.stop()
    try result.get()
  }

  private func run(_ migrations: MigrationRunner) async throws {
    if settings.isDryRun {
      let plan = try await migrations.status()
      try plan.checkForMigrate()
      for step in plan.pending { Console.answer("would apply \(step.name)") }
      return Console.answer("\(Self.count(plan.pending.count)) to apply; nothing was changed")
    }
    var migrations = migrations
    migrations.report = { event in
      switch event {
      case .waiting: Console.complain("another musterd migrate is at work; waiting for it")
      case .locked(let step):
        Console.complain("\(step.name): others are using what it needs; trying again")
      case .applied(let step, let seconds):
        Console.answer("applied \(step.name) in \(Int((seconds * 1_000).rounded())) ms")
      }
    }
    let applied = try await migrations.migrate()
    Console.answer("\(Self.count(applied.count)) applied; the schema is that of musterd \(Build.version)")
  }

  private static func count(_ number: Int) -> String {
    number == 1 ? "1 migration" : "\(number) migrations"
  }

  private static func adapted(_ database: PostgresConfiguration) -> PostgresConfiguration {
    var database = database
    (database.answerTimeout, database.lanes.answerTimeout) = (answerTimeout, answerTimeout)
    database.lanes.leaseWaitMax = connectWait
    // One for the lock, and one for what runs outside its transaction.
    database.lanes.exclusives = 2
    (database.lanes.reads, database.lanes.writes) = (1, 1)
    if database.hosts.count > 1, database.targetSession == .any { database.targetSession = .readWrite }
    return database
  }
}
