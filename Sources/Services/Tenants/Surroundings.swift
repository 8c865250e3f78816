package import MusterRPC
package import MusterTenancy

/// Who is in a tenant. Identity answers it.
package protocol TenantPeople: Sendable {
  func counts(_ tx: borrowing TenantTransaction) async throws(RPCError) -> PeopleCounts
}

package struct PeopleCounts: Hashable, Sendable {
  package let members: Int32
  package let openInvitations: Int32
  /// Neither revoked nor expired.
  package let keys: Int32

  package init(members: Int32, openInvitations: Int32, keys: Int32) {
    (self.members, self.openInvitations, self.keys) = (members, openInvitations, keys)
  }
}

/// What keeps a tenant from sending beside its own row. Those who keep the emergency stop and the credits
/// answer it.
package protocol SendObstacles: Sendable {
  func isStopped(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Bool
  func isWithoutCredits(_ tx: borrowing TenantTransaction) async throws(RPCError) -> Bool
}

/// What failed in a tenant in the last seven days. Those who do work in the background answer it.
package protocol FailureLog: Sendable {
  /// The newest first, so many at most.
  func recentFailures(
    _ tx: borrowing TenantTransaction, most: Int
  ) async throws(RPCError) -> [RecentFailure]
}

package struct RecentFailure: Hashable, Sendable {
  /// When it last failed, in microseconds since 1970.
  package let time: Int64
  /// What failed, such as the kind of a job, and its id.
  package let source: String
  package let sourceID: String
  /// For people.
  package let message: String
  /// How often it failed so.
  package let count: Int64

  package init(time: Int64, source: String, sourceID: String, message: String, count: Int64) {
    (self.time, self.source, self.sourceID) = (time, source, sourceID)
    (self.message, self.count) = (message, count)
  }
}
