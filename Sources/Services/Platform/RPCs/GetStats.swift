import MusterCore
package import MusterPlatformAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterWellKnownAPI

extension PlatformService {
  private static let windowUnstated = Duration.seconds(86_400)

  package func getStats(
    _ request: PlatformV1.GetStatsRequest, as caller: Caller
  ) async throws(RPCError) -> PlatformV1.GetStatsResponse {
    let window = request.window?.duration ?? Self.windowUnstated

    var stats = PlatformV1.Stats()
    let start = try await addNow(&stats, window, caller)
    let (calls, top) = try await calls(since: start, caller)
    try await addInstallation(&stats, calls, top, since: start, caller)
    stats.jobs = PlatformV1.JobStats(try await jobs.figures(since: start, deadline: caller.deadline))

    var response = PlatformV1.GetStatsResponse()
    response.stats = stats
    return response
  }

  /// What is so at this moment; answers when the span begins.
  private func addNow(
    _ stats: inout PlatformV1.Stats, _ window: Duration, _ caller: Caller
  ) async throws(RPCError) -> PostgresTime {
    let results = try await tenants.read(caller) { tx throws(RPCError) in
      try await tx.run(
        FigureStore.span(window), ServerStore.up(tx.tenant), StopStore.active(tx.tenant), FigureStore.lag())
    }
    return try reading { () throws(PostgresError) in
      guard let span = results[0].first else { throw PostgresError(.other, "the database tells no time") }
      (stats.startTime, stats.endTime) = (try span.timestamp(0), try span.timestamp(1))
      var events = PlatformV1.EventStats()
      for row in results[1] {
        stats.servers.append(try PlatformV1.ServerStatus(row))
        events.watchCount += try row.value(5) as Int64
      }
      if let row = results[2].first { stats.emergencyStop = try PlatformV1.EmergencyStopState(row) }
      let lag: Int64 = try results[3].first?.value(0) ?? 0
      events.horizonLag = GoogleProtobuf.Duration(.microseconds(lag))
      stats.events = events
      return try span.value(0)
    }
  }

  private func calls(
    since start: PostgresTime, _ caller: Caller
  ) async throws(RPCError) -> (Results, top: [TenantID]) {
    let results = try await tenants.read(caller) { tx throws(RPCError) in
      try await FigureStore.calls(tx, since: start)
    }
    let top = try reading { () throws(PostgresError) in
      var ids: [TenantID] = []
      for row in results[2] { ids.append(TenantID(try row.value(0))) }
      return ids
    }
    return (results, top)
  }

  private func addInstallation(
    _ stats: inout PlatformV1.Stats, _ calls: Results, _ top: [TenantID], since start: PostgresTime,
    _ caller: Caller
  ) async throws(RPCError) {
    let results = try await system.read("platform.stats", deadline: caller.deadline) { tx throws(RPCError) in
      try await FigureStore.installation(tx, since: start, named: top)
    }
    try reading { () throws(PostgresError) in
      guard let sums = calls[0].first, let counts = results[0].first else {
        throw PostgresError(.other, "a count has no row")
      }
      stats.calls = try PlatformV1.CallStats(sums, reasons: calls[1])
      stats.tenants = try PlatformV1.TenantStats(counts, active: sums.value(5))
      stats.events?.totalCount = try results[1].first?.value(0) ?? 0
      var names: [TenantID: String] = [:]
      for row in results[2] { names[TenantID(try row.value(0))] = try row.value(1) }
      for row in calls[2] { stats.topTenants.append(try PlatformV1.TenantActivity(row, names: names)) }
    }
  }
}
