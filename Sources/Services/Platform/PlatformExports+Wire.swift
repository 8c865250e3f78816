import MusterCore
import MusterJobs
import MusterPlatformAPI
import MusterPostgres
import MusterRPC
package import MusterRows
import MusterTenancy

extension PlatformService {
  /// What an export holds of this service.
  package static let exports: [ExportKind] = [
    ExportKind(
      "platform.job", tables: ["jobs", "job_attempts"],
      omissions: [
        ExportOmission("platform.job.payload", because: "it is what the work tells itself, for its own code"),
        ExportOmission("platform.job.attempts", because: "of a job the newest 100 are shown"),
        ExportOmission(
          "platform.job.created_by.id",
          because: "of the platform's operators a tenant learns only that it was one"),
      ]
    ) { tx, place throws(RPCError) in
      let jobs = try await JobExportStore.jobs(tx, place)
      let attempts = try await JobExportStore.attempts(tx, of: jobs)
      return try ExportPage(jobs) { row throws(PostgresError) in
        var job = try PlatformV1.Job(row, forPlatform: false)
        for attempt in attempts[JobID(try row.value(0) as UInt128)] ?? [] {
          job.attempts.append(try PlatformV1.JobAttempt(attempt))
        }
        return job
      }
    }
  ]
}
