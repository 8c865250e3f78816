package import MusterMigrationSteps

/// A migration as the database remembers it.
package struct MigrationRecord: Hashable, Sendable {
  package let number: Int
  package let name: String
  package let sha256: String
  package let breaksOlderServers: Bool
  /// Of the program that applied it.
  package let musterVersion: String

  package init(
    number: Int, name: String, sha256: String, breaksOlderServers: Bool = false, musterVersion: String
  ) {
    self.number = number
    self.name = name
    self.sha256 = sha256
    self.breaksOlderServers = breaksOlderServers
    self.musterVersion = musterVersion
  }
}

/// What a database has, beside what this program has. Refuses a database whose past is another.
package struct MigrationPlan: Hashable, Sendable {
  package let applied: [MigrationRecord]
  package let pending: [MigrationStep]
  /// Applied by a newer program; unknown to this one.
  package let newer: [MigrationRecord]

  package init(_ steps: [MigrationStep], _ records: [MigrationRecord]) throws(MigrationError) {
    let records = records.sorted { $0.number < $1.number }
    for (index, record) in records.enumerated() {
      guard record.number == index + 1 else {
        throw MigrationError(
          .stepMissing,
          "migration \(index + 1) is missing from muster.schema_migrations, though \(record.number)"
            + " (\(record.name)) is there: the record was changed by hand; restore it from a backup")
      }
      guard index < steps.count else { break }
      let step = steps[index]
      guard record.name == step.name, record.sha256 == step.sha256 else {
        throw MigrationError(
          .stepChanged,
          "migration \(record.number) was applied as \(record.name) by musterd \(record.musterVersion) and"
            + " is not the one of this musterd (\(step.name)): what is published never changes; use the"
            + " musterd that belongs to this database")
      }
    }
    applied = Array(records.prefix(steps.count))
    newer = Array(records.dropFirst(steps.count))
    pending = Array(steps.dropFirst(records.count))
  }

  /// Whether this program may change the schema.
  package func checkForMigrate() throws(MigrationError) {
    guard let record = newer.last else { return }
    throw MigrationError(
      .schemaNewer,
      "the database has migration \(record.number) (\(record.name)) of musterd \(record.musterVersion),"
        + " which this musterd does not know: migrate with the newest musterd you have")
  }

  /// Whether this program may serve. Migrations only add, so that older servers go on beside a newer schema;
  /// one that does not says so.
  package func checkForServe() throws(MigrationError) {
    if applied.isEmpty && newer.isEmpty && !pending.isEmpty {
      throw MigrationError(.schemaMissing, "the database has no schema yet: run musterd migrate")
    }
    if let step = pending.first {
      throw MigrationError(
        .schemaOlder,
        "the database lacks migration \(step.number) (\(step.name))"
          + (pending.count > 1 ? " and \(pending.count - 1) more" : "") + ": run musterd migrate")
    }
    if let record = newer.first(where: \.breaksOlderServers) {
      throw MigrationError(
        .schemaNewer,
        "the database has migration \(record.number) (\(record.name)), after which older servers cannot"
          + " serve: install musterd \(record.musterVersion) or newer")
    }
  }
}
