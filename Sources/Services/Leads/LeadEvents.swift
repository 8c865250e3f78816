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
}

extension LeadsService {
  package static let events: [EventType] = [
    .leadCreated, .leadUpdated, .leadDeleted, .leadUndeleted, .leadImported,
  ]
}
