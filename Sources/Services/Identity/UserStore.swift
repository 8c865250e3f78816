import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on users and their identities.
enum UserStore {
  static let statements = [
    insertUser, insertIdentity, zoneCheck, byID, byIDLocked, byIdentity, identities, tenantsOf, ofMember,
  ]

  /// In the order that `IdentityV1.User.init(_: Row)` reads.
  private static let columns = """
    user_id, email, display_name, email_verified, locale, time_zone, platform_admin, create_time, update_time,
      version
    """

  private static let insertUser = Statement(
    """
    INSERT INTO users (user_id, email, display_name, email_verified, locale, time_zone)
    VALUES ($1, $2, $3, $4, $5, $6)
    RETURNING \(columns)
    """, .uuid, .text, .text, .bool, .text, .text)

  private static let insertIdentity = Statement(
    """
    INSERT INTO user_identities (issuer, subject, user_id)
    VALUES ($1, $2, $3)
    """, .text, .text, .uuid)

  /// Whether there is such a time zone, or none is named.
  private static let zoneCheck = Statement(
    "SELECT $1 = '' OR EXISTS (SELECT FROM pg_timezone_names WHERE name = $1)", .text)

  /// In a transaction that is the user's own. `zoneField` is where a request names the zone.
  @discardableResult
  static func insert(
    _ tx: borrowing TenantTransaction, _ user: UserDraft, zoneField: String = "time_zone"
  ) async throws(RPCError) -> Row {
    let results = try await tx.run(
      zoneCheck(.text(user.timeZone)),
      insertUser(
        .uuid(user.id.bits), .text(user.email), .text(user.displayName), .bool(user.isEmailVerified),
        .text(user.locale), .text(user.timeZone)))
    guard try reading({ () throws(PostgresError) in try results[0].first?.value(0) ?? false }) else {
      throw .timeZoneUnknown(zoneField, user.timeZone)
    }
    for identity in user.identities {
      _ = try await tx.run(
        insertIdentity(.text(identity.issuer), .text(identity.subject), .uuid(user.id.bits)),
        refusing: { $0 == "user_identities_pkey" ? .userIdentityTaken : nil })
    }
    return try reading { () throws(PostgresError) in
      guard let row = results[1].first else { throw PostgresError(.other, "a write returned no row") }
      return row
    }
  }

  private static let byID = Statement(
    """
    SELECT \(columns)
    FROM users
    WHERE user_id = $1
    """, .uuid)

  private static let byIDLocked = Statement(
    """
    SELECT \(columns)
    FROM users
    WHERE user_id = $1
    FOR UPDATE
    """, .uuid)

  /// In a transaction that is the user's own; whoever else wants it waits.
  static func locked(_ tx: borrowing TenantTransaction, _ id: UserID) async throws(RPCError) -> Row? {
    try await tx.run(byIDLocked(.uuid(id.bits)))[0].first
  }

  private static let ofMember = Statement(
    """
    SELECT u.user_id, u.email, u.display_name, u.email_verified, u.locale, u.time_zone, u.platform_admin,
      u.create_time, u.update_time, u.version
    FROM memberships m JOIN users u ON u.user_id = m.user_id
    WHERE m.tenant_id = $1 AND m.user_id = $2 AND m.delete_time IS NULL
    """, .uuid, .uuid)

  /// Where the user's own row is seen; nil for one who is no member of the tenant.
  static func user(
    _ tx: borrowing TenantTransaction, memberBy id: UserID
  ) async throws(RPCError) -> Row? {
    try await tx.run(ofMember(.uuid(tx.tenant.bits), .uuid(id.bits)))[0].first
  }

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
}
