import Foundation
import MusterLoop
import MusterMigrations
package import MusterPostgres
import Synchronization

/// A database of the test's own with Muster's schema, in the shared cluster: a copy of one that was migrated
/// once a process. It is dropped with the value.
package final class MigratedDatabase: Sendable {
  package let cluster: PrivateCluster
  package let name: String

  /// Roles of the schema, and the superuser.
  package enum Role: String, Sendable, CaseIterable {
    /// The server's.
    case app = "muster_app"
    /// That of the platform's own readers.
    case system = "muster_system"
    case superuser = "muster"
  }

  private static let template = Task {
    let cluster = try await PrivateCluster.shared.value
    try cluster.sql("CREATE DATABASE muster_template")
    try await MigratedDatabase.migrate(cluster, database: "muster_template")
    return cluster
  }
  private static let count = Mutex(0)

  package init() async throws {
    cluster = try await Self.template.value
    let number = Self.count.withLock { count in
      count += 1
      return count
    }
    name = "muster_copy_\(number)"
    // One copy at a time: the template must have no other user.
    let cluster = cluster
    let name = name
    try Self.count.withLock { _ in _ = try cluster.sql("CREATE DATABASE \(name) TEMPLATE muster_template") }
    // Its rights do not come with a copy.
    try cluster.sql(
      "REVOKE ALL ON DATABASE \(name) FROM PUBLIC; GRANT CONNECT ON DATABASE \(name) TO muster_app, muster_system"
    )
  }

  deinit {
    // Whoever is still connected has forgotten it.
    _ = try? cluster.sql("DROP DATABASE \(name) WITH (FORCE)")
  }

  package func configuration(_ role: Role = .app) -> PostgresConfiguration {
    Self.configuration(cluster, database: name, role)
  }

  package static func configuration(
    _ cluster: PrivateCluster, database: String, _ role: Role
  ) -> PostgresConfiguration {
    PostgresConfiguration(
      hosts: [.init(cluster.folder, port: cluster.port)], database: database, user: role.rawValue)
  }

  /// One for all databases of the cluster.
  private static let pooler = Task { try await PrivatePooler(PrivateCluster.shared.value, size: 8) }

  /// The same place, with PgBouncer in transaction mode before it.
  package static func pooled(_ configuration: PostgresConfiguration) async throws -> PostgresConfiguration {
    var configuration = configuration
    configuration.hosts = [.init(try await pooler.value.folder)]
    configuration.isPooled = true
    return configuration
  }

  /// Runs SQL as a role, through psql, and answers what it prints. Apart from what is tested.
  @discardableResult
  package func sql(_ text: String, as role: Role = .superuser) throws -> String {
    try cluster.sql(text, database: name, user: role.rawValue)
  }

  /// Brings a database to the schema, as the superuser.
  package static func migrate(_ cluster: PrivateCluster, database: String) async throws {
    _ = try await OpenDatabase.with(configuration(cluster, database: database, .superuser)) { database in
      try await MigrationRunner(database).migrate()
    }
  }
}
