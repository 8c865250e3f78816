import MusterBrake
import MusterCore
import MusterJobs
import MusterPostgres
import MusterRPC
import MusterTenancy
import MusterTenants

/// Tenants asks what keeps a tenant from sending, and what failed in it lately.
struct TenantsToPlatform: SendObstacles, FailureLog {
  func isStopped(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Bool {
    try await EmergencyBrake.check(tx)
  }

  /// Nothing grants credits yet, so nobody is without.
  func isWithoutCredits(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Bool { false }

  func recentFailures(
    _ tx: borrowing TenantTransaction, most: Int
  ) async throws(RPCError) -> [RecentFailure] {
    try await JobFigures.failures(tx, most: most).map { failure in
      RecentFailure(
        time: failure.time.unixMicroseconds ?? 0, source: failure.kind,
        sourceID: failure.job.description, message: failure.error, count: failure.count)
    }
  }
}
