import MusterRPC
import MusterWire

/// One thing that is wrong with a suppression. It never says the value, which is somebody's address.
struct SuppressionProblem: Hashable, Sendable {
  let reason: String
  let field: String
  let description: String

  static func valueInvalid(_ kind: SuppressedKind?) -> SuppressionProblem {
    let what =
      switch kind {
      case .email: "e-mail address"
      case .domain: "domain with at least two parts"
      case .phone: "telephone number with its country, such as +61400000000"
      case .linkedIn: "address of a LinkedIn profile"
      case .externalID: "id of printable ASCII, at most 200 characters"
      case nil: "e-mail address, domain, telephone number or LinkedIn profile"
      }
    return SuppressionProblem(
      reason: "SUPPRESSION_VALUE_INVALID", field: "value",
      description: "is no \(what); correct it, or state another kind")
  }

  static let kindNotAllowed = SuppressionProblem(
    reason: "SUPPRESSION_KIND_NOT_ALLOWED", field: "kind",
    description: "is external_id, which means something in one tenant alone; suppress an address instead")

  static let campaignUnknown = SuppressionProblem(
    reason: "LEAD_REFERENCE_UNKNOWN", field: "campaign_id",
    description: "is no campaign of this list's tenant; name one that is, or leave it empty")

  static let expiryPassed = SuppressionProblem(
    reason: "FIELD_INVALID", field: "expire_time", description: "is over already; state a later time or none")
}

/// Every refusal that is about suppressions.
extension RPCError {
  /// All that is wrong, at once.
  static func suppressionRefused(_ problems: [SuppressionProblem], at path: String = "suppression.")
    -> RPCError
  {
    let violations = problems.map { FieldViolation(field: path + $0.field, description: $0.description) }
    guard let problem = problems.first(where: { $0.reason != "FIELD_INVALID" }) else {
      return .fieldsInvalid(violations)
    }
    return RPCError(
      .invalidArgument, reason: problem.reason,
      message: problems.map { "\($0.field) \($0.description)" }.joined(separator: "; "),
      violations: violations)
  }

  static var suppressionNotFound: RPCError {
    RPCError(
      .notFound, reason: "SUPPRESSION_NOT_FOUND",
      message: "the list has no such entry, or it was taken off; check the id with ListSuppressions, and"
        + " whether it is on the tenant's or the platform's list")
  }

  static func suppressionVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message: "the entry is at version \(current), not \(sent): somebody else changed it; read it again and"
        + " retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  static var suppressionConsentRequired: RPCError {
    RPCError(
      .failedPrecondition, reason: "SUPPRESSION_CONSENT_REQUIRED",
      message: "the entry stands by the person's own wish; send the consent that the person gave after it,"
        + " which holds now and for what the entry is about")
  }

  /// An entry was removed between two looks.
  static var suppressionsRaced: RPCError {
    RPCError(
      .aborted, reason: "TRANSACTION_CONFLICT",
      message: "another call changes the same at this moment; nothing was changed, try again")
  }
}
