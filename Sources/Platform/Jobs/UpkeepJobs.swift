import MusterCore
import MusterJournal
import MusterRPC
package import MusterTenancy

/// What the platform's own tables need from time to time.
package enum UpkeepJobs {
  private static let partitions = JobKind("journal.partitions")
  private static let requests = JobKind("journal.requests")
  private static let jobs = JobKind("jobs.purge")

  /// Apart from the full hour, when everybody's schedules run.
  package static let schedules = [
    JobSchedule(partitions.name, partitions, cron: .hourly(at: 7)),
    JobSchedule(requests.name, requests, cron: .hourly(at: 17)),
    JobSchedule(jobs.name, jobs, cron: .hourly(at: 27)),
  ]

  package static func handlers(_ system: SystemDatabase) -> [JobHandler] {
    let journal = JournalUpkeep(system)
    return [
      JobHandler(partitions) { _ in try await journal.makePartitions() },
      JobHandler(requests) { _ in try await journal.purgeRequests() },
      JobHandler(jobs) { run in try await purge(run, system) },
    ]
  }

  private static let tenantsMax: Int64 = 100
  /// Of one transaction, so that it is short.
  private static let jobsMax: Int64 = 1_000

  /// Jobs that finished a week ago, of all tenants; dead ones wait for people.
  private static func purge(_ run: JobRun, _ system: SystemDatabase) async throws(RPCError) {
    var count: Int64 = 0
    while true {
      let tenants = try await system.read("jobs.purge") { tx throws(RPCError) in
        try await QueueStore.tenantsToPurge(tx, most: tenantsMax)
      }
      for tenant in tenants {
        count += try await run.write(in: tenant) { tx throws(RPCError) in
          WorkDone(try await QueueStore.purge(tx, most: jobsMax))
        }
        run.report(done: count)
      }
      if tenants.isEmpty || run.isCancelled { break }
    }
    run.answer("{\"job_count\":\(count)}")
  }
}
