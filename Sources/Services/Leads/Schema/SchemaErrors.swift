import MusterRPC
import MusterWire

/// Every refusal that is about lead schemas.
extension RPCError {
  static func leadSchemaInvalid(_ violations: [FieldViolation]) -> RPCError {
    RPCError(
      .invalidArgument, reason: "LEAD_SCHEMA_INVALID",
      message: "the lead schema cannot be as it is given: " + told(violations), violations: violations)
  }

  static func leadSchemaTypeFixed(_ violations: [FieldViolation]) -> RPCError {
    RPCError(
      .failedPrecondition, reason: "LEAD_SCHEMA_TYPE_FIXED",
      message: told(violations) + "; take another key, or leave the field out and wait 30 days",
      violations: violations)
  }

  static func leadSchemaVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message: "the lead schema is at version \(current), not \(sent): somebody else changed it; read it"
        + " again and retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  private static func told(_ violations: [FieldViolation]) -> String {
    violations.map { "\($0.field) \($0.description)" }.joined(separator: "; ")
  }
}
