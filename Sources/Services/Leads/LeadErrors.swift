import MusterCore
import MusterRPC
import MusterWire

/// Every refusal that is about leads themselves.
extension RPCError {
  static var leadNotFound: RPCError {
    RPCError(.notFound, reason: "LEAD_NOT_FOUND", message: "no lead has this id; check it with ListLeads")
  }

  /// Another lead holds the address or the external id; its id helps to go on.
  static func leadExists(_ id: LeadID, _ field: String) -> RPCError {
    RPCError(
      .alreadyExists, reason: "LEAD_EXISTS",
      message:
        "the lead \(id) has the same \(field == "email" ? "e-mail address" : "external id"), in this or"
        + " another spelling; update that one",
      metadata: ["lead_id": id.description, "field": field])
  }

  /// Another write has taken the key at this moment.
  static func leadKeyTaken(_ constraint: String) -> RPCError? {
    switch constraint {
    case "leads_email_key", "leads_external_id_key":
      RPCError(
        .alreadyExists, reason: "LEAD_EXISTS",
        message: "another lead has the same"
          + " \(constraint == "leads_email_key" ? "e-mail address" : "external id"); update that one",
        metadata: ["field": constraint == "leads_email_key" ? "email" : "external_id"])
    default: nil
    }
  }

  static func leadVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message: "the lead is at version \(current), not \(sent): somebody else changed it; read it again and"
        + " retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  static var leadDeleted: RPCError {
    RPCError(
      .notFound, reason: "LEAD_NOT_FOUND",
      message: "the lead is deleted; bring it back with UndeleteLead before it is changed")
  }

  /// Whoever held the key has let go of it between two looks.
  static var leadsRaced: RPCError {
    RPCError(
      .aborted, reason: "TRANSACTION_CONFLICT",
      message: "another call changes the same at this moment; nothing was changed, try again")
  }

  static var leadNotDeleted: RPCError {
    RPCError(
      .alreadyExists, reason: "RESOURCE_NOT_DELETED", message: "the lead is not deleted; it is as it was")
  }

  /// What is wrong with a lead as a whole, all of it at once.
  static func leadRefused(_ problems: [LeadProblem]) -> RPCError {
    let violations = problems.map { FieldViolation(field: "lead.\($0.field)", description: $0.description) }
    guard let reason = problems.first?.reason, reason != "FIELD_INVALID" else {
      return .fieldsInvalid(violations)
    }
    return RPCError(
      .invalidArgument, reason: reason,
      message: problems.map { "\($0.field) \($0.description)" }.joined(separator: "; "),
      violations: violations)
  }
}

/// One thing that is wrong with a lead, beside what its fields' bounds say.
struct LeadProblem: Hashable, Sendable {
  let reason: String
  let field: String
  let description: String
}
