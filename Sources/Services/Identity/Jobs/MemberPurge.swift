import MusterCore
package import MusterJobs
import MusterPostgres
import MusterRPC
import MusterTenancy

/// Takes away members who were removed 30 days ago, with what was theirs, and users who are nobody's member
/// then.
extension IdentityService {
  package static let purge = JobKind("identity.purge")

  /// Of one transaction, so that it is short.
  private static let membersMax: Int32 = 200

  package func purge(_ run: JobRun) async throws {
    var total: Int64 = 0
    while !run.isCancelled {
      let purged = try await system.read("identity.purge") { tx throws(RPCError) in
        try await MemberStore.purge(tx, most: Self.membersMax)
      }
      total += Int64(purged)
      if purged < Self.membersMax { break }
    }
    run.answer("{\"member_count\":\(total)}")
  }
}
