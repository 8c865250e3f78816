import MusterCampaignsAPI
import MusterCore
import MusterRPC
import MusterRows
import MusterWire

/// Every refusal that is about campaigns, their sequences and templates.
extension RPCError {
  static var campaignNotFound: RPCError {
    RPCError(
      .notFound, reason: "CAMPAIGN_NOT_FOUND", message: "no campaign has this id; check it with ListCampaigns"
    )
  }

  static var campaignDeleted: RPCError {
    RPCError(
      .notFound, reason: "CAMPAIGN_NOT_FOUND",
      message: "the campaign is deleted; bring it back with UndeleteCampaign before it is changed")
  }

  static var campaignNotDeleted: RPCError {
    RPCError(
      .alreadyExists, reason: "RESOURCE_NOT_DELETED", message: "the campaign is not deleted; it is as it was")
  }

  static func campaignVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    versionStale("campaign", sent, current)
  }

  static func sequenceVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    versionStale("sequence", sent, current)
  }

  static func versionStale(_ noun: String, _ sent: Int64, _ current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message:
        "the \(noun) is at version \(current), not \(sent): somebody else changed it; read it again and"
        + " retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  static func campaignClosed(_ status: CampaignsV1.CampaignStatus) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "CAMPAIGN_CLOSED",
      message: "the campaign is \(status.stored) and takes no changes and no leads; create another one",
      metadata: ["status": status.stored])
  }

  static func campaignTransitionInvalid(
    from status: CampaignsV1.CampaignStatus, to wanted: CampaignsV1.CampaignStatus, because text: String
  ) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "CAMPAIGN_TRANSITION_INVALID", message: text,
      metadata: ["status": status.stored, "to_status": wanted.stored])
  }

  /// With everything that is missing, each at its place.
  static func campaignNotReady(_ problems: [CampaignsV1.CampaignProblem]) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "CAMPAIGN_NOT_READY",
      message: "the campaign cannot send yet: " + problems.prefix(20).map(\.message).joined(separator: "; ")
        + (problems.count > 20 ? "; and \(problems.count - 20) more" : ""),
      metadata: [
        "problem_count": "\(problems.count)",
        "kinds": Set(problems.map(\.kind.stored)).sorted().joined(separator: ","),
      ],
      violations: problems.prefix(100).map { FieldViolation(field: $0.place, description: $0.message) })
  }

  static func icpMissing(_ revision: Int64) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "CAMPAIGN_ICP_MISSING",
      message: revision == 0
        ? "the tenant has confirmed no ideal customer profile; confirm one with ConfirmIcp"
        : "the tenant has no revision \(revision) of its ideal customer profile; ListIcpRevisions shows those"
          + " there are",
      metadata: ["icp_revision": "\(revision)"])
  }

  static func icpLacks(_ industry: String, _ revision: Int64) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "CAMPAIGN_ICP_MISSING",
      message: industry.isEmpty
        ? "revision \(revision) of the ideal customer profile names no industry; add one and confirm it"
        : "revision \(revision) of the ideal customer profile does not name the industry \(industry)",
      metadata: ["icp_revision": "\(revision)", "industry": industry])
  }

  static func allocationInvalid(_ text: String, total: Int64, _ violations: [FieldViolation]) -> RPCError {
    RPCError(
      .invalidArgument, reason: "ALLOCATION_INVALID", message: text, metadata: ["total": "\(total)"],
      violations: violations)
  }

  static var sequenceNotFound: RPCError {
    RPCError(
      .notFound, reason: "SEQUENCE_NOT_FOUND",
      message: "no sequence has this id; GetCampaign names the campaign's sequence")
  }

  static func sequenceVersionNotFound(_ version: Int64, current: Int64) -> RPCError {
    RPCError(
      .notFound, reason: "SEQUENCE_VERSION_NOT_FOUND",
      message: "the sequence has no version \(version); its versions count from 1 to \(current)",
      metadata: ["version": "\(version)", "current_version": "\(current)"])
  }

  static var templateNotFound: RPCError {
    RPCError(
      .notFound, reason: "TEMPLATE_NOT_FOUND", message: "no template has this id; check it with ListTemplates"
    )
  }

  /// What is wrong with a whole, all of it at once, for a reason of its own.
  static func refused(_ reason: String, _ violations: [FieldViolation]) -> RPCError {
    RPCError(
      .invalidArgument, reason: reason,
      message: violations.prefix(20).map { "\($0.field) \($0.description)" }.joined(separator: "; ")
        + (violations.count > 20 ? "; and \(violations.count - 20) more" : ""),
      violations: violations)
  }
}

extension CampaignsV1.CampaignProblem {
  /// Where it is, as a path of a campaign.
  fileprivate var place: String {
    if stepKey.isEmpty { return field.isEmpty ? "campaign" : field }
    return "steps.\(stepKey)" + (variantKey.isEmpty ? "" : ".variants.\(variantKey)")
  }
}
