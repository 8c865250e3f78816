import MusterCore
import MusterJournal
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterTenancy
package import MusterUsageAPI
import MusterWire

extension UsageService {
  package func closeBillingPeriod(
    _ request: UsageV1.CloseBillingPeriodRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.CloseBillingPeriodResponse {
    try await journal.write(UsageV1.Method.closeBillingPeriod.info, request, as: caller) {
      tx throws(RPCError) in
      // No usage is under way here, and no price plan for all is.
      _ = try await tx.run(UsageClock.close(tx.tenant), UsageClock.close(.platform))
      let now = try await QuotaUseStore.now(tx)
      let asOf = request.asOfTime.flatMap { PostgresTime($0) } ?? now
      guard let reporter = try await BillingReporter.load(tx, before: asOf) else { throw .tenantUnknown }
      guard let period = reporter.calendar.period(of: request.periodDate), period.start <= now else {
        throw .billingPeriodInvalid(request.periodDate)
      }
      if period.end > now { throw .billingPeriodNotOver(period.date) }
      if reporter.closing(of: period) != nil { throw .billingPeriodClosed(period.date) }
      if let open = reporter.firstOpen(before: period) { throw .billingPeriodOrder(open.date) }
      if asOf < period.end { throw .billingAsOfInvalid("is before the period's end; choose a later time") }
      if asOf > now { throw .billingAsOfInvalid("is in the future; close as of now or of a time before") }

      let open = try await reporter.report(tx, period, asOf: asOf)
      if !request.digest.isEmpty, request.digest != open.digest { throw .billingReportChanged }
      let report = BillingReporter.final(open, closedAt: now)
      try await BillingStore.close(tx, period, asOf: asOf, at: now, report.bytes())
      let digits = report.digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
      return Change(
        .with { $0.billingReport = report }, target: ChangeTarget(tx.tenant), fields: ["billing_period"],
        event: ChangeEvent(
          .billingPeriodClosed, object: "{\"periodDate\":\"\(period.date)\",\"digest\":\"\(digits)\"}"))
    }
  }
}
