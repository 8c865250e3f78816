import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterScoring
import MusterTenancy

extension LeadsService {
  /// By what these leads are scored now.
  func scorer(
    _ tx: borrowing TenantTransaction, of leads: [LeadID]
  ) async throws(RPCError) -> LeadScorer {
    try await scorer(tx, of: leads, by: ModelStore.active(tx))
  }

  func scorer(
    _ tx: borrowing TenantTransaction, of leads: [LeadID], by key: ModelKey
  ) async throws(RPCError) -> LeadScorer {
    let model = try await prepared(tx, key)
    let activities = try await ScoredActivityStore.activities(tx, of: leads, for: model)
    return LeadScorer(model, activities: activities)
  }

  /// By the active model, or for a trial by any.
  func scorer(
    _ tx: borrowing TenantTransaction, of leads: [LeadID], named id: ScoringModelID?, isTrial: Bool
  ) async throws(RPCError) -> LeadScorer {
    let active = try await ModelStore.active(tx)
    guard let id, id != active.id else { return try await scorer(tx, of: leads, by: active) }
    guard let model = try await ModelStore.get(tx, id) else { throw .scoringModelNotFound }
    guard isTrial else { throw .scoringModelNotActive(id, active: active.id) }
    return try await scorer(tx, of: leads, by: ModelKey(id: id, version: model.version))
  }

  /// A model with the words of the tenant's profile as it is now.
  func prepared(_ tx: borrowing TenantTransaction, _ key: ModelKey) async throws(RPCError) -> PreparedModel {
    let profile = try await references.profile(tx)
    if let model = models.model(key, profile) { return model }
    guard let stored = try await ModelStore.get(tx, key.id) else { throw .scoringModelNotFound }
    return models.keep(
      try stored.rules(), ModelKey(id: key.id, version: stored.version), profile)
  }

  /// Of an id that a request states; nil for none stated.
  static func modelID(_ text: String) throws(RPCError) -> ScoringModelID? {
    if text.isEmpty { return nil }
    guard let id = ScoringModelID(text) else { throw .scoringModelNotFound }
    return id
  }
}
