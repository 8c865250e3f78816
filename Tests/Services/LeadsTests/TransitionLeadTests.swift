import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterLeads

@Suite struct `TransitionLead` {
  private static let statuses: [LeadsV1.LeadStatus] = [
    .new, .enriched, .scored, .inSequence, .converted, .unsubscribed, .bounced, .notInterested,
  ]

  /// A row for each status it begins at, a column for each it goes to, in the order above.
  private static let legal = [
    "- x x - x x x x",
    "- - x - x x x x",
    "- - - x x x x x",
    "- - x - x x x x",
    "- - - - - x x -",
    "- - x - - - - -",
    "- x - - - x - -",
    "- - x - x x x -",
  ]

  @Test func `makes the documented moves alone, and each writes the timeline`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    for (row, from) in Self.statuses.enumerated() {
      let lead = try await tenant.createLead {
        $0.consents = [.with { ($0.basis, $0.grantTime) = (.consent, .inSeconds(-60)) }]
      }
      let columns = Self.legal[row].split(separator: " ")
      for (column, to) in Self.statuses.enumerated() {
        try await tenant.setStatus(lead.id, from)
        let before = try await tenant.timeline(lead.id)
        let error = try await refusal { try await tenant.move(lead.id, to: to) }
        let after = try await tenant.timeline(lead.id)
        let stored = try await tenant.lead(lead.id)
        if columns[column] == "x" {
          #expect(error == nil, "\(from) to \(to)")
          #expect(stored.status == to)
          #expect(after.count > before.count)
          #expect(
            after.contains { $0.action == .statusChanged && $0.oldStatus == from && $0.newStatus == to })
        } else {
          #expect(error?.reason == "LEAD_TRANSITION_ILLEGAL" && error?.code == .failedPrecondition)
          #expect(error?.metadata["status"] == from.name && error?.metadata["legal_statuses"] != "")
          #expect(stored.status == from && after == before, "\(from) to \(to)")
        }
      }
    }
  }

  @Test func `answers the lead and the entry, with who did it and why`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    let answer = try await tenant.move(lead.id, to: .notInterested) { $0.reason = "He said so" }
    let stored = try await tenant.lead(lead.id)
    #expect(answer.lead == stored && stored.status == .notInterested && stored.version == 2)
    let entry = try #require(answer.activity)
    #expect(entry.action == .statusChanged && entry.text == "He said so" && entry.channel == .unspecified)
    #expect(entry.oldStatus == .new && entry.newStatus == .notInterested && entry.leadID == lead.id)
    #expect(entry.actor?.id == (try tenant.user("member").description))
    #expect(stored.statusTime == entry.occurTime)
    #expect(try await tenant.timeline(lead.id).first == entry)
    let journal = try server.journal(tenant.id, "TransitionLead")
    #expect(journal.count == 1 && journal.first?.hasSuffix("lead.updated") == true)
  }

  @Test func `sets what is known of the address, and clears it by a newer consent`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let bounced = try await tenant.createLead()
    let one = try await tenant.move(bounced.id, to: .bounced).lead
    #expect(one?.facts?.emailBounced?.value == true && one?.facts?.unsubscribed == nil)
    #expect(one?.facts?.emailBounced?.source == (try tenant.user("member").description))
    let gone = try await tenant.createLead()
    let two = try await tenant.move(gone.id, to: .unsubscribed).lead
    #expect(two?.facts?.unsubscribed?.value == true && two?.facts?.emailBounced == nil)
    try await tenant.updateLead(gone.id, ["consents"]) {
      $0.consents = [.with { ($0.basis, $0.grantTime) = (.confirmedConsent, .inSeconds(0)) }]
    }
    // A consent of the same second may be older than the wish.
    try await tenant.rewrite([gone.id]) {
      $0.lead.statusTime = .inSeconds(-3_600)
      ($0.lead.facts, $0.lead.consents, $0.lead.tierOverride) = (nil, [], nil)
    }
    try await tenant.updateLead(gone.id, ["consents"]) {
      $0.consents = [.with { ($0.basis, $0.grantTime) = (.confirmedConsent, .inSeconds(-60)) }]
    }
    let back = try await tenant.move(gone.id, to: .scored).lead
    #expect(back?.status == .scored && back?.facts?.unsubscribed?.value == false && back?.scoreTime != nil)
  }

  @Test func `suppresses the address of who is unsubscribed or bounced, also when the lead moves on`()
    async throws
  {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let (gone, bad) = (
      try await tenant.createLead { $0.email = "Mia.Berg@Northwind.example" },
      try await tenant.createLead { $0.email = "ben@northwind.example" }
    )
    let values = ["mia.berg+x@NORTHWIND.example", "ben@northwind.example", "cy@northwind.example"]
    #expect(try await tenant.suppressions(values) == [nil, nil, nil])
    try await tenant.move(gone.id, to: .unsubscribed)
    try await tenant.move(bad.id, to: .bounced)
    #expect(try await tenant.suppressions(values) == [.unsubscribed, .bounced, nil])
    try await tenant.updateLead(bad.id, ["email"]) { $0.email = "ben@southwind.example" }
    try await tenant.move(bad.id, to: .enriched)
    #expect(try await tenant.suppressions(values) == [.unsubscribed, .bounced, nil])
    #expect(try await tenant.suppressions(["ben@southwind.example"]) == [nil])
  }

  @Test(arguments: ["none", "older", "withdrawn", "expired", "interest", "future"])
  func `asks for a consent that was given after the person unsubscribed`(_ which: String) async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead {
      if which == "none" { return }
      $0.consents = [
        .with {
          ($0.basis, $0.grantTime) = (.consent, .inSeconds(-60))
          if which == "older" { $0.grantTime = .inSeconds(-7_200) }
          if which == "withdrawn" { $0.withdrawTime = .inSeconds(-30) }
          if which == "expired" { $0.expireTime = .inSeconds(-30) }
          if which == "interest" { $0.basis = .legitimateInterest }
          if which == "future" { $0.grantTime = .inSeconds(3_600) }
        }
      ]
    }
    try await tenant.setStatus(lead.id, .unsubscribed)
    let error = try await refusal { try await tenant.move(lead.id, to: .scored) }
    #expect(error?.reason == "LEAD_CONSENT_REQUIRED" && error?.code == .failedPrecondition)
    #expect(try await tenant.lead(lead.id).status == .unsubscribed)
  }

  @Test func `takes a bounced lead back once it has another address`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    try await tenant.move(lead.id, to: .bounced)
    let error = try await refusal { try await tenant.move(lead.id, to: .enriched) }
    #expect(error?.reason == "LEAD_TRANSITION_ILLEGAL" && error?.message.contains("address") == true)
    try await tenant.updateLead(lead.id, ["email"]) { $0.email = "other-\(lead.email)" }
    let back = try await tenant.move(lead.id, to: .enriched).lead
    #expect(back?.status == .enriched && back?.facts?.emailBounced == nil)
  }

  @Test func `scores a lead that has no score when it moves to scored, and no other`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead { $0.title = "CEO" }
    #expect(try await tenant.move(lead.id, to: .enriched).lead?.scoreTime == nil)
    let scored = try #require(try await tenant.move(lead.id, to: .scored).lead)
    #expect(scored.scoreTime != nil && scored.tier != .unspecified && scored.scoreComponents != nil)
    #expect(
      try server.sql(
        "SELECT count(*) FROM lead_scores WHERE lead_id = '\(tenant.uuid(lead.id))' AND is_change") == "1")
    let gone = try #require(try await tenant.move(lead.id, to: .unsubscribed).lead)
    #expect((gone.scoreComponents?.risk ?? 99) < (scored.scoreComponents?.risk ?? 0))
  }

  @Test func `changes nothing when it only tries, and does a repeat once`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    let tried = try await tenant.move(lead.id, to: .converted) { $0.validateOnly = true }
    #expect(tried.lead?.status == .converted)
    #expect(try await tenant.lead(lead.id) == lead)
    let first = try await tenant.move(lead.id, to: .converted) { $0.requestID = "move-1" }
    let again = try await tenant.move(lead.id, to: .converted) { $0.requestID = "move-1" }
    #expect(again == first)
    #expect(try await tenant.timeline(lead.id).count == 2)
  }

  @Test func `refuses who is not there, deleted, stale, or another tenant's`() async throws {
    let server = try await TestServer.shared.value
    let (tenant, other) = (try await server.tenant(), try await server.tenant())
    let lead = try await tenant.createLead()
    let stale = try await refusal { try await tenant.move(lead.id, to: .converted) { $0.version = 9 } }
    #expect(stale?.reason == "VERSION_STALE")
    let foreign = try await refusal { try await other.move(lead.id, to: .converted) }
    #expect(foreign?.reason == "LEAD_NOT_FOUND")
    try await tenant.deleteLead(lead.id)
    let deleted = try await refusal { try await tenant.move(lead.id, to: .converted) }
    #expect(deleted?.reason == "LEAD_NOT_FOUND")
    let viewer = try await refusal { try await tenant.move(lead.id, to: .converted, as: "viewer") }
    #expect(viewer?.reason == "PERMISSION_MISSING")
    let unstated = try await refusal { try await tenant.move(lead.id, to: .unspecified) }
    #expect(unstated?.reason == "FIELD_INVALID")
  }

  @Test func `lets one of many movers win each time`() async throws {
    let server = try await TestServer.shared.value
    let tenant = try await server.tenant()
    let lead = try await tenant.createLead()
    let wins = await withTaskGroup(of: Bool.self) { tasks in
      for _ in 0..<16 {
        tasks.addTask { (try? await tenant.move(lead.id, to: .converted)) != nil }
      }
      return await tasks.reduce(into: 0) { count, isWon in count += isWon ? 1 : 0 }
    }
    #expect(wins == 1)
    #expect(try await tenant.timeline(lead.id).filter { $0.action == .statusChanged }.count == 1)
  }
}

extension LeadsV1.LeadStatus {
  /// As it is stored.
  fileprivate var name: String {
    switch self {
    case .new: "new"
    case .enriched: "enriched"
    case .scored: "scored"
    case .inSequence: "in_sequence"
    case .converted: "converted"
    case .unsubscribed: "unsubscribed"
    case .bounced: "bounced"
    default: "not_interested"
    }
  }
}
