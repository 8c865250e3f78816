import MusterCore
import MusterJobs
import MusterPlatformAPI
import MusterPostgres
import MusterRows
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire

extension PlatformV1.Job {
  /// A row of `JobStore.columns`. Of an operator a tenant sees the kind alone.
  init(_ row: Row, forPlatform isPlatform: Bool) throws(PostgresError) {
    self.init()
    id = JobID(try row.value(0)).description
    let tenant = TenantID(try row.value(1) as UInt128)
    tenantID = tenant == .platform ? "" : tenant.description
    kind = try row.value(2)
    state = try row.value(3)
    targetID = try row.value(4)
    attemptCount = try row.value(5)
    maxAttempts = try row.value(6)
    runTime = try row.timestamp(7)
    lastError = try row.value(8)
    (doneCount, totalCount) = (try row.value(9), try row.value(10))
    cancelRequested = try row.value(11)
    serverID = try row.value(12)
    leaseTime = try row.timestamp(13)
    fence = try row.value(14)
    schedule = try PlatformV1.JobSchedule(row)
    createdBy = TypeV1.Actor(
      kind: try row.value(19), id: try row.optional(20).map { IDBits($0) }, name: try row.optional(21),
      forPlatform: isPlatform)
    traceID = try row.value(22)
    createTime = try row.timestamp(23)
    updateTime = try row.timestamp(24)
    finishTime = try row.timestamp(25)
    version = try row.value(26)
    result = try row.optional(27) ?? ""
  }
}

extension PlatformV1.JobSchedule {
  private static let nextCount = 3

  /// Nil for a job that no schedule has made.
  fileprivate init?(_ row: Row) throws(PostgresError) {
    let key: String = try row.value(15)
    guard !key.isEmpty else { return nil }
    self.init()
    self.key = key
    cron = try row.value(16)
    timeZone = try row.value(17)
    lastTime = try row.timestamp(18)
    let (runTime, now): (PostgresTime, PostgresTime) = (try row.value(7), try row.value(29))
    let carries: Bool = try row.value(28)
    let state: PlatformV1.JobState = try row.value(3)
    // What waits is itself the next run, whenever the clock would have it.
    let isNext = carries && state == .scheduled
    guard let cron = try? Cron(cron), let zone = TimeZoneRules.named(timeZone),
      var time = (isNext ? runTime : now).unixMicroseconds?.floorDivided(by: 1_000_000)
    else { return }
    var times = isNext ? [time] : []
    while times.count < Self.nextCount, let next = cron.next(after: time, in: zone) {
      times.append(next)
      time = next
    }
    nextTimes = times.map { seconds in
      var stamp = GoogleProtobuf.Timestamp()
      stamp.seconds = seconds
      return stamp
    }
  }
}

extension PlatformV1.JobAttempt {
  /// A row of `JobStore.attempts`.
  init(_ row: Row) throws(PostgresError) {
    self.init()
    number = Int32(clamping: try row.value(0) as Int64)
    outcome = try row.value(1)
    error = try row.value(2)
    serverID = try row.value(3)
    startTime = try row.timestamp(4)
    endTime = try row.timestamp(5)
  }
}

extension TypeV1.Actor {
  fileprivate init(kind: String, id: IDBits?, name: String?, forPlatform isPlatform: Bool) {
    self.init()
    switch kind {
    case "user": (self.kind, self.id) = (.user, id.map { UserID(stored: $0).description } ?? "")
    case "api_key": (self.kind, self.id) = (.apiKey, id.map { APIKeyID(stored: $0).description } ?? "")
    case "platform":
      self.kind = .platform
      if isPlatform { self.id = id.map { UserID(stored: $0).description } ?? "" }
    default: self.kind = .system
    }
    if self.kind != .platform || isPlatform { displayName = name ?? "" }
  }
}
