import MusterCore
import MusterEventsAPI
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI

extension EventsV1.Event {
  /// A row of `EventStore`.
  init(_ row: Row, in tenant: TenantID, _ cursors: JournalCursors) throws(PostgresError) {
    self.init()
    let place = try row.place(0)
    id = TypeID(prefix: "event", bits: place.record.bits).description
    tenantID = tenant.description
    createTime = try row.timestamp(3)
    type = try row.value(4)
    if type.isEmpty { type = EventType.auditRecorded.name }
    if let target: UInt128 = try row.optional(6) {
      targetID = TypeID(prefix: try row.value(5), bits: target).description
    }
    targetVersion = try row.value(7)
    let actorID: UInt128? = try row.optional(9)
    actor = try TypeV1.Actor(
      stored: row.value(8), id: actorID.map { IDBits($0) }, name: row.optional(10), isForOperator: false)
    changedFields = try row.value(11)
    requestID = try row.value(12)
    traceID = try row.value(13)
    data = try row.value(14)
    // The first shape of every type.
    dataVersion = 1
    cursor = cursors.seal(place, of: tenant)
  }
}

/// Events that are collected for one message, which must not be larger than clients take.
struct EventPage {
  private static let bytesMax = 1 << 20
  /// Of an event, beside its data.
  private static let bytesOfEvent = 400

  let most: Int
  private(set) var events: [EventsV1.Event] = []
  private var bytes = 0

  init(most: Int) {
    self.most = most
  }

  var isFull: Bool { events.count >= most || bytes >= Self.bytesMax }

  /// The last row that was looked at, and whether there is none after it.
  mutating func add(
    _ look: EventStore.Look, in tenant: TenantID, _ cursors: JournalCursors
  ) throws(RPCError) -> (last: Row?, isEnd: Bool) {
    try reading { () throws(PostgresError) in
      var last: Row?
      for row in look.rows {
        if isFull { return (last, false) }
        last = row
        guard try JournalLook.isWanted(row, of: look.rows) else { continue }
        let event = try EventsV1.Event(row, in: tenant, cursors)
        bytes += event.data.utf8.count + Self.bytesOfEvent
        events.append(event)
      }
      return (last, look.isEnd)
    }
  }

  /// One more than there is room for tells whether there is another.
  var wanted: Int { most - events.count + 1 }
}

extension EventsService {
  /// How often one call looks before it answers with what it has.
  static let looksMax = 50

  /// The next events after a place, and where the next page begins: all up to there was looked at.
  func page(
    after start: JournalPlace, _ filter: EventFilter, most: Int, looks: Int = looksMax, as caller: Caller
  ) async throws(RPCError) -> (page: EventPage, place: JournalPlace, isEnd: Bool) {
    let tenant = try caller.admittedTenant()
    var (page, place) = (EventPage(most: most), start)
    for _ in 0..<looks {
      let (from, wanted) = (place, page.wanted)
      let (look, horizon) = try await tenants.read(caller) { tx throws(RPCError) in
        try await EventStore.after(tx, from, filter, most: wanted)
      }
      // Of a life of the cluster that was lost.
      guard from <= horizon else { throw .cursorInvalid }
      let (last, isEnd) = try page.add(look, in: tenant, cursors)
      if let last { place = try reading { () throws(PostgresError) in try last.place(0) } }
      if isEnd { return (page, max(place, horizon), true) }
      if page.isFull { break }
    }
    return (page, place, false)
  }

  /// What a request asks for, as far as the caller may read it.
  func types(_ asked: [String], as caller: Caller) throws(RPCError) -> [String] {
    let permissions = (caller.principal as? Principal)?.permissions ?? PermissionSet()
    return try catalogue.stored(asked, readBy: permissions)
  }
}
