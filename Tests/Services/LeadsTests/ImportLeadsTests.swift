import MusterCore
import MusterCrypto
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

@testable import MusterLeads

@Suite struct `ImportLeads` {
  private static func id() -> String { ImportID.new().description }

  @Test func `says what it found, acknowledges each chunk, and tells all at the end`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let done = try await tenant.importLeads([
      people(0..<10) + [badRow(1)], people(5..<15) { $0.title = "Person \($1)" },
    ]) { ($0.name, $0.withResults) = ("fair.csv", true) }
    #expect(done.start.name == "fair.csv" && done.start.tenantID == tenant.text)
    #expect(done.start.nextChunkIndex == 0 && done.start.rowCount == 0 && done.start.finishTime == nil)
    #expect(done.start.id.hasPrefix("import_"))
    let counts = done.acknowledgements.map {
      [
        $0.chunkIndex, Int64($0.createdCount), Int64($0.updatedCount), Int64($0.unchangedCount),
        Int64($0.failedCount),
      ]
    }
    #expect(counts == [[0, 10, 0, 0, 1], [1, 5, 5, 0, 0]])
    #expect(done.acknowledgements[0].errors.map(\.index) == [10])
    // Places in the whole import.
    #expect(done.acknowledgements[1].results.map(\.index) == Array(11..<21))
    #expect(
      done.acknowledgements[1].results.prefix(5).allSatisfy { $0.outcome == .updated && !$0.id.isEmpty })
    let run = done.summary
    #expect((run.rowCount, run.createdCount, run.updatedCount, run.failedCount) == (21, 15, 5, 1))
    #expect(run.nextChunkIndex == 2 && run.finishTime != nil)
    #expect(try tenant.leadCount == 15)
  }

  @Test func `goes on after a cut where it was, or skips what is stored`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let id = Self.id()
    let chunks = (0..<4).map { chunk in people(chunk * 50..<chunk * 50 + 50) + [badRow(chunk)] }
    let cut = try await tenant.openImport { $0.importID = id }
    _ = try await cut.start()
    for index in 0..<2 {
      try await cut.send(Int64(index), chunks[index])
      _ = try await cut.acknowledgement()
    }
    cut.call.cancel()
    // The server may notice a moment later; until then the import is busy.
    var rest: WholeImport?
    for _ in 0..<50 where rest == nil {
      do {
        rest = try await tenant.importLeads(Array(chunks[2...2]), from: 2) { $0.importID = id }
      } catch let error as RPCError where error.reason == "IMPORT_BUSY" {
        try await Task.sleep(for: .milliseconds(100))
      }
    }
    #expect(rest?.start.nextChunkIndex == 2 && rest?.start.rowCount == 102)
    #expect(rest?.summary.rowCount == 153 && rest?.summary.failedCount == 3)
    // All of it again.
    let again = try await tenant.importLeads(chunks) { $0.importID = id }
    #expect(again.acknowledgements.map(\.skipped) == [true, true, true, false])
    #expect(again.acknowledgements.map(\.createdCount) == [50, 50, 50, 50])
    #expect(again.acknowledgements.map { $0.errors.map(\.index) } == [[50], [101], [152], [203]])
    // What was given is not kept.
    #expect(!again.acknowledgements[0].errors[0].message.contains("no address"))
    #expect(again.summary.rowCount == 204 && again.summary.createdCount == 200)
    #expect(try tenant.leadCount == 200)
    // The same file under another id changes nothing.
    let other = try await tenant.importLeads(chunks)
    #expect(other.summary.unchangedCount == 200 && other.summary.failedCount == 4)
    #expect(other.summary.createdCount == 0 && other.summary.updatedCount == 0)
  }

  @Test func `refuses another file, other options and another order under a known id`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let id = Self.id()
    let hash = SHA256.digest([1])
    _ = try await tenant.importLeads([people(0..<5)]) { ($0.importID, $0.sourceHash) = (id, hash) }
    for change: @Sendable (inout LeadsV1.ImportLeadsHeader) -> Void in [
      { $0.sourceHash = SHA256.digest([2]) }, { $0.options = .with { $0.updateOnly = true } },
    ] {
      let error = try await refusal {
        try await tenant.openImport {
          ($0.importID, $0.sourceHash) = (id, hash)
          change(&$0)
        }.start()
      }
      #expect(error?.reason == "IMPORT_MISMATCH")
    }
    let other = try await refusal {
      try await tenant.importLeads([people(0..<6)]) { ($0.importID, $0.sourceHash) = (id, hash) }
    }
    #expect(other?.reason == "IMPORT_CHUNK_MISMATCH")
    for places in [[2], [0, 2], [0, 0], [1, 1], [1, 0]] as [[Int64]] {
      let error = try await refusal {
        let open = try await tenant.openImport { ($0.importID, $0.sourceHash) = (id, hash) }
        _ = try await open.start()
        for place in places {
          try await open.send(place, people(place == 0 ? 0..<5 : 50..<51))
          _ = try await open.acknowledgement()
        }
      }
      #expect(error?.reason == "IMPORT_ORDER_INVALID", "\(places)")
    }
    // 1 was stored on the way.
    #expect(try tenant.leadCount == 6)
  }

  @Test func `begins with one header, and nothing else comes among the chunks`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let header = LeadsV1.ImportLeadsRequest.with { $0.content = .header(.with { $0.tenantID = tenant.text }) }
    let chunk = LeadsV1.ImportLeadsRequest.with { $0.content = .chunk(.with { $0.leads = people(0..<1) }) }
    for messages in [[], [chunk], [header, header], [LeadsV1.ImportLeadsRequest()]] {
      let error = try await refusal {
        let call = try await tenant.leads.importLeads(tenant.caller("member"))
        for message in messages { try? await call.send(message) }
        try? await call.finish()
        let responses = call.responses.makeAsyncIterator()
        while try await responses.next() != nil {}
      }
      #expect(error?.reason == "IMPORT_ORDER_INVALID")
    }
    let viewer = try await refusal { try await tenant.openImport(as: "viewer").start() }
    #expect(viewer?.code == .permissionDenied)
    let stranger = try await TestServer.shared.value.tenant()
    let error = try await refusal { try await tenant.openImport { $0.tenantID = stranger.text }.start() }
    #expect(error?.code == .permissionDenied)
  }

  @Test func `lets one stream at a time have an import, until it falls silent`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let id = Self.id()
    let first = try await tenant.openImport { $0.importID = id }
    _ = try await first.start()
    let error = try await refusal { try await tenant.openImport { $0.importID = id }.start() }
    #expect(error?.reason == "IMPORT_BUSY")
    guard case .after(let wait)? = error?.retry else {
      Issue.record("IMPORT_BUSY says when to try again")
      return
    }
    #expect(wait > .zero && wait <= .seconds(30))
    try tenant.server.sql(
      "UPDATE imports SET stream_until = now() - interval '1 s' WHERE tenant_id = '\(tenant.id.uuidText)'")
    let second = try await tenant.openImport { $0.importID = id }
    _ = try await second.start()
    try await second.send(0, people(0..<5))
    #expect(try await second.acknowledgement().createdCount == 5)
    // The first one lost it, and stores nothing any more.
    try await first.send(0, people(5..<9))
    let lost = try await refusal { try await first.acknowledgement() }
    #expect(
      lost?.reason == "IMPORT_BUSY" || lost?.reason == "IMPORT_ORDER_INVALID", "\(String(describing: lost))")
    #expect(try await second.finish().rowCount == 5)
    #expect(try tenant.leadCount == 5)
  }

  @Test func `forgets an import after 7 days`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let id = Self.id()
    _ = try await tenant.importLeads([people(0..<2)]) { $0.importID = id }
    try tenant.server.sql(
      "UPDATE imports SET update_time = now() - interval '8 days' WHERE tenant_id = '\(tenant.id.uuidText)'")
    let error = try await refusal { try await tenant.openImport { $0.importID = id }.start() }
    #expect(error?.reason == "IMPORT_EXPIRED")
    // One whose state is gone altogether.
    let old = ImportID(stored: IDBits(UInt128(1_700_000_000_000) << 80 | UInt128(7) << 76 | 5)).description
    let gone = try await refusal { try await tenant.openImport { $0.importID = old }.start() }
    #expect(gone?.reason == "IMPORT_EXPIRED")
  }

  @Test func `stores nothing when it is only to be checked`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    try await tenant.createLead { $0.email = "person-3@example.com" }
    let trial = try await tenant.importLeads([people(0..<5) + [badRow(0)], people(5..<7)]) {
      ($0.validateOnly, $0.importID) = (true, Self.id())
    }
    #expect(trial.summary.createdCount == 6 && trial.summary.updatedCount == 1)
    #expect(trial.summary.failedCount == 1 && trial.acknowledgements[0].errors.map(\.index) == [5])
    #expect(try tenant.leadCount == 1)
    let kept = try tenant.server.sql("SELECT count(*) FROM imports WHERE tenant_id = '\(tenant.id.uuidText)'")
    #expect(kept == "0")
  }

  @Test func `leaves one row of the journal for each chunk`() async throws {
    let tenant = try await TestServer.shared.value.tenant()
    let done = try await tenant.importLeads([
      people(0..<3), people(0..<3), people(2..<5) { $0.title = "\($1)" },
    ])
    let rows = try tenant.server.sql(
      """
      SELECT target_kind, coalesce(event ->> 'chunk_index', '-'),
        coalesce(jsonb_array_length(event -> 'created_ids'), 0), coalesce(event ->> 'updated_fields', '-')
      FROM journal
      WHERE tenant_id = '\(tenant.id.uuidText)' AND method LIKE '%/ImportLeads' ORDER BY record_id
      """)
    #expect(rows == "import|0|3|[]\nimport|-|0|-\nimport|2|2|[\"title\"]")
    #expect(done.acknowledgements.map(\.unchangedCount) == [0, 3, 0])
  }

  @Test func `holds nothing of the database while it waits for its client`() async throws {
    let server = try await TestServer()
    let tenant = try await server.tenant()
    var open: [OpenImport] = []
    for number in 0..<20 {
      let stream = try await tenant.openImport()
      _ = try await stream.start()
      try await stream.send(0, people(number * 10..<number * 10 + 10))
      _ = try await stream.acknowledgement()
      open.append(stream)
    }
    let isIdle = try await eventually(within: .seconds(20)) {
      try server.sql(
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = 'muster_app' AND xact_start IS NOT NULL
        """) == "0"
    }
    #expect(isIdle)
    for stream in open { #expect(try await stream.finish().createdCount == 10) }
    await server.stop()
  }

  /// MUSTER_IMPORT_ROWS makes it as long as `tools/check --imports` wants it.
  @Test func `of many rows with 1 percent bad ones, cut at half and gone on with, counts each once`()
    async throws
  {
    let tenant = try await TestServer.shared.value.tenant()
    let rows = Environment.value("MUSTER_IMPORT_ROWS").flatMap { Int($0) } ?? 20_000
    let began = MonotonicClock.nanoseconds()
    try await ImportAtLength(rows: rows, chunk: rows > 100_000 ? 1_000 : 500).run(tenant)
    let milliseconds = max(1, (MonotonicClock.nanoseconds() - began) / 1_000_000)
    print("imported \(rows) rows in \(milliseconds) ms")
  }
}

/// A long import that is cut in the middle of a chunk's way.
struct ImportAtLength {
  let rows: Int
  let chunk: Int

  private func chunk(_ index: Int) -> [LeadsV1.Lead] {
    (index * chunk..<min(rows, (index + 1) * chunk)).map { number in
      number % 100 == 37
        ? badRow(number) : people(number..<number + 1) { $0.company = "Company \($1 % 100)" }[0]
    }
  }

  private var chunks: Int { (rows + chunk - 1) / chunk }

  func run(_ tenant: TestTenant) async throws {
    let id = ImportID.new().description
    let first = try await tenant.openImport { $0.importID = id }
    _ = try await first.start()
    for index in 0..<chunks / 2 {
      try await first.send(Int64(index), chunk(index))
      _ = try await first.acknowledgement()
    }
    // Its acknowledgement never comes: whether it is stored only the server knows.
    try await first.send(Int64(chunks / 2), chunk(chunks / 2))
    first.call.cancel()

    var open: OpenImport?
    var next: Int64 = 0
    for _ in 0..<400 where open == nil {
      let again = try await tenant.openImport { $0.importID = id }
      do {
        next = try await again.start().nextChunkIndex
        open = again
      } catch let error as RPCError where error.reason == "IMPORT_BUSY" {
        try await Task.sleep(for: .milliseconds(100))
      }
    }
    let second = try #require(open)
    #expect(next == chunks / 2 || next == chunks / 2 + 1)
    for index in Int(next)..<chunks {
      try await second.send(Int64(index), chunk(index))
      _ = try await second.acknowledgement()
    }
    let summary = try await second.finish()
    let bad = (0..<rows).count { $0 % 100 == 37 }
    #expect(summary.rowCount == rows && summary.failedCount == bad)
    #expect(summary.createdCount == rows - bad && summary.updatedCount == 0 && summary.unchangedCount == 0)
    #expect(try tenant.leadCount == rows - bad)
    let spread = try tenant.server.sql(
      "SELECT count(*), count(DISTINCT email_key), max(version) FROM leads WHERE tenant_id = '\(tenant.id.uuidText)'"
    )
    #expect(spread == "\(rows - bad)|\(rows - bad)|1")
  }
}
