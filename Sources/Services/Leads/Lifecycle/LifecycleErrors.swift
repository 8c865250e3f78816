import MusterLeadsAPI
import MusterRPC
import MusterRows
import MusterWellKnownAPI
import MusterWire

/// Every refusal of a lead's moves.
extension RPCError {
  static func leadTransitionIllegal(_ from: LeadsV1.LeadStatus, _ to: LeadsV1.LeadStatus) -> RPCError {
    let legal = LeadLifecycle.targets(from: from).map(\.stored).joined(separator: ", ")
    return RPCError(
      .failedPrecondition, reason: "LEAD_TRANSITION_ILLEGAL",
      message: "the lead is \(from.stored) and cannot move to \(to.stored); it can move to \(legal)",
      metadata: ["status": from.stored, "target_status": to.stored, "legal_statuses": legal])
  }

  static var leadAddressBounced: RPCError {
    RPCError(
      .failedPrecondition, reason: "LEAD_TRANSITION_ILLEGAL",
      message: "the lead is bounced and still has the address that takes no messages; give it another one"
        + " with UpdateLead, then move it to enriched",
      metadata: ["status": "bounced", "target_status": "enriched", "legal_statuses": "unsubscribed"])
  }

  static func leadConsentRequired(_ lead: StoredLead) -> RPCError {
    let time = lead.lead.statusTime.flatMap { try? TimeText.timestamp($0.seconds, $0.nanos) }
    let since = time.map { " since \($0)" } ?? ""
    return RPCError(
      .failedPrecondition, reason: "LEAD_CONSENT_REQUIRED",
      message: "the person is unsubscribed\(since), and the lead holds no consent that was given after that"
        + " and still holds; add it to the lead's consents with UpdateLead, then move it")
  }
}
