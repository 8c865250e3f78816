import MusterCore
package import MusterJobs
import MusterJournal
import MusterPostgres
import MusterRPC
import MusterRows
import MusterTenancy

extension UsageService {
  /// Once a day: what the rows of each tenant take becomes an entry of that day.
  package static let storage = JobKind("usage.storage")

  private static let tenantsMax: Int64 = 500
  private static let day: Int64 = 86_400_000_000

  package func measureStorage(_ run: JobRun) async throws {
    let tables = try await system.read("usage.storage") { tx throws(RPCError) in
      try await StorageStore.tables(tx)
    }
    let now = PostgresTime.now
    let day = PostgresTime(microseconds: now.microseconds - now.microseconds % Self.day)
    var (last, count) = (TenantID.platform, 0)
    while true {
      let start = last
      let tenants = try await system.read("usage.storage") { tx throws(RPCError) in
        try await StorageStore.tenants(tx, after: start, most: Self.tenantsMax)
      }
      for tenant in tenants {
        // An entry of a day that was measured already stays as it is.
        if run.isCancelled { throw JobEnd.putOff(.zero) }
        if try await measure(tenant, tables, on: day, run) { count += 1 }
      }
      guard let end = tenants.last else { break }
      last = end
    }
    run.answer("{\"tenant_count\":\(count)}")
  }

  /// False when a tenant's rows could not be measured, which keeps nobody else from it.
  private func measure(
    _ tenant: TenantID, _ tables: [String], on day: PostgresTime, _ run: JobRun
  ) async throws(RPCError) -> Bool {
    let size: Int64
    do throws(RPCError) {
      // On a connection of its own, since rows of millions take their time, and without a number of a write:
      // nobody's events wait for it.
      size = try await tenants.snapshot(bound: tenant, deadline: nil) { tx throws(RPCError) in
        try await StorageStore.size(tx, tables)
      }
    } catch {
      guard error.databaseError?.isRetryable != true else { throw error }
      Log.write(
        .warning, "storage_not_measured",
        ["tenant": tenant.description, "cause": error.cause.map { "\($0)" } ?? error.message])
      return false
    }
    try await run.write(in: tenant) { tx throws(RPCError) in
      let draft = UsageDraft(BuiltInMeters.storage, PostgresDecimal(size), at: day, key: "day")
      _ = try await entries.record(tx, [draft], by: Author(nil))
      return .quietly
    }
    return true
  }
}
