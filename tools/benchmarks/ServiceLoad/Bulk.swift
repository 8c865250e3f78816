import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterTransport
import MusterWire

/// Streams of many leads.
struct Bulk {
  private static let chunk = 1_000
  private static let tellEvery: Int64 = 100_000

  private let client: LeadsV1.Client
  private let tenant: String
  private let began = MonotonicClock.nanoseconds()

  init(_ transport: HTTP2ClientTransport, _ place: Place) {
    (client, tenant) = (LeadsV1.Client(transport), place.tenant)
  }

  private var seconds: Double { Double(MonotonicClock.nanoseconds() - began) / 1e9 }

  private func answer(_ count: Int64, _ more: String = "") {
    Console.answer("{\"count\": \(count), \"seconds\": \(seconds)\(more)}")
  }

  private func tell(_ count: Int64, from former: Int64) {
    if count / Self.tellEvery != former / Self.tellEvery { Console.complain("\(count)") }
  }

  /// People as files of them come: names, titles, companies, some with a phone and tags.
  private static func person(_ number: Int, _ run: String) -> LeadsV1.Lead {
    .with {
      $0.email = "\(run)-\(number)@company\(number % 9973).example"
      ($0.firstName, $0.lastName) = ("First\(number % 977)", "Last\(number % 7919)")
      $0.title = ["Owner", "VP Sales", "Head of Marketing", "Engineer"][number % 4]
      ($0.company, $0.companyDomain) = ("Company \(number % 9973)", "company\(number % 9973).example")
      ($0.country, $0.industry) = ("AU", "software")
      $0.employeeCount = Int32(number % 300)
      if number % 2 == 0 { $0.phone = "+614\(10_000_000 + number)" }
      if number % 5 == 0 { $0.tags = ["event-2026"] }
    }
  }

  func importLeads(_ count: Int) async throws {
    let run = String(UInt64.random(in: 0...UInt64.max), radix: 36)
    let (client, tenant) = (client, tenant)
    let call = try await client.importLeads()
    let sending = Task {
      try await call.send(.with { $0.content = .header(.with { $0.tenantID = tenant }) })
      for first in stride(from: 0, to: count, by: Self.chunk) {
        let chunk = LeadsV1.ImportLeadsChunk.with {
          $0.index = Int64(first / Self.chunk)
          $0.leads = (first..<min(count, first + Self.chunk)).map { Self.person($0, run) }
        }
        try await call.send(.with { $0.content = .chunk(chunk) })
      }
      try await call.finish()
    }
    var (created, failed): (Int64, Int64) = (0, 0)
    for try await response in call.responses {
      guard case .acknowledgement(let chunk) = response.content else { continue }
      tell(created + Int64(chunk.createdCount), from: created)
      created += Int64(chunk.createdCount)
      failed += Int64(chunk.failedCount)
    }
    try await sending.value
    answer(created, ", \"failed\": \(failed)")
  }

  func exportLeads() async throws {
    var count: Int64 = 0
    for try await response in try await client.exportLeads(.with { $0.tenantID = tenant }) {
      tell(response.exportedCount, from: count)
      count = response.exportedCount
    }
    answer(count)
  }

  func score(isStored: Bool) async throws {
    let request = LeadsV1.RescoreLeadsRequest.with {
      ($0.tenantID, $0.validateOnly, $0.countsOnly) = (tenant, !isStored, true)
    }
    var (count, changed): (Int64, Int64) = (0, 0)
    for try await response in try await client.rescoreLeads(request) {
      tell(response.scoredCount, from: count)
      (count, changed) = (response.scoredCount, response.changedCount)
    }
    answer(count, ", \"changed\": \(changed)")
  }
}
