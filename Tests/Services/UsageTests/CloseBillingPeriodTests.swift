import MusterRPC
import MusterTestKit
import MusterTypesAPI
import MusterUsageAPI
import MusterWire
import Testing

@Suite struct `CloseBillingPeriod` {
  private func tenant() async throws -> Limits {
    let limits = try await Limits.tenant()
    try limits.age(months: 2)
    try await limits.plan([Limits.charge("base", .flat("49")), Limits.charge("pages", .unit("0.10"))])
    return limits
  }

  @Test func `closes once, in order, and answers the final report`() async throws {
    let limits = try await tenant()
    let (first, second) = (try limits.month(2), try limits.month(1))
    let early = try await refusal { try await limits.close(second) }
    #expect(early?.reason == "BILLING_PERIOD_ORDER" && early?.metadata["period_date"] == first)
    let report = try await limits.close(first)
    #expect(report.state == .closed && report.closeTime != nil && report.digest.count == 32)
    #expect(try await limits.report(first).bytes() == report.bytes())
    #expect(try await refusal { try await limits.close(first) }?.reason == "BILLING_PERIOD_CLOSED")
    try await limits.close(second)
    #expect(
      try await refusal { try await limits.close(limits.month(0)) }?.reason == "BILLING_PERIOD_NOT_OVER")
    #expect(try await refusal { try await limits.close(limits.month(3)) }?.reason == "BILLING_PERIOD_INVALID")
    #expect(try limits.tenant.server.journal(limits.tenant.id, "CloseBillingPeriod").count == 2)
  }

  @Test func `closes just what was looked at`() async throws {
    let limits = try await tenant()
    let date = try limits.month(2)
    let looked = try await limits.report(date)
    try await limits.record(Limits.entry("10") { $0.usageTime = try? limits.within(2) })
    let changed = try await limits.report(date)
    let error = try await refusal {
      try await limits.close(date) { ($0.asOfTime, $0.digest) = (changed.asOfTime, looked.digest) }
    }
    #expect(error?.code == .aborted && error?.reason == "BILLING_REPORT_CHANGED")
    let closed = try await limits.close(date) { ($0.asOfTime, $0.digest) = (looked.asOfTime, looked.digest) }
    #expect(
      closed.total == looked.total && closed.lines == looked.lines && closed.asOfTime == looked.asOfTime)
  }

  @Test func `refuses times before the period's end and to come`() async throws {
    let limits = try await tenant()
    for expression in ["date_trunc('month', now(), 'UTC') - interval '40 days'", "now() + interval '1 hour'"]
    {
      let time = try limits.time(expression)
      let error = try await refusal { try await limits.close(limits.month(2)) { $0.asOfTime = time } }
      #expect(error?.reason == "BILLING_AS_OF_INVALID", "\(expression)")
    }
  }

  @Test func `is done by one of ten who close at once`() async throws {
    let limits = try await tenant()
    let date = try limits.month(2)
    let closed = try await withThrowingTaskGroup(of: Bool.self) { tasks in
      for _ in 0..<10 {
        tasks.addTask { try await refusal { try await limits.close(date) } == nil }
      }
      var closed = 0
      for try await isClosed in tasks where isClosed { closed += 1 }
      return closed
    }
    #expect(closed == 1)
  }

  @Test func `bills everything once, whatever comes while it closes`() async throws {
    let limits = try await tenant()
    let time = try limits.within(2)
    let recorded = try await withThrowingTaskGroup(of: Int.self) { tasks in
      for _ in 0..<6 {
        tasks.addTask {
          for _ in 0..<10 { try await limits.record(Limits.entry("1") { $0.usageTime = time }) }
          return 10
        }
      }
      try await limits.close(limits.month(2))
      var recorded = 0
      for try await part in tasks { recorded += part }
      return recorded
    }
    let final = try await limits.report(limits.month(2))
    let next = try await limits.report(limits.month(1))
    let billed = final.lines.first { $0.chargeKey == "pages" }?.quantity?.value ?? "0"
    let after = next.adjustments.first?.quantityAfter?.value ?? billed
    #expect(after == "\(recorded)")
    #expect(next.adjustments.first.map { $0.quantityBefore?.value == billed } ?? true)
  }

  @Test func `is an operator's`() async throws {
    let limits = try await tenant()
    let request = UsageV1.CloseBillingPeriodRequest.with {
      ($0.tenantID, $0.periodDate) = (limits.text, (try? limits.month(2)) ?? "")
    }
    let error = try await refusal {
      try await limits.usage.closeBillingPeriod(request, limits.caller("owner"))
    }
    #expect(error?.code == .permissionDenied)
  }
}
