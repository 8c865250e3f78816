import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRows
import MusterScoring

/// What leads are scored by in one transaction: the model, and what happened with those that it asks about.
struct LeadScorer: Sendable {
  let model: PreparedModel
  /// Empty where the model asks for none.
  var activities: [LeadID: [ScoredActivity]] = [:]

  init(_ model: PreparedModel, activities: [LeadID: [ScoredActivity]] = [:]) {
    (self.model, self.activities) = (model, activities)
  }

  var modelID: String { ScoringModelID(stored: model.id).description }

  func evaluate(_ inputs: ScoringInputs, _ lead: StoredLead, at now: PostgresTime) -> Evaluation {
    model.evaluate(
      inputs, activities[lead.id] ?? [], former: ownTier(lead, at: now), at: now.unixMicroseconds ?? 0)
  }

  /// The tier that a lead has by its score; unspecified where one set by hand hides it, or did until the lead
  /// is scored again.
  func ownTier(_ lead: StoredLead, at now: PostgresTime) -> LeadsV1.Tier {
    guard lead.isScored else { return .unspecified }
    guard let override = lead.lead.tierOverride else { return lead.lead.tier }
    if override.holds(at: now) { return .unspecified }
    let isDue = lead.rescoreTime.map { $0 <= now } ?? false
    return isDue ? .unspecified : lead.lead.tier
  }
}
