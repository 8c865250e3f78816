import MusterJobs
import MusterPlatform
import MusterPostgres
import MusterRPC
import MusterTenancy

/// The platform's figures ask how jobs do.
struct PlatformToJobs: MusterPlatform.JobFigures {
  let system: SystemDatabase

  func figures(since start: PostgresTime, deadline: Int64?) async throws(RPCError) -> JobFigureSet {
    let counts = try await system.read("platform.jobs", deadline: deadline) { tx throws(RPCError) in
      try await MusterJobs.JobFigures.counts(tx, since: start)
    }
    var figures = JobFigureSet()
    (figures.scheduled, figures.ready) = (counts.scheduled, counts.ready)
    (figures.running, figures.dead) = (counts.running, counts.dead)
    (figures.succeeded, figures.failedAttempts) = (counts.succeeded, counts.failedAttempts)
    figures.oldestReady = .seconds(max(0, counts.oldestReadySeconds))
    return figures
  }
}
