import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on keys and refresh tokens.
enum KeyStore {
  static let statements = [insert, bySecret, used, insertRefreshToken]

  private static let insert = Statement(
    """
    INSERT INTO api_keys (
      tenant_id, key_id, secret_hash, prefix, display_name, user_id, permissions, expire_time,
      created_by_kind, created_by_id, created_by_name)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    """, .uuid, .uuid, .bytea, .text, .text, .uuid, .textArray, .timestamptz, .text, .uuid, .text)

  static func insert(_ tx: borrowing TenantTransaction, _ key: KeyDraft) async throws(RPCError) {
    _ = try await tx.run(
      insert(
        .uuid(tx.tenant.bits), .uuid(key.id.bits), .bytea(key.secretHash), .text(key.prefix),
        .text(key.displayName), .uuid(key.user?.bits), .texts(key.permissions),
        key.expiry.map { .timestamp($0) } ?? .null, .text(key.createdBy.kind), .uuid(key.createdBy.id?.bits),
        .text(key.createdBy.name)))
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
  private static let used = Statement(
    """
    UPDATE api_keys SET last_use_time = now()
    WHERE tenant_id = $1 AND key_id = $2
      AND (last_use_time IS NULL OR last_use_time < now() - interval '1 hour')
    """, .uuid, .uuid)

  private static let insertRefreshToken = Statement(
    """
    INSERT INTO refresh_tokens (
      tenant_id, token_hash, family_id, user_id, key_id, permissions, request_id, expire_time)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    """, .uuid, .bytea, .uuid, .uuid, .uuid, .textArray, .text, .timestamptz)

  static func use(
    _ tx: borrowing TenantTransaction, _ key: APIKeyID, making token: RefreshTokenDraft
  ) async throws(RPCError) {
    _ = try await tx.run(
      used(.uuid(tx.tenant.bits), .uuid(key.bits)),
      insertRefreshToken(
        .uuid(tx.tenant.bits), .bytea(token.hash), .uuid(token.family.bits), .uuid(token.user?.bits),
        .uuid(token.key?.bits), token.permissions.map { .texts($0) } ?? .null, .text(token.requestID),
        .timestamp(token.expiry)))
  }
}
