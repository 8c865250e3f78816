import MusterCore
import MusterPostgres
import MusterRPC

/// Who may do what, read from the tables of tenants and identity, which their services write.
enum AccessStore {
  private static let tenant = Statement(
    """
    SELECT state, suspend_blocks_reads, mfa_policy, plan, calls_per_second, call_burst, max_open_streams
    FROM tenants
    WHERE tenant_id = $1
    """, .uuid)

  private static let member = Statement(
    """
    SELECT member_id, display_name, roles, expire_time
    FROM memberships
    WHERE tenant_id = $1 AND user_id = $2 AND delete_time IS NULL
    """, .uuid, .uuid)

  /// What the tenant's own roles of the member hold.
  private static let ownRoles = Statement(
    """
    SELECT r.permissions
    FROM memberships m JOIN roles r ON r.tenant_id = m.tenant_id AND r.name = ANY (m.roles)
    WHERE m.tenant_id = $1 AND m.user_id = $2 AND m.delete_time IS NULL
    """, .uuid, .uuid)

  private static let key = Statement(
    """
    SELECT user_id, display_name, permissions, expire_time, calls_per_second
    FROM api_keys
    WHERE tenant_id = $1 AND key_id = $2 AND revoke_time IS NULL
    """, .uuid, .uuid)

  private static let tokensAfter = Statement(
    """
    SELECT max(tokens_after)
    FROM access_epochs
    WHERE tenant_id = $1
      AND (subject_kind, subject_id) IN (('tenant', $1), ('user', $2), ('key', $3))
    """, .uuid, .uuid, .uuid)

  private static let byIdentity = Statement(
    """
    SELECT user_id
    FROM user_identities
    WHERE issuer = $1 AND subject = $2
    """, .text, .text)

  private static let eraser = Statement(
    """
    SELECT requested_by_id
    FROM tenant_erasures
    WHERE tenant_id = $1 AND erased_tenant_id = $2
    """, .uuid, .uuid)

  static let statements = [tenant, member, ownRoles, key, tokensAfter, byIdentity, eraser, lock, hold]

  /// Who asked for a tenant's erasure, in a transaction on the platform's rows.
  static func eraser(
    _ tx: borrowing TenantTransaction, of tenant: TenantID
  ) async throws(RPCError) -> IDBits? {
    let results = try await tx.run(eraser(.uuid(tx.tenant.bits), .uuid(tenant.bits)))
    return try reading { () throws(PostgresError) in
      (try results[0].first?.optional(0) as UInt128?).map { IDBits($0) }
    }
  }

  /// Whom an issuer calls so; nil for nobody here.
  static func user(
    _ tx: borrowing SystemTransaction, issuer: String, subject: String
  ) async throws(RPCError) -> UserID? {
    let results = try await tx.run(byIdentity(.text(issuer), .text(subject)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) }.map(UserID.init)
  }

  /// What was found of a subject in one tenant, at one moment.
  struct Found {
    var tenant: Tenant?
    var member: Member?
    var key: Key?
    var ownRoles: [[String]] = []
    var tokensAfter: PostgresTime?

    struct Tenant {
      let state: TenantFacts.State
      let blocksReads: Bool
      let secondFactor: TenantFacts.SecondFactor
      let plan: String
      let callsPerSecond: Int?
      let callBurst: Int?
      let openStreamsMax: Int?
    }

    struct Member {
      let id: MemberID
      let name: String
      let roles: [String]
      let expiry: PostgresTime?
    }

    struct Key {
      let user: UserID?
      let name: String
      let permissions: [String]
      let expiry: PostgresTime?
      let callsPerSecond: Int?
    }
  }

  static func find(
    _ tx: borrowing TenantTransaction, user: UserID?, key: APIKeyID?
  ) async throws(RPCError) -> Found {
    let tenantID = Parameter.uuid(tx.tenant.bits)
    let (userID, keyID) = (Parameter.uuid(user?.bits), Parameter.uuid(key?.bits))
    let results = try await tx.run(
      tenant(tenantID), member(tenantID, userID), ownRoles(tenantID, userID), self.key(tenantID, keyID),
      tokensAfter(tenantID, userID, keyID))
    return try reading { () throws(PostgresError) in try Found(results) }
  }

  // MARK: In transactions that go by it

  /// Whoever changes rights in the tenant waits here for the one before.
  private static let lock = Statement(
    """
    SELECT plan, max_members, max_api_keys
    FROM tenants
    WHERE tenant_id = $1
    FOR NO KEY UPDATE
    """, .uuid)

  /// Whoever makes tokens waits for those who change rights, and they for it.
  private static let hold = Statement(
    """
    SELECT state
    FROM tenants
    WHERE tenant_id = $1
    FOR SHARE
    """, .uuid)

  /// Of a tenant: what was agreed with it, over its plan.
  struct Limits {
    let plan: String
    let members: Int?
    let keys: Int?
  }

  static func findLocked(
    _ tx: borrowing TenantTransaction, user: UserID?, key: APIKeyID?
  ) async throws(RPCError) -> (Limits?, Found) {
    let tenantID = Parameter.uuid(tx.tenant.bits)
    let (userID, keyID) = (Parameter.uuid(user?.bits), Parameter.uuid(key?.bits))
    let results = try await tx.run(
      lock(tenantID), tenant(tenantID), member(tenantID, userID), ownRoles(tenantID, userID),
      self.key(tenantID, keyID), tokensAfter(tenantID, userID, keyID))
    return try reading { () throws(PostgresError) in
      let limits = try results[0].first.map { row throws(PostgresError) in
        Limits(
          plan: try row.value(0), members: (try row.optional(1) as Int32?).map(Int.init),
          keys: (try row.optional(2) as Int32?).map(Int.init))
      }
      results.dropFirst()
      return (limits, try Found(results))
    }
  }

  static func findHeld(
    _ tx: borrowing TenantTransaction, user: UserID?, key: APIKeyID?
  ) async throws(RPCError) -> Found {
    let tenantID = Parameter.uuid(tx.tenant.bits)
    let (userID, keyID) = (Parameter.uuid(user?.bits), Parameter.uuid(key?.bits))
    let results = try await tx.run(
      hold(tenantID), tenant(tenantID), member(tenantID, userID), ownRoles(tenantID, userID),
      self.key(tenantID, keyID), tokensAfter(tenantID, userID, keyID))
    results.dropFirst()
    return try reading { () throws(PostgresError) in try Found(results) }
  }
}

extension AccessStore.Found {
  /// The answers of the statements in their order.
  fileprivate init(_ results: Results) throws(PostgresError) {
    if let row = results[0].first { tenant = try Tenant(row) }
    if let row = results[1].first { member = try Member(row) }
    for row in results[2] { ownRoles.append(try row.value(0)) }
    if let row = results[3].first { key = try Key(row) }
    tokensAfter = try results[4].first?.optional(0)
  }
}

extension AccessStore.Found.Tenant {
  fileprivate init(_ row: Row) throws(PostgresError) {
    // A state that this version does not know is one it must not serve.
    state = TenantFacts.State(rawValue: try row.value(0)) ?? .deleted
    blocksReads = try row.value(1)
    secondFactor = TenantFacts.SecondFactor(rawValue: try row.value(2)) ?? .always
    plan = try row.value(3)
    callsPerSecond = (try row.optional(4) as Int32?).map(Int.init)
    callBurst = (try row.optional(5) as Int32?).map(Int.init)
    openStreamsMax = (try row.optional(6) as Int32?).map(Int.init)
  }
}

extension AccessStore.Found.Member {
  fileprivate init(_ row: Row) throws(PostgresError) {
    id = MemberID(try row.value(0))
    name = try row.value(1)
    roles = try row.value(2)
    expiry = try row.optional(3)
  }
}

extension AccessStore.Found.Key {
  fileprivate init(_ row: Row) throws(PostgresError) {
    user = (try row.optional(0)).map(UserID.init)
    name = try row.value(1)
    permissions = try row.value(2)
    expiry = try row.optional(3)
    callsPerSecond = (try row.optional(4) as Int32?).map(Int.init)
  }
}
