import MusterLoop
import MusterMigrationSteps
import MusterPostgres
import MusterTestDatabase
import Synchronization
import Testing

@testable import MusterMigrations

/// A database without a schema, in the shared cluster or another; dropped with the value.
final class EmptyDatabase: Sendable {
  let cluster: PrivateCluster
  let name: String
  private static let count = Mutex(0)

  init(_ cluster: PrivateCluster? = nil, options: String = "") async throws {
    if let cluster { self.cluster = cluster } else { self.cluster = try await PrivateCluster.shared.value }
    let number = Self.count.withLock { count in
      count += 1
      return count
    }
    name = "muster_empty_\(number)"
    try self.cluster.sql("CREATE DATABASE \(name) TEMPLATE template0 \(options)")
  }

  deinit {
    _ = try? cluster.sql("DROP DATABASE \(name) WITH (FORCE)")
  }

  @discardableResult
  func sql(_ text: String, user: String = PrivateCluster.user) throws -> String {
    try cluster.sql(text, database: name, user: user)
  }

  func with<Value: Sendable>(
    user: String = PrivateCluster.user, _ body: @escaping @Sendable (LoopDatabase) async throws -> Value
  ) async throws -> Value {
    var configuration = MigratedDatabase.configuration(cluster, database: name, .superuser)
    configuration.user = user
    return try await OpenDatabase.with(configuration, body)
  }

  @discardableResult
  func migrate(
    _ steps: [MigrationStep] = MigrationStep.all, user: String = PrivateCluster.user,
    _ change: @escaping @Sendable (inout MigrationRunner) -> Void = { _ in }
  ) async throws -> [String] {
    try await with(user: user) { database in
      var runner = MigrationRunner(database, steps: steps)
      change(&runner)
      return try await runner.migrate().map(\.name)
    }
  }

  var recorded: String {
    get throws {
      try sql("SELECT string_agg(number::text, ',' ORDER BY number) FROM muster.schema_migrations")
    }
  }
}

extension MigrationStep {
  /// One more than there are, or than there are with some before it.
  static func next(
    _ text: String, after before: [MigrationStep] = [], isTransactional: Bool = true,
    breaksOlderServers: Bool = false
  ) -> MigrationStep {
    let number = all.count + before.count + 1
    return MigrationStep(
      number: number, name: "test_\(number)", sha256: "00", isTransactional: isTransactional,
      breaksOlderServers: breaksOlderServers, text: text)
  }
}

/// What it fails with.
func failure<Value>(_ work: () async throws -> Value) async -> MigrationError? {
  do {
    _ = try await work()
    return nil
  } catch {
    return error as? MigrationError
  }
}
