import MusterCore
import MusterIdentityAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterTypesAPI
import MusterWellKnownAPI

extension IdentityV1.User {
  /// As tenants see their members.
  init(member row: Row) throws(PostgresError) {
    self.init()
    id = UserID(try row.value(0)).description
    email = try row.value(1)
    displayName = try row.value(2)
    emailVerified = try row.value(3)
    locale = try row.value(4)
    timeZone = try row.value(5)
    version = try row.value(9)
  }

  /// As the user sees it, and operators do; without its identities.
  init(_ row: Row) throws(PostgresError) {
    try self.init(member: row)
    platformAdmin = try row.value(6)
    createTime = try row.timestamp(7)
    updateTime = try row.timestamp(8)
  }

  init(_ person: UserStore.Person, _ row: Row) throws(PostgresError) {
    try self.init(row)
    for row in person.identities {
      var identity = IdentityV1.ExternalIdentity()
      identity.issuer = try row.value(0)
      identity.subject = try row.value(1)
      identities.append(identity)
    }
  }
}

extension IdentityV1.Member {
  init(_ row: Row, in tenant: TenantID) throws(PostgresError) {
    self.init()
    id = MemberID(try row.value(0)).description
    tenantID = tenant.description
    userID = UserID(try row.value(1)).description
    email = try row.value(2)
    displayName = try row.value(3)
    roles = try row.value(4)
    expireTime = try row.timestamp(5)
    lastActiveTime = try row.timestamp(6)
    let inviter: UInt128? = try row.optional(8)
    invitedBy = try TypeV1.Actor(
      kind: row.optional(7), id: inviter.map { IDBits($0) }, name: row.optional(9))
    createTime = try row.timestamp(10)
    updateTime = try row.timestamp(11)
    deleteTime = try row.timestamp(12)
    version = try row.value(13)
    state = .active
    if let end = expireTime, end.seconds <= WallClock.seconds() { state = .expired }
    if deleteTime != nil { state = .removed }
  }
}

extension IdentityV1.ApiKey {
  init(_ row: Row, in tenant: TenantID) throws(PostgresError) {
    self.init()
    id = APIKeyID(try row.value(0)).description
    tenantID = tenant.description
    displayName = try row.value(1)
    let user: UInt128? = try row.optional(2)
    userID = user.map { UserID($0).description } ?? ""
    permissions = try row.value(3)
    expireTime = try row.timestamp(4)
    state = try row.value(5)
    prefix = try row.value(6)
    callsPerSecond = try row.optional(7)
    lastUseTime = try row.timestamp(8)
    revokeTime = try row.timestamp(9)
    let maker: UInt128? = try row.optional(11)
    createdBy = try TypeV1.Actor(kind: row.optional(10), id: maker.map { IDBits($0) }, name: row.optional(12))
    createTime = try row.timestamp(13)
    updateTime = try row.timestamp(14)
    version = try row.value(15)
  }
}

extension IdentityService {
  func key(_ row: Row, in tenant: TenantID) throws(RPCError) -> IdentityV1.ApiKey {
    try reading { () throws(PostgresError) in try IdentityV1.ApiKey(row, in: tenant) }
  }
}

extension IdentityV1.CallerTenant {
  init(_ row: Row) throws(PostgresError) {
    self.init()
    tenantID = TenantID(try row.value(0)).description
    slug = try row.value(1)
    displayName = try row.value(2)
    roles = try row.value(3)
    expireTime = try row.timestamp(4)
  }
}

extension TypeV1.Actor {
  /// As the caller itself is told; nil for nobody.
  init?(kind: String?, id: IDBits?, name: String?) {
    guard let kind else { return nil }
    self.init()
    displayName = name ?? ""
    switch kind {
    case "user": (self.kind, self.id) = (.user, id.map { UserID(stored: $0).description } ?? "")
    case "api_key": (self.kind, self.id) = (.apiKey, id.map { APIKeyID(stored: $0).description } ?? "")
    // Of an operator a tenant sees the kind alone.
    case "platform": (self.kind, displayName) = (.platform, "")
    default: self.kind = .system
    }
  }

  init(_ principal: Principal) {
    self.init()
    displayName = principal.grant?.name ?? ""
    switch principal.subject {
    case .user(let id): (kind, self.id) = (.user, id.description)
    case .serviceKey(let id): (kind, self.id) = (.apiKey, id.description)
    case .platform(let id): (kind, self.id) = (.platform, id.description)
    }
  }
}

extension GoogleProtobuf.Timestamp {
  init(unixSeconds: Int64) {
    self.init()
    seconds = unixSeconds
  }
}

extension Author {
  /// Who makes something by a call.
  init(_ principal: Principal?) {
    switch principal?.subject {
    case .user(let id): self.init(kind: "user", id: id.stored, name: principal?.grant?.name ?? "")
    case .serviceKey(let id): self.init(kind: "api_key", id: id.stored, name: principal?.grant?.name ?? "")
    case .platform(let id): self.init(kind: "platform", id: id.stored, name: "")
    case nil: self.init(kind: "system", id: nil, name: "")
    }
  }
}
