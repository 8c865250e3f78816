package import MusterCore
package import MusterLeadsAPI

/// A model made ready to score many leads. What it is given is all that it knows: the same inputs,
/// activities and time give the same score.
package final class PreparedModel: Sendable {
  package let id: IDBits
  /// The activities that its factors look at; none for most models.
  package let questions: [ActivityQuestion]

  /// With the words of the tenant's confirmed ideal customer profile.
  package init(
    _ model: LeadsV1.ScoringModel, id: IDBits, industries: [String], countries: [String]
  ) {
    self.id = id
    questions = []
  }

  package var needsActivities: Bool { !questions.isEmpty }

  /// Activities may be in any order, and may be others than those asked for. `former` is the tier that the
  /// lead has by its score, unspecified for none. Times are in microseconds since 1970.
  package func evaluate(
    _ inputs: ScoringInputs, _ activities: [ScoredActivity] = [], former: LeadsV1.Tier, at time: Int64
  ) -> Evaluation {
    Evaluation(score: 0, tier: .dead, components: LeadsV1.ScoreComponents(), nextChange: nil)
  }

  /// What each factor gave, and why; its points are those of `evaluate`.
  package func explain(
    _ inputs: ScoringInputs, _ activities: [ScoredActivity] = [], at time: Int64
  ) -> [LeadsV1.FactorScore] { [] }
}
