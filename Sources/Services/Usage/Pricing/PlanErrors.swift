import MusterRPC
import MusterRating
import MusterWire

/// Every refusal that is about price plans.
extension RPCError {
  static func pricePlanInvalid(_ problems: [PlanProblem]) -> RPCError {
    RPCError(
      .invalidArgument, reason: "PRICE_PLAN_INVALID",
      message: problems.prefix(10).map { "\($0.field) \($0.description)" }.joined(separator: "; "),
      violations: problems.map {
        FieldViolation(field: "price_plan.\($0.field)", description: $0.description)
      })
  }

  static func pricePlanCurrencyOther(_ currency: String, _ former: String) -> RPCError {
    let description = "is \(currency), while the versions of its key are in \(former); take another key"
    return RPCError(
      .invalidArgument, reason: "PRICE_PLAN_INVALID", message: "currency_code \(description)",
      violations: [FieldViolation(field: "price_plan.currency_code", description: description)])
  }

  static func pricePlanTimeInvalid(_ description: String) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "PRICE_PLAN_TIME_INVALID", message: "effective_time \(description)",
      violations: [FieldViolation(field: "price_plan.effective_time", description: description)])
  }

  static func meterNotBillable(_ name: MeterName) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "METER_NOT_BILLABLE",
      message:
        "\(name) is counted in memory and may lose a moment in a crash, so no price can rest on it; use"
        + " another meter",
      metadata: ["category": name.category, "metric": name.metric])
  }

  /// Another version of the key was made at this moment.
  static var pricePlansRaced: RPCError {
    RPCError(
      .aborted, reason: "TRANSACTION_CONFLICT",
      message: "another call makes a version of this key at this moment; nothing was changed, try again")
  }
}
