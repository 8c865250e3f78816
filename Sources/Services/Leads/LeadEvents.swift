package import MusterJournal

/// What happens to leads.
extension EventType {
  static let leadCreated = EventType("lead.created", readBy: "leads.read")
  /// Its score and status included.
  static let leadUpdated = EventType("lead.updated", readBy: "leads.read")
  static let leadDeleted = EventType("lead.deleted", readBy: "leads.read")
  static let leadUndeleted = EventType("lead.undeleted", readBy: "leads.read")
  /// Many at once: the ids of those made and of those changed, and of which chunk of which import they are.
  static let leadImported = EventType("lead.imported", readBy: "leads.read")
  /// Also when the lead itself did not change; the versions of the record tell.
  static let activityRecorded = EventType("activity.recorded", readBy: "leads.read")
  /// With the ids of the activities, and whether they are read now.
  static let repliesMarked = EventType("reply.marked", readBy: "leads.read")
  static let leadSchemaUpdated = EventType("lead_schema.updated", readBy: "leads.read")
  /// With the digest of the receipt, and of the lead the ids alone.
  static let leadErased = EventType("lead.erased", readBy: "leads.read")
}

extension LeadsService {
  package static let events: [EventType] =
    [
      .leadCreated, .leadUpdated, .leadDeleted, .leadUndeleted, .leadErased, .leadImported, .activityRecorded,
      .repliesMarked, .leadSchemaUpdated,
    ] + EventType.ofSuppressions + EventType.ofScoring
}
