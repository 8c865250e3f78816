import MusterCore
import MusterLeadsAPI
import MusterRPC
import MusterRows
import MusterWire

/// Every refusal that is about activities and replies.
extension RPCError {
  /// Named by their places: what an id is not is the same for every id.
  static func activityNotFound(_ places: [Int]) -> RPCError {
    let told = places.prefix(10).map { "ids[\($0)]" }.joined(separator: ", ")
    return RPCError(
      .notFound, reason: "ACTIVITY_NOT_FOUND",
      message: "the tenant has no reply with the id in \(told)"
        + "\(places.count > 10 ? " and \(places.count - 10) others" : ""); nothing was marked, check the ids"
        + " with ListReplies")
  }

  static func activityExists(_ known: LeadsV1.Activity) -> RPCError {
    RPCError(
      .alreadyExists, reason: "ACTIVITY_EXISTS",
      message: "the external id \(known.externalID) of this provider is known as \(known.id), which is of"
        + " another lead, channel or action; send each event under an id of its own",
      metadata: ["activity_id": known.id])
  }

  static func activityActionReserved(_ action: LeadsV1.ActivityAction) -> RPCError {
    let rest = action == .created ? "CreateLead" : action == .statusChanged ? "TransitionLead" : "ScoreLead"
    return RPCError(
      .invalidArgument, reason: "ACTIVITY_ACTION_RESERVED",
      message: "activities of the action \(action.stored) are written by Muster alone; use \(rest)",
      violations: [FieldViolation(field: "activity.action", description: "is written by Muster alone")])
  }

  /// Another call has recorded the same external id at this moment.
  static func activityKeyTaken(_ constraint: String) -> RPCError? {
    constraint == "activities_external_id_key" ? .leadsRaced : nil
  }
}
