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
  private static let movesMax: Int64 = 1_000

  package func backtestScoringModels(
    _ request: LeadsV1.BacktestScoringModelsRequest, as caller: Caller
  ) async throws(RPCError) -> LeadsV1.BacktestScoringModelsResponse {
    let outcomes = try OutcomeStatuses(request)
    let ids = try (
      baseline: Self.modelID(request.baselineModelID), candidate: Self.modelID(request.candidateModelID)
    )

    return try await tenants.snapshot(caller) { tx throws(RPCError) in
      let baseline = try await scorer(tx, of: [], named: ids.baseline, isTrial: true).model
      let candidate = try await scorer(tx, of: [], named: ids.candidate, isTrial: true).model
      var backtest = Backtest()
      var leftOut: Int64 = 0
      var seen: Set<LeadID> = []
      var place: TimePlace? = .from(request.startTime)
      while let after = place {
        let page = try await OutcomeStore.moves(
          tx, after: after, before: request.endTime.flatMap { PostgresTime($0) } ?? .infinity,
          of: CampaignID(request.campaignID), most: Self.movesMax)
        place = page.next
        let ends = page.moves.filter { outcomes.isOutcome($0.status) && seen.insert($0.lead).inserted }
        let known = try await judged(tx, ends, outcomes, baseline, candidate, &backtest)
        leftOut += Int64(ends.count - known)
      }
      return try Self.response(backtest, leftOut, baseline, candidate)
    }
  }

  /// Scores leads by both models with what was known just before their outcome; answers how many had a score.
  private func judged(
    _ tx: borrowing TenantTransaction, _ ends: [LeadMove], _ outcomes: OutcomeStatuses,
    _ baseline: PreparedModel, _ candidate: PreparedModel, _ backtest: inout Backtest
  ) async throws(RPCError) -> Int {
    if ends.isEmpty { return 0 }
    let times = ends.map { (lead: $0.lead, time: $0.time) }
    let entries = try await ScoreHistoryStore.entries(tx, before: times)
    let activities = try await ScoredActivityStore.activities(
      tx, of: times.map { (lead: $0.lead, knownBefore: $0.time) }, baseline.questions + candidate.questions)
    let byLead = Dictionary(ends.map { ($0.lead, $0) }, uniquingKeysWith: { first, _ in first })
    for entry in entries {
      guard let end = byLead[entry.lead] else { continue }
      let inputs = try entry.knownInputs()
      let moment = (end.time.unixMicroseconds ?? 0) &- 1
      func verdict(_ model: PreparedModel) -> Backtest.Verdict {
        let made = model.evaluate(
          inputs, activities[entry.lead] ?? [], former: .unspecified, at: moment)
        return (made.score, made.tier)
      }
      backtest.add(
        baseline: verdict(baseline), candidate: verdict(candidate),
        isPositive: outcomes.positive.contains(end.status))
    }
    return entries.count
  }

  private static func response(
    _ backtest: Backtest, _ leftOut: Int64, _ baseline: PreparedModel, _ candidate: PreparedModel
  ) throws(RPCError) -> LeadsV1.BacktestScoringModelsResponse {
    if backtest.positiveCount == 0 { throw .backtestTooFew("good", among: backtest.leadCount) }
    if backtest.positiveCount == backtest.leadCount {
      throw .backtestTooFew("bad", among: backtest.leadCount)
    }
    var response = LeadsV1.BacktestScoringModelsResponse()
    response.baseline = backtest.result(
      ofBaseline: true, model: ScoringModelID(stored: baseline.id).description)
    response.candidate = backtest.result(
      ofBaseline: false, model: ScoringModelID(stored: candidate.id).description)
    response.moves = backtest.tierMoves
    (response.leadCount, response.positiveCount) = (backtest.leadCount, backtest.positiveCount)
    response.leftOutCount = leftOut
    return response
  }
}

/// Which statuses end a lead well, and which badly. A lead's first outcome is its outcome: what comes after
/// says more of what was made of it than of whom the model saw.
private struct OutcomeStatuses {
  let positive: Set<LeadsV1.LeadStatus>
  let negative: Set<LeadsV1.LeadStatus>

  init(_ request: LeadsV1.BacktestScoringModelsRequest) throws(RPCError) {
    positive = request.positiveStatuses.isEmpty ? [.converted] : Set(request.positiveStatuses)
    negative =
      request.negativeStatuses.isEmpty
      ? [.notInterested, .unsubscribed, .bounced] : Set(request.negativeStatuses)
    var violations: [FieldViolation] = []
    for (name, statuses) in [
      ("positive_statuses", request.positiveStatuses), ("negative_statuses", request.negativeStatuses),
    ] {
      for (place, status) in statuses.enumerated() where !status.isKnown || status == .unspecified {
        violations.append(
          FieldViolation(field: "\(name)[\(place)]", description: "is \(status.rawValue), which is no status")
        )
      }
    }
    for status in positive.intersection(negative).sorted(by: { $0.rawValue < $1.rawValue }) {
      violations.append(
        FieldViolation(
          field: "negative_statuses",
          description: "has \(status.name ?? "") as positive_statuses does; an outcome is good or bad"))
    }
    if !violations.isEmpty { throw .fieldsInvalid(violations) }
  }

  func isOutcome(_ status: LeadsV1.LeadStatus) -> Bool {
    positive.contains(status) || negative.contains(status)
  }
}

extension TimePlace {
  /// Before all that happened at that time or later.
  fileprivate static func from(_ time: GoogleProtobuf.Timestamp?) -> TimePlace {
    time.flatMap { PostgresTime($0) }.map { TimePlace(time: $0, id: IDBits(0)) } ?? .start(false)
  }
}
