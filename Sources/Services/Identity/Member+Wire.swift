import MusterCore
import MusterIdentityAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWellKnownAPI
import MusterWire

extension MemberChange {
  /// The fields that the mask names.
  init(_ request: IdentityV1.UpdateMemberRequest) throws(RPCError) {
    let member = request.member ?? IdentityV1.Member()
    version = member.version
    for path in UpdateMask.paths(request.updateMask?.paths, of: member) {
      switch path {
      case "roles": roles = member.roles.unique
      case "expire_time": expiry = .some(try .future(member.expireTime, "member.expire_time"))
      default: continue
      }
      fields.append(path)
    }
  }
}

extension PostgresTime? {
  /// Nil for no time; refuses one that has passed, or that no row holds.
  static func future(
    _ time: GoogleProtobuf.Timestamp?, _ field: String
  ) throws(RPCError) -> PostgresTime? {
    guard let time else { return nil }
    guard time.seconds > WallClock.seconds(), let stored = PostgresTime(time) else { throw .timePast(field) }
    return stored
  }
}

extension IdentityService {
  func member(_ row: Row, in tenant: TenantID) throws(RPCError) -> IdentityV1.Member {
    try reading { () throws(PostgresError) in try IdentityV1.Member(row, in: tenant) }
  }
}
