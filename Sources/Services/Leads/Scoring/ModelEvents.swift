import MusterJournal

/// What happens to scoring models.
extension EventType {
  /// A draft was made or changed.
  static let scoringModelUpdated = EventType("scoring_model.updated", readBy: "leads.read")
  /// Leads are scored by it from then on.
  static let scoringModelActivated = EventType("scoring_model.activated", readBy: "leads.read")
  /// A chunk of leads was scored anew: `lead_ids`, and how many by which model.
  static let leadsRescored = EventType("lead.rescored", readBy: "leads.read")
}
