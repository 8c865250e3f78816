import MusterRPC
import MusterWire

/// Every refusal that is about schemas.
extension RPCError {
  static func schemaReserved(_ namespace: String, by whom: String) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "SETTING_SCHEMA_RESERVED",
      message: "the namespace \(namespace) belongs to \(whom); choose another name",
      metadata: ["namespace": namespace])
  }

  /// All that is wrong, at once.
  static func schemaInvalid(_ problems: [SchemaProblem], _ keys: [String]) -> RPCError {
    let violations = problems.prefix(100).map { problem in
      let place = keys.firstIndex(of: problem.key)
      return FieldViolation(
        field: place.map { "schema.keys[\($0)].\(problem.field)" } ?? "schema.\(problem.field)",
        description: problem.description)
    }
    let first = problems.first.map {
      "\($0.key.isEmpty ? "the schema" : $0.key): \($0.field) \($0.description)"
    }
    return RPCError(
      .invalidArgument, reason: "SETTING_SCHEMA_INVALID",
      message: (first ?? "the schema contradicts itself")
        + (problems.count > 1 ? "; \(problems.count - 1) more are in the details" : ""),
      violations: Array(violations))
  }

  static func schemaIncompatible(_ what: String, _ keys: [String]) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "SETTING_SCHEMA_INCOMPATIBLE", message: what,
      metadata: keys.isEmpty ? [:] : ["keys": keys.prefix(10).joined(separator: ",")])
  }

  static func schemaVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message: "the schema is at version \(current), not \(sent): somebody else registered it; read it again"
        + " and retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  static func schemaLimitReached(_ limit: Int64, used: Int64) -> RPCError {
    RPCError(
      .resourceExhausted, reason: "SETTING_LIMIT_REACHED",
      message: "there are \(used) schemas, and \(limit) are allowed; bring their keys together in fewer",
      metadata: ["limit": "\(limit)", "used": "\(used)"])
  }

  static func schemaUnreadable(_ error: WireError) -> RPCError {
    RPCError(.internal, reason: "INTERNAL", message: "the server failed", cause: error)
  }

  static var schemaRaced: RPCError {
    RPCError(
      .aborted, reason: "TRANSACTION_CONFLICT",
      message: "another call changes the same at this moment; nothing was changed, try again")
  }
}
