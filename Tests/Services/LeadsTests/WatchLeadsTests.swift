import MusterCore
import MusterJournal
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterLeads

@Suite struct `WatchLeads` {
  private struct Watch {
    let stream: ResponseStream<LeadsV1.WatchLeadsResponse>
    let iterator: ResponseStream<LeadsV1.WatchLeadsResponse>.Iterator

    func next() async throws -> LeadsV1.WatchLeadsResponse {
      guard let message = try await iterator.next() else {
        throw TestServerFailed(description: "a watch ended")
      }
      return message
    }

    /// So many changes, signs of life left out.
    func changes(_ count: Int) async throws -> [LeadsV1.WatchLeadsResponse] {
      var changes: [LeadsV1.WatchLeadsResponse] = []
      while changes.count < count {
        let message = try await next()
        if message.kind != .idle { changes.append(message) }
      }
      return changes
    }

    func cancel() { stream.cancel() }
  }

  private static func open(
    _ tenant: TestTenant, _ change: (inout LeadsV1.WatchLeadsRequest) -> Void = { _ in }
  ) async throws -> Watch {
    let request = LeadsV1.WatchLeadsRequest.with {
      $0.tenantID = tenant.text
      change(&$0)
    }
    let stream = try await tenant.leads.watchLeads(request, tenant.caller("viewer"))
    return Watch(stream: stream, iterator: stream.makeAsyncIterator())
  }

  /// One that has begun: what happens from now on is told.
  private static func begun(
    _ tenant: TestTenant, _ change: (inout LeadsV1.WatchLeadsRequest) -> Void = { _ in }
  ) async throws -> Watch {
    let watch = try await open(tenant, change)
    let first = try await watch.next()
    #expect(first.kind == .idle && first.lead == nil && first.actor == nil)
    #expect(!first.cursor.isEmpty && first.changeTime != nil)
    return watch
  }

  @Test func `tells of each change within a second, with the lead as it is now`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let watch = try await Self.begun(tenant)
    var times: [Int64] = []
    func timed(_ kind: LeadsV1.LeadChangeKind, _ act: () async throws -> Void) async throws
      -> LeadsV1.WatchLeadsResponse
    {
      let began = MonotonicClock.nanoseconds()
      try await act()
      let change = try await watch.changes(1)[0]
      times.append((MonotonicClock.nanoseconds() - began) / 1_000_000)
      #expect(change.kind == kind && change.changeTime != nil && !change.cursor.isEmpty)
      #expect(change.actor?.id == (try tenant.user("member").description))
      return change
    }
    var lead = LeadsV1.Lead()
    let made = try await timed(.created) { lead = try await tenant.createLead() }
    #expect(made.lead == lead && made.changedFields.isEmpty)
    let changed = try await timed(.updated) {
      lead = try await tenant.updateLead(lead.id, ["title", "company"]) {
        ($0.title, $0.company) = ("CEO", "N")
      }
    }
    #expect(changed.lead == lead && Set(changed.changedFields) == ["title", "company"])
    let deleted = try await timed(.deleted) { lead = try await tenant.deleteLead(lead.id) }
    #expect(deleted.lead?.deleteTime != nil)
    let back = try await timed(.undeleted) { lead = try await tenant.undeleteLead(lead.id) }
    #expect(back.lead == lead)
    let moved = try await timed(.updated) {
      _ = try await tenant.leads.transitionLead(
        .with { ($0.tenantID, $0.id, $0.status) = (tenant.text, lead.id, .enriched) }, tenant.caller("member")
      )
    }
    #expect(moved.lead?.status == .enriched)
    print("changes of leads are told after \(times) ms")
    // Five times what is promised, on a machine that does much else.
    #expect(times.allSatisfy { $0 < 5_000 })
    watch.cancel()
  }

  @Test func `tells of every lead of an import, with the fields that changed`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let watch = try await Self.begun(tenant)
    _ = try await tenant.importLeads([people(0..<300), people(300..<600)])
    let made = try await watch.changes(600)
    #expect(made.allSatisfy { $0.kind == .created && $0.changedFields.isEmpty })
    #expect(Set(made.compactMap { $0.lead?.email }).count == 600)
    _ = try await tenant.upsert(people(100..<110) { ($0.title, $0.tags) = ("Title \($1)", ["x"]) })
    let changed = try await watch.changes(10)
    #expect(changed.allSatisfy { $0.kind == .updated && $0.changedFields == ["title", "tags"] })
    #expect(changed.allSatisfy { $0.lead?.version == 2 })
    // In the middle of a record of many the cursor stands before it, so that a watch that goes on loses none.
    let again = try await Self.open(tenant) { $0.cursor = made[350].cursor }
    let rest = try await again.changes(300)
    let missed = Set(made[351...].compactMap { $0.lead?.id }).subtracting(rest.compactMap { $0.lead?.id })
    #expect(missed.isEmpty)
    watch.cancel()
    again.cancel()
  }

  @Test func `goes on behind any message, and repeats nothing that stands before it`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let watch = try await Self.begun(tenant)
    var ids: [String] = []
    for _ in 0..<5 { ids.append(try await tenant.createLead().id) }
    let told = try await watch.changes(5)
    #expect(told.compactMap { $0.lead?.id } == ids)
    watch.cancel()
    for place in 0..<4 {
      let again = try await Self.open(tenant) { $0.cursor = told[place].cursor }
      #expect(try await again.changes(4 - place).compactMap { $0.lead?.id } == Array(ids[(place + 1)...]))
      again.cancel()
    }
    let stranger = try await TestServer.shared.value.tenant()
    for cursor in ["x", told[0].cursor] {
      let error = try await refusal { try await Self.open(stranger) { $0.cursor = cursor }.next() }
      #expect(error?.reason == "CURSOR_INVALID")
    }
  }

  @Test func `tells of the leads that are asked for, and of no other tenant's`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let stranger = try await TestServer.shared.value.tenant()
    let owner = try tenant.user("admin").description
    let mia = try await tenant.createLead()
    let byID = try await Self.begun(tenant) { $0.ids = [mia.id] }
    let byOwner = try await Self.begun(tenant) { $0.ownerID = owner }
    let byCampaign = try await Self.begun(tenant) { $0.campaignID = CampaignID.new().description }
    try await stranger.createLead()
    try await tenant.createLead()
    try await tenant.updateLead(mia.id, ["title"]) { $0.title = "CEO" }
    let ben = try await tenant.createLead { $0.ownerID = owner }
    #expect(try await byID.changes(1)[0].lead?.id == mia.id)
    #expect(try await byOwner.changes(1)[0].lead?.id == ben.id)
    // Nothing that it watches has changed.
    let gone = try await Self.begun(tenant)
    let erased = try await tenant.createLead()
    #expect(try await gone.changes(1)[0].lead?.id == erased.id)
    for watch in [byID, byOwner, byCampaign, gone] { watch.cancel() }
  }

  @Test func `of an erased lead tells the ids alone`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let watch = try await Self.begun(tenant)
    let mia = try await tenant.createLead { $0.email = "canary@example.com" }
    _ = try await watch.changes(1)
    _ = try await tenant.leads.eraseLead(
      .with { ($0.tenantID, $0.id) = (tenant.text, mia.id) }, tenant.caller("owner"))
    let told = try await watch.changes(1)[0]
    #expect(told.kind == .erased && told.changedFields.isEmpty)
    #expect(told.lead == .with { ($0.id, $0.tenantID) = (mia.id, tenant.text) })
    watch.cancel()
  }

  @Test(arguments: [
    ([LeadsV1.LeadChangeKind.created, .updated], LeadsV1.LeadChangeKind.created),
    ([.updated, .updated], .updated), ([.created, .updated, .deleted], .deleted),
    ([.updated, .deleted, .undeleted], .undeleted), ([.undeleted, .updated], .undeleted),
    ([.created, .updated, .erased], .erased), ([.erased, .updated], .erased),
    ([.deleted, .updated], .deleted),
  ])
  func `tells several changes of one lead as one`(
    kinds: [LeadsV1.LeadChangeKind], wanted: LeadsV1.LeadChangeKind
  ) {
    #expect(kinds.dropFirst().reduce(kinds[0]) { LeadChanges.joined($0, $1) } == wanted)
  }

  @Test func `gives a sign of life every 15 seconds`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let watch = try await Self.begun(tenant)
    let began = MonotonicClock.nanoseconds()
    let beat = try await watch.next()
    let seconds = Double(MonotonicClock.nanoseconds() - began) / 1e9
    #expect(beat.kind == .idle && !beat.cursor.isEmpty)
    #expect((14...40).contains(seconds), "after \(seconds) s")
    watch.cancel()
  }
}
