package import MusterPostgres
package import MusterRPC
package import MusterTenancy

/// What came of a change that people asked for.
package enum JobControl: Hashable, Sendable {
  /// With the names of the fields that changed.
  case done([String])
  /// It was so already.
  case same
  case missing
  case stale(current: Int64)
  /// It stands where this cannot be done.
  case refused
}

/// What operators do with jobs.
extension Jobs {
  /// Runs a dead or cancelled job again, or a waiting one at another time; at once without one. A run of a
  /// schedule that comes back is one more: the schedule has its next run already.
  package static func retry(
    _ tx: borrowing TenantTransaction, _ id: JobID, version: Int64, at time: PostgresTime?
  ) async throws(RPCError) -> JobControl {
    guard let found = try await ControlStore.lock(tx, id) else { return .missing }
    guard version == 0 || version == found.version else { return .stale(current: found.version) }
    guard ["waiting", "dead", "cancelled"].contains(found.state) else { return .refused }
    _ = try await tx.run(ControlStore.retry(found.job, at: time))
    return .done(found.state == "waiting" ? ["run_time"] : ["state", "attempt_count", "run_time"])
  }

  /// Whether it waits or runs.
  package static func isUnderWay(
    _ tx: borrowing TenantTransaction, _ id: JobID
  ) async throws(RPCError) -> Bool {
    let found = try await ControlStore.lock(tx, id)
    return found.map { ["waiting", "running"].contains($0.state) } ?? false
  }

  /// Cancels a job that has not finished; one that runs is asked to stop.
  package static func cancel(
    _ tx: borrowing TenantTransaction, _ id: JobID, version: Int64
  ) async throws(RPCError) -> JobControl {
    guard let found = try await ControlStore.lock(tx, id) else { return .missing }
    guard version == 0 || version == found.version else { return .stale(current: found.version) }
    let job = found.job
    switch found.state {
    case "running":
      if job.isCancelRequested { return .same }
      _ = try await tx.run(ControlStore.cancel(job))
      return .done(["cancel_requested"])
    case "waiting", "dead":
      var statements = [ControlStore.cancel(job)]
      // The run after the one that is skipped, which comes after that one's time.
      if let schedule = job.schedule, let next = job.next(of: schedule, isSkipped: true) {
        statements.append(QueueStore.insertRun(tx.tenant, next))
      }
      _ = try await tx.run(statements)
      return .done(["state"])
    default: return .refused
    }
  }
}
