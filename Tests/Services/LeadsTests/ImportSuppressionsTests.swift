import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@Suite struct `ImportSuppressions` {
  private func values(_ range: Range<Int>) -> [LeadsV1.Suppression] {
    SuppressionList.rows(range.map { "lead\($0)@northwind.example" })
  }

  @Test func `stores chunk by chunk and tells of bad rows by their place`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    var rows = values(0..<10)
    (rows[3].value, rows[7].value) = ("nobody", "")
    rows[8].campaignID = CampaignID.new().description
    let answers = try await tenant.suppressions.run([(0, values(10..<15)), (1, rows)]) {
      ($0.name, $0.withResults) = ("optouts.csv", true)
    }
    #expect(
      answers.error == nil && answers.start?.nextChunkIndex == 0 && answers.start?.name == "optouts.csv")
    #expect(answers.start?.tenantID == tenant.text && answers.start?.id.hasPrefix("import_") == true)
    let bad = try #require(answers.acknowledgements.last)
    #expect(bad.chunkIndex == 1 && bad.createdCount == 7 && bad.failedCount == 3 && !bad.skipped)
    #expect(bad.errors.map(\.index) == [8, 12, 13])
    #expect(bad.errors.map(\.reason) == [.suppressionValueInvalid, .fieldInvalid, .leadReferenceUnknown])
    #expect(bad.errors.map(\.field) == ["value", "value", "campaign_id"])
    #expect(bad.results.map(\.index) == Array(5..<15))
    #expect(bad.results.filter { $0.outcome == .created && $0.id.hasPrefix("suppression_") }.count == 7)
    let summary = try #require(answers.summary)
    #expect(summary.rowCount == 15 && summary.createdCount == 12 && summary.failedCount == 3)
    #expect(summary.nextChunkIndex == 2 && summary.finishTime != nil)
    let entries = try await tenant.suppressions.list { $0.importID = summary.id }.suppressions
    #expect(entries.count == 12 && entries.allSatisfy { $0.reason == .register })
    let lines = try tenant.server.journal(tenant.id, "ImportSuppressions")
    #expect(lines.count == 2 && lines.allSatisfy { $0.contains("suppression.imported") })
  }

  @Test func `changes nothing when the same file comes again under another import`() async throws {
    let list = try await TestServer.shared.value.tenant().suppressions
    _ = try await list.run([(0, values(0..<5))]) { $0.expireTime = .from(now: 5_000) }
    let same = try await list.run([(0, values(0..<5) + values(0..<1))]) { $0.expireTime = .from(now: 4_000) }
    #expect(same.summary?.unchangedCount == 6 && same.summary?.createdCount == 0)
    let later = try await list.run([(0, values(0..<5))])
    #expect(later.summary?.updatedCount == 5)
  }

  @Test func `goes on after a cut where the first answer says, or is sent again whole`() async throws {
    let list = try await TestServer.shared.value.tenant().suppressions
    let id = ImportIDs.fresh()
    var bad = values(0..<3)
    bad[1].value = "nobody"
    let cut = try await list.run([(0, bad), (1, values(3..<6))], isClosed: false) { $0.importID = id }
    #expect(cut.acknowledgements.count == 2 && cut.start?.id == id)
    var answers = SuppressionList.Answers()
    // The server may not have seen yet that the first stream is gone.
    _ = try await eventually(within: .seconds(60)) {
      answers = try await list.run([(2, values(6..<9))]) { $0.importID = id }
      return answers.error?.reason != "IMPORT_BUSY"
    }
    #expect(answers.error == nil && answers.start?.nextChunkIndex == 2 && answers.start?.rowCount == 6)
    #expect(
      answers.summary?.rowCount == 9 && answers.summary?.createdCount == 8
        && answers.summary?.failedCount == 1)
    let whole = try await list.run([(0, bad), (1, values(3..<6)), (2, values(6..<9)), (3, values(9..<10))]) {
      $0.importID = id
    }
    #expect(whole.acknowledgements.map(\.skipped) == [true, true, true, false])
    #expect(whole.acknowledgements[0].createdCount == 2 && whole.acknowledgements[0].failedCount == 1)
    #expect(whole.acknowledgements[0].errors.map(\.index) == [1])
    #expect(whole.summary?.rowCount == 10 && whole.summary?.createdCount == 9)
    #expect(try await list.list().suppressions.count == 9)
  }

  @Test func `refuses another order, header or chunk`() async throws {
    let list = try await TestServer.shared.value.tenant().suppressions
    let id = ImportIDs.fresh()
    _ = try await list.run([(0, values(0..<3))]) {
      ($0.importID, $0.sourceHash) = (id, Array(repeating: 1, count: 32))
    }
    func reason(
      _ chunks: [(index: Int64, rows: [LeadsV1.Suppression])],
      _ change: (inout LeadsV1.ImportSuppressionsHeader) -> Void = { _ in }
    ) async throws -> String? {
      try await list.run(chunks) {
        ($0.importID, $0.sourceHash) = (id, Array(repeating: 1, count: 32))
        change(&$0)
      }.error?.reason
    }
    #expect(try await reason([(2, values(3..<4))]) == "IMPORT_ORDER_INVALID")
    #expect(try await reason([(0, values(0..<3)), (2, values(3..<4))]) == "IMPORT_ORDER_INVALID")
    #expect(try await reason([(0, values(0..<2))]) == "IMPORT_CHUNK_MISMATCH")
    #expect(try await reason([]) { $0.reason = .abuse } == "IMPORT_MISMATCH")
    #expect(try await reason([]) { $0.sourceHash = Array(repeating: 2, count: 32) } == "IMPORT_MISMATCH")
    #expect(try await reason([]) { $0.importID = "import_000000000000000000000000aa" } == "IMPORT_EXPIRED")
    #expect(try await reason([(0, values(0..<3))]) { $0.withResults = true } == nil)
    let unheaded: [LeadsV1.ImportSuppressionsRequest] = [
      .with { $0.content = .chunk(.with { $0.suppressions = values(0..<1) }) }
    ]
    #expect(try await list.run(unheaded).error?.reason == "IMPORT_ORDER_INVALID")
    let header = LeadsV1.ImportSuppressionsRequest.with {
      $0.content = .header(.with { $0.tenantID = list.text })
    }
    #expect(try await list.run([header, header]).error?.reason == "IMPORT_ORDER_INVALID")
    #expect(
      try await list.run([] as [LeadsV1.ImportSuppressionsRequest]).error?.reason == "IMPORT_ORDER_INVALID")
    #expect(try await list.list().suppressions.count == 3)
  }

  @Test func `is held by one stream, and forgotten after seven days`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let list = tenant.suppressions
    let id = ImportIDs.fresh()
    let call = try await list.leads.importSuppressions(list.caller("member"))
    let responses = call.responses.makeAsyncIterator()
    try await call.send(
      .with {
        $0.content = .header(.with { ($0.tenantID, $0.importID, $0.reason) = (tenant.text, id, .register) })
      })
    #expect(try await responses.next() != nil)
    let busy = try await list.run([]) { $0.importID = id }.error
    #expect(busy?.reason == "IMPORT_BUSY" && busy?.code == .aborted && busy?.retry != .unstated)
    // Who falls silent loses it.
    try tenant.server.sql("UPDATE imports SET stream_until = now() WHERE tenant_id = '\(tenant.id.uuidText)'")
    #expect(try await list.run([(0, values(0..<2))]) { $0.importID = id }.error == nil)
    try await call.send(
      .with { $0.content = .chunk(.with { ($0.index, $0.suppressions) = (0, values(0..<2)) }) })
    let late = try await refusal { try await responses.next() }
    #expect(late?.reason == "IMPORT_BUSY")

    try tenant.server.sql(
      "UPDATE imports SET update_time = now() - interval '8 days' WHERE tenant_id = '\(tenant.id.uuidText)'")
    #expect(try await list.run([]) { $0.importID = id }.error?.reason == "IMPORT_EXPIRED")
  }

  @Test func `stores nothing when it only checks`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let answers = try await tenant.suppressions.run([
      (0, values(0..<3)), (1, SuppressionList.rows(["nobody"])),
    ]) {
      $0.validateOnly = true
    }
    #expect(answers.error == nil && answers.summary?.createdCount == 3 && answers.summary?.failedCount == 1)
    #expect(try await tenant.suppressions.list().suppressions.isEmpty)
    #expect(
      try tenant.server.sql("SELECT count(*) FROM imports WHERE tenant_id = '\(tenant.id.uuidText)'") == "0")
  }

  @Test func `makes one entry of each value when two bring the same at once`() async throws {
    let list = try await TestServer.shared.value.tenant().suppressions
    let forward = (0..<5).map { (Int64($0), values($0 * 100..<($0 + 1) * 100)) }
    let backward = (0..<5).map { (Int64($0), Array(values((4 - $0) * 100..<(5 - $0) * 100).reversed())) }
    async let one = list.run(forward)
    async let other = list.run(backward)
    let (first, second) = (try await one, try await other)
    #expect(first.error == nil && second.error == nil)
    let summaries = [first, second].compactMap(\.summary)
    #expect(summaries.reduce(0) { $0 + $1.createdCount } == 500)
    #expect(summaries.reduce(0) { $0 + $1.unchangedCount } == 500)
    #expect(try await list.list { $0.pageSize = 1_000 }.suppressions.count == 500)
  }

  @Test func `goes on the platform's list for operators alone`() async throws {
    let platform = try await SuppressionList.platform()
    let tenant = try await platform.server.tenant()
    let address = SuppressionList.address()
    let rows = SuppressionList.rows([address, "crm-1"]).enumerated().map { place, row in
      var row = row
      if place == 1 { row.kind = .externalID }
      return row
    }
    let answers = try await platform.run([(0, rows)]) { $0.reason = .abuse }
    #expect(answers.summary?.createdCount == 1 && answers.summary?.tenantID.isEmpty == true)
    #expect(answers.acknowledgements.first?.errors.map(\.reason) == [.suppressionKindNotAllowed])
    #expect(try await tenant.suppressions.check([address]).first?.level == .platform)
    let error = try await SuppressionList(server: platform.server, tenant: tenant).run(
      [.with { $0.content = .header(.with { $0.reason = .abuse }) }]).error
    #expect(error?.code == .permissionDenied)
    let foreign = try await platform.server.tenant()
    let other = try await SuppressionList(server: platform.server, tenant: tenant).run(
      [.with { $0.content = .header(.with { ($0.tenantID, $0.reason) = (foreign.text, .abuse) }) }]).error
    #expect(other?.code == .permissionDenied)
  }
}
