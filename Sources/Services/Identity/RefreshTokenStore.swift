import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on refresh tokens. One that is revoked is gone; one that is spent stays, so that its second use is
/// noticed.
enum RefreshTokenStore {
  static let statements = [
    insert, exists, lock, brought, spend, delete, revokeFamily, revokeOfUser, revokeOfKey, revokeAll, now,
  ]

  private static let insert = Statement(
    """
    INSERT INTO refresh_tokens (
      tenant_id, token_hash, family_id, user_id, key_id, permissions, request_id, expire_time)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    """, .uuid, .bytea, .uuid, .uuid, .uuid, .textArray, .text, .timestamptz)

  static func insert(
    _ tx: borrowing TenantTransaction, _ token: RefreshTokenDraft
  ) async throws(RPCError) {
    _ = try await tx.run(
      insert(
        .uuid(tx.tenant.bits), .bytea(token.hash), .uuid(token.family.bits), .uuid(token.user?.bits),
        .uuid(token.key?.bits), token.permissions.map { .texts($0) } ?? .null, .text(token.requestID),
        .timestamp(token.expiry)))
  }

  // MARK: Being brought

  private static let exists = Statement(
    """
    SELECT 1
    FROM refresh_tokens
    WHERE tenant_id = $1 AND token_hash = $2
    """, .uuid, .bytea)

  static func exists(_ tx: borrowing TenantTransaction, hash: [UInt8]) async throws(RPCError) -> Bool {
    try await !tx.run(exists(.uuid(tx.tenant.bits), .bytea(hash)))[0].isEmpty
  }

  private static let lock = Statement(
    """
    SELECT family_id
    FROM refresh_tokens
    WHERE tenant_id = $1 AND token_hash = $2
    FOR UPDATE
    """, .uuid, .bytea)

  /// After the lock, so that it sees what the one before has made of it.
  private static let brought = Statement(
    """
    SELECT t.family_id, t.user_id, t.key_id, t.permissions, t.spend_time IS NOT NULL, t.expire_time <= now(),
      coalesce(
        t.spend_time > now() - interval '30 seconds' AND s.spend_time IS NULL AND s.request_id = $3 AND $3 <> '',
        false),
      t.successor_hash
    FROM refresh_tokens t
    LEFT JOIN refresh_tokens s ON s.tenant_id = t.tenant_id AND s.token_hash = t.successor_hash
    WHERE t.tenant_id = $1 AND t.token_hash = $2
    """, .uuid, .bytea, .text)

  /// Of several calls that bring the same token, one after the other.
  static func locked(
    _ tx: borrowing TenantTransaction, hash: [UInt8], requestID: String
  ) async throws(RPCError) -> RefreshToken? {
    let (tenant, token) = (Parameter.uuid(tx.tenant.bits), Parameter.bytea(hash))
    let results = try await tx.run(lock(tenant, token), brought(tenant, token, .text(requestID)))
    return try reading { () throws(PostgresError) in
      guard let row = results[1].first else { return nil }
      let permissions: [String]? = row.isNull(3) ? nil : try row.value(3)
      let successor: [UInt8]? = row.isNull(7) ? nil : try row.value(7)
      return RefreshToken(
        family: IDBits(try row.value(0)), user: (try row.optional(1)).map(UserID.init),
        key: (try row.optional(2)).map(APIKeyID.init), permissions: permissions, isSpent: try row.value(4),
        isExpired: try row.value(5), isRetried: try row.value(6), successor: successor)
    }
  }

  /// A retry finds the time of the first use.
  private static let spend = Statement(
    """
    UPDATE refresh_tokens SET spend_time = coalesce(spend_time, now()), successor_hash = $3
    WHERE tenant_id = $1 AND token_hash = $2
    """, .uuid, .bytea, .bytea)

  static func spend(
    _ tx: borrowing TenantTransaction, hash: [UInt8], for successor: [UInt8]
  ) async throws(RPCError) {
    _ = try await tx.run(spend(.uuid(tx.tenant.bits), .bytea(hash), .bytea(successor)))
  }

  private static let delete = Statement(
    """
    DELETE FROM refresh_tokens
    WHERE tenant_id = $1 AND token_hash = $2
    """, .uuid, .bytea)

  static func revoke(_ tx: borrowing TenantTransaction, hash: [UInt8]) async throws(RPCError) {
    _ = try await tx.run(delete(.uuid(tx.tenant.bits), .bytea(hash)))
  }

  // MARK: Revoking many

  private static let revokeFamily = Statement(
    """
    DELETE FROM refresh_tokens
    WHERE tenant_id = $1 AND family_id = $2
    """, .uuid, .uuid)

  static func revoke(_ tx: borrowing TenantTransaction, family: IDBits) async throws(RPCError) {
    _ = try await tx.run(revokeFamily(.uuid(tx.tenant.bits), .uuid(family.bits)))
  }

  private static let revokeOfUser = Statement(
    """
    WITH gone AS (
      DELETE FROM refresh_tokens
      WHERE tenant_id = $1 AND user_id = $2
      RETURNING spend_time IS NULL AND expire_time > now() AS was_good
    )
    SELECT count(*) FROM gone WHERE was_good
    """, .uuid, .uuid)

  /// How many of them were still good.
  static func revoke(_ tx: borrowing TenantTransaction, of user: UserID) async throws(RPCError) -> Int64 {
    try count(await tx.run(revokeOfUser(.uuid(tx.tenant.bits), .uuid(user.bits))))
  }

  private static let revokeOfKey = Statement(
    """
    WITH gone AS (
      DELETE FROM refresh_tokens
      WHERE tenant_id = $1 AND key_id = $2
      RETURNING spend_time IS NULL AND expire_time > now() AS was_good
    )
    SELECT count(*) FROM gone WHERE was_good
    """, .uuid, .uuid)

  static func revoke(_ tx: borrowing TenantTransaction, of key: APIKeyID) async throws(RPCError) -> Int64 {
    try count(await tx.run(revokeOfKey(.uuid(tx.tenant.bits), .uuid(key.bits))))
  }

  private static let revokeAll = Statement(
    """
    WITH gone AS (
      DELETE FROM refresh_tokens
      WHERE tenant_id = $1
      RETURNING spend_time IS NULL AND expire_time > now() AS was_good
    )
    SELECT count(*) FROM gone WHERE was_good
    """, .uuid)

  static func revokeAll(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Int64 {
    try count(await tx.run(revokeAll(.uuid(tx.tenant.bits))))
  }

  private static func count(_ results: Results) throws(RPCError) -> Int64 {
    try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? 0 }
  }

  private static let now = Statement("SELECT now()")

  /// The time of the transaction, by which tokens are revoked.
  static func now(_ tx: borrowing TenantTransaction) async throws(RPCError) -> PostgresTime {
    let results = try await tx.run(now())
    return try reading { () throws(PostgresError) in try results[0].first?.value(0) ?? .infinity }
  }
}
