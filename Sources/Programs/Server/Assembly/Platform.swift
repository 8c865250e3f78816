package import MusterBrake
import MusterCore
package import MusterCrypto
package import MusterJournal
package import MusterLoop
import MusterMigrations
package import MusterPlatform
package import MusterPostgres
package import MusterRPC
package import MusterSettings
package import MusterTenancy

/// What the services stand on: the database by its two roles, who calls, and what writes leave behind.
package final class Platform: Sendable {
  /// What the platform is given at the start of the server.
  package struct Settings: Sendable {
    /// As `muster_app`.
    package var database: PostgresConfiguration
    /// As `muster_system`.
    package var system: PostgresConfiguration
    package var masterKey: MasterKey
    /// Those that were added to its file later.
    package var newerMasterKeys: [MasterKey] = []
    package var tokenKey: SigningKey
    /// Their tokens are taken too: those that signed before.
    package var formerTokenKeys: [SigningKey] = []
    package var issuers: [IssuerSettings] = []
    package var plans = PlanLimits.standard
    /// What the server tells of itself that it does.
    package var roles = ["api"]

    package init(
      database: PostgresConfiguration, system: PostgresConfiguration, masterKey: MasterKey,
      tokenKey: SigningKey
    ) {
      (self.database, self.system) = (database, system)
      (self.masterKey, self.tokenKey) = (masterKey, tokenKey)
    }
  }

  package let tenants: TenantDatabase
  package let system: SystemDatabase
  package let journal: Journal
  package let tenancy: Tenancy
  package let watch: JournalWatch
  package let brake: EmergencyBrake
  let meter: CallMeter
  let loops: [EventLoop]
  package let reports: ServerReports
  let pages: PageTokens
  let plans: PlanLimits
  let masterKey: MasterKey
  package let masterKeys: MasterKeyRing
  package let settingCache: SettingCache
  /// New at each start: servers know one another's jobs by it.
  package var serverID: String { reports.id.description }
  package let groups: [DatabaseGroup]
  private let systemGroup: DatabaseGroup
  private let issuers: IssuerDirectory
  /// Of the issuers: one that does not answer holds a thread for some seconds.
  private let issuerPool: BlockingPool

  /// The system role reads little: one connection a loop for each of its purposes.
  private static var systemLanes: PostgresConfiguration.Lanes {
    var lanes = PostgresConfiguration.Lanes()
    (lanes.reads, lanes.writes, lanes.exclusives) = (1, 1, 1)
    return lanes
  }

  /// Connections that a server has at the most, as each of the roles.
  static func connectionsMax(
    loops: Int, _ database: PostgresConfiguration
  ) -> (app: Int, system: Int) {
    func count(_ lanes: PostgresConfiguration.Lanes) -> Int { lanes.reads + lanes.writes + lanes.exclusives }
    return (loops * count(database.lanes), loops * count(systemLanes))
  }

  package init(
    _ settings: Settings, permissions: [PermissionInfo], on loops: [EventLoop], blocking pool: BlockingPool
  ) throws {
    var systemConfiguration = settings.system
    systemConfiguration.lanes = Self.systemLanes
    var configuration = settings.database
    configuration.limits = Binding.limits
    systemConfiguration.limits = Binding.limits
    let group = DatabaseGroup(loops, configuration, blocking: pool)
    let systemGroup = DatabaseGroup(loops, systemConfiguration, blocking: pool)
    self.systemGroup = systemGroup
    groups = [group, systemGroup]
    tenants = TenantDatabase(group)
    system = SystemDatabase(systemGroup)
    journal = Journal(tenants)
    watch = JournalWatch(system)
    issuerPool = try BlockingPool(threads: 2)
    issuers = try IssuerDirectory(settings.issuers, on: issuerPool)
    tenancy = Tenancy(
      tenants: tenants, system: system,
      keys: TokenKeys(settings.tokenKey, others: settings.formerTokenKeys),
      issuers: issuers, catalogue: PermissionCatalogue(permissions), plans: settings.plans, recorder: journal,
      loops: loops)
    brake = EmergencyBrake(system)
    self.loops = loops
    // What runs on no loop has a part too.
    meter = CallMeter(parts: loops.count + 1)
    reports = ServerReports(.new(), roles: settings.roles, tenants, meter)
    pages = PageTokens(settings.masterKey)
    plans = settings.plans
    masterKey = settings.masterKey
    masterKeys = MasterKeyRing(MasterKeys(settings.masterKey, newer: settings.newerMasterKeys))
    settingCache = SettingCache(system)
  }

  /// What goes on beside the calls, until the task is cancelled.
  package func run() async {
    issuers.start()
    await withTaskGroup(of: Void.self) { tasks in
      tasks.addTask { await self.tenancy.run() }
      tasks.addTask { await self.journal.run() }
      tasks.addTask { await self.watch.run() }
      tasks.addTask { await self.brake.run() }
      tasks.addTask { await self.reports.run() }
      tasks.addTask { await self.settingCache.run() }
    }
  }

  /// Whether calls can be answered now.
  var isReady: Bool { groups.allSatisfy(\.isReady) && tenancy.isCurrent }

  /// How long a server waits at its start for its database.
  private static let startMax = Duration.seconds(15)

  /// Returns when calls can be answered; says what is in the way when they cannot for long.
  package func waitUntilReady() async throws { try await waitUntilReady(StartProgress()) }

  func waitUntilReady(_ progress: StartProgress) async throws {
    let end = MonotonicClock.nanoseconds(after: Self.startMax)
    while !groups.allSatisfy(\.isReady) {
      guard MonotonicClock.nanoseconds() < end else { throw DatabaseMissing(groups) }
      try await Task.sleep(for: .milliseconds(5))
    }
    progress.reach(.schema)
    // The schema that this version was made for, and roles that row-level security holds for.
    for group in groups { try await SchemaCheck(group.here).run() }
    try await SchemaCheck(systemGroup.here).check(masterKeyMark: masterKey.mark)
    let keys = masterKeys.keys
    try await SchemaCheck(systemGroup.here).check(masterKeyMarks: { keys[$0]?.mark })
    progress.reach(.rights)
    while !tenancy.isCurrent {
      guard MonotonicClock.nanoseconds() < end else { throw DatabaseMissing(groups) }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  package func close() async {
    await issuers.stop()
    await issuerPool.stop()
    for group in groups { await group.close() }
  }
}

/// Why a server did not start.
struct DatabaseMissing: Error, CustomStringConvertible {
  let description: String

  init(_ groups: [DatabaseGroup]) {
    let reasons = groups.flatMap(\.databases).compactMap { database -> String? in
      let health = database.health
      let message = (health.reads.lastError ?? health.writes.lastError)?.message
      return message?.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
    description =
      "the database cannot be reached: \(reasons.first ?? "it does not answer");"
      + " check --database, and that PostgreSQL runs and lets muster_app and muster_system in"
  }
}
