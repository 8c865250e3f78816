import MusterCore
import MusterRPC
import MusterWire

/// Every refusal that is about credits.
extension RPCError {
  static func creditGrantInvalid(_ field: String, _ description: String) -> RPCError {
    RPCError(
      .invalidArgument, reason: "CREDIT_GRANT_INVALID", message: "\(field) \(description)",
      violations: [FieldViolation(field: "credit_grant.\(field)", description: description)])
  }

  static func creditReferenceUsed(_ reference: String) -> RPCError {
    creditGrantInvalid(
      "reference", "is \(reference), which another grant of the tenant has; each has its own")
  }

  static func creditsInsufficient(_ wanted: Decimal, available: Decimal) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "CREDITS_INSUFFICIENT",
      message: "\(wanted.text) credits were to be taken back and \(available.text) are left; take back fewer",
      metadata: ["amount": wanted.text, "balance": available.text])
  }

  static func noCredits(_ wanted: Decimal, available: Decimal) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "NO_CREDITS",
      message: "this takes \(wanted.text) credits and \(available.text) are left; grant credits first",
      metadata: ["amount": wanted.text, "balance": available.text], retry: .never)
  }

  static var tenantUnknown: RPCError {
    RPCError(
      .notFound, reason: "TENANT_NOT_FOUND", message: "no tenant has this id; check it with ListTenants")
  }
}
