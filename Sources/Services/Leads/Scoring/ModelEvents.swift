import MusterJournal

/// What happens to scoring models.
extension EventType {
  /// A draft was made or changed.
  static let scoringModelUpdated = EventType("scoring_model.updated", readBy: "leads.read")
  /// Leads are scored by it from then on.
  static let scoringModelActivated = EventType("scoring_model.activated", readBy: "leads.read")
  /// Many at once: by which model, the ids of those of which anything changed, and what.
  static let leadsRescored = EventType("lead.rescored", readBy: "leads.read")
}

extension EventType {
  static let ofScoring: [EventType] = [.scoringModelUpdated, .scoringModelActivated, .leadsRescored]
}
