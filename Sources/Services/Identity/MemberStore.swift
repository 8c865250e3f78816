import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on one membership at a time.
enum MemberStore {
  /// In the order that `IdentityV1.Member.init(_: Row, in:)` reads.
  static let columns = """
    member_id, user_id, email, display_name, roles, expire_time, last_active_time, invited_by_kind,
      invited_by_id, invited_by_name, create_time, update_time, delete_time, version
    """

  static let statements = [
    put, ofUser, byID, everOfUser, firstWithRole, byEmail, update, remove, lastingOwners, seats, noteActivity,
    tenantsOfUser, purge,
    present,
  ]

  private static let purge = Statement(
    "SELECT muster.purge_members(now() - interval '30 days', $1)", .int4)

  /// Members who were removed so long ago, so many at most; how many there were.
  static func purge(_ tx: borrowing SystemTransaction, most: Int32) async throws(RPCError) -> Int32 {
    let results = try await tx.run(purge(.int4(most)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
  }

  // MARK: Becoming one

  /// Who was removed comes back as the same member.
  private static let put = Statement(
    """
    INSERT INTO memberships (
      tenant_id, member_id, user_id, email, display_name, roles, expire_time, invited_by_kind, invited_by_id,
      invited_by_name)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT ON CONSTRAINT memberships_user_id_key DO UPDATE SET
      email = excluded.email,
      display_name = excluded.display_name,
      roles = excluded.roles,
      expire_time = excluded.expire_time,
      invited_by_kind = excluded.invited_by_kind,
      invited_by_id = excluded.invited_by_id,
      invited_by_name = excluded.invited_by_name,
      create_time = now(),
      update_time = now(),
      delete_time = NULL,
      version = memberships.version + 1
    WHERE memberships.tenant_id = $1 AND memberships.delete_time IS NOT NULL
    RETURNING \(columns)
    """, .uuid, .uuid, .uuid, .text, .text, .textArray, .timestamptz, .text, .uuid, .text)

  static func put(_ tx: borrowing TenantTransaction, _ member: MemberDraft) async throws(RPCError) -> Row {
    let results = try await tx.run(
      put(
        .uuid(tx.tenant.bits), .uuid(member.id.bits), .uuid(member.user.bits), .text(member.email),
        .text(member.displayName), .texts(member.roles), member.expiry.map { .timestamp($0) } ?? .null,
        .text(member.invitedBy.kind), .uuid(member.invitedBy.id?.bits), .text(member.invitedBy.name)))
    guard let row = results[0].first else { throw .memberExists }
    return row
  }

  /// Who takes a place that the plan counts: members, and open invitations but those of one address.
  private static let seats = Statement(
    """
    SELECT (SELECT count(*) FROM memberships WHERE tenant_id = $1 AND delete_time IS NULL)
      + (SELECT count(*) FROM invitations
         WHERE tenant_id = $1 AND email <> $2 AND accept_time IS NULL AND revoke_time IS NULL
           AND least(expire_time, member_expire_time) > now())
    """, .uuid, .text)

  static func seats(
    _ tx: borrowing TenantTransaction, leavingOut email: String
  ) async throws(RPCError) -> Int {
    let results = try await tx.run(seats(.uuid(tx.tenant.bits), .text(email)))
    return Int(try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? Int64.max })
  }

  private static let byEmail = Statement(
    """
    SELECT 1
    FROM memberships
    WHERE tenant_id = $1 AND email = $2 AND delete_time IS NULL
    LIMIT 1
    """, .uuid, .text)

  static func hasMember(
    _ tx: borrowing TenantTransaction, email: String
  ) async throws(RPCError) -> Bool {
    try await !tx.run(byEmail(.uuid(tx.tenant.bits), .text(email)))[0].isEmpty
  }

  // MARK: Looking

  private static let ofUser = Statement(
    """
    SELECT \(columns)
    FROM memberships
    WHERE tenant_id = $1 AND user_id = $2 AND delete_time IS NULL
    """, .uuid, .uuid)

  static func member(_ tx: borrowing TenantTransaction, of user: UserID) async throws(RPCError) -> Row? {
    try await tx.run(ofUser(.uuid(tx.tenant.bits), .uuid(user.bits)))[0].first
  }

  private static let everOfUser = Statement(
    """
    SELECT \(columns)
    FROM memberships
    WHERE tenant_id = $1 AND user_id = $2
    """, .uuid, .uuid)

  /// Of one who may have been removed.
  static func standing(
    _ tx: borrowing TenantTransaction, of user: UserID
  ) async throws(RPCError) -> (row: Row, MemberStanding)? {
    try standing(try await tx.run(everOfUser(.uuid(tx.tenant.bits), .uuid(user.bits)))[0].first)
  }

  private static let byID = Statement(
    """
    SELECT \(columns)
    FROM memberships
    WHERE tenant_id = $1 AND member_id = $2
    """, .uuid, .uuid)

  static func standing(
    _ tx: borrowing TenantTransaction, _ id: MemberID
  ) async throws(RPCError) -> (row: Row, MemberStanding)? {
    try standing(try await tx.run(byID(.uuid(tx.tenant.bits), .uuid(id.bits)))[0].first)
  }

  private static func standing(_ row: Row?) throws(RPCError) -> (row: Row, MemberStanding)? {
    guard let row else { return nil }
    return try reading { () throws(PostgresError) in
      (
        row,
        MemberStanding(
          user: UserID(try row.value(1)), roles: try row.value(4), expiry: try row.optional(5),
          isRemoved: !row.isNull(12), version: try row.value(13))
      )
    }
  }

  private static let firstWithRole = Statement(
    """
    SELECT user_id
    FROM memberships
    WHERE tenant_id = $1 AND $2 = ANY (roles) AND delete_time IS NULL
    ORDER BY create_time, member_id
    LIMIT 1
    """, .uuid, .text)

  static func firstMember(
    _ tx: borrowing TenantTransaction, role: String
  ) async throws(RPCError) -> UserID? {
    let results = try await tx.run(firstWithRole(.uuid(tx.tenant.bits), .text(role)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) }.map(UserID.init)
  }

  private static let tenantsOfUser = Statement(
    """
    SELECT m.tenant_id
    FROM memberships m
    WHERE m.user_id = $1
    ORDER BY m.tenant_id
    LIMIT $2
    """, .uuid, .int8)

  /// Where a user is or was a member.
  static func tenants(
    _ tx: borrowing SystemTransaction, of user: UserID, most: Int64
  ) async throws(RPCError) -> [TenantID] {
    let results = try await tx.run(tenantsOfUser(.uuid(user.bits), .int8(most)))
    return try reading { () throws(PostgresError) in
      var tenants: [TenantID] = []
      for row in results[0] { tenants.append(TenantID(try row.value(0))) }
      return tenants
    }
  }

  // MARK: Changing

  private static let update = Statement(
    """
    UPDATE memberships SET
      roles = coalesce($3, roles),
      expire_time = CASE WHEN $4 THEN $5 ELSE expire_time END,
      update_time = now(),
      version = version + 1
    WHERE tenant_id = $1 AND member_id = $2
    RETURNING \(columns)
    """, .uuid, .uuid, .textArray, .bool, .timestamptz)

  static func update(
    _ tx: borrowing TenantTransaction, _ id: MemberID, _ change: MemberChange
  ) async throws(RPCError) -> Row {
    let results = try await tx.run(
      update(
        .uuid(tx.tenant.bits), .uuid(id.bits), change.roles.map { .texts($0) } ?? .null,
        .bool(change.expiry != nil), change.expiry.flatMap { $0 }.map { .timestamp($0) } ?? .null))
    guard let row = results[0].first else { throw .memberNotFound }
    return row
  }

  private static let remove = Statement(
    """
    UPDATE memberships SET delete_time = now(), update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND member_id = $2 AND delete_time IS NULL
    RETURNING \(columns)
    """, .uuid, .uuid)

  static func remove(_ tx: borrowing TenantTransaction, _ id: MemberID) async throws(RPCError) -> Row {
    let results = try await tx.run(remove(.uuid(tx.tenant.bits), .uuid(id.bits)))
    guard let row = results[0].first else { throw .memberNotFound }
    return row
  }

  private static let lastingOwners = Statement(
    """
    SELECT count(*)
    FROM memberships
    WHERE tenant_id = $1 AND member_id <> $2 AND 'owner' = ANY (roles) AND delete_time IS NULL
      AND expire_time IS NULL
    """, .uuid, .uuid)

  /// Whether somebody else is an owner without an end.
  static func hasOwner(
    _ tx: borrowing TenantTransaction, beside id: MemberID
  ) async throws(RPCError) -> Bool {
    let results = try await tx.run(lastingOwners(.uuid(tx.tenant.bits), .uuid(id.bits)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? Int64(0) } > 0
  }

  /// To the hour, as the use of keys: more would be a write for each call.
  private static let noteActivity = Statement(
    """
    UPDATE memberships SET last_active_time = now()
    WHERE tenant_id = $1 AND user_id = $2
      AND (last_active_time IS NULL OR last_active_time < now() - interval '1 hour')
    """, .uuid, .uuid)

  static func noteActivity(_ tx: borrowing TenantTransaction, of user: UserID) async throws(RPCError) {
    _ = try await tx.run(noteActivity(.uuid(tx.tenant.bits), .uuid(user.bits)))
  }

  private static let present = Statement(
    """
    SELECT user_id
    FROM memberships
    WHERE tenant_id = $1 AND user_id = ANY ($2) AND delete_time IS NULL
      AND (expire_time IS NULL OR expire_time > now())
    """, .uuid, .uuidArray)

  /// Those of these users who are members now.
  static func present(
    _ tx: borrowing TenantTransaction, _ users: [UserID]
  ) async throws(RPCError) -> Set<UserID> {
    let results = try await tx.run(present(.uuid(tx.tenant.bits), .uuids(users.map(\.bits))))
    return try reading { () throws(PostgresError) in
      var members: Set<UserID> = []
      for row in results[0] { members.insert(UserID(try row.value(0))) }
      return members
    }
  }
}
