import MusterCore
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy
import MusterWellKnownAPI

/// All SQL that decides what a tenant may do: its plan, subscription and state. Each begins by holding the
/// row, so what was looked at is what is changed.
enum TenantStateStore {
  static let statements = [held, plan, subscription, suspend, resume, delete, undelete, health]

  private static let held = Statement(
    """
    SELECT \(TenantStore.columns), coalesce(purge_time <= now(), false)
    FROM tenants
    WHERE tenant_id = $1
    FOR UPDATE
    """, .uuid)

  /// The tenant, and whether its time to be brought back is over.
  static func hold(_ tx: borrowing TenantTransaction) async throws(RPCError) -> (Row, isPurgeDue: Bool)? {
    guard let row = try await tx.run(held(.uuid(tx.tenant.bits)))[0].first else { return nil }
    return (row, try reading { () throws(PostgresError) in try row.value(33) })
  }

  private static let plan = Statement(
    """
    UPDATE tenants SET plan = $2, update_time = now(), version = version + 1
    WHERE tenant_id = $1
    RETURNING \(TenantStore.columns)
    """, .uuid, .text)

  static func setPlan(_ tx: borrowing TenantTransaction, _ name: String) async throws(RPCError) -> Row {
    try TenantStore.written(
      await tx.run(
        TenantStore.keepTerms(tx, until: name, nil), plan(.uuid(tx.tenant.bits), .text(name)))[1])
  }

  /// All of it: what is not stated is not kept.
  private static let subscription = Statement(
    """
    UPDATE tenants SET
      subscription_status = $2,
      subscription_start_time = coalesce($3, now()),
      subscription_trial_end_time = $4,
      subscription_period_end_time = $5,
      subscription_cancel_time = $6,
      subscription_external_id = nullif($7, ''),
      subscription_update_time = now(),
      calls_per_second = $8,
      call_burst = $9,
      max_open_streams = $10,
      max_members = $11,
      max_api_keys = $12,
      update_time = now(),
      version = version + 1
    WHERE tenant_id = $1
    RETURNING \(TenantStore.columns)
    """, .uuid, .text, .timestamptz, .timestamptz, .timestamptz, .timestamptz, .text, .int4, .int4, .int4,
    .int4, .int4)

  static func setSubscription(
    _ tx: borrowing TenantTransaction, _ draft: SubscriptionDraft
  ) async throws(RPCError) -> Row {
    func number(_ value: Int32?) -> Parameter { value.map { .int4($0) } ?? .null }
    return try TenantStore.written(
      await tx.run(
        subscription(
          .uuid(tx.tenant.bits), .text(draft.status), .timestamp(draft.startTime),
          .timestamp(draft.trialEndTime), .timestamp(draft.periodEndTime), .timestamp(draft.cancelTime),
          .text(draft.externalID), number(draft.callsPerSecond), number(draft.callBurst),
          number(draft.maxOpenStreams), number(draft.maxMembers), number(draft.maxAPIKeys)))[0])
  }

  /// Since when stays as it was for one that is suspended already.
  private static let suspend = Statement(
    """
    UPDATE tenants SET
      state = 'suspended',
      suspend_time = coalesce(suspend_time, now()),
      suspend_reason = $2,
      suspend_blocks_reads = $3,
      update_time = now(),
      version = version + 1
    WHERE tenant_id = $1
    RETURNING \(TenantStore.columns)
    """, .uuid, .text, .bool)

  static func suspend(
    _ tx: borrowing TenantTransaction, reason: String, blocksReads: Bool
  ) async throws(RPCError) -> Row {
    try TenantStore.written(
      await tx.run(suspend(.uuid(tx.tenant.bits), .text(reason), .bool(blocksReads)))[0])
  }

  private static let resume = Statement(
    """
    UPDATE tenants SET
      state = 'active',
      suspend_time = NULL,
      suspend_reason = '',
      suspend_blocks_reads = false,
      update_time = now(),
      version = version + 1
    WHERE tenant_id = $1
    RETURNING \(TenantStore.columns)
    """, .uuid)

  static func resume(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Row {
    try TenantStore.written(await tx.run(resume(.uuid(tx.tenant.bits)))[0])
  }

  /// A suspension stays beside it.
  private static let delete = Statement(
    """
    UPDATE tenants SET
      state = 'deleted',
      delete_time = now(),
      purge_time = now() + interval '720 hours',
      update_time = now(),
      version = version + 1
    WHERE tenant_id = $1
    RETURNING \(TenantStore.columns)
    """, .uuid)

  static func delete(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Row {
    try TenantStore.written(await tx.run(delete(.uuid(tx.tenant.bits)))[0])
  }

  private static let undelete = Statement(
    """
    UPDATE tenants SET
      state = CASE WHEN suspend_time IS NULL THEN 'active' ELSE 'suspended' END,
      delete_time = NULL,
      purge_time = NULL,
      update_time = now(),
      version = version + 1
    WHERE tenant_id = $1
    RETURNING \(TenantStore.columns)
    """, .uuid)

  static func undelete(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Row {
    try TenantStore.written(await tx.run(undelete(.uuid(tx.tenant.bits)))[0])
  }

  /// It follows from the rest, so it is no version of its own.
  private static let health = Statement(
    """
    UPDATE tenants SET health = $2
    WHERE tenant_id = $1
    """, .uuid, .text)

  static func setHealth(_ tx: borrowing TenantTransaction, _ name: String) async throws(RPCError) {
    _ = try await tx.run(health(.uuid(tx.tenant.bits), .text(name)))
  }
}
