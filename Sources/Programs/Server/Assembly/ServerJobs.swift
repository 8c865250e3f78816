import MusterAudit
import MusterCampaigns
import MusterIdentity
import MusterJobs
import MusterJournal
import MusterLeads
import MusterLedger
import MusterPlatform
import MusterRPC
import MusterSettings
import MusterTenancy
import MusterTenants
import MusterUsage

/// The jobs that workers do, of the platform and of each service that has some, and when.
enum ServerJobs {
  private static let seal = JobKind("audit.seal")
  private static let calls = JobKind("platform.calls")
  private static let ledger = JobKind("ledger.expire")

  /// Apart from the full hour, when everybody's schedules run.
  static let schedules =
    UpkeepJobs.schedules + [
      JobSchedule(seal.name, seal, cron: .everyMinute),
      JobSchedule(ledger.name, ledger, cron: .everyMinute),
      JobSchedule(UsageService.metering.name, UsageService.metering, cron: .everyMinute),
      JobSchedule(UsageService.storage.name, UsageService.storage, cron: .daily(at: 0, 17)),
      JobSchedule(LeadsService.purge.name, LeadsService.purge, cron: .hourly(at: 27)),
      JobSchedule(CampaignsService.health.name, CampaignsService.health, cron: .everyMinute),
      JobSchedule(CampaignsService.purge.name, CampaignsService.purge, cron: .hourly(at: 17)),
      JobSchedule(TenantsService.purge.name, TenantsService.purge, cron: .hourly(at: 37)),
      JobSchedule(IdentityService.purge.name, IdentityService.purge, cron: .hourly(at: 47)),
      JobSchedule(calls.name, calls, cron: .hourly(at: 57)),
      JobSchedule(SettingsService.expiry.name, SettingsService.expiry, cron: .everyMinute),
      JobSchedule(LeadsService.clock.name, LeadsService.clock, cron: .hourly(at: 7)),
    ]

  static func handlers(
    _ platform: Platform, _ tenants: TenantsService, _ identity: IdentityService, _ leads: LeadsService,
    _ settings: SettingsService, _ audit: AuditService, _ usage: UsageService,
    _ campaigns: CampaignsService
  ) -> [JobHandler] {
    let erasure = TenantErasure(tenants: platform.tenants, system: platform.system)
    return UpkeepJobs.handlers(platform.system) + [
      JobHandler(TenantErasure.kind) { run in try await erasure.run(run) },
      JobHandler(TenantsService.purge) { run in try await tenants.purge(run) },
      JobHandler(LeadsService.purge) { run in try await leads.purge(run) },
      JobHandler(IdentityService.purge) { run in try await identity.purge(run) },
      JobHandler(LeadsService.rescoreJob) { run in try await leads.rescoreAll(run) },
      JobHandler(SettingsService.expiry) { run in try await settings.expire(run) },
      JobHandler(SettingsService.rotation) { run in try await settings.rotate(run) },
      JobHandler(LeadsService.clock) { run in try await leads.followClock(run) },
      JobHandler(UsageService.metering) { run in try await usage.meter(run) },
      JobHandler(UsageService.storage) { run in try await usage.measureStorage(run) },
      JobHandler(CampaignsService.health) { run in try await campaigns.lookAfterSenders(run) },
      JobHandler(CampaignsService.purge) { run in try await campaigns.purge(run) },
      JobHandler(CampaignsService.generation) { run in try await campaigns.generate(run) },
      JobHandler(seal) { run in
        run.answer("{\"record_count\":\(try await audit.sealer.sealAll())}")
      },
      JobHandler(calls) { run in
        run.answer("{\"row_count\":\(try await platform.reports.purge(most: 100_000))}")
      },
      JobHandler(ledger) { run in try await expire(run, platform.system) },
    ]
  }

  /// Of one run; what is left waits a minute, and gives back what it holds at the next reservation anyway.
  private static let tenantsMax: Int64 = 1_000
  private static let accountsMax: Int64 = 1_000

  private static func expire(_ run: JobRun, _ system: SystemDatabase) async throws(RPCError) {
    let tenants = try await Ledger.tenantsWithExpired(system, most: tenantsMax)
    var count = 0
    for tenant in tenants {
      if run.isCancelled { break }
      count += try await run.write(in: tenant) { tx throws(RPCError) in
        WorkDone(try await Ledger.expire(tx, most: accountsMax))
      }
    }
    run.answer("{\"account_count\":\(count)}")
  }
}
