package import MusterJournal

/// What happens to leads.
extension EventType {
  static let leadCreated = EventType("lead.created", readBy: "leads.read")
  /// Its score and status included.
  static let leadUpdated = EventType("lead.updated", readBy: "leads.read")
  static let leadDeleted = EventType("lead.deleted", readBy: "leads.read")
  static let leadUndeleted = EventType("lead.undeleted", readBy: "leads.read")
}

extension LeadsService {
  package static let events: [EventType] = [
    .leadCreated, .leadUpdated, .leadDeleted, .leadUndeleted, .leadsRescored, .scoringModelUpdated,
    .scoringModelActivated,
  ]
}
