import MusterRPC
import MusterWire

/// Refusals of whole calls that record entries.
extension RPCError {
  static func usageBatchRefused(_ problems: [(place: Int, problem: EntryProblem)]) -> RPCError {
    RPCError(
      .invalidArgument, reason: "USAGE_BATCH_REFUSED",
      message: "\(problems.count) of the entries were refused, so none was recorded; correct them and send"
        + " all again",
      metadata: ["count": "\(problems.count)"],
      violations: problems.map { place, problem in
        let field = problem.field.isEmpty ? "" : ".\(problem.field)"
        return FieldViolation(
          field: "usage_entries[\(place)]\(field)", description: problem.description)
      })
  }
}
