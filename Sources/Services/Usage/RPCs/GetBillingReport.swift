import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRating
import MusterRows
import MusterTenancy
package import MusterUsageAPI
import MusterWire

extension UsageService {
  package func getBillingReport(
    _ request: UsageV1.GetBillingReportRequest, as caller: Caller
  ) async throws(RPCError) -> UsageV1.GetBillingReportResponse {
    let tenant = try caller.admittedTenant()
    let now = try await UsageClock.now(tenants, tenant, deadline: caller.deadline)
    let plansNow = try await UsageClock.now(tenants, .platform, deadline: caller.deadline)
    let asked = request.asOfTime.flatMap { PostgresTime($0) }
    if let asked, asked > max(now, plansNow) {
      throw .billingAsOfInvalid("is in the future; report as of now or of a time before")
    }
    let time = min(asked ?? now, now, plansNow)

    let report = try await tenants.snapshot(caller) { tx throws(RPCError) in
      guard let reporter = try await BillingReporter.load(tx, before: time) else { throw .tenantUnknown }
      let calendar = reporter.calendar
      let period =
        request.periodDate.isEmpty
        ? calendar.period(at: time) : calendar.period(of: request.periodDate)
      guard let period, period.start <= time else { throw .billingPeriodInvalid(request.periodDate) }
      if let closing = reporter.closing(of: period), closing.closeTime <= time,
        let bytes = try await BillingStore.report(tx, period.start)
      {
        return try UsageV1.BillingReport(stored: bytes)
      }
      return try await reporter.report(tx, period, asOf: time)
    }
    return .with {
      $0.billingReport = report
      if request.includeCsv { $0.csv = ReportTable.text(report) }
    }
  }
}

extension UsageV1.BillingReport {
  init(stored bytes: [UInt8]) throws(RPCError) {
    do throws(WireError) {
      self = try UsageV1.BillingReport(bytes: bytes, policy: .client)
    } catch {
      throw RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: error)
    }
  }
}
