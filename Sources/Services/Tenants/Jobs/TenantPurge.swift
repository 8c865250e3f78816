import MusterCore
package import MusterJobs
import MusterJournal
import MusterRPC
import MusterTenancy
import MusterTenantsAPI

/// Begins the erasure of tenants that were deleted 30 days ago and did not come back.
extension TenantsService {
  package static let purge = JobKind("tenants.purge")

  /// Of one run; the next one goes on.
  private static let purgedMax: Int64 = 100

  package func purge(_ run: JobRun) async throws {
    let due = try await system.read("tenants.purge") { tx throws(RPCError) in
      try await ErasureStore.due(tx, most: Self.purgedMax)
    }
    for tenant in due {
      try await run.write(in: tenant) { tx throws(RPCError) in
        // Undeleted or begun since it was looked for.
        guard let row = try await TenantStore.get(tx), try self.message(row).state == .deleted,
          try await ErasureStore.close(tx, version: 0) != nil
        else { return WorkDone(()) }
        try await self.startErasure(tx, .system)
        return WorkDone((), [WorkRecord(ChangeTarget(tenant))])
      }
    }
  }
}
