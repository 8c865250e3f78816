import MusterPlatform
import MusterPostgres
import MusterRPC

/// The platform's figures ask how jobs do.
struct PlatformToJobs: JobFigures {
  /// No server of this version keeps jobs.
  func figures(since start: PostgresTime, deadline: Int64?) async throws(RPCError) -> JobFigureSet {
    JobFigureSet()
  }
}
