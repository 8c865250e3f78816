import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// What the tests of bulk work have in common.
extension TestTenant {
  func upsert(
    _ rows: [LeadsV1.Lead], as role: String = "member",
    _ change: (inout LeadsV1.BatchUpsertLeadsRequest) -> Void = { _ in }
  ) async throws -> LeadsV1.BatchUpsertLeadsResponse {
    let request = LeadsV1.BatchUpsertLeadsRequest.with {
      ($0.tenantID, $0.leads) = (text, rows)
      $0.options = LeadsV1.UpsertOptions()
      change(&$0)
    }
    return try await leads.batchUpsertLeads(request, caller(role))
  }

  func openImport(
    as role: String = "member", on server: TestServer? = nil,
    _ change: (inout LeadsV1.ImportLeadsHeader) -> Void = { _ in }
  ) async throws -> OpenImport {
    let call = try await LeadsV1.Client((server ?? self.server).transport).importLeads(caller(role))
    let header = LeadsV1.ImportLeadsHeader.with {
      $0.tenantID = text
      change(&$0)
    }
    try await call.send(.with { $0.content = .header(header) })
    return OpenImport(call: call, responses: call.responses.makeAsyncIterator())
  }

  /// A whole import, chunk by chunk.
  func importLeads(
    _ chunks: [[LeadsV1.Lead]], from first: Int64 = 0,
    _ change: (inout LeadsV1.ImportLeadsHeader) -> Void = { _ in }
  ) async throws -> WholeImport {
    let open = try await openImport(change)
    let start = try await open.start()
    var acknowledgements: [LeadsV1.ImportAcknowledgement] = []
    for (place, rows) in chunks.enumerated() {
      try await open.send(first + Int64(place), rows)
      acknowledgements.append(try await open.acknowledgement())
    }
    return WholeImport(start: start, acknowledgements: acknowledgements, summary: try await open.finish())
  }

  /// How many living leads the tenant has, by the table.
  var leadCount: Int {
    get throws {
      Int(
        try server.sql(
          "SELECT count(*) FROM leads WHERE tenant_id = '\(id.uuidText)' AND delete_time IS NULL")) ?? -1
    }
  }
}

struct WholeImport: Sendable {
  let start: LeadsV1.ImportRun
  let acknowledgements: [LeadsV1.ImportAcknowledgement]
  let summary: LeadsV1.ImportRun
}

/// A stream as its client has it.
struct OpenImport {
  let call: BidirectionalCall<LeadsV1.ImportLeadsRequest, LeadsV1.ImportLeadsResponse>
  let responses: ResponseStream<LeadsV1.ImportLeadsResponse>.Iterator

  func start() async throws -> LeadsV1.ImportRun {
    guard case .start(let run)? = try await responses.next()?.content else {
      throw TestServerFailed(description: "an import did not begin with its state")
    }
    return run
  }

  func send(_ index: Int64, _ rows: [LeadsV1.Lead]) async throws {
    try await call.send(.with { $0.content = .chunk(.with { ($0.index, $0.leads) = (index, rows) }) })
  }

  func acknowledgement() async throws -> LeadsV1.ImportAcknowledgement {
    guard case .acknowledgement(let acknowledgement)? = try await responses.next()?.content else {
      throw TestServerFailed(description: "a chunk was not acknowledged")
    }
    return acknowledgement
  }

  /// Closes in good order.
  func finish() async throws -> LeadsV1.ImportRun {
    try await call.finish()
    guard case .summary(let run)? = try await responses.next()?.content else {
      throw TestServerFailed(description: "an import did not end with its summary")
    }
    #expect(try await responses.next() == nil)
    return run
  }
}

/// Rows of people who are told apart by their numbers.
func people(_ numbers: Range<Int>, _ change: (inout LeadsV1.Lead, Int) -> Void = { _, _ in }) -> [LeadsV1
  .Lead]
{
  numbers.map { number in
    .with {
      ($0.email, $0.firstName) = ("person-\(number)@example.com", "Person \(number)")
      change(&$0, number)
    }
  }
}

/// One that no rule of single fields lets through.
func badRow(_ number: Int) -> LeadsV1.Lead { .with { $0.email = "no address \(number)" } }
