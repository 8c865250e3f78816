import MusterCore
import MusterPostgres
package import MusterRPC
import MusterRows
package import MusterTenancy

/// How many people, keys and invitations a tenant has.
enum TenantCountStore {
  static let statements = [counts]

  private static let counts = Statement(
    """
    SELECT
      (SELECT count(*)::int4 FROM memberships
        WHERE tenant_id = $1 AND delete_time IS NULL AND (expire_time IS NULL OR expire_time > now())),
      (SELECT count(*)::int4 FROM api_keys
        WHERE tenant_id = $1 AND revoke_time IS NULL AND (expire_time IS NULL OR expire_time > now())),
      (SELECT count(*)::int4 FROM invitations
        WHERE tenant_id = $1 AND accept_time IS NULL AND revoke_time IS NULL AND expire_time > now()
          AND (member_expire_time IS NULL OR member_expire_time > now()))
    """, .uuid)

  static func counts(
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> (members: Int32, keys: Int32, openInvitations: Int32) {
    let results = try await tx.run(counts(.uuid(tx.tenant.bits)))
    return try reading { () throws(PostgresError) in
      guard let row = results[0].first else { return (0, 0, 0) }
      return (try row.value(0), try row.value(1), try row.value(2))
    }
  }
}

extension IdentityService {
  /// How many members a tenant has, keys that are neither revoked nor expired, and open invitations.
  package func counts(
    _ tx: borrowing TenantTransaction
  ) async throws(RPCError) -> (members: Int32, keys: Int32, openInvitations: Int32) {
    try await TenantCountStore.counts(tx)
  }
}
