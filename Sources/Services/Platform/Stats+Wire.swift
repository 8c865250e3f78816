import MusterCore
import MusterPlatformAPI
import MusterPostgres
import MusterRows
import MusterWellKnownAPI

extension PlatformV1.CallStats {
  /// The sums of `FigureStore.calls`, and the reasons.
  init(_ sums: Row, reasons: ResultSet) throws(PostgresError) {
    self.init()
    totalCount = try sums.value(0)
    writeCount = try sums.value(1)
    errorCount = try sums.value(2)
    deniedCount = try sums.value(3)
    limitedCount = try sums.value(4)
    for row in reasons {
      var reason = PlatformV1.ReasonCount()
      reason.reason = try row.value(0)
      reason.count = try row.value(1)
      self.reasons.append(reason)
    }
  }
}

extension PlatformV1.TenantActivity {
  /// A row of `FigureStore.topTenants`; a tenant that is gone has no name.
  init(_ row: Row, names: [TenantID: String]) throws(PostgresError) {
    self.init()
    let id = TenantID(try row.value(0) as UInt128)
    tenantID = id.description
    displayName = names[id] ?? ""
    callCount = try row.value(1)
    writeCount = try row.value(2)
    errorCount = try row.value(3)
  }
}

extension PlatformV1.TenantStats {
  /// The row of `FigureStore.tenants`; who is active is known by the calls.
  init(_ row: Row, active: Int64) throws(PostgresError) {
    self.init()
    totalCount = try row.value(0)
    createdCount = try row.value(1)
    suspendedCount = try row.value(2)
    unpaidCount = try row.value(3)
    deletedCount = try row.value(4)
    activeCount = active
  }
}

extension PlatformV1.ServerStatus {
  /// A row of `ServerStore.up`.
  init(_ row: Row) throws(PostgresError) {
    self.init()
    serverID = ServerID(try row.value(0)).description
    version = try row.value(1)
    roles = try row.value(2)
    startTime = try row.timestamp(3)
    seenTime = try row.timestamp(4)
  }
}

extension PlatformV1.JobStats {
  init(_ figures: JobFigureSet) {
    self.init()
    (scheduledCount, readyCount, runningCount) = (figures.scheduled, figures.ready, figures.running)
    (deadCount, succeededCount) = (figures.dead, figures.succeeded)
    failedAttemptCount = figures.failedAttempts
    oldestReadyAge = GoogleProtobuf.Duration(figures.oldestReady)
  }
}

extension GoogleProtobuf.Duration {
  init(_ duration: Swift.Duration) {
    self.init()
    seconds = duration.components.seconds
    nanos = Int32(truncatingIfNeeded: duration.components.attoseconds / 1_000_000_000)
  }

  /// Within the bounds that a request's durations have.
  var duration: Swift.Duration { .seconds(seconds) + .nanoseconds(Int64(nanos)) }
}
