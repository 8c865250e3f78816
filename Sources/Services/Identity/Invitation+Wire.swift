import MusterCore
import MusterIdentityAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWellKnownAPI

extension IdentityV1.Invitation {
  init(_ row: Row, in tenant: TenantID) throws(PostgresError) {
    self.init()
    id = InvitationID(try row.value(0)).description
    tenantID = tenant.description
    email = try row.value(1)
    displayName = try row.value(2)
    roles = try row.value(3)
    expireTime = try row.timestamp(4)
    memberExpireTime = try row.timestamp(5)
    state = try row.value(6)
    let inviter: UInt128? = try row.optional(8)
    invitedBy = try TypeV1.Actor(
      kind: row.optional(7), id: inviter.map { IDBits($0) }, name: row.optional(9))
    acceptTime = try row.timestamp(10)
    let member: UInt128? = try row.optional(11)
    memberID = member.map { MemberID($0).description } ?? ""
    createTime = try row.timestamp(12)
    updateTime = try row.timestamp(13)
    version = try row.value(14)
  }
}

extension InvitationDraft {
  init(_ invitation: IdentityV1.Invitation?, by principal: Principal) throws(RPCError) {
    let wanted = invitation ?? IdentityV1.Invitation()
    let expiry = try PostgresTime?.future(wanted.expireTime, "invitation.expire_time")
    if let end = wanted.expireTime, end.seconds - WallClock.seconds() > Self.lifetimeSecondsMax {
      throw .fieldInvalid("invitation.expire_time", "is more than 30 days ahead")
    }
    self.init(
      id: .new(), email: EmailAddress.normal(wanted.email), displayName: wanted.displayName,
      roles: wanted.roles.unique, expiry: expiry,
      memberExpiry: try .future(wanted.memberExpireTime, "invitation.member_expire_time"),
      invitedBy: Author(principal))
  }
}

extension IdentityService {
  func invitation(_ row: Row, in tenant: TenantID) throws(RPCError) -> IdentityV1.Invitation {
    try reading { () throws(PostgresError) in try IdentityV1.Invitation(row, in: tenant) }
  }
}
