import MusterCore
import MusterEventsAPI
import MusterJournal
import MusterRPC
import MusterServer
import MusterTenancy
import MusterTestDatabase
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `WatchEvents` {
  // MARK: What it sends

  @Test func `sends a cursor at once, and each event soon after it happened`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let watch = try await tenant.watch()
    let first = try #require(try await watch.next())
    #expect(!first.cursor.isEmpty && first.sendTime != nil)
    let began = MonotonicClock.nanoseconds()
    try await tenant.happen("tenant.updated", #"{"n": 1}"#)
    let (events, cursor) = try await watch.events(1)
    print("an event after \((MonotonicClock.nanoseconds() - began) / 1_000_000) ms")
    #expect(events.last?.data == #"{"n": 1}"# && !cursor.isEmpty)
    #expect(events.last?.tenantID == tenant.text)
    watch.cancel()
  }

  @Test func `begins at a cursor, with the oldest event or now`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try tenant.fill(5)
    let wanted = try tenant.server.journalIDs(tenant)
    let oldest = try await tenant.watch { $0.start = .oldest }
    let (all, cursor) = try await oldest.events(wanted.count)
    #expect(all.map(\.id) == wanted)
    let middle = try await tenant.watch { $0.cursor = all[1].cursor }
    #expect(try await middle.events(wanted.count - 2).0.map(\.id) == Array(wanted.dropFirst(2)))
    let now = try await tenant.watch()
    let last = try await tenant.watch { $0.cursor = cursor }
    for watch in [now, last] { #expect(try await watch.next()?.events == []) }
    try await tenant.happen()
    let next = try tenant.server.journalIDs(tenant).suffix(1)
    for watch in [now, last] {
      #expect(try await watch.events(1).0.map(\.id) == Array(next))
      watch.cancel()
    }
    oldest.cancel()
    middle.cancel()
  }

  @Test func `sends 100 events in a message at most, and says when those were all`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try tenant.fill(249)
    let wanted = try tenant.server.journalIDs(tenant)
    #expect(
      try await eventually(within: .seconds(10)) { try await tenant.all().events.count == wanted.count })
    let watch = try await tenant.watch { $0.start = .oldest }
    var messages: [EventsV1.WatchEventsResponse] = []
    while messages.last?.caughtUp != true, let message = try await watch.next() { messages.append(message) }
    #expect(messages.map(\.events.count) == [100, 100, wanted.count - 200])
    #expect(messages.map(\.caughtUp) == [false, false, true])
    #expect(messages.flatMap(\.events).map(\.id) == wanted)
    watch.cancel()
  }

  @Test func `beats while there is nothing to send, with a cursor past what was left out`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let watch = try await tenant.watch {
      $0.types = ["tenant.created"]
      $0.heartbeatInterval = .with { $0.seconds = 1 }
    }
    let first = try #require(try await watch.next())
    try await tenant.happen("tenant.updated", #"{"n": 1}"#)
    let began = MonotonicClock.nanoseconds()
    var beats: [EventsV1.WatchEventsResponse] = []
    for _ in 0..<3 { beats.append(try #require(try await watch.next())) }
    let seconds = Double(MonotonicClock.nanoseconds() - began) / 1e9
    #expect(beats.allSatisfy { $0.events.isEmpty && $0.caughtUp })
    #expect((2...6).contains(seconds), "3 beats in \(seconds) s")
    #expect(beats[2].cursor != first.cursor)
    #expect(try await tenant.list { $0.afterCursor = beats[2].cursor }.events.isEmpty)
    #expect(try await tenant.list { $0.afterCursor = first.cursor }.events.count == 1)
    watch.cancel()
  }

  @Test func `narrows by type, things and actor, and to what the caller may read`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let blind = try await tenant.server.events.watchEvents(
      .with {
        $0.tenantID = tenant.text
        $0.start = .oldest
        $0.heartbeatInterval = .with { $0.seconds = 1 }
      }, tenant.caller(key: tenant.addServiceKey(["events.read"])))
    let things = try await tenant.watch {
      $0.start = .oldest
      $0.targetIDs = [tenant.text, "lead_01jc4x8y7kf3q9v2m5n6p7r8st"]
    }
    let nobody = try await tenant.watch {
      $0.start = .oldest
      $0.actorID = UserID.new().description
      $0.heartbeatInterval = .with { $0.seconds = 1 }
    }
    #expect(try await things.events(1).0.map(\.type) == ["tenant.created"])
    for watch in [Watch(blind), nobody] {
      for _ in 0..<2 { #expect(try await watch.next()?.events == []) }
      watch.cancel()
    }
    things.cancel()
    let error = try await refusal { try await tenant.watch { $0.types = ["rocket"] }.next() }
    #expect(error?.reason == "EVENT_TYPE_UNKNOWN")
    let invalid = try await refusal { try await tenant.watch { $0.cursor = "x" }.next() }
    #expect(invalid?.reason == "CURSOR_INVALID")
  }

  // MARK: Order

  @Test func `sends the same to all on two servers, each event once and in order`() async throws {
    let server = try await TestServer()
    let other = try await TestServer(on: server.database)
    let tenant = try await server.tenant()
    let stranger = try await server.tenant()
    let watches = try await [
      tenant.watch(), tenant.watch(on: other),
      tenant.watch(on: other) { $0.types = ["tenant"] }, tenant.watch { $0.start = .oldest },
    ]
    for watch in watches.prefix(3) { #expect(try await watch.next()?.events == []) }
    let writers = 8
    let each = 40
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<writers {
        group.addTask {
          for number in 0..<each {
            try await tenant.happen(
              "tenant.updated", "{\"n\": \"\(writer)-\(number)\"}",
              on: writer.isMultiple(of: 2) ? server : other,
              open: .milliseconds(Int64.random(in: 0...15)))
            if number.isMultiple(of: 10) { try await stranger.happen() }
          }
        }
      }
      try await group.waitForAll()
    }
    let wanted = try server.journalIDs(tenant, where: "event_type = 'tenant.updated'")
    #expect(wanted.count == writers * each)
    for (place, watch) in watches.enumerated() {
      let events = try await watch.events(wanted.count + (place == 3 ? 4 : 0)).0
      #expect(events.filter { $0.type == "tenant.updated" }.map(\.id) == wanted, "watch \(place)")
      watch.cancel()
    }
    await other.stop()
    await server.stop()
  }

  @Test func `goes on where it was after a break at any event, and repeats none`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          for _ in 0..<15 { try await tenant.happen(open: .milliseconds(Int64.random(in: 0...10))) }
        }
      }
      group.addTask {
        var (ids, cursor) = ([String](), "")
        while ids.count < 64 {
          let watch = try await tenant.watch {
            $0.start = .oldest
            $0.cursor = cursor
          }
          // A client that keeps some of what it was sent, by the events' own cursors.
          let events = try await watch.events(1).0
          guard let kept = events.prefix(Int.random(in: 1...7)).last else { break }
          ids += events.prefix { $0.id != kept.id }.map(\.id) + [kept.id]
          cursor = kept.cursor
          watch.cancel()
        }
        let wanted = try tenant.server.journalIDs(tenant)
        #expect(ids == wanted)
      }
      try await group.waitForAll()
    }
  }

  @Test func `waits for a long open transaction, and then tells all in order`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let watch = try await tenant.watch { $0.heartbeatInterval = .with { $0.seconds = 1 } }
    _ = try await watch.next()
    async let late: Void = tenant.happen("tenant.updated", #"{"n": 0}"#, open: .seconds(4))
    try await Task.sleep(for: .milliseconds(500))
    for number in 1...5 { try await tenant.happen("tenant.updated", "{\"n\": \(number)}") }
    // Nothing of them is told while the older one is open.
    for _ in 0..<2 { #expect(try await watch.next()?.events == []) }
    try await late
    let (events, _) = try await watch.events(6)
    #expect(events.map(\.data) == (0...5).map { "{\"n\": \($0)}" })
    watch.cancel()
  }

  @Test func `goes on with another server on the same database`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let watch = try await tenant.watch { $0.start = .oldest }
    let cursor = try await watch.events(4).cursor
    try await tenant.happen("tenant.updated", #"{"n": 1}"#)
    await server.stop()
    let other = try await TestServer(on: server.database)
    try await tenant.happen("tenant.updated", #"{"n": 2}"#, on: other)
    let again = try await tenant.watch(on: other) { $0.cursor = cursor }
    #expect(try await again.events(2).0.map(\.data) == [#"{"n": 1}"#, #"{"n": 2}"#])
    again.cancel()
    await other.stop()
  }

  @Test func `goes on after a restore, where transactions are counted anew`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    for number in 1...3 { try await tenant.happen("tenant.updated", "{\"n\": \(number)}") }
    let updates: (inout EventsV1.ListEventsRequest) -> Void = {
      $0.orderBy = "create_time"
      $0.types = ["tenant.updated"]
    }
    #expect(
      try await eventually(within: .seconds(10)) {
        try await tenant.list("owner", updates).events.count == 3
      })
    let kept = try await tenant.list("owner", updates)
    await server.stop()
    // As if the former cluster had counted further than this one has.
    try server.sql(
      """
      UPDATE journal SET transaction_id = ((transaction_id::text::int8 + 1000000000)::text)::xid8;
      UPDATE installation SET generation = generation + 1
      """)
    let other = try await TestServer(on: server.database)
    for number in 4...5 { try await tenant.happen("tenant.updated", "{\"n\": \(number)}", on: other) }
    let oldest = try await tenant.watch(on: other) {
      $0.start = .oldest
      $0.types = ["tenant.updated"]
    }
    #expect(try await oldest.events(5).0.map(\.data) == (1...5).map { "{\"n\": \($0)}" })
    // A cursor from before the restore, of a row whose transaction the former cluster had counted.
    let cursors = JournalCursors(server.masterKey)
    let place = try cursors.open(kept.events[1].cursor, of: tenant.id)
    let former = cursors.seal(
      JournalPlace(
        generation: 1, transaction: place.transaction + 1_000_000_000, record: place.record), of: tenant.id)
    let again = try await tenant.watch(on: other) { $0.cursor = former }
    #expect(try await again.events(3).0.map(\.data) == (3...5).map { "{\"n\": \($0)}" })
    // And one that the restored database never came to.
    let beyond = cursors.seal(JournalPlace(generation: 1, transaction: 5_000_000_000), of: tenant.id)
    let later = try await tenant.watch(on: other) { $0.cursor = beyond }
    #expect(try await later.events(2).0.map(\.data) == (4...5).map { "{\"n\": \($0)}" })
    for watch in [oldest, again, later] { watch.cancel() }
    await other.stop()
  }

  // MARK: The end

  @Test func `is forgotten when its client leaves, and ends when the server does`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let watches = try await [tenant.watch(), tenant.watch(), tenant.watch()]
    for watch in watches { _ = try await watch.next() }
    #expect(server.platform.watch.watchCount == 3)
    #expect(server.platform.watch.watchCount(of: tenant.id) == 3)
    watches[0].cancel()
    #expect(
      try await eventually(within: .seconds(5)) { server.platform.watch.watchCount(of: tenant.id) == 2 })
    let began = MonotonicClock.nanoseconds()
    server.platform.watch.shutDown()
    for watch in watches.dropFirst() {
      let error = try await refusal { while try await watch.next() != nil {} }
      #expect(error?.reason == "SHUTTING_DOWN" && error?.code == .unavailable)
    }
    #expect(MonotonicClock.nanoseconds() - began < 1_000_000_000)
    let late = try await refusal { try await tenant.watch().next() }
    #expect(late?.reason == "SHUTTING_DOWN")
    #expect(server.platform.watch.watchCount == 0)
    await server.stop()
  }

  @Test func `holds nothing of the database while its client reads slowly`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    try tenant.fill(2_000, data: "jsonb_build_object('text', repeat('x', 2000))")
    var watches: [Watch] = []
    for _ in 0..<30 { watches.append(try await tenant.watch { $0.start = .oldest }) }
    try await Task.sleep(for: .seconds(1))
    let busy = try server.sql(
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND usename = 'muster_app' AND (xact_start IS NOT NULL OR state <> 'idle')
      """)
    #expect(busy == "0")
    try await tenant.happen("tenant.updated", #"{"n": 1}"#)
    let wanted = try server.journalIDs(tenant)
    #expect(try await watches[0].events(wanted.count).0.map(\.id) == wanted)
    for watch in watches { watch.cancel() }
    await server.stop()
  }

  @Test func `tells on by its heartbeats when the reader of all journals fails`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    let watch = try await tenant.watch { $0.heartbeatInterval = .with { $0.seconds = 1 } }
    _ = try await watch.next()
    try server.sql("REVOKE SELECT (transaction_id) ON journal FROM muster_system")
    try await tenant.happen("tenant.updated", #"{"n": 1}"#)
    #expect(try await watch.events(1, within: .seconds(5)).0.count == 1)
    try server.sql("GRANT SELECT (transaction_id) ON journal TO muster_system")
    watch.cancel()
    await server.stop()
  }
}
