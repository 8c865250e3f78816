import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// All SQL on emergency stops, but for the brake's own question.
enum StopStore {
  /// In the order that `PlatformV1.EmergencyStopState.init(_: Row)` reads.
  private static let columns = """
    stop_id, is_active, reason, stopped_by_kind, stopped_by_id, stopped_by_name, create_time,
      lift_reason, lifted_by_kind, lifted_by_id, lifted_by_name, lift_time, version
    """

  static let statements = [latest, active, insert, lift]

  /// Whoever else stops or lifts waits.
  private static let latest = Statement(
    """
    SELECT \(columns)
    FROM emergency_stops
    WHERE tenant_id = $1
    ORDER BY create_time DESC, stop_id DESC
    LIMIT 1
    FOR UPDATE
    """, .uuid)

  static func latest(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Row? {
    try await tx.run(latest(.uuid(tx.tenant.bits)))[0].first
  }

  private static let active = Statement(
    """
    SELECT \(columns)
    FROM emergency_stops
    WHERE tenant_id = $1 AND is_active
    """, .uuid)

  static func active(_ tenant: TenantID) -> BoundStatement { active(.uuid(tenant.bits)) }

  private static let insert = Statement(
    """
    INSERT INTO emergency_stops (tenant_id, stop_id, reason, stopped_by_kind, stopped_by_id)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (tenant_id) WHERE is_active DO NOTHING
    RETURNING \(columns)
    """, .uuid, .uuid, .text, .text, .uuid)

  /// Nil when somebody else was first.
  static func insert(
    _ tx: borrowing TenantTransaction, _ reason: String, by actor: StopActor
  ) async throws(RPCError) -> Row? {
    try await tx.run(
      insert(
        .uuid(tx.tenant.bits), .uuid(UUIDv7.next()), .text(reason), .text(actor.kind),
        .uuid(actor.id?.bits)))[0].first
  }

  private static let lift = Statement(
    """
    UPDATE emergency_stops SET
      is_active = false,
      lift_reason = $2,
      lifted_by_kind = $3,
      lifted_by_id = $4,
      lift_time = now(),
      version = version + 1
    WHERE tenant_id = $1 AND is_active
    RETURNING \(columns)
    """, .uuid, .text, .text, .uuid)

  static func lift(
    _ tx: borrowing TenantTransaction, _ reason: String, by actor: StopActor
  ) async throws(RPCError) -> Row? {
    try await tx.run(
      lift(.uuid(tx.tenant.bits), .text(reason), .text(actor.kind), .uuid(actor.id?.bits)))[0].first
  }
}
