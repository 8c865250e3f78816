import MusterCore
package import MusterMigrationSteps
package import MusterPostgres

/// Brings a database to the schema of this program, one migration after the other.
///
/// Each is a transaction that also records it, under a lock that only one runner has: two at once both end
/// well, and one that is killed leaves a database in which the next goes on.
package struct MigrationRunner: Sendable {
  package enum Event: Sendable {
    /// Another runner is at work.
    case waiting
    case applied(MigrationStep, seconds: Double)
    /// Something else held what the migration needs; once more.
    case locked(MigrationStep)
  }

  /// How long, and how often, a runner waits.
  package struct Patience: Sendable {
    /// For another runner: a large migration takes as long as it takes.
    package var runnerMax = Duration.seconds(3_600)
    package var runnerPause = Duration.milliseconds(100)
    /// For what others hold of a table: while it waits, everybody else waits behind it.
    package var lockMax = Duration.seconds(2)
    package var lockAttempts = 10
    package var lockPause = Duration.seconds(1)

    package init() {}
  }

  /// Two connections for transactions will do.
  private let database: LoopDatabase
  private let steps: [MigrationStep]
  package var patience = Patience()
  package var report: @Sendable (Event) -> Void = { _ in }
  /// Before each statement of a migration, and before its end: for tests that break in there.
  var beforeStatement: @Sendable (MigrationStep, Int) async -> Void = { _, _ in }

  package init(_ database: LoopDatabase, steps: [MigrationStep] = MigrationStep.all) {
    self.database = database
    self.steps = steps
  }

  /// What there is and what there is to be done; changes nothing.
  package func status() async throws(MigrationError) -> MigrationPlan {
    let lease = try await open(.readOnly)
    defer { lease.giveUp() }
    return try await plan(lease)
  }

  /// Applies what is missing and answers it.
  @discardableResult
  package func migrate() async throws(MigrationError) -> [MigrationStep] {
    let found = try await status()
    try found.checkForMigrate()
    try await checkPlace(for: found.pending)
    var applied: [MigrationStep] = []
    while let step = try await applyNext() { applied.append(step) }
    return applied
  }

  /// Where it runs, and as whom.
  package func place() async throws(MigrationError) -> MigrationPlace {
    let lease = try await open(.readOnly)
    defer { lease.giveUp() }
    return try MigrationPlace(try await run(MigrationStatements.place(), lease)[0])
  }

  // MARK: One migration

  /// Nil when none is left.
  private func applyNext() async throws(MigrationError) -> MigrationStep? {
    var attempts = 0
    while true {
      let lease = try await lock()
      defer { lease.giveUp() }
      let plan = try await plan(lease)
      try plan.checkForMigrate()
      guard let step = plan.pending.first else {
        try await settle(lease)
        return nil
      }
      do {
        try await apply(step, lease)
        return step
      } catch {
        attempts += 1
        guard error.code == .busy, attempts < patience.lockAttempts else { throw error }
        report(.locked(step))
        try await pause(patience.lockPause)
      }
    }
  }

  private func apply(_ step: MigrationStep, _ lease: Lease) async throws(MigrationError) {
    let began = ContinuousClock.now
    if step.isTransactional {
      try await run(settings(step, isLocal: true), lease)
      try await run(step, lease)
    } else {
      // Beside the transaction that holds the lock, on a connection without one.
      try await run(MigrationStatements.rest(), lease)
      let own = try await open(nil)
      defer { own.giveUp() }
      try await run(settings(step, isLocal: false), own)
      try await run(step, own)
    }
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    try await run(settings(nil, isLocal: true), lease)
    try await run(
      MigrationStatements.record(
        .int4(Int32(clamping: step.number)), .text(step.name), .text(step.sha256),
        .bool(step.breaksOlderServers), .float8(seconds), .text(Build.version)),
      lease)
    try await commit(lease, "migration \(step.number) (\(step.name)) at its end")
    report(.applied(step, seconds: seconds))
  }

  private func run(_ step: MigrationStep, _ lease: Lease) async throws(MigrationError) {
    let pieces = SQLScript(step.text).statements
    for (index, piece) in pieces.enumerated() {
      await beforeStatement(step, index)
      do {
        _ = try await lease.run(Statement(piece.sql)())
      } catch {
        let kept =
          step.isTransactional
          ? "nothing of it was kept" : "what came before in it was kept, and it can be run again"
        throw MigrationError(
          error, at: "migration \(step.number) (\(step.name)), line \(piece.line); \(kept)")
      }
    }
    await beforeStatement(step, pieces.count)
  }

  /// Nil: for what the runner itself writes.
  private func settings(_ step: MigrationStep?, isLocal: Bool) -> BoundStatement {
    // An index that is built without a transaction holds up nobody, and broken off it would be left invalid.
    let milliseconds = isLocal ? Int(patience.lockMax / .milliseconds(1)) : 0
    return MigrationStatements.settings(
      .text(step?.isAdministrative == true ? "none" : "muster_owner"), .bool(isLocal),
      .text("\(milliseconds)ms"))
  }

  // MARK: Around them

  /// A transaction that has the lock. Asked for again and again, so that nothing waits inside the server.
  private func lock() async throws(MigrationError) -> Lease {
    let end = ContinuousClock.now + patience.runnerMax
    var hasWaited = false
    while true {
      let lease = try await open(.readWrite)
      if try await run(MigrationStatements.lock(), lease)[0].first?.bool(0) == true { return lease }
      lease.giveUp()
      guard ContinuousClock.now < end else {
        throw MigrationError(
          .busy, "another musterd migrate has been at work for \(patience.runnerMax); is it alive?")
      }
      if !hasWaited { report(.waiting) }
      hasWaited = true
      try await pause(patience.runnerPause)
    }
  }

  private func plan(_ lease: Lease) async throws(MigrationError) -> MigrationPlan {
    var records: [MigrationRecord] = []
    if try await run(MigrationStatements.hasRecords(), lease)[0].first?.bool(0) == true {
      records = try MigrationRecord.read(try await run(MigrationStatements.records(), lease)[0])
    }
    return try MigrationPlan(steps, records)
  }

  private func checkPlace(for pending: [MigrationStep]) async throws(MigrationError) {
    try await place().check(isFirst: pending.contains { $0.isAdministrative })
  }

  /// The rights on the database, and where it is: both are other ones after a restore.
  private func settle(_ lease: Lease) async throws(MigrationError) {
    try await run(settings(MigrationStep.settling, isLocal: true), lease)
    if try await run(MigrationStatements.isDatabaseOpen(), lease)[0].first?.bool(0) == true {
      try await run(MigrationStatements.closeDatabase(), lease)
    }
    try await run(settings(nil, isLocal: true), lease)
    try await run(MigrationStatements.install(), lease)
    try await commit(lease, "at the end")
  }

  private func commit(_ lease: Lease, _ place: String) async throws(MigrationError) {
    do { try await lease.commit() } catch { throw MigrationError(error, at: place) }
  }

  @discardableResult
  private func run(_ statement: BoundStatement, _ lease: Lease) async throws(MigrationError) -> Results {
    do { return try await lease.run(statement) } catch { throw MigrationError(error, at: nil) }
  }

  private func pause(_ duration: Duration) async throws(MigrationError) {
    do { try await Task.sleep(for: duration) } catch {
      throw MigrationError(.unavailable, "nobody waits for the migration any more")
    }
  }

  private func open(_ kind: TransactionKind?) async throws(MigrationError) -> Lease {
    do { return try await database.lease(kind) } catch {
      // That nobody got a connection is less than why there is none.
      throw MigrationError(database.health.exclusives.lastError ?? error, at: nil)
    }
  }
}
