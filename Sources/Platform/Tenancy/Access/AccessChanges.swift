package import MusterCore
package import MusterPostgres
package import MusterRPC

/// Tells all servers, in the transaction that makes it, that somebody's rights are others now.
package enum AccessChanges {
  package enum Subject: Sendable {
    case tenant
    case user(UserID)
    case key(APIKeyID)
  }

  /// With a time, tokens that were issued before it are refused from then on.
  private static let tell = Statement(
    """
    INSERT INTO access_epochs (tenant_id, subject_kind, subject_id, tokens_after)
    VALUES ($1, $2, $3, CASE WHEN $4 THEN now() END)
    ON CONFLICT (tenant_id, subject_kind, subject_id) DO UPDATE SET
      tokens_after = coalesce(excluded.tokens_after, access_epochs.tokens_after),
      transaction_id = pg_current_xact_id(),
      change_time = now()
    """, .uuid, .text, .uuid, .bool)

  package static let statements = [tell]

  package static func tell(
    _ tx: borrowing TenantTransaction, _ subject: Subject, revokingTokens: Bool = false
  ) async throws(RPCError) {
    let (kind, id) =
      switch subject {
      case .tenant: (AccessChange.Subject.tenant, tx.tenant.bits)
      case .user(let id): (.user, id.bits)
      case .key(let id): (.key, id.bits)
      }
    _ = try await tx.run(
      tell(.uuid(tx.tenant.bits), .text(kind.rawValue), .uuid(id), .bool(revokingTokens)))
  }
}
