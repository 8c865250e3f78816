import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// All SQL on keys.
enum KeyStore {
  static let statements =
    [insert, bySecret, noteUse, byID, count, revoke, revokeOfUser, export] + orders.statements

  /// In the order that `IdentityV1.ApiKey.init(_: Row, in:)` reads.
  private static let columns = """
    key_id, display_name, user_id, permissions, expire_time, \(state), prefix, calls_per_second,
      last_use_time, revoke_time, created_by_kind, created_by_id, created_by_name, create_time, update_time,
      version
    """

  private static let state = """
    CASE WHEN revoke_time IS NOT NULL THEN 'revoked' WHEN expire_time <= now() THEN 'expired'
        ELSE 'active' END
    """

  // MARK: Making and using

  private static let insert = Statement(
    """
    INSERT INTO api_keys (
      tenant_id, key_id, secret_hash, prefix, display_name, user_id, permissions, expire_time,
      created_by_kind, created_by_id, created_by_name, calls_per_second)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
    RETURNING \(columns)
    """, .uuid, .uuid, .bytea, .text, .text, .uuid, .textArray, .timestamptz, .text, .uuid, .text, .int4)

  @discardableResult
  static func insert(_ tx: borrowing TenantTransaction, _ key: KeyDraft) async throws(RPCError) -> Row {
    let results = try await tx.run(
      insert(
        .uuid(tx.tenant.bits), .uuid(key.id.bits), .bytea(key.secretHash), .text(key.prefix),
        .text(key.displayName), .uuid(key.user?.bits), .texts(key.permissions),
        key.expiry.map { .timestamp($0) } ?? .null, .text(key.createdBy.kind), .uuid(key.createdBy.id?.bits),
        .text(key.createdBy.name), key.callsPerSecond.map { .int4($0) } ?? .null))
    return try written(results)
  }

  private static let bySecret = Statement(
    """
    SELECT key_id, user_id
    FROM api_keys
    WHERE tenant_id = $1 AND secret_hash = $2 AND revoke_time IS NULL
    """, .uuid, .bytea)

  /// What the key is called and whom it acts as; whether it is good is decided by what is granted to it.
  static func key(
    _ tx: borrowing TenantTransaction, secretHash: [UInt8]
  ) async throws(RPCError) -> (APIKeyID, UserID?)? {
    let results = try await tx.run(bySecret(.uuid(tx.tenant.bits), .bytea(secretHash)))
    return try reading { () throws(PostgresError) in
      guard let row = results[0].first else { return nil }
      return (APIKeyID(try row.value(0)), (try row.optional(1)).map(UserID.init))
    }
  }

  /// To the hour: more would be a write for each use, and less would tell nobody that a key is still in use.
  private static let noteUse = Statement(
    """
    UPDATE api_keys SET last_use_time = now()
    WHERE tenant_id = $1 AND key_id = $2
      AND (last_use_time IS NULL OR last_use_time < now() - interval '1 hour')
    """, .uuid, .uuid)

  static func noteUse(_ tx: borrowing TenantTransaction, of key: APIKeyID) async throws(RPCError) {
    _ = try await tx.run(noteUse(.uuid(tx.tenant.bits), .uuid(key.bits)))
  }

  /// Those that are good, which the plan bounds.
  private static let count = Statement(
    """
    SELECT count(*)
    FROM api_keys
    WHERE tenant_id = $1 AND revoke_time IS NULL AND (expire_time IS NULL OR expire_time > now())
    """, .uuid)

  static func count(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Int {
    let results = try await tx.run(count(.uuid(tx.tenant.bits)))
    return Int(try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? Int64.max })
  }

  // MARK: One key

  private static let byID = Statement(
    """
    SELECT \(columns)
    FROM api_keys
    WHERE tenant_id = $1 AND key_id = $2
    """, .uuid, .uuid)

  static func key(
    _ tx: borrowing TenantTransaction, _ id: APIKeyID
  ) async throws(RPCError) -> (row: Row, Key)? {
    guard let row = try await tx.run(byID(.uuid(tx.tenant.bits), .uuid(id.bits)))[0].first else { return nil }
    return try reading { () throws(PostgresError) in
      let state: String = try row.value(5)
      return (
        row,
        Key(
          id: id, user: (try row.optional(2)).map(UserID.init), permissions: try row.value(3),
          isRevoked: !row.isNull(9), isExpired: state == "expired", version: try row.value(15))
      )
    }
  }

  private static let revoke = Statement(
    """
    UPDATE api_keys SET revoke_time = now(), update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND key_id = $2
    RETURNING \(columns)
    """, .uuid, .uuid)

  static func revoke(_ tx: borrowing TenantTransaction, _ id: APIKeyID) async throws(RPCError) -> Row {
    try written(await tx.run(revoke(.uuid(tx.tenant.bits), .uuid(id.bits))))
  }

  private static let revokeOfUser = Statement(
    """
    UPDATE api_keys SET revoke_time = now(), update_time = now(), version = version + 1
    WHERE tenant_id = $1 AND user_id = $2 AND revoke_time IS NULL
    """, .uuid, .uuid)

  static func revokeAll(_ tx: borrowing TenantTransaction, of user: UserID) async throws(RPCError) {
    _ = try await tx.run(revokeOfUser(.uuid(tx.tenant.bits), .uuid(user.bits)))
  }

  private static func written(_ results: Results) throws(RPCError) -> Row {
    try reading { () throws(PostgresError) in
      guard let row = results[0].first else { throw PostgresError(.other, "a write returned no row") }
      return row
    }
  }

  // MARK: Pages

  static let orders = PageStatements(
    PageStatements.Field(
      "create_time", 13, .times,
      ascending: page("(create_time, key_id) > (\(time), $3::uuid)", "create_time, key_id"),
      descending: page("(create_time, key_id) < (\(time), $3::uuid)", "create_time DESC, key_id DESC")),
    PageStatements.Field(
      "display_name", 1, .texts,
      ascending: page(
        "(display_name COLLATE \"C\", key_id) > ($2 COLLATE \"C\", $3::uuid)",
        "display_name COLLATE \"C\", key_id"),
      descending: page(
        "(display_name COLLATE \"C\", key_id) < ($2 COLLATE \"C\", $3::uuid)",
        "display_name COLLATE \"C\" DESC, key_id DESC")),
    PageStatements.Field(
      "expire_time", 4, .times,
      ascending: page("(\(end), key_id) > (\(time), $3::uuid)", "\(end), key_id"),
      descending: page("(\(end), key_id) < (\(time), $3::uuid)", "\(end) DESC, key_id DESC")),
    PageStatements.Field(
      "last_use_time", 8, .timesOrNever,
      ascending: page("(\(use), key_id) > (\(time), $3::uuid)", "\(use), key_id"),
      descending: page("(\(use), key_id) < (\(time), $3::uuid)", "\(use) DESC, key_id DESC")))

  private static let time = ListPlace.time(2)
  private static let end = "coalesce(expire_time, 'infinity')"
  private static let use = "coalesce(last_use_time, '-infinity')"

  /// All keys, or the own ones of a user or machine.
  private static func page(_ place: String, _ order: String) -> Statement {
    Statement(
      """
      SELECT \(columns)
      FROM api_keys
      WHERE tenant_id = $1 AND \(place) AND ($5 OR user_id = $6 OR key_id = $7)
        AND ($8 = '' OR $8 = \(state)) AND ($9::uuid IS NULL OR user_id = $9)
        AND (NOT $10 OR user_id IS NULL) AND ($11::timestamptz IS NULL OR expire_time < $11)
      ORDER BY \(order)
      LIMIT $4
      """,
      .uuid, .text, .text, .int8, .bool, .uuid, .uuid, .text, .uuid, .bool, .timestamptz)
  }

  /// What a page is narrowed to; empty or nil for anything.
  struct Filter: Sendable {
    /// Nil for all keys of the tenant.
    var owner: KeyOwner?
    var state: String
    var user: UserID?
    var isServiceOnly: Bool
    var expiryBefore: PostgresTime?
  }

  static func page(
    _ tx: borrowing TenantTransaction, _ page: ListPage, _ filter: Filter
  ) async throws(RPCError) -> ResultSet {
    let place = page.place ?? orders.start(page.order)
    return try await tx.run(
      orders.statement(page.order)(
        .uuid(tx.tenant.bits), .text(place.value), .text(place.id), .int8(page.most),
        .bool(filter.owner == nil), .uuid(filter.owner?.user?.bits), .uuid(filter.owner?.key?.bits),
        .text(filter.state), .uuid(filter.user?.bits), .bool(filter.isServiceOnly),
        filter.expiryBefore.map { .timestamp($0) } ?? .null))[0]
  }

  private static let export = Statement(
    """
    SELECT \(columns)
    FROM api_keys
    WHERE tenant_id = $1 AND key_id > $2::uuid
    ORDER BY key_id
    LIMIT $3
    """, .uuid, .text, .int8)

  static func export(
    _ tx: borrowing TenantTransaction, _ place: ExportPlace
  ) async throws(RPCError) -> ResultSet {
    try await tx.run(export(.uuid(tx.tenant.bits), .text(place.id), .int8(place.most)))[0]
  }
}
