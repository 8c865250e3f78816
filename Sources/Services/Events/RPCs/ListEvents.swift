import MusterCore
package import MusterEventsAPI
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy

extension EventsService {
  package func listEvents(
    _ request: EventsV1.ListEventsRequest, as caller: Caller
  ) async throws(RPCError) -> EventsV1.ListEventsResponse {
    let filter = EventFilter(
      types: try types(request.types, as: caller),
      targets: request.targetID.isEmpty ? [] : [request.targetID], actor: request.actorID,
      requestID: request.requestID, traceID: request.traceID,
      start: request.startTime.flatMap { PostgresTime($0) },
      end: request.endTime.flatMap { PostgresTime($0) })
    if request.afterCursor.isEmpty { return try await listByTime(request, filter, as: caller) }
    guard request.orderBy.isEmpty else { throw .cursorOrdered }
    return try await listAfter(request, filter, as: caller)
  }

  /// Oldest first, after a place.
  private func listAfter(
    _ request: EventsV1.ListEventsRequest, _ filter: EventFilter, as caller: Caller
  ) async throws(RPCError) -> EventsV1.ListEventsResponse {
    let tenant = try caller.admittedTenant()
    let list = PageTokens.List(tenant, EventsV1.Method.listEvents.info, of: request)
    var start = try cursors.open(request.afterCursor, of: tenant)
    if !request.pageToken.isEmpty {
      let parts = try pages.open(request.pageToken, of: list, count: 1)
      start = try cursors.open(parts[0], of: tenant)
    }

    let (page, place, isEnd) = try await page(
      after: start, filter, most: PageSize.rows(request.pageSize), as: caller)

    var response = EventsV1.ListEventsResponse()
    response.events = page.events
    response.cursor = cursors.seal(place, of: tenant)
    if !isEnd { response.nextPageToken = pages.seal([response.cursor], of: list) }
    return response
  }

  /// Below the place that the first page was read at, so that pages and what comes after that place are all
  /// that there is.
  private func listByTime(
    _ request: EventsV1.ListEventsRequest, _ filter: EventFilter, as caller: Caller
  ) async throws(RPCError) -> EventsV1.ListEventsResponse {
    let tenant = try caller.admittedTenant()
    let list = PageTokens.List(tenant, EventsV1.Method.listEvents.info, of: request)
    let isDescending = ListOrder(
      request.orderBy, unstated: ListOrder("create_time", isDescending: true)
    ).isDescending
    var at: TimePlace
    let place: JournalPlace
    if request.pageToken.isEmpty {
      at = .start(isDescending)
      place = try await tenants.read(caller) { tx throws(RPCError) in try await PlaceStore.horizon(tx) }
    } else {
      let parts = try pages.open(request.pageToken, of: list, count: 3)
      at = try TimePlace(parts[0], parts[1])
      place = try cursors.open(parts[2], of: tenant)
    }

    var page = EventPage(most: PageSize.rows(request.pageSize))
    var isEnd = false
    for _ in 0..<Self.looksMax where !isEnd && !page.isFull {
      let (from, wanted) = (at, page.wanted)
      let look = try await tenants.read(caller) { tx throws(RPCError) in
        try await EventStore.byTime(
          tx, isDescending: isDescending, after: from.time, from.id, below: place, filter, most: wanted)
      }
      let last: Row?
      (last, isEnd) = try page.add(look, in: tenant, cursors)
      if let last {
        at = try reading { () throws(PostgresError) in
          TimePlace(time: try last.value(3), id: try last.place(0).record)
        }
      }
    }

    var response = EventsV1.ListEventsResponse()
    response.events = page.events
    response.cursor = cursors.seal(place, of: tenant)
    if !isEnd { response.nextPageToken = pages.seal(at.parts + [response.cursor], of: list) }
    return response
  }
}

extension EventsV1.ListEventsRequest: ListRequest {}
