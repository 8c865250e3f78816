import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ExportLeads` {
  private static func all(
    _ tenant: TestTenant, as role: String = "admin",
    _ change: (inout LeadsV1.ExportLeadsRequest) -> Void = { _ in }, paused: () async throws -> Void = {}
  ) async throws -> [LeadsV1.ExportLeadsResponse] {
    let request = LeadsV1.ExportLeadsRequest.with {
      $0.tenantID = tenant.text
      change(&$0)
    }
    let stream = try await tenant.leads.exportLeads(request, tenant.caller(role)).makeAsyncIterator()
    var parts: [LeadsV1.ExportLeadsResponse] = []
    while let part = try await stream.next() {
      parts.append(part)
      if parts.count == 1 { try await paused() }
    }
    // What is promised of every export.
    #expect(!parts.isEmpty && parts.map(\.done) == parts.indices.map { $0 == parts.count - 1 })
    #expect(Set(parts.map { $0.snapshotTime?.seconds ?? 0 }).count == 1 && parts[0].snapshotTime != nil)
    var count: Int64 = 0
    for part in parts {
      count += Int64(part.leads.count)
      #expect(part.exportedCount == count && part.leads.count <= 1_000 && part.activities.count <= 1_000)
    }
    let ids = parts.flatMap(\.leads).compactMap { LeadID($0.id)?.bits }
    #expect(ids == ids.sorted() && Set(ids).count == Int(count))
    return parts
  }

  @Test func `sends all leads in the order of their ids as they are, and a part when there are none`()
    async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    #expect(try await Self.all(tenant).map(\.leads) == [[]])
    _ = try await tenant.importLeads(
      [people(0..<1_000), people(1_000..<2_300)].flatMap { rows in
        stride(from: 0, to: rows.count, by: 700).map { Array(rows[$0..<min($0 + 700, rows.count)]) }
      })
    let full = try await tenant.createLead { $0 = `CreateLead`.full(try tenant.user("member")) }
    let leads = try await Self.all(tenant).flatMap(\.leads)
    #expect(leads.count == 2_301)
    #expect(leads.last == full)
    let error = try await refusal { try await Self.all(tenant, as: "member") }
    #expect(error?.code == .permissionDenied)
  }

  @Test func `shows everything as of one moment`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    _ = try await tenant.importLeads([
      people(0..<1_000) { $0.source = String(repeating: "x", count: $1 % 200) }
    ])
    _ = try await tenant.importLeads([people(1_000..<2_000)])
    let parts = try await Self.all(
      tenant,
      paused: {
        _ = try await tenant.importLeads([people(1_500..<2_500) { $0.title = "Later \($1)" }])
      })
    let leads = parts.flatMap(\.leads)
    #expect(parts.count > 1 && leads.count == 2_000)
    #expect(leads.allSatisfy { $0.title.isEmpty && $0.version == 1 })
  }

  @Test func `narrows by ids, tag, owner, source of change and deletion`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let owner = try tenant.user("member").description
    let mia = try await tenant.createLead { ($0.tags, $0.ownerID) = (["Fleet"], owner) }
    let ben = try await tenant.createLead()
    let gone = try await tenant.createLead()
    try await tenant.deleteLead(gone.id)
    func ids(_ change: (inout LeadsV1.ExportLeadsRequest) -> Void) async throws -> [String] {
      try await Self.all(tenant, as: "admin", change).flatMap(\.leads).map(\.id)
    }
    #expect(try await ids { _ in } == [mia.id, ben.id])
    #expect(try await ids { $0.showDeleted = true } == [mia.id, ben.id, gone.id])
    #expect(try await ids { $0.ids = [ben.id, LeadID.new().description] } == [ben.id])
    #expect(try await ids { $0.tagField = "fleet" } == [mia.id])
    #expect(try await ids { $0.ownerID = owner } == [mia.id])
    #expect(try await ids { $0.status = .converted } == [])
    #expect(try await ids { $0.tier = .hot } == [])
    #expect(try await ids { $0.minScore = 1 } == [])
    #expect(try await ids { $0.campaignID = CampaignID.new().description } == [])
    try await tenant.updateLead(mia.id, ["title"]) { $0.title = "CEO" }
    let changed = try await tenant.lead(mia.id).updateTime
    #expect(try await ids { $0.updatedSince = changed } == [mia.id])
  }

  @Test func `sends the timelines too, oldest first, with that each lead was made`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let mia = try await tenant.createLead()
    let ben = try await tenant.createLead()
    for status in [LeadsV1.LeadStatus.enriched, .converted] {
      _ = try await tenant.leads.transitionLead(
        .with { ($0.tenantID, $0.id, $0.status) = (tenant.text, mia.id, status) }, tenant.caller("member"))
    }
    let parts = try await Self.all(tenant) { $0.withActivities = true }
    let told = parts.flatMap(\.activities)
    #expect(told.map(\.leadID) == [mia.id, mia.id, mia.id, ben.id])
    #expect(told.map(\.action) == [.created, .statusChanged, .statusChanged, .created])
    #expect(told.map(\.newStatus).dropLast() == [.unspecified, .enriched, .converted])
    #expect(told[0].actor?.id == (try tenant.user("member").description))
    let request = LeadsV1.ListActivitiesRequest.with {
      ($0.tenantID, $0.leadID, $0.orderBy) = (tenant.text, mia.id, "occur_time")
    }
    let listed = try await tenant.leads.listActivities(request, tenant.caller("viewer")).activities
    #expect(listed == Array(told.prefix(3)))
    #expect(try await Self.all(tenant).flatMap(\.activities).isEmpty)
  }

  @Test func `changes nothing when it is imported where it came from`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.createLead { $0 = `CreateLead`.full(try tenant.user("member")) }
    try await tenant.createLead {
      ($0.email, $0.tags) = ("İpek@bücher.example", ["Ünïcode", "z"])
      $0.tierOverride = .with { ($0.tier, $0.reason) = (.hot, "met at the fair") }
    }
    _ = try await tenant.importLeads([people(0..<500) { ($0.title, $0.employeeCount) = ("CEO", Int32($1)) }])
    let gone = try await tenant.createLead()
    try await tenant.deleteLead(gone.id)
    let before = try await Self.all(tenant) { $0.showDeleted = true }.flatMap(\.leads)
    for rule in [LeadsV1.MergeRule.unspecified, .replace, .union, .newer, .fill] {
      let done = try await tenant.importLeads([before]) { $0.options = .with { $0.mergeRule = rule } }
      #expect(done.summary.unchangedCount == 502, "\(rule)")
      #expect(
        done.summary.createdCount == 0 && done.summary.updatedCount == 0 && done.summary.failedCount == 1)
    }
    let after = try await Self.all(tenant) { $0.showDeleted = true }.flatMap(\.leads)
    #expect(after == before)
  }
}
