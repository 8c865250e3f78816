import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on users, their identities and their memberships.
enum UserStore {
  static let statements = [
    insertUser, insertIdentity, insertMember, byID, byIdentity, identities, member, tenantsOf,
    firstMember,
  ]

  private static let insertUser = Statement(
    """
    INSERT INTO users (user_id, email, display_name)
    VALUES ($1, $2, $3)
    """, .uuid, .text, .text)

  private static let insertIdentity = Statement(
    """
    INSERT INTO user_identities (issuer, subject, user_id)
    VALUES ($1, $2, $3)
    """, .text, .text, .uuid)

  /// In a transaction that is the user's own.
  static func insert(
    _ tx: borrowing TenantTransaction, _ user: UserDraft
  ) async throws(RPCError) {
    _ = try await tx.run(insertUser(.uuid(user.id.bits), .text(user.email), .text(user.displayName)))
    guard let identity = user.identity else { return }
    _ = try await tx.run(
      insertIdentity(.text(identity.issuer), .text(identity.subject), .uuid(user.id.bits)),
      refusing: { $0 == "user_identities_pkey" ? .userIdentityTaken : nil })
  }

  private static let byID = Statement(
    """
    SELECT user_id, email, display_name, email_verified, locale, time_zone, platform_admin, create_time,
      update_time, version
    FROM users
    WHERE user_id = $1
    """, .uuid)

  static func user(_ tx: borrowing SystemTransaction, _ id: UserID) async throws(RPCError) -> Row? {
    try await tx.run(byID(.uuid(id.bits)))[0].first
  }

  private static let byIdentity = Statement(
    """
    SELECT u.user_id, u.email, u.display_name
    FROM user_identities i JOIN users u ON u.user_id = i.user_id
    WHERE i.issuer = $1 AND i.subject = $2
    """, .text, .text)

  static func user(
    _ tx: borrowing SystemTransaction, issuer: String, subject: String
  ) async throws(RPCError) -> Row? {
    try await tx.run(byIdentity(.text(issuer), .text(subject)))[0].first
  }

  private static let identities = Statement(
    """
    SELECT issuer, subject
    FROM user_identities
    WHERE user_id = $1
    ORDER BY issuer, subject
    LIMIT 10
    """, .uuid)

  /// The tenants that a user can act in, by name.
  private static let tenantsOf = Statement(
    """
    SELECT m.tenant_id, t.slug, t.display_name, m.roles, m.expire_time
    FROM memberships m JOIN tenants t ON t.tenant_id = m.tenant_id
    WHERE m.user_id = $1 AND m.delete_time IS NULL AND (m.expire_time IS NULL OR m.expire_time > now())
      AND t.state IN ('active', 'suspended')
    ORDER BY t.display_name, m.tenant_id
    LIMIT 1000
    """, .uuid)

  /// A user with what belongs to the user in all tenants.
  struct Person {
    fileprivate let results: Results

    var user: Row? { results[0].first }
    var identities: ResultSet { results[1] }
    var tenants: ResultSet { results[2] }
  }

  static func person(_ tx: borrowing SystemTransaction, _ id: UserID) async throws(RPCError) -> Person {
    let user = Parameter.uuid(id.bits)
    return Person(results: try await tx.run(byID(user), identities(user), tenantsOf(user)))
  }

  private static let insertMember = Statement(
    """
    INSERT INTO memberships (
      tenant_id, member_id, user_id, email, display_name, roles, invited_by_kind, invited_by_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    """, .uuid, .uuid, .uuid, .text, .text, .textArray, .text, .uuid)

  static func insert(_ tx: borrowing TenantTransaction, _ member: MemberDraft) async throws(RPCError) {
    _ = try await tx.run(
      insertMember(
        .uuid(tx.tenant.bits), .uuid(member.id.bits), .uuid(member.user.bits), .text(member.email),
        .text(member.displayName), .texts(member.roles), .text(member.invitedBy.kind),
        .uuid(member.invitedBy.id?.bits)),
      refusing: { $0 == "memberships_user_id_key" ? .memberExists : nil })
  }

  private static let member = Statement(
    """
    SELECT member_id, user_id, email, display_name, roles, expire_time, last_active_time, invited_by_kind,
      invited_by_id, invited_by_name, create_time, update_time, delete_time, version
    FROM memberships
    WHERE tenant_id = $1 AND user_id = $2 AND delete_time IS NULL
    """, .uuid, .uuid)

  static func member(_ tx: borrowing TenantTransaction, of user: UserID) async throws(RPCError) -> Row? {
    try await tx.run(member(.uuid(tx.tenant.bits), .uuid(user.bits)))[0].first
  }

  private static let firstMember = Statement(
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
    let results = try await tx.run(firstMember(.uuid(tx.tenant.bits), .text(role)))
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) }.map(UserID.init)
  }
}
