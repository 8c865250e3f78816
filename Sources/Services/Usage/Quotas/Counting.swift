import MusterPostgres
import MusterRPC
import MusterTenancy

/// What new entries mean beyond themselves, in the transaction that writes them.
struct Counting: Sendable {
  /// The end of the tenant's last billing period that is closed; nil when none is.
  func closedUntil(_ tx: borrowing TenantTransaction) async throws(RPCError) -> PostgresTime? { nil }

  /// Counts entries that were written for the first time against quotas, budgets and credits, past limits
  /// too: what is recorded has happened.
  func count(_ tx: borrowing TenantTransaction, _ entries: [WrittenEntry]) async throws(RPCError) {}
}
