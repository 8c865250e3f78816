import MusterCampaignsAPI
import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTypesAPI
import MusterWire

/// Every refusal that is about enrolments, and about approvals.
extension RPCError {
  static var enrollmentNotFound: RPCError {
    RPCError(
      .notFound, reason: "ENROLLMENT_NOT_FOUND",
      message: "no enrolment has this id; check it with ListEnrollments")
  }

  static func enrollmentTransitionInvalid(
    from status: CampaignsV1.EnrollmentStatus, to wanted: CampaignsV1.EnrollmentStatus, because text: String
  ) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "ENROLLMENT_TRANSITION_INVALID", message: text,
      metadata: ["status": status.stored, "to_status": wanted.stored])
  }

  static func sendOutcomeRequired(_ reason: CampaignsV1.EnrollmentPauseReason) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "SEND_OUTCOME_REQUIRED",
      message: reason == .task
        ? "the enrolment's step is a person's task; say in send_outcome whether it was done"
        : "nobody knows whether the last message left; find out and say it in send_outcome",
      metadata: ["pause_reason": reason.stored])
  }

  static var sendOutcomeNotAsked: RPCError {
    RPCError(
      .failedPrecondition, reason: "SEND_OUTCOME_NOT_ASKED",
      message: "the enrolment is paused by a person alone, and no send waits for an outcome; leave"
        + " send_outcome out")
  }

  static var leadNotFound: RPCError {
    RPCError(.notFound, reason: "LEAD_NOT_FOUND", message: "no lead has this id; check it with ListLeads")
  }

  static func stepNotFound(_ key: String, version: Int64) -> RPCError {
    RPCError(
      .notFound, reason: "STEP_NOT_FOUND",
      message: "version \(version) of the sequence has no step \(key); GetCampaign lists the steps",
      metadata: ["step_key": key, "sequence_version": "\(version)"])
  }

  static var approvalNotFound: RPCError {
    RPCError(
      .notFound, reason: "APPROVAL_NOT_FOUND", message: "no approval has this id; check it with ListApprovals"
    )
  }

  static func approvalDecided(_ status: CampaignsV1.ApprovalStatus) -> RPCError {
    RPCError(
      .aborted, reason: "APPROVAL_DECIDED",
      message: "the approval is \(status.stored) already; read it again to see what came of it",
      metadata: ["status": status.stored])
  }

  static func approvalExpired(_ time: PostgresTime) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "APPROVAL_EXPIRED",
      message: "the approval expired before it was decided, and its message is not sent",
      metadata: ["expire_time": "\(time)"])
  }
}

/// Why a lead cannot be enrolled, for one row of many.
struct EnrollmentRefusal: Hashable, Sendable {
  let reason: TypeV1.ErrorReason
  let message: String
  /// When it lifts by itself.
  var until: PostgresTime?

  func row(_ index: Int) -> TypeV1.RowError {
    .with {
      ($0.index, $0.reason, $0.message) = (Int64(index), reason, message)
      $0.field = "lead_ids"
    }
  }
}
