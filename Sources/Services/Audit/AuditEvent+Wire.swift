import MusterAuditAPI
import MusterCore
import MusterPostgres
import MusterRows
import MusterTypesAPI

extension AuditV1.AuditEvent {
  /// A row of `AuditStore.columns`, and the number of its seal.
  init(_ row: Row, isForOperator: Bool) throws(PostgresError) {
    self.init()
    let bits: UInt128 = try row.value(0)
    id = TypeID(prefix: "audit", bits: bits).description
    let tenant: UInt128 = try row.value(1)
    // The platform's own.
    tenantID = tenant == 0 ? "" : TenantID(tenant).description
    createTime = try row.timestamp(2)
    let actorID: UInt128? = try row.optional(4)
    actor = try TypeV1.Actor(
      stored: row.value(3), id: actorID.map { IDBits($0) }, name: row.optional(5),
      isForOperator: isForOperator)
    let path: String = try row.value(6)
    method = path.hasPrefix("/") ? String(path.dropFirst()) : path
    permission = try row.value(7)
    if let target: UInt128 = try row.optional(9) {
      targetID = TypeID(prefix: try row.value(8), bits: target).description
    }
    requestID = try row.value(10)
    traceID = try row.value(11)
    changedFields = try row.value(12)
    versionBefore = try row.value(13)
    versionAfter = try row.value(14)
    let came: String = try row.value(15)
    outcome = came == "refused" ? .denied : .ok
    reason = try row.value(16)
    sourceAddress = try row.optional(17) ?? ""
    count = try row.value(18)
    sealNumber = try row.optional(21) ?? 0
  }
}

extension AuditV1.AuditOutcome {
  /// As rows have it; empty for any.
  var filtered: String {
    switch self {
    case .unspecified: ""
    case .ok: "allowed"
    case .denied: "refused"
    // One that this version does not know, no row has.
    default: "-"
    }
  }
}

extension AuditV1.AuditFault {
  init(_ fault: AuditFault) {
    self.init()
    kind =
      switch fault.kind {
      case .changed: .changed
      case .removed: .removed
      case .inserted: .inserted
      case .reordered: .reordered
      case .truncated: .truncated
      }
    eventID = fault.record.map { TypeID(prefix: "audit", bits: $0.bits).description } ?? ""
    sealNumber = fault.seal
    description = fault.description
  }
}
