import MusterCore
import MusterPostgres
import MusterRPC
import MusterTenancy

/// By when entries are recorded, so that a report as of a time is the same for ever.
///
/// Who writes entries of a tenant holds the tenant's lock, shared, and takes their time under it. Who has it
/// alone for a moment knows that all entries with an earlier time are there.
enum UsageClock {
  static let statements = [shareLock, closeLock, clock]

  /// Among the locks that PostgreSQL keeps for programs.
  static let lockClass: Int32 = 1_970_500

  private static let shareLock = Statement(
    "SELECT pg_advisory_xact_lock_shared(\(lockClass), hashtext($1))", .text)

  private static let closeLock = Statement("SELECT pg_advisory_xact_lock(\(lockClass), hashtext($1))", .text)

  private static let clock = Statement("SELECT clock_timestamp()")

  /// By the database's clock.
  static func moment() -> BoundStatement { clock() }

  /// Before entries are written, in a statement of its own.
  static func share(_ tenant: TenantID) -> BoundStatement { shareLock(.text(tenant.stored.hexadecimal)) }

  /// Until the transaction ends nobody writes entries of the tenant.
  static func close(_ tenant: TenantID) -> BoundStatement { closeLock(.text(tenant.stored.hexadecimal)) }

  /// All entries of the tenant that are recorded before this time are there, and none will be added to them.
  static func now(
    _ tenants: TenantDatabase, _ tenant: TenantID, deadline: Int64?
  ) async throws(RPCError) -> PostgresTime {
    try await tenants.trial(bound: tenant, deadline: deadline) { tx throws(RPCError) in
      try await now(tx)
    }
  }

  /// As above, in a transaction that goes on.
  static func now(_ tx: borrowing TenantTransaction) async throws(RPCError) -> PostgresTime {
    let results = try await tx.run(close(tx.tenant), moment())
    return try reading { () throws(PostgresError) in try results[1].first?.value(0) ?? .minusInfinity }
  }
}
