package import MusterLoop

/// The database as all loops see it, each through connections of its own.
package final class DatabaseGroup: Sendable {
  package let databases: [LoopDatabase]
  /// What a statement may take when its transaction does not say so itself; nil for no limits.
  package let sessionLimits: PostgresConfiguration.StatementLimits?

  /// Connects in the background, and again whenever a connection is lost.
  package init(_ loops: [EventLoop], _ configuration: PostgresConfiguration, blocking pool: BlockingPool) {
    sessionLimits = configuration.sessionLimits
    databases = loops.map { LoopDatabase($0, configuration, pool) }
    for database in databases { database.open() }
  }

  /// That of the loop which runs the caller, else of the first.
  package var here: LoopDatabase {
    for database in databases where database.loop.isInLoop { return database }
    return databases[0]
  }

  package var isReady: Bool { databases.allSatisfy { $0.health.isReady } }

  /// Ends all connections; what is under way fails.
  package func close() async {
    for database in databases { await database.close() }
  }
}
