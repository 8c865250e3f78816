import MusterCore
package import MusterPostgres
package import MusterRPC
package import MusterTenancy

/// Where work is handed to the workers.
package enum Jobs {
  /// All that is said to the database about jobs.
  package static let statements =
    QueueStore.statements + RunStore.statements + ControlStore.statements
    + JobFigureStore.statements

  /// Adds a job of the transaction's tenant, with the transaction: rolled back there is none.
  @discardableResult
  package static func enqueue(
    _ tx: borrowing TenantTransaction, _ request: JobRequest
  ) async throws(RPCError) -> JobID {
    let id = JobID.new()
    try await QueueStore.insert(tx, id, request)
    return id
  }
}

/// Jobs that come again by the clock.
extension Jobs {
  /// Sees to it that the schedule of the transaction's tenant has a next run, by this clock.
  package static func schedule(
    _ tx: borrowing TenantTransaction, _ schedule: JobSchedule
  ) async throws(RPCError) {
    let known = try await QueueStore.carrier(tx, schedule.key)
    let (cron, zone) = (schedule.cron.text, schedule.timeZone)
    if let known, (known.kind, known.cron, known.timeZone) == (schedule.kind.name, cron, zone) { return }
    guard let time = schedule.cron.next(after: try await QueueStore.now(tx), in: zone) else { return }
    let run = ScheduledRun(
      key: schedule.key, kind: schedule.kind.name, cron: cron, timeZone: zone, payload: schedule.payload,
      maxAttempts: schedule.kind.maxAttempts, runsWhenInactive: schedule.kind.runsWhenInactive, runTime: time,
      lastTime: nil)
    _ = try await tx.run(
      known == nil ? QueueStore.insertRun(tx.tenant, run) : QueueStore.reschedule(tx.tenant, run))
  }

  /// No run of it comes any more.
  package static func unschedule(
    _ tx: borrowing TenantTransaction, _ key: String
  ) async throws(RPCError) {
    try await QueueStore.unschedule(tx, key)
  }
}
