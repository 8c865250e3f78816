package import MusterPostgres
package import MusterRPC

/// What the figures need of those who keep jobs.
package protocol JobFigures: Sendable {
  func figures(since start: PostgresTime, deadline: Int64?) async throws(RPCError) -> JobFigureSet
}

/// How many jobs there are; 0 is what nobody knows.
package struct JobFigureSet: Hashable, Sendable {
  package var scheduled: Int64 = 0
  package var ready: Int64 = 0
  package var running: Int64 = 0
  package var dead: Int64 = 0
  /// Since the start.
  package var succeeded: Int64 = 0
  package var failedAttempts: Int64 = 0
  /// How long the oldest that could run has waited.
  package var oldestReady = Duration.zero

  package init() {}
}
