import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ListSuppressions` {
  @Test func `pages newest first, and the other way round`() async throws {
    let list = try await TestServer.shared.value.tenant().suppressions
    var made: [String] = []
    for number in 0..<7 {
      made.append(try await list.add("lead\(number)@northwind.example").suppression?.id ?? "")
    }
    for (order, expected) in [("", Array(made.reversed())), ("create_time", made)] {
      var (ids, token): ([String], String) = ([], "")
      repeat {
        let page = try await list.list { ($0.pageSize, $0.pageToken, $0.orderBy) = (3, token, order) }
        ids += page.suppressions.map(\.id)
        token = page.nextPageToken
      } while !token.isEmpty
      #expect(ids == expected)
    }
  }

  @Test func `filters by kind, reason, value, import and campaign`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let list = tenant.suppressions
    let address = SuppressionList.address()
    let mail = try await list.add(address) { $0.reason = .bounced }.suppression
    let domain = try await list.add("southwind.example") { $0.reason = .relationship }.suppression
    let run = try await list.run([(0, SuppressionList.rows(["a@eastwind.example"]))]).summary
    func ids(_ change: (inout LeadsV1.ListSuppressionsRequest) -> Void) async throws -> [String] {
      try await list.list(change).suppressions.map(\.id)
    }
    #expect(try await ids { $0.kind = .domain } == [domain?.id])
    #expect(try await ids { $0.reason = .bounced } == [mail?.id])
    #expect(try await ids { $0.value = " \(address.uppercased()) " } == [mail?.id])
    #expect(try await ids { $0.value = "mail.southwind.example" } == [])
    #expect(try await ids { $0.importID = run?.id ?? "" }.count == 1)
    #expect(try await ids { ($0.importID, $0.kind) = (run?.id ?? "", .domain) } == [])
    #expect(try await ids { $0.importID = ImportIDs.another } == [])
    let campaign = CampaignID.new()
    try tenant.server.sql(
      "UPDATE suppressions SET campaign_id = '\(campaign.uuidText)' WHERE kind = 'domain' AND tenant_id = '\(tenant.id.uuidText)'"
    )
    #expect(try await ids { $0.campaignID = campaign.description } == [domain?.id])
    let error = try await refusal { try await list.list { $0.value = "nobody" } }
    #expect(error?.reason == "SUPPRESSION_VALUE_INVALID" && error?.violations.map(\.field) == ["value"])
  }

  @Test func `shows what was removed or has ended when asked for it`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let list = tenant.suppressions
    let ended = try await list.add("a@northwind.example") { $0.expireTime = .from(now: 1_000) }.suppression
    try tenant.server.sql(
      "UPDATE suppressions SET expire_time = now() WHERE tenant_id = '\(tenant.id.uuidText)'")
    let removed = try await list.remove(try await list.add("b@northwind.example").suppression?.id ?? "")
    #expect(try await list.list().suppressions.isEmpty)
    #expect(try await list.list { $0.showExpired = true }.suppressions.map(\.id) == [ended?.id])
    #expect(try await list.list { $0.showDeleted = true }.suppressions == [removed])
  }

  @Test func `shows the platform's list to operators alone`() async throws {
    let platform = try await SuppressionList.platform()
    let address = SuppressionList.address()
    let entry = try await platform.add(address).suppression
    #expect(try await platform.list { $0.value = address }.suppressions.map(\.id) == [entry?.id])
    let tenant = try await platform.server.tenant()
    let error = try await refusal { try await tenant.leads.listSuppressions(.init(), tenant.caller("owner")) }
    #expect(error?.code == .permissionDenied)
  }
}

enum ImportIDs {
  static let another = "import_01jc4x8y7kf3q9v2m5n6p7r8st"
  /// Made now, as clients do.
  static func fresh() -> String { TypeID(prefix: "import", bits: LeadID.new().bits).description }
}
