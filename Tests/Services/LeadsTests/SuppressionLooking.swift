import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterWellKnownAPI
import MusterWire
import Testing

/// What the tests of suppressions have in common. Without a tenant it is the platform's list, with an
/// operator's token.
struct SuppressionList {
  let server: TestServer
  let tenant: TestTenant?

  static func platform() async throws -> SuppressionList {
    SuppressionList(server: try await TestServer.shared.value, tenant: nil)
  }

  /// An address that no other test has.
  static func address() -> String { "mia\(String(LeadID.new().bits, radix: 36))@northwind.example" }

  var text: String { tenant?.text ?? "" }
  var leads: LeadsV1.Client { LeadsV1.Client(server.transport) }

  func caller(_ role: String = "admin") throws -> CallOptions {
    try tenant?.caller(role) ?? .bearer(server.operatorToken())
  }

  @discardableResult
  func add(
    _ value: String, as role: String = "admin", _ change: (inout LeadsV1.Suppression) -> Void = { _ in }
  ) async throws -> LeadsV1.AddSuppressionResponse {
    let request = LeadsV1.AddSuppressionRequest.with {
      $0.tenantID = text
      $0.suppression = .with {
        ($0.value, $0.reason) = (value, .other)
        change(&$0)
      }
    }
    return try await leads.addSuppression(request, caller(role))
  }

  func check(
    _ values: [String], as role: String = "viewer",
    _ change: (inout LeadsV1.CheckSuppressionRequest) -> Void = { _ in }
  ) async throws -> [LeadsV1.SuppressionResult] {
    let request = LeadsV1.CheckSuppressionRequest.with {
      ($0.tenantID, $0.values) = (text, values)
      change(&$0)
    }
    return try await leads.checkSuppression(request, caller(role)).results
  }

  func verdicts(_ values: [String]) async throws -> [LeadsV1.SuppressionVerdict] {
    try await check(values).map(\.verdict)
  }

  func list(
    _ change: (inout LeadsV1.ListSuppressionsRequest) -> Void = { _ in }
  ) async throws -> LeadsV1.ListSuppressionsResponse {
    let request = LeadsV1.ListSuppressionsRequest.with {
      $0.tenantID = text
      change(&$0)
    }
    return try await leads.listSuppressions(request, caller("viewer"))
  }

  @discardableResult
  func remove(
    _ id: String, as role: String = "admin",
    _ change: (inout LeadsV1.RemoveSuppressionRequest) -> Void = { _ in }
  ) async throws -> LeadsV1.Suppression {
    let request = LeadsV1.RemoveSuppressionRequest.with {
      ($0.tenantID, $0.id, $0.note) = (text, id, "typing error")
      change(&$0)
    }
    return try #require(try await leads.removeSuppression(request, caller(role)).suppression)
  }

  // MARK: Imports

  /// One stream: what it answered, and what it ended with.
  struct Answers {
    var start: LeadsV1.ImportRun?
    var acknowledgements: [LeadsV1.ImportAcknowledgement] = []
    var summary: LeadsV1.ImportRun?
    var error: RPCError?
  }

  func run(
    _ chunks: [(index: Int64, rows: [LeadsV1.Suppression])], isClosed: Bool = true,
    _ change: (inout LeadsV1.ImportSuppressionsHeader) -> Void = { _ in }
  ) async throws -> Answers {
    let header = LeadsV1.ImportSuppressionsHeader.with {
      ($0.tenantID, $0.reason) = (text, .register)
      change(&$0)
    }
    return try await run(
      [.with { $0.content = .header(header) }]
        + chunks.map { chunk in
          .with {
            $0.content = .chunk(.with { ($0.index, $0.suppressions) = (chunk.index, chunk.rows) })
          }
        }, isClosed: isClosed)
  }

  func run(
    _ messages: [LeadsV1.ImportSuppressionsRequest], isClosed: Bool = true
  ) async throws -> Answers {
    var answers = Answers()
    do {
      let call = try await leads.importSuppressions(caller("member"))
      let responses = call.responses.makeAsyncIterator()
      func next() async throws -> Bool {
        guard let response = try await responses.next() else { return false }
        switch response.content {
        case .start(let run): answers.start = run
        case .acknowledgement(let one): answers.acknowledgements.append(one)
        case .summary(let run): answers.summary = run
        case nil: Issue.record("an answer without content")
        }
        return true
      }
      for message in messages {
        try await call.send(message)
        _ = try await next()
      }
      if isClosed {
        try await call.finish()
        while try await next() {}
      } else {
        call.cancel()
      }
    } catch let error as RPCError {
      answers.error = error
    }
    return answers
  }

  static func rows(_ values: [String]) -> [LeadsV1.Suppression] {
    values.map { value in .with { $0.value = value } }
  }
}

extension TestTenant {
  var suppressions: SuppressionList { SuppressionList(server: server, tenant: self) }
}

extension GoogleProtobuf.Timestamp {
  static func seconds(_ seconds: Int64) -> GoogleProtobuf.Timestamp { .with { $0.seconds = seconds } }
  /// So far from now.
  static func from(now seconds: Int64) -> GoogleProtobuf.Timestamp { .seconds(WallClock.seconds() + seconds) }
}
