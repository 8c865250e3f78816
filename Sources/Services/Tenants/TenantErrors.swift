import MusterRPC
import MusterWire

/// Every refusal of this service.
extension RPCError {
  static var tenantNotFound: RPCError {
    RPCError(
      .notFound, reason: "TENANT_NOT_FOUND", message: "no tenant has this id; check it with ListTenants")
  }

  static func tenantSlugTaken(_ slug: String) -> RPCError {
    RPCError(
      .alreadyExists, reason: "TENANT_SLUG_TAKEN",
      message: "another tenant of the installation has the slug \(slug); choose another",
      metadata: ["slug": slug])
  }

  static func tenantVersionStale(_ sent: Int64, current: Int64) -> RPCError {
    RPCError(
      .aborted, reason: "VERSION_STALE",
      message: "the tenant is at version \(current), not \(sent): somebody else changed it; read it again and"
        + " retry",
      metadata: ["version": "\(sent)", "current_version": "\(current)"])
  }

  static func timeZoneUnknown(_ name: String, in field: String) -> RPCError {
    .fieldsInvalid([
      FieldViolation(
        field: field, description: "is \(name), which is no zone of the IANA time-zone database")
    ])
  }

  static var tenantNotDeleted: RPCError {
    RPCError(
      .alreadyExists, reason: "RESOURCE_NOT_DELETED", message: "the tenant is not deleted; it works as it is")
  }

  static var tenantErasureRunning: RPCError {
    RPCError(
      .failedPrecondition, reason: "TENANT_ERASURE_RUNNING",
      message: "the tenant is being erased, or its purge time has passed; it cannot be brought back")
  }

  static var ownerUnnamed: RPCError {
    .fieldsInvalid([
      FieldViolation(field: "owner.email", description: "is needed when owner.user_id is not stated")
    ])
  }

  static var ownerIdentityHalf: RPCError {
    .fieldsInvalid([
      FieldViolation(field: "owner.subject", description: "and owner.issuer go together; state both or none")
    ])
  }

  static func exportKindUnknown(_ name: String, _ place: Int, of known: [String]) -> RPCError {
    .fieldsInvalid([
      FieldViolation(
        field: "kinds[\(place)]",
        description: "is \(name), which is no kind of an export; there are \(known.joined(separator: ", "))")
    ])
  }

  /// A transaction is open while the client reads.
  static var exportReaderSlow: RPCError {
    RPCError(
      .deadlineExceeded, reason: "DEADLINE_PASSED",
      message: "the client took no message of the export for 30 seconds; start again and read faster, or"
        + " export fewer kinds")
  }
}
