import MusterCore
import MusterPlatformAPI
import MusterPostgres
import MusterRows
import MusterTypesAPI

extension PlatformV1.EmergencyStopState {
  /// A row of `StopStore.columns`.
  init(_ row: Row) throws(PostgresError) {
    self.init()
    id = EmergencyStopID(try row.value(0)).description
    active = try row.value(1)
    reason = try row.value(2)
    stoppedBy = TypeV1.Actor(kind: try row.optional(3), id: try row.optional(4), name: try row.optional(5))
    createTime = try row.timestamp(6)
    liftReason = try row.value(7)
    liftedBy = TypeV1.Actor(kind: try row.optional(8), id: try row.optional(9), name: try row.optional(10))
    liftTime = try row.timestamp(11)
    version = try row.value(12)
  }
}

extension TypeV1.Actor {
  /// As operators are told, who alone read stops; nil for nobody.
  fileprivate init?(kind: String?, id: UInt128?, name: String?) {
    guard let kind else { return nil }
    self.init()
    displayName = name ?? ""
    switch kind {
    case "platform": (self.kind, self.id) = (.platform, id.map { UserID($0).description } ?? "")
    case "user": (self.kind, self.id) = (.user, id.map { UserID($0).description } ?? "")
    case "api_key": (self.kind, self.id) = (.apiKey, id.map { APIKeyID($0).description } ?? "")
    default: self.kind = .system
    }
  }
}
