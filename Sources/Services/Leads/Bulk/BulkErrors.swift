import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterTenancy

/// What is said of rows that are not taken, beside what single leads are refused for.
extension LeadProblem {
  static func keyMissing(_ key: LeadsV1.MatchKey, _ lead: LeadsV1.Lead) -> LeadProblem {
    switch key {
    case .externalID: invalid("external_id", "is required: rows are matched by it")
    case .id: invalid("id", "is required: rows are matched by it")
    default: invalid("email", lead.email.isEmpty ? "is required" : "is no e-mail address")
    }
  }

  static func tooMany(_ field: String, _ count: Int, _ most: Int) -> LeadProblem {
    invalid(field, "has \(count) entries together with those that are stored, the limit is \(most)")
  }

  private static func invalid(_ field: String, _ description: String) -> LeadProblem {
    LeadProblem(reason: "FIELD_INVALID", field: field, description: description)
  }

  static func unmatched(_ key: LeadsV1.MatchKey) -> LeadProblem {
    let field =
      switch key {
      case .externalID: "external_id"
      case .id: "id"
      default: "email"
      }
    return LeadProblem(
      reason: "LEAD_NOT_FOUND", field: field,
      description: "is no living lead's; only stored leads are updated")
  }

  static let deleted = LeadProblem(
    reason: "LEAD_NOT_FOUND", field: "delete_time",
    description:
      "says that the lead is deleted, and a deleted one is not imported; leave it out to make a new one")

  static let suppressed = LeadProblem(
    reason: "LEAD_SUPPRESSED", field: "",
    description: "the person is suppressed, and the options ask to leave such rows out")

  static func exists(_ id: LeadID, _ field: String) -> LeadProblem {
    LeadProblem(
      reason: "LEAD_EXISTS", field: field, description: RPCError.leadExists(id, field).message)
  }
}

extension RPCError {
  /// Another call has stored one of the rows at this moment; the transaction begins again and finds it.
  static var rowsRaced: RPCError {
    .database(PostgresError(.serializationFailure, "rows of a chunk were stored by another call"))
  }

  /// A key that an update takes was taken at this moment.
  static func rowsRefused(_ constraint: String) -> RPCError? {
    leadKeyTaken(constraint).map { _ in .rowsRaced }
  }
}
