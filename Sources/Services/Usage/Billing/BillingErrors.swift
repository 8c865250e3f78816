import MusterRPC
import MusterWire

/// Every refusal that is about billing periods and their reports.
extension RPCError {
  static func billingPeriodInvalid(_ date: String) -> RPCError {
    let description = "is \(date), whose period starts in the future or ended before the tenant was made"
    return RPCError(
      .invalidArgument, reason: "BILLING_PERIOD_INVALID", message: "period_date \(description)",
      violations: [FieldViolation(field: "period_date", description: description)])
  }

  static func billingAsOfInvalid(_ description: String) -> RPCError {
    RPCError(
      .invalidArgument, reason: "BILLING_AS_OF_INVALID", message: "as_of_time \(description)",
      violations: [FieldViolation(field: "as_of_time", description: description)])
  }

  static func pricePlanMissing(_ date: String) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "PRICE_PLAN_MISSING",
      message: "no price plan applied to the tenant in the period of \(date); create one for its plan or for"
        + " the tenant", metadata: ["period_date": date])
  }

  static func billingPeriodClosed(_ date: String) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "BILLING_PERIOD_CLOSED",
      message: "the period of \(date) was closed before; read its report with GetBillingReport",
      metadata: ["period_date": date])
  }

  static func billingPeriodNotOver(_ date: String) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "BILLING_PERIOD_NOT_OVER",
      message: "the period of \(date) goes on; close it after its end", metadata: ["period_date": date])
  }

  static func billingPeriodOrder(_ date: String) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "BILLING_PERIOD_ORDER",
      message: "the earlier period of \(date) is not closed yet; close it first",
      metadata: ["period_date": date])
  }

  static var billingReportChanged: RPCError {
    RPCError(
      .aborted, reason: "BILLING_REPORT_CHANGED",
      message: "the report is not the one whose digest was sent: usage came in between; look at it again")
  }
}
