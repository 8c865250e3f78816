import MusterCampaignsAPI
import MusterCore
import MusterJournal
import MusterRows
import MusterTenancy
import MusterWire

/// What happens to enrolments, sends and approvals.
extension EventType {
  /// With the campaign's id and those of the enrolments.
  static let enrollmentCreated = EventType("enrollment.created", readBy: "campaigns.read")
  static let enrollmentUpdated = EventType("enrollment.updated", readBy: "campaigns.read")
  /// A message is about to be handed over; all that it uses up is held.
  static let sendClaimed = EventType("send.claimed", readBy: "campaigns.read")
  /// What became of it.
  static let sendUpdated = EventType("send.updated", readBy: "campaigns.read")
  /// With the ids of the approval and of its send: the message itself is for those who read the approval.
  static let approvalCreated = EventType("approval.created", readBy: "campaigns.read")
  /// With the ids, and what came of it.
  static let approvalUpdated = EventType("approval.updated", readBy: "campaigns.read")

  static let ofSending: [EventType] = [
    .enrollmentCreated, .enrollmentUpdated, .sendClaimed, .sendUpdated, .approvalCreated, .approvalUpdated,
  ]
}

extension WorkRecord {
  static func updated(_ enrollment: StoredEnrollment, of tenant: TenantID) -> WorkRecord {
    WorkRecord(
      ChangeTarget(enrollment.id, version: enrollment.version),
      event: ChangeEvent(.enrollmentUpdated, "enrollment", enrollment.message(of: tenant, nil)))
  }

  static func send(_ type: EventType, _ send: StoredSend, of tenant: TenantID) -> WorkRecord {
    WorkRecord(
      ChangeTarget(send.id, version: send.version),
      event: ChangeEvent(type, "send", send.told(in: tenant)))
  }

  static func approval(_ type: EventType, _ approval: StoredApproval) -> WorkRecord {
    WorkRecord(
      ChangeTarget(approval.id, version: approval.version),
      event: ChangeEvent(type, object: approval.announcement))
  }
}

extension StoredApproval {
  /// Without the message and whom it goes to.
  var announcement: String {
    "{\"approval_id\":\"\(id)\",\"send_id\":\"\(send)\",\"status\":\"\(status.stored)\"}"
  }
}
