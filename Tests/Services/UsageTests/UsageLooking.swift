import MusterCore
import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire

/// What the tests of usage have in common.
extension TestTenant {
  var usage: UsageV1.Client { UsageV1.Client(server.transport) }

  @discardableResult
  func meter(
    _ metric: String, _ aggregation: UsageV1.Aggregation = .sum, category: String = "app",
    as role: String = "admin", _ change: (inout UsageV1.Meter) -> Void = { _ in }
  ) async throws -> UsageV1.Meter {
    let request = UsageV1.CreateMeterRequest.with {
      $0.tenantID = text
      $0.meter = .with {
        ($0.category, $0.metric, $0.unit, $0.aggregation) = (category, metric, "unit", aggregation)
        change(&$0)
      }
    }
    return try await usage.createMeter(request, caller(role)).meter ?? UsageV1.Meter()
  }

  @discardableResult
  func record(
    _ entries: [UsageV1.UsageEntry], as role: String = "member",
    _ change: (inout UsageV1.RecordUsageRequest) -> Void = { _ in }
  ) async throws -> UsageV1.RecordUsageResponse {
    let request = UsageV1.RecordUsageRequest.with {
      ($0.tenantID, $0.usageEntries) = (text, entries)
      change(&$0)
    }
    return try await usage.recordUsage(request, caller(role))
  }

  func get(
    _ metric: String = "", category: String = "app",
    _ change: (inout UsageV1.GetUsageRequest) -> Void = { _ in }
  ) async throws -> UsageV1.GetUsageResponse {
    let request = UsageV1.GetUsageRequest.with {
      ($0.tenantID, $0.category, $0.metric) = (text, category, metric)
      change(&$0)
    }
    return try await usage.getUsage(request, caller("viewer"))
  }

  func query(
    from start: Int64, until end: Int64? = nil,
    _ change: (inout UsageV1.QueryUsageRequest) -> Void = { _ in }
  ) async throws -> UsageV1.QueryUsageResponse {
    let request = UsageV1.QueryUsageRequest.with {
      $0.tenantID = text
      $0.startTime = .with { $0.seconds = start }
      $0.endTime = end.map { end in .with { $0.seconds = end } }
      change(&$0)
    }
    return try await usage.queryUsage(request, caller("viewer"))
  }

  /// All messages of a stream of entries.
  func entries(
    after cursor: String = "", _ change: (inout UsageV1.ListUsageEntriesRequest) -> Void = { _ in }
  ) async throws -> (entries: [UsageV1.UsageEntry], cursor: String) {
    let request = UsageV1.ListUsageEntriesRequest.with {
      ($0.tenantID, $0.cursor) = (text, cursor)
      change(&$0)
    }
    return try await server.entries(request, caller("viewer"))
  }
}

extension TestServer {
  func entries(
    _ request: UsageV1.ListUsageEntriesRequest, _ options: CallOptions
  ) async throws -> (entries: [UsageV1.UsageEntry], cursor: String) {
    var (entries, cursor): ([UsageV1.UsageEntry], String) = ([], "")
    let call = try await transport.open(UsageV1.Method.listUsageEntries.info, options)
    try await call.send(request)
    try await call.finish()
    while let message = try await call.receive(UsageV1.ListUsageEntriesResponse.self) {
      entries += message.usageEntries
      cursor = message.cursor
    }
    return (entries, cursor)
  }

  /// Does the job that meters and rolls up. One may be under way already, so it waits for the second.
  func meterNow(_ kind: String = "usage.meter") async throws {
    let done = "SELECT count(*) FROM jobs WHERE kind = '\(kind)' AND state = 'succeeded'"
    let before = Int(try sql(done)) ?? 0
    let isDone = try await eventually(within: .seconds(60)) {
      try sql("UPDATE jobs SET run_time = now() WHERE kind = '\(kind)' AND state = 'waiting'")
      return Int(try sql(done)) ?? 0 >= before + 2
    }
    guard isDone else {
      throw TestServerFailed(
        description: "\(kind) was not done: \(try sql("SELECT * FROM jobs WHERE kind = '\(kind)'"))")
    }
  }
}

/// An entry of a test.
func entry(
  _ metric: String, _ amount: String? = "1", key: String? = nil, at seconds: Int64? = nil,
  category: String = "app", _ change: (inout UsageV1.UsageEntry) -> Void = { _ in }
) -> UsageV1.UsageEntry {
  .with {
    ($0.category, $0.metric) = (category, metric)
    $0.amount = amount.map { amount in .with { $0.value = amount } }
    $0.idempotencyKey = key ?? String(UserID.new().bits, radix: 36)
    $0.usageTime = seconds.map { seconds in .with { $0.seconds = seconds } }
    change(&$0)
  }
}

extension UsageV1.Price {
  static func of(_ amount: String, _ currency: String = "USD") -> UsageV1.Price {
    .with {
      $0.currencyCode = currency
      $0.amount = .with { $0.value = amount }
    }
  }
}

extension UsageV1.GetUsageResponse {
  var amounts: [String] { usages.map { $0.amount?.value ?? "-" } }
}

extension UsageV1.RecordUsageResponse {
  /// Where and why entries were refused.
  var refusals: [String] {
    errors.map { "\($0.index) \($0.reason.name?.dropFirst("ERROR_REASON_".count) ?? "?")" }
  }
}
