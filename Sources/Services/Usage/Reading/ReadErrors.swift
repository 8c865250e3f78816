import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterWire

/// Refusals of what is asked about usage.
extension RPCError {
  static func usageRangeInvalid(_ message: String, in field: String) -> RPCError {
    RPCError(
      .invalidArgument, reason: "USAGE_RANGE_INVALID", message: message,
      violations: [FieldViolation(field: field, description: message)])
  }

  static func usageZoneUnknown(_ name: String) -> RPCError {
    .fieldsInvalid([
      FieldViolation(
        field: "time_zone", description: "is \(name), which is no zone of the IANA time-zone database")
    ])
  }

  /// What the database says of a zone that it does not know.
  static func usageZoneRefused(_ error: RPCError, _ name: String) -> RPCError {
    error.databaseError?.sqlState == "22023" ? .usageZoneUnknown(name) : error
  }
}
