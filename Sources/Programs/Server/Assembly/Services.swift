package import MusterAudit
import MusterAuditAPI
import MusterCampaigns
import MusterCampaignsAPI
import MusterCrypto
import MusterEvents
import MusterEventsAPI
package import MusterHealth
package import MusterIdentity
import MusterIdentityAPI
package import MusterJobs
import MusterJournal
import MusterLeads
import MusterLeadsAPI
import MusterOptionsAPI
import MusterPlatform
import MusterPlatformAPI
package import MusterRPC
import MusterReflection
package import MusterSettings
import MusterSettingsAPI
import MusterStandardAPI
import MusterTenancy
import MusterTenants
import MusterTenantsAPI
package import MusterTransport
import MusterTypesAPI
package import MusterUsage
import MusterUsageAPI
import MusterWellKnownAPI
import MusterWire

/// All that the server answers.
package struct Services: Sendable {
  /// Nothing serves until `open`.
  package let health = HealthRegistry(.notServing)
  package let handlers: [MethodHandler]
  package let identity: IdentityService
  package let usage: UsageService
  /// What does the jobs, of the platform and of each service that has some.
  package let jobs: JobWorker
  package let audit: AuditService
  package let settings: SettingsService
  /// What is told of the calls.
  package let telemetry: Telemetry
  /// Where the check of isolation calls them all.
  package let ground: LiveGround
  let observer: CallObserver
  /// The services whose RPCs do something.
  private let served: Set<String>

  package init(
    _ platform: Platform, hasReflection: Bool, telemetry: Telemetry = Telemetry(), isDev: Bool = false,
    configuration: ServerConfiguration = ServerConfiguration()
  ) {
    self.telemetry = telemetry
    identity = IdentityService(
      tenants: platform.tenants, system: platform.system, journal: platform.journal,
      tenancy: platform.tenancy, masterKey: platform.masterKey, pages: platform.pages,
      methods: RPCTable.all.map(\.0))
    let cursors = JournalCursors(platform.masterKey)
    let people = TenantsToIdentity(identity: identity)
    let tenants = TenantsService(
      tenants: platform.tenants, system: platform.system, journal: platform.journal,
      tenancy: platform.tenancy, pages: platform.pages, plans: platform.plans, founding: people,
      people: people, obstacles: TenantsToPlatform(), failures: TenantsToPlatform(),
      exportKinds: Exports.kinds(platform.plans, cursors), exportOmissions: Exports.omissions)
    let leads = LeadsService(
      tenants: platform.tenants, system: platform.system, journal: platform.journal, pages: platform.pages,
      cursors: cursors, watch: platform.watch,
      references: LeadsToOthers(identity: identity, tenants: tenants),
      masterKey: platform.masterKey)
    settings = SettingsService(
      tenants: platform.tenants, system: platform.system, journal: platform.journal, pages: platform.pages,
      permissions: platform.tenancy.catalogue, masterKeys: platform.masterKeys, cache: platform.settingCache)
    let usage = UsageService(
      tenants: platform.tenants, system: platform.system, journal: platform.journal, pages: platform.pages,
      cursors: cursors, surroundings: UsageToOthers(tenants: tenants), masterKey: platform.masterKey)

    let campaigns = CampaignsService(
      tenants: platform.tenants, system: platform.system, journal: platform.journal, pages: platform.pages,
      surroundings: CampaignsToOthers(tenants: tenants, settings: settings, leads: leads))

    self.usage = usage
    ground = LiveGround(platform)
    let platformService = PlatformService(
      tenants: platform.tenants, system: platform.system, journal: platform.journal, pages: platform.pages,
      facts: Self.facts(platform, configuration, isDev: isDev, hasReflection: hasReflection),
      jobs: PlatformToJobs(system: platform.system), ground: ground)

    audit = AuditService(
      tenants: platform.tenants, system: platform.system, pages: platform.pages,
      masterKey: platform.masterKey)
    jobs = JobWorker(
      journal: platform.journal, tenants: platform.tenants, system: platform.system,
      serverID: platform.serverID,
      handlers: ServerJobs.handlers(
        platform, tenants, identity, leads, settings, audit, usage,
        campaigns),
      schedules: ServerJobs.schedules)
    let events = EventsService(
      tenants: platform.tenants, watch: platform.watch, pages: platform.pages,
      cursors: cursors, permissions: platform.tenancy.catalogue,
      types: Self.events)

    var handlers: [MethodHandler] = []
    handlers += TenantsV1.handlers(tenants)
    handlers += IdentityV1.handlers(identity)
    handlers += LeadsV1.handlers(leads)
    handlers += SettingsV1.handlers(settings)
    handlers += UsageV1.handlers(usage)
    handlers += CampaignsV1.handlers(campaigns)
    handlers += PlatformV1.handlers(platformService)
    handlers += AuditV1.handlers(audit)
    handlers += EventsV1.handlers(events)
    handlers += GrpcHealthV1.handlers(HealthService(health))
    if hasReflection {
      handlers += ReflectionService(services: Self.contract) { Self.pools }.handlers
    }
    served = Set(handlers.map(\.method.service))
    let metrics = CallMetrics(handlers.map(\.method), parts: platform.loops.count + 1)
    observer = CallObserver(
      CallRecorders(meter: platform.meter, metrics: metrics, telemetry: telemetry), platform.loops)
    self.handlers = Interceptors.before(handlers, Interceptors.all(platform.tenancy, observer))
    ground.serve(self.handlers)
  }

  /// What clients are told without asking who they are.
  private static func facts(
    _ platform: Platform, _ configuration: ServerConfiguration, isDev: Bool, hasReflection: Bool
  ) -> ServerFacts {
    var facts = ServerFacts(platform.reports.id)
    facts.isDev = isDev
    facts.services = contract.filter { service in
      hasReflection || !service.hasPrefix("grpc.reflection.")
    }.sorted()
    facts.messageBytesMax = configuration.messageMax
    facts.deadlineMax = configuration.callTimeoutMax
    return facts
  }

  /// What can be told of by all services.
  private static let events: [EventType] =
    TenantsService.events + IdentityService.events + LeadsService.events + SettingsService.events
    + UsageService.events + CampaignsService.events + PlatformService.events

  /// The rights that all services ask for.
  package static let permissions =
    TenantsV1.permissions + IdentityV1.permissions + LeadsV1.permissions + SettingsV1.permissions
    + UsageV1.permissions + CampaignsV1.permissions + AuditV1.permissions + EventsV1.permissions
    + PlatformV1.permissions

  /// From now on health tells of each service that it serves, and of the server; or that they wait for what
  /// they stand on.
  func tell(isReady: Bool) {
    for service in served { health.set(service, isReady ? .serving : .notServing) }
    health.set("", isReady ? .serving : .notServing)
  }

  /// What clients may find, built or not: one line a service.
  static let contract: [String] = [
    AuditV1.Method.allCases.first?.info,
    CampaignsV1.Method.allCases.first?.info,
    EventsV1.Method.allCases.first?.info,
    IdentityV1.Method.allCases.first?.info,
    LeadsV1.Method.allCases.first?.info,
    PlatformV1.Method.allCases.first?.info,
    SettingsV1.Method.allCases.first?.info,
    TenantsV1.Method.allCases.first?.info,
    UsageV1.Method.allCases.first?.info,
    GrpcHealthV1.Method.allCases.first?.info,
    GrpcReflectionV1.Method.allCases.first?.info,
    GrpcReflectionV1alpha.Method.allCases.first?.info,
  ].compactMap { $0?.service }

  /// SHA-256 of Muster's own protos: of what reflection tells of each file, in the order of their names.
  static var contractDigest: String {
    let files = pools.flatMap(\.files).filter { $0.name.hasPrefix("muster/") }.sorted { $0.name < $1.name }
    return SHA256.digest(files.flatMap(\.bytes)).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  /// The protos of them and of what they import. Read by the first question of reflection.
  private static var pools: [SchemaPool] {
    [
      AuditV1.pool, CampaignsV1.pool, EventsV1.pool, IdentityV1.pool, LeadsV1.pool, PlatformV1.pool,
      SettingsV1.pool, TenantsV1.pool, UsageV1.pool, GrpcHealthV1.pool, GrpcReflectionV1.pool,
      GrpcReflectionV1alpha.pool, GoogleRpc.pool, OptionsV1.pool, TypeV1.pool, GoogleProtobuf.pool,
    ]
  }
}
