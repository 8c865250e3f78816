import MusterCore
package import MusterEventsAPI
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterWellKnownAPI

extension EventsService {
  /// Of one message.
  private static let eventsMax = 100
  private static let heartbeatUnstated = Duration.seconds(15)

  package func watchEvents(
    _ request: EventsV1.WatchEventsRequest, to responses: ResponseWriter<EventsV1.WatchEventsResponse>,
    as caller: Caller
  ) async throws(RPCError) {
    let tenant = try caller.admittedTenant()
    let filter = EventFilter(
      types: try types(request.types, as: caller), targets: request.targetIDs, actor: request.actorID)
    let heartbeat =
      request.heartbeatInterval.map { .seconds($0.seconds) + .nanoseconds($0.nanos) }
      ?? Self.heartbeatUnstated
    let watcher = try watch.watcher(of: tenant)
    defer { watch.close(watcher) }

    var place = try await start(request, of: tenant, as: caller)
    // The first message is due at once.
    var due = Int64.min
    while true {
      watcher.listen()
      // One look at a time: what there is goes out before the next.
      let found = try await page(after: place, filter, most: Self.eventsMax, looks: 1, as: caller)
      place = found.place
      if !found.page.events.isEmpty || MonotonicClock.nanoseconds() >= due {
        var response = EventsV1.WatchEventsResponse()
        response.events = found.page.events
        response.cursor = cursors.seal(place, of: tenant)
        response.caughtUp = found.isEnd
        response.sendTime = PostgresTime(unixMicroseconds: WallClock.microseconds())?.timestamp
        // Nothing of the database is held while a slow reader is waited for.
        try await responses.send(response)
        due = MonotonicClock.nanoseconds(after: heartbeat)
      }
      if found.isEnd { await watcher.wait(until: due) }
      if watcher.isEnded { throw .shuttingDown }
      if Task.isCancelled { throw .callCancelled }
    }
  }

  private func start(
    _ request: EventsV1.WatchEventsRequest, of tenant: TenantID, as caller: Caller
  ) async throws(RPCError) -> JournalPlace {
    if !request.cursor.isEmpty { return try cursors.open(request.cursor, of: tenant) }
    if request.start == .oldest { return .start }
    return try await tenants.read(caller) { tx throws(RPCError) in try await PlaceStore.horizon(tx) }
  }
}
