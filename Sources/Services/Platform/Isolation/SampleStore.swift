import MusterPostgres

/// A row for each table that no RPC fills in a tenant, made where it is tried and rolled back with the trial.
extension IsolationStore {
  static let samples: [String: Statement] = [
    "audit_heads": auditHead, "audit_seals": auditSeal, "call_counts": callCount,
    "call_reasons": callReason, "emergency_stops": stop, "job_attempts": attempt, "ledger_accounts": account,
    "ledger_reservations": reservation, "servers": server, "tenant_erasures": erasure,
  ].merging(usageSamples) { own, _ in own }.merging(campaignSamples) { own, _ in own }
    .merging(sendSamples) { own, _ in own }

  private static let auditHead = Statement(
    """
    INSERT INTO audit_heads (
      tenant_id, number, generation, last_transaction_id, last_record_id, seal_hash, code)
    VALUES ($1, 1, 1, pg_current_xact_id(), $1, '', '')
    ON CONFLICT DO NOTHING
    """, .uuid)

  private static let auditSeal = Statement(
    """
    INSERT INTO audit_seals (
      tenant_id, number, record_count, generation, last_transaction_id, last_record_id, start_time, end_time,
      transaction_ids, record_ids, record_hashes, root_hash, previous_hash, seal_hash, code, seal_time)
    VALUES ($1, 1, 1, 1, pg_current_xact_id(), $1, now(), now(), '{}', '{}', '', '', '', '', '', now())
    ON CONFLICT DO NOTHING
    """, .uuid)

  private static let callCount = Statement(
    """
    INSERT INTO call_counts (
      tenant_id, minute, about_tenant_id, call_count, write_count, error_count, denied_count, limited_count)
    VALUES ($1, now(), $1, 0, 0, 0, 0, 0)
    ON CONFLICT DO NOTHING
    """, .uuid)

  private static let callReason = Statement(
    """
    INSERT INTO call_reasons (tenant_id, minute, reason, call_count)
    VALUES ($1, now(), 'ISOLATION', 0)
    ON CONFLICT DO NOTHING
    """, .uuid)

  private static let stop = Statement(
    """
    INSERT INTO emergency_stops (tenant_id, stop_id, reason, stopped_by_kind)
    VALUES ($1, $1, 'isolation', 'system')
    ON CONFLICT DO NOTHING
    """, .uuid)

  private static let attempt = Statement(
    """
    INSERT INTO job_attempts (tenant_id, job_id, number)
    SELECT tenant_id, job_id, 1000000
    FROM jobs
    WHERE tenant_id = $1
    ORDER BY job_id
    LIMIT 1
    ON CONFLICT DO NOTHING
    """, .uuid)

  private static let account = Statement(
    """
    INSERT INTO ledger_accounts (tenant_id, account_key, period_start, period_end)
    VALUES ($1, 'isolation', now(), now() + interval '1 hour')
    ON CONFLICT DO NOTHING
    """, .uuid)

  private static let reservation = Statement(
    """
    WITH account AS (
      INSERT INTO ledger_accounts (tenant_id, account_key, period_start, period_end)
      VALUES ($1, 'isolation', now(), now() + interval '1 hour')
      RETURNING tenant_id, account_key, period_start
    )
    INSERT INTO ledger_reservations (
      tenant_id, reservation_id, account_key, period_start, amount, owner, purpose, expire_time)
    SELECT tenant_id, tenant_id, account_key, period_start, 0, 'isolation', 'isolation', now()
    FROM account
    ON CONFLICT DO NOTHING
    """, .uuid)

  private static let server = Statement(
    """
    INSERT INTO servers (tenant_id, server_id, version, roles)
    VALUES ($1, $1, '', '{}')
    ON CONFLICT DO NOTHING
    """, .uuid)

  private static let erasure = Statement(
    """
    INSERT INTO tenant_erasures (tenant_id, erased_tenant_id, requested_by_kind)
    VALUES ($1, $1, 'system')
    ON CONFLICT DO NOTHING
    """, .uuid)
}
