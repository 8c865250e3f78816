import MusterCore
import MusterRPC
import MusterWire

/// Every refusal that is about scoring models and scores.
extension RPCError {
  static var scoringModelNotFound: RPCError {
    RPCError(
      .notFound, reason: "SCORING_MODEL_NOT_FOUND",
      message: "the tenant has no scoring model with this id; GetScoringModel without an id lists them")
  }

  static func scoringModelInvalid(_ violations: [(field: String, description: String)]) -> RPCError {
    let first = violations.first.map { "\($0.field) \($0.description)" } ?? ""
    let rest = violations.count > 1 ? "; \(violations.count - 1) more are in the details" : ""
    return RPCError(
      .invalidArgument, reason: "SCORING_MODEL_INVALID", message: "the model's \(first)\(rest)",
      violations: violations.prefix(100).map {
        FieldViolation(field: "scoring_model.\($0.field)", description: $0.description)
      })
  }

  /// Models are never removed: scores name them.
  static func scoringModelsTooMany(_ most: Int) -> RPCError {
    .scoringModelInvalid([
      (field: "id", description: "would name one more than the \(most) models of a tenant; change a draft")
    ])
  }

  static func scoringModelNotActive(_ id: ScoringModelID, active: ScoringModelID) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "SCORING_MODEL_NOT_ACTIVE",
      message: "\(id) is not the active model, which is \(active); activate it, or try it with validate_only",
      metadata: ["active_model_id": active.description])
  }

  static func scoringModelVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message: "the scoring model is at version \(current), not \(sent): somebody else changed it; read it"
        + " again and retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  /// Two made a model of the same number.
  static func modelNumberTaken(_ constraint: String) -> RPCError? {
    constraint == "scoring_models_number_key" ? .leadsRaced : nil
  }

  static func modelUnreadable(_ error: WireError) -> RPCError {
    RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: error)
  }

  static var scoreNotFound: RPCError {
    RPCError(
      .notFound, reason: "SCORE_NOT_FOUND",
      message: "the lead had no score at that time; ask for a later one, or leave evaluate_time out for now")
  }

  static func backtestTooFew(_ missing: String, among count: Int64) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "BACKTEST_TOO_FEW_OUTCOMES",
      message: "none of the \(count) leads that were taken has a \(missing) outcome; widen the time or the"
        + " statuses")
  }
}
