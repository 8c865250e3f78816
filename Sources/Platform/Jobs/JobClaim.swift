import MusterCore
import MusterPostgres

/// A job as a worker takes it.
struct JobClaim: Sendable {
  let id: JobID
  let tenant: TenantID
  let kind: String
  /// A worker had it and gave no sign of life.
  let wasRunning: Bool
  let target: String
  private(set) var fence: Int64
  private(set) var attempts: Int32
  let maxAttempts: Int32
  let isCancelRequested: Bool
  let runsWhenInactive: Bool
  let done: Int64
  let total: Int64
  /// Nil when no run comes after it.
  let schedule: ScheduleState?
  let payload: [String: String]
  /// Of the call that asked for it; empty when nobody did.
  let traceID: String

  /// A row of `RunStore.due`.
  init(_ tenant: TenantID, _ row: Row) throws(PostgresError) {
    id = JobID(try row.value(0))
    self.tenant = tenant
    kind = try row.value(1)
    wasRunning = try row.value(2) as String == "running"
    target = try row.value(3)
    fence = try row.value(4)
    attempts = try row.value(5)
    maxAttempts = try row.value(6)
    isCancelRequested = try row.value(7)
    runsWhenInactive = try row.value(8)
    (done, total) = (try row.value(9), try row.value(10))
    schedule = try ScheduleState(row, from: 11)
    let (names, values): ([String], [String]) = (try row.value(18), try row.value(19))
    payload = Dictionary(zip(names, values)) { first, _ in first }
    traceID = try row.value(20)
  }

  /// As it is once it was taken.
  var taken: JobClaim {
    var claim = self
    (claim.fence, claim.attempts) = (fence + 1, attempts + 1)
    return claim
  }

  /// Nobody may try it again: it was given up with its last attempt, or by those who asked it to stop.
  var isOver: Bool { wasRunning && (attempts >= maxAttempts || isCancelRequested) }

  /// The run after this one; after one that was skipped the schedule's last run is the one before it.
  func next(of schedule: ScheduleState, isSkipped: Bool = false) -> ScheduledRun? {
    schedule.next.map { time in
      ScheduledRun(
        key: schedule.key, kind: kind, cron: schedule.cron, timeZone: schedule.timeZone, payload: payload,
        maxAttempts: maxAttempts, runsWhenInactive: runsWhenInactive, runTime: time,
        lastTime: isSkipped ? schedule.last : schedule.began)
    }
  }
}

/// A schedule as the row of its run has it.
struct ScheduleState: Sendable {
  let key: String
  let cron: String
  let timeZone: String
  /// When this run began last, or was to begin.
  let began: PostgresTime
  /// When the run before it began.
  let last: PostgresTime?
  /// Of the database, whose clock says what is due.
  let now: PostgresTime

  /// Columns that follow one another: carries_schedule, schedule_key, cron, time_zone, run_time, last_time,
  /// now(). Nil when no run comes after this one.
  init?(_ row: Row, from column: Int) throws(PostgresError) {
    guard try row.value(column) as Bool else { return nil }
    (key, cron) = (try row.value(column + 1), try row.value(column + 2))
    timeZone = try row.value(column + 3)
    began = try row.value(column + 4)
    last = try row.optional(column + 5)
    now = try row.value(column + 6)
  }

  /// When it runs next: after now, so that whatever was missed is made up for by one run.
  var next: PostgresTime? {
    guard let cron = try? Cron(cron) else { return nil }
    return cron.next(after: max(began, now), in: timeZone)
  }
}

extension Cron {
  /// A zone that is gone from the system's database is read as UTC: better at another hour than not at all.
  func next(after time: PostgresTime, in timeZone: String) -> PostgresTime? {
    guard let microseconds = time.unixMicroseconds else { return nil }
    let zone = TimeZoneRules.named(timeZone) ?? .utc
    return next(after: microseconds.floorDivided(by: 1_000_000), in: zone).flatMap {
      PostgresTime(unixMicroseconds: $0 * 1_000_000)
    }
  }
}
