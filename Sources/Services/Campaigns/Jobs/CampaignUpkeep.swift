import MusterCore
package import MusterJobs
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

/// Takes away for good what may no longer come back: campaigns that were deleted 30 days ago, with their
/// sequences.
extension CampaignsService {
  package static let purge = JobKind("campaigns.purge")

  private static let keptDays: Int64 = 30
  /// Of one transaction, so that it is short.
  private static let campaignsMax: Int64 = 100
  private static let tenantsMax: Int64 = 1_000

  package func purge(_ run: JobRun) async throws {
    let before = PostgresTime.now.earlier(bySeconds: Self.keptDays * 86_400)
    var count = 0
    var last: TenantID? = .platform
    while let after = last, !run.isCancelled {
      let some = try await system.read("campaigns.purge") { tx throws(RPCError) in
        try await CampaignRemovalStore.tenants(tx, after: after, most: Self.tenantsMax)
      }
      for tenant in some where !run.isCancelled {
        count += try await purge(tenant, before: before, run)
      }
      last = some.last
    }
    run.answer("{\"row_count\":\(count)}")
  }

  private func purge(
    _ tenant: TenantID, before: PostgresTime, _ run: JobRun
  ) async throws(RPCError) -> Int {
    let isDue = try await tenants.read(bound: tenant, deadline: nil) { tx throws(RPCError) in
      try await CampaignRemovalStore.isDue(tx, before: before)
    }
    if !isDue { return 0 }
    var total = 0
    while !run.isCancelled {
      let purged = try await run.write(in: tenant) { tx throws(RPCError) in
        WorkDone(try await purgeDeleted(tx, before: before, most: Self.campaignsMax))
      }
      total += purged
      if purged < Int(Self.campaignsMax) { break }
    }
    return total
  }

  /// Campaigns that were deleted before a time, with what is theirs, so many at most; how many there were.
  func purgeDeleted(
    _ tx: borrowing TenantTransaction, before time: PostgresTime, most: Int64
  ) async throws(RPCError) -> Int {
    let campaigns = try await CampaignRemovalStore.overdue(tx, before: time, most: most)
    if campaigns.isEmpty { return 0 }
    try await CampaignRemovalStore.remove(tx, campaigns)
    return campaigns.count
  }
}

extension PostgresTime {
  func earlier(bySeconds seconds: Int64) -> PostgresTime {
    let (span, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000)
    let (micros, isOverflow) = microseconds.subtractingReportingOverflow(span)
    return isTooLong || isOverflow ? .minusInfinity : PostgresTime(microseconds: micros)
  }
}
