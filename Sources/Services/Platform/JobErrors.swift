import MusterRPC
import MusterWire

/// Every refusal that is about jobs.
extension RPCError {
  static var jobNotFound: RPCError {
    RPCError(
      .notFound, reason: "JOB_NOT_FOUND",
      message: "there is no job with this id; finished ones are kept for 7 days, see ListJobs")
  }

  static var jobNotRetryable: RPCError {
    RPCError(
      .failedPrecondition, reason: "JOB_NOT_RETRYABLE",
      message: "the job runs or has succeeded; wait for it to end, or ask for the work again")
  }

  static var jobFinished: RPCError {
    RPCError(
      .failedPrecondition, reason: "JOB_FINISHED", message: "the job has succeeded or was cancelled before")
  }

  static func jobVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message: "the job is at version \(current), not \(sent): it has gone on, or somebody else changed it;"
        + " read it again and retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  static var jobTimeInvalid: RPCError {
    .fieldsInvalid([FieldViolation(field: "run_time", description: "is further away than times can be")])
  }
}
