import MusterCore
import MusterJournal
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
import MusterWellKnownAPI
import MusterWire

extension LeadsService {
  private static let heartbeat = Duration.seconds(15)
  /// Of one look; a record may tell of as many leads as a chunk has rows.
  private static let recordsMax = 100
  private static let leadsMax = 1_000

  package func watchLeads(
    _ request: LeadsV1.WatchLeadsRequest, to responses: ResponseWriter<LeadsV1.WatchLeadsResponse>,
    as caller: Caller
  ) async throws(RPCError) {
    let tenant = try caller.admittedTenant()
    let filter = WatchFilter(request)
    let watcher = try watch.watcher(of: tenant)
    defer { watch.close(watcher) }

    var place: JournalPlace
    if request.cursor.isEmpty {
      place = try await tenants.read(caller) { tx throws(RPCError) in try await PlaceStore.horizon(tx) }
    } else {
      place = try cursors.open(request.cursor, of: tenant)
    }
    // The first sign of life is due at once.
    var due = Int64.min
    while true {
      watcher.listen()
      let began = WallClock.timestamp()
      let found = try await changes(after: place, filter, as: caller)
      for message in messages(found, from: place, of: tenant) {
        // Nothing of the database is held while a slow reader is waited for.
        try await responses.send(message)
        due = MonotonicClock.nanoseconds(after: Self.heartbeat)
      }
      place = found.place
      if found.isEnd, MonotonicClock.nanoseconds() >= due {
        try await responses.send(
          .with { idle in
            (idle.kind, idle.changeTime) = (.idle, began)
            idle.cursor = cursors.seal(place, of: tenant)
          })
        due = MonotonicClock.nanoseconds(after: Self.heartbeat)
      }
      if found.isEnd { await watcher.wait(until: due) }
      if watcher.isEnded { throw .shuttingDown }
      if Task.isCancelled { throw .callCancelled }
    }
  }

  /// What one look has found, with the leads as they are now.
  private struct Found: Sendable {
    var changes: [LeadChanges.Change] = []
    var leads: [LeadID: LeadsV1.Lead] = [:]
    /// All up to there was looked at.
    var place: JournalPlace
    let isEnd: Bool
  }

  private func changes(
    after start: JournalPlace, _ filter: WatchFilter, as caller: Caller
  ) async throws(RPCError) -> Found {
    let look = try await tenants.read(caller) { tx throws(RPCError) in
      try await LeadChangeStore.after(tx, start, most: Self.recordsMax + 1)
    }
    // Of a life of the cluster that was lost.
    guard start <= look.horizon else { throw .cursorInvalid }
    var changes = LeadChanges()
    var place = start
    var isWhole = true
    try reading { () throws(PostgresError) in
      for row in look.rows {
        if changes.count >= Self.leadsMax {
          isWhole = false
          break
        }
        place = try row.place(0)
        if try JournalLook.isWanted(row, of: look.rows) { changes.add(try LeadChangeStore.record(row)) }
      }
    }
    let isEnd = look.isEnd && isWhole
    var found = Found(place: isEnd ? max(place, look.horizon) : place, isEnd: isEnd)
    found.changes = changes.inOrder.filter { filter.admits($0.lead) }
    let ids = found.changes.filter { $0.kind != .erased }.map(\.lead)
    if !ids.isEmpty {
      found.leads = try await tenants.read(caller) { tx throws(RPCError) in try await LeadStore.get(tx, ids) }
    }
    found.changes = found.changes.filter { change in
      if change.kind == .erased { return true }
      // Of one that was erased since, that is what is told next.
      guard let lead = found.leads[change.lead] else { return false }
      return filter.admits(lead)
    }
    return found
  }

  /// A cursor stands behind a record whose leads are all sent: one in the middle of many would lose the rest.
  private func messages(
    _ found: Found, from start: JournalPlace, of tenant: TenantID
  ) -> [LeadsV1.WatchLeadsResponse] {
    var cursor = cursors.seal(start, of: tenant)
    return found.changes.indices.map { index in
      let change = found.changes[index]
      let isLast = index + 1 == found.changes.count || found.changes[index + 1].place != change.place
      if isLast { cursor = cursors.seal(change.place, of: tenant) }
      return .with {
        ($0.kind, $0.cursor) = (change.kind, cursor)
        $0.lead =
          found.leads[change.lead]
          ?? .with {
            ($0.id, $0.tenantID) = (change.lead.description, tenant.description)
          }
        $0.changeTime = change.time.timestamp
        $0.actor = change.author.actor
        if change.kind != .created, change.kind != .erased { $0.changedFields = change.fields }
      }
    }
  }
}

/// Which leads are watched. What an erased lead was won for is not known any more, so all are told of it.
private struct WatchFilter: Sendable {
  private let ids: Set<LeadID>
  private let campaignID: String
  private let ownerID: String

  init(_ request: LeadsV1.WatchLeadsRequest) {
    ids = Set(request.ids.compactMap { LeadID($0) })
    (campaignID, ownerID) = (request.campaignID, request.ownerID)
  }

  func admits(_ id: LeadID) -> Bool { ids.isEmpty || ids.contains(id) }

  func admits(_ lead: LeadsV1.Lead) -> Bool {
    (campaignID.isEmpty || lead.campaignID == campaignID) && (ownerID.isEmpty || lead.ownerID == ownerID)
  }
}
