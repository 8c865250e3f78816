import MusterCore
package import MusterJobs
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// Scores leads anew whose points or set tier the clock has ended.
extension LeadsService {
  package static let clock = JobKind("leads.clock")

  private static let tenantsMax: Int64 = 1_000
  private static let leadsMax: Int64 = 500

  package func followClock(_ run: JobRun) async throws {
    var count = 0
    var last: TenantID? = .platform
    while let after = last {
      let tenants = try await system.read("leads.clock") { tx throws(RPCError) in
        try await LeadRemovalStore.tenants(tx, after: after, most: Self.tenantsMax)
      }
      for tenant in tenants {
        if run.isCancelled { return }
        count += try await followClock(run, of: tenant)
      }
      last = tenants.count < Self.tenantsMax ? nil : tenants.last
    }
    run.answer("{\"lead_count\":\(count)}")
  }

  private func followClock(_ run: JobRun, of tenant: TenantID) async throws(RPCError) -> Int {
    var count = 0
    while true {
      let due = try await tenants.read(bound: tenant, deadline: nil) { tx throws(RPCError) in
        try await DueLeadStore.leads(tx, until: .now, most: Self.leadsMax)
      }
      if due.isEmpty || run.isCancelled { return count }
      let done = try await run.write(in: tenant) { tx throws(RPCError) in
        let chunk = try await rescoreDue(tx, due)
        return WorkDone(chunk.stored.count, chunk.records)
      }
      count += done
      // What could not be moved on would come again at once.
      if done < due.count { return count }
    }
  }
}
