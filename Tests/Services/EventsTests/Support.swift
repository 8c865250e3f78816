import MusterCore
import MusterEventsAPI
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTenantsAPI
import MusterTestKit
import MusterWire

extension TestServer {
  var events: EventsV1.Client { EventsV1.Client(transport) }

  /// The events of a tenant as the journal has them, in their order: `event_…` of each row.
  func journalIDs(_ tenant: TestTenant, where condition: String = "true") throws -> [String] {
    try sql(
      """
      SELECT record_id FROM journal WHERE tenant_id = '\(tenant.id.uuidText)' AND \(condition)
      ORDER BY generation, transaction_id, record_id
      """
    ).split(separator: "\n").compactMap { line in
      UInt128(line.replacing("-", with: ""), radix: 16).map {
        TypeID(prefix: "event", bits: $0).description
      }
    }
  }
}

extension TestTenant {
  private static let pause = Statement("SELECT pg_sleep($1)", .float8)

  /// One write with an event, which stays open for a while.
  func happen(
    _ type: String = "tenant.updated", _ object: String = "{}", on server: TestServer? = nil,
    open: Duration = .zero
  ) async throws {
    var caller = Caller()
    caller.tenant = id
    let request = TenantsV1.UpdateTenantRequest.with { $0.tenantID = text }
    _ = try await (server ?? self.server).platform.journal.write(
      TenantsV1.Method.updateTenant.info, request, as: caller
    ) { tx throws(RPCError) in
      _ = try await tx.run(Self.pause(.float8(open / .seconds(1))))
      return Change(
        TenantsV1.UpdateTenantResponse(), target: ChangeTarget(tx.tenant, version: 2),
        event: ChangeEvent(EventType(type, readBy: ""), object: object))
    }
  }

  /// Rows as writes leave them, many at once.
  func fill(
    _ count: Int, type: String = "tenant.updated", data: String = "'{}'", old: Bool = false
  ) throws {
    try server.sql(
      """
      INSERT INTO journal (
        tenant_id, record_time, record_id, actor_kind, method, outcome, event_type, event)
      SELECT '\(id.uuidText)', now() - (\(count) - n) * interval '1 second' * \(old ? 1 : 0),
        gen_random_uuid(), 'system', '/x.Y/Z', 'allowed', '\(type)', \(data)
      FROM generate_series(1, \(count)) n
      """)
  }

  func list(
    _ role: String = "owner", _ change: (inout EventsV1.ListEventsRequest) -> Void = { _ in }
  ) async throws -> EventsV1.ListEventsResponse {
    var request = EventsV1.ListEventsRequest.with { $0.tenantID = text }
    change(&request)
    return try await server.events.listEvents(request, caller(role))
  }

  /// Every page, one after the other; `between` runs after each of them.
  func all(
    _ role: String = "owner", _ change: (inout EventsV1.ListEventsRequest) -> Void = { _ in },
    between: (Int) async throws -> Void = { _ in }
  ) async throws -> (events: [EventsV1.Event], first: String, last: String, pages: Int) {
    var (events, first, last, pages, token) = ([EventsV1.Event](), "", "", 0, "")
    repeat {
      let page = try await list(role) {
        change(&$0)
        $0.pageToken = token
      }
      events += page.events
      (first, last) = (pages == 0 ? page.cursor : first, page.cursor)
      pages += 1
      token = page.nextPageToken
      try await between(pages)
    } while !token.isEmpty && pages < 1_000
    return (events, first, last, pages)
  }

  /// A watch, as its client sees it.
  func watch(
    _ role: String = "owner", on server: TestServer? = nil,
    _ change: (inout EventsV1.WatchEventsRequest) -> Void = { _ in }
  ) async throws -> Watch {
    var request = EventsV1.WatchEventsRequest.with { $0.tenantID = text }
    change(&request)
    return Watch(try await (server ?? self.server).events.watchEvents(request, caller(role)))
  }
}

struct Watch {
  let stream: ResponseStream<EventsV1.WatchEventsResponse>
  private let iterator: ResponseStream<EventsV1.WatchEventsResponse>.Iterator

  init(_ stream: ResponseStream<EventsV1.WatchEventsResponse>) {
    self.stream = stream
    iterator = stream.makeAsyncIterator()
  }

  /// Nil when the stream has ended.
  func next() async throws -> EventsV1.WatchEventsResponse? { try await iterator.next() }

  /// Messages until there were so many events, or none came for long; the events, and the last cursor.
  func events(_ count: Int, within most: Duration = .seconds(20)) async throws -> (
    [EventsV1.Event], cursor: String
  ) {
    let end = MonotonicClock.nanoseconds(after: most)
    var (events, cursor) = ([EventsV1.Event](), "")
    while events.count < count, MonotonicClock.nanoseconds() < end {
      guard let message = try await next() else { break }
      events += message.events
      cursor = message.cursor
    }
    return (events, cursor)
  }

  func cancel() { stream.cancel() }
}
