import MusterCore
package import MusterLeadsAPI
import MusterPostgres
package import MusterRPC
import MusterRows
import MusterScoring
import MusterTenancy
import MusterWellKnownAPI
import MusterWire

extension LeadsService {
  package func explainScore(
    _ request: LeadsV1.ExplainScoreRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.ExplainScoreResponse {
    guard let id = LeadID(request.id) else { throw .leadNotFound }
    let model = try Self.modelID(request.modelID)
    let now = PostgresTime.now
    let time = request.evaluateTime.flatMap { PostgresTime($0) } ?? now

    return try await tenants.read(caller) { tx throws(RPCError) in
      guard let lead = try await LeadStore.get(tx, [id])[id] else { throw .leadNotFound }
      let known =
        time < now
        ? try await pastKnowledge(tx, of: id, model, at: time)
        : try await knowledge(tx, of: StoredLead(id: id, lead, createdBy: .system), model, at: now)

      var response = LeadsV1.ExplainScoreResponse()
      response.explanation = known.explanation(of: id, at: time)
      if request.historySize > 0 {
        response.history = try await ScoreHistoryStore.page(
          tx, of: id, until: time, most: request.historySize)
      }
      return response
    }
  }

  /// What is known of a lead now.
  private func knowledge(
    _ tx: borrowing TenantTransaction, of lead: StoredLead, _ model: ScoringModelID?, at now: PostgresTime
  ) async throws(RPCError) -> Knowledge {
    let scorer = try await scorer(tx, of: [lead.id], named: model, isTrial: true)
    return Knowledge(
      model: scorer.model, inputs: ScoringInputs(lead.lead), activities: scorer.activities[lead.id] ?? [],
      former: scorer.ownTier(lead, at: now))
  }

  /// What was known of a lead at a time in the past.
  private func pastKnowledge(
    _ tx: borrowing TenantTransaction, of lead: LeadID, _ model: ScoringModelID?, at time: PostgresTime
  ) async throws(RPCError) -> Knowledge {
    guard let entry = try await ScoreHistoryStore.entry(tx, of: lead, at: time) else { throw .scoreNotFound }
    guard let stored = try await ModelStore.get(tx, model ?? entry.model) else { throw .scoringModelNotFound }
    let prepared = try await prepared(tx, ModelKey(id: stored.id, version: stored.version))
    let activities = try await ScoredActivityStore.activities(
      tx, of: [(lead, time.next)], prepared.questions)
    return Knowledge(
      model: prepared, inputs: try entry.knownInputs(), activities: activities[lead] ?? [],
      former: entry.tier)
  }
}

/// All that a score is made of.
private struct Knowledge {
  let model: PreparedModel
  let inputs: ScoringInputs
  let activities: [ScoredActivity]
  let former: LeadsV1.Tier

  func explanation(of lead: LeadID, at time: PostgresTime) -> LeadsV1.ScoreExplanation {
    let moment = time.unixMicroseconds ?? 0
    let made = model.evaluate(inputs, activities, former: former, at: moment)
    var explanation = LeadsV1.ScoreExplanation()
    explanation.leadID = lead.description
    explanation.modelID = ScoringModelID(stored: model.id).description
    explanation.evaluateTime = time.timestamp
    (explanation.score, explanation.tier, explanation.components) = (made.score, made.tier, made.components)
    explanation.factors = model.explain(inputs, activities, at: moment)
    return explanation
  }
}

extension ScoreEntry {
  func knownInputs() throws(RPCError) -> ScoringInputs {
    do throws(WireError) {
      return try ScoringInputs(bytes: inputs)
    } catch {
      throw .modelUnreadable(error)
    }
  }
}

extension PostgresTime {
  /// A microsecond later.
  fileprivate var next: PostgresTime {
    unixMicroseconds.flatMap { PostgresTime(unixMicroseconds: $0 &+ 1) } ?? .infinity
  }
}
