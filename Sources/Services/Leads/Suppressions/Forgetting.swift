import MusterCore
import MusterLeadsAPI
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// What became of the suppressions of a person who is erased.
struct ForgottenSuppressions: Sendable {
  /// Entries that there were, whose shown part was blanked.
  var found: [SuppressionID] = []
  /// When they were made.
  var times: [PostgresTime] = []
  var cleared: Int64 = 0
  /// Entries that keep the person from being contacted.
  var kept: [SuppressionID] = []
}

extension LeadsService {
  /// Blanks what the tenant's list shows of a person, and keeps the person's values as hashes.
  func forget(
    _ people: [StoredLead], _ tx: borrowing TenantTransaction, by author: Author
  ) async throws(RPCError) -> ForgottenSuppressions {
    ForgottenSuppressions()
  }
}
